// Whether one value is what its entry takes; what is wrong is said in the words of the rules.

import { dateFault } from "./dates.js";
import { numberFault } from "./numbers.js";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 80;
const EVENT = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[0-9]{4}(?:-[a-z0-9]+)*#[a-z0-9]+(?:-[a-z0-9]+)*$/;
const NUMBER_KINDS = new Set(["number", "count"]);

// The id that words suggest, as archive.language.slugs.
export function slugify(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  const slug = bare.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (slug.length <= LONGEST_ID) return slug;
  const cut = slug.slice(0, LONGEST_ID + 1);
  return (cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : slug.slice(0, LONGEST_ID)).replace(/-+$/, "");
}

// null when the value may stand, else { code, right } or { says }. bodies: the references that exist;
// lists: the codes of each list with their names.
export function fault(field, value, bodies, lists) {
  const text = (value ?? "").trim();
  if (text === "") return null;
  if (field.kind !== "block" && text.includes("\n")) return { code: "can-mot-dong", right: null };
  if (NUMBER_KINDS.has(field.kind)) {
    const found = numberFault(text);
    if (!found && field.kind === "count" && !/^[0-9]+(?:\.0+)?$/.test(text)) {
      return { code: "so-khong-nguyen", right: null };
    }
    return found;
  }
  if (field.kind === "date") return dateFault(text);
  if (field.kind === "id") {
    return ID.test(text) && text.length <= LONGEST_ID ? null : { code: "dinh-danh-sai", right: slugify(text) || null };
  }
  if (field.kind === "url") {
    const right = /^https:\/\/[^\s<>"'`\\{}|^]+$/.test(text);
    return right ? null : { code: "dia-chi-mang-sai", right: null };
  }
  if (field.kind === "digest") {
    return /^[0-9a-f]{64}$/.test(text) ? null : { code: "ma-bam-sai", right: null };
  }
  const codes = ["code", "choice"].includes(field.kind) && lists?.[field.of[0]];
  if (codes && !codes.some(([code]) => code === text)) {
    return { says: `Danh sách không có “${text}”; chọn một dòng trong danh sách.` };
  }
  if (field.kind === "reference" || field.kind === "party") return reference(field, text, bodies);
  return null;
}

function reference(field, text, bodies) {
  if (field.of.includes("viec")) {
    return EVENT.test(text) ? null : { says: "Viết theo khuôn <tổ chức>/<năm>#<việc>, ví dụ tinh-doan-x/2021#trao-qua." };
  }
  const points = /^(to-chuc|doi-tac)\//.exec(text);
  if (!points) {
    return field.kind === "party" ? null : { says: "Chọn một hồ sơ trong danh sách." };
  }
  if (!field.of.includes(points[1])) return { says: `Mục này không nhận ${points[1]}/…` };
  return !bodies || bodies.has(text) ? null : { says: `Chưa có hồ sơ ${text}; chọn trong danh sách hoặc ghi tên.` };
}

// What is wrong, for people; empty when nothing is.
export function message(found, says) {
  if (!found) return "";
  const words = found.says ?? says[found.code] ?? found.code;
  return found.right ? `${words} Viết: ${found.right}` : words;
}
