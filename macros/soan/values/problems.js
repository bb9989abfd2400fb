// What is wrong in a whole form: each problem with the place of its entry and words for people.

import { fault, message } from "./check.js";

// A year that a report can be of, and what tells a second one of that year.
export const REPORT_NAME = /^(19(4[5-9]|[5-9][0-9])|20[0-9]{2})(-[a-z0-9]+)*$/;

const isEmpty = (value) =>
  value === undefined || value === null || String(value).trim() === "" || (Array.isArray(value) && !value.length);

// fields and data as in writing/forms.js; bodies: the references that exist; lists: their
// codes; says: the rules' words.
export function problems(fields, data, context, place = []) {
  const found = [];
  for (const field of fields) {
    const here = [...place, field.name];
    const value = data?.[field.name];
    const missing = field.kind === "group" && !field.many ? false : isEmpty(value);
    if (field.required && missing && !data?.[`${field.name}_none`]) {
      found.push({ place: here, label: field.label, words: "Mục này bắt buộc." });
      continue;
    }
    const items = field.many || field.single ? [value ?? []].flat() : [value];
    for (const [at, item] of items.entries()) {
      const spot = field.many || field.single ? [...here, at] : here;
      if (field.kind === "group") {
        if (item !== undefined || field.required) found.push(...problems(field.fields, item ?? {}, context, spot));
        continue;
      }
      const words = message(fault(field, item, context.bodies, context.lists), context.says);
      if (words) found.push({ place: spot, label: field.label, words });
    }
  }
  return found;
}

// What only a report can have wrong: activities of one name, an activity that no passage tells.
export function reportProblems(data, says) {
  const found = [];
  const seen = new Set();
  const anchors = (data.body ?? "").match(/\{:[^}\n]*#[a-z0-9-]+/g) ?? [];
  const anchored = anchors.map((anchor) => anchor.slice(anchor.lastIndexOf("#") + 1));
  for (const [at, activity] of (data.activities ?? []).entries()) {
    const place = ["activities", at, "id"];
    const id = (activity.id ?? "").trim();
    if (!id) continue;
    if (seen.has(id)) found.push({ place, label: "Định danh", words: says["viec-trung-dinh-danh"] });
    seen.add(id);
    const count = anchored.filter((anchor) => anchor === id).length;
    if (count === 1) continue;
    const words = count
      ? `Lời kể có ${count} đoạn mang neo #${id}; chỉ một đoạn được mang.`
      : `Lời kể chưa có đoạn nào mang neo {: #${id} }.`;
    found.push({ place: ["body"], label: "Lời kể", words });
  }
  return found;
}

// Where a new file goes: its path below content/, or what is wrong.
export function whereTo(form, data, records) {
  const wrong = (name, label, words) => ({ problem: { place: [name], label, words } });
  if (form === "bao-cao") {
    const body = (data._organization ?? "").trim().replace(/^to-chuc\//, "");
    const name = (data._year ?? "").trim();
    if (!records.bodies.some((row) => row[0] === `to-chuc/${body}`)) {
      return wrong("_organization", "Tổ chức", "Chọn một tổ chức trong danh sách.");
    }
    if (!REPORT_NAME.test(name)) return wrong("_year", "Năm", "Viết năm, ví dụ 2021, hoặc 2021-ten-rieng.");
    if (!data._source && records.reports[body]?.includes(name)) {
      return wrong("_year", "Năm", `Đã có báo cáo ${name} của tổ chức này: mở tệp ấy để sửa, hoặc đặt tên riêng.`);
    }
    return { path: `to-chuc/${body}/${name}.md` };
  }
  const id = (data._id ?? "").trim();
  const found = id ? fault({ kind: "id" }, id) : { says: "Mục này bắt buộc." };
  if (found) return wrong("_id", "Định danh", found.says ?? "Chữ thường không dấu, chữ số, nối bằng gạch ngang.");
  const path = form === "to-chuc" ? `to-chuc/${id}/index.md` : `doi-tac/${id}.md`;
  if (!data._source && records.bodies.some((row) => row[0] === `${form}/${id}`)) {
    return wrong("_id", "Định danh", "Đã có hồ sơ mang định danh này: mở tệp ấy để sửa, hoặc đặt tên khác.");
  }
  return { path };
}
