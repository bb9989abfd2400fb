// Totals of what was found, per thing and unit; each opens the rows that it adds.

import { figure, make } from "./dom.js";
import { STATUS_WORDS } from "./words.js";

const TOLD = 4; // sums named in the line above the results
const ROWS = 20; // shown of a total at a time

const MONEY = "tiền"; // as composing/search/gift_rows.py has it from model/totals.py
const GROUP_WORDS = { ...STATUS_WORDS, "ke-hoach": "trong kế hoạch" };
const WAY_WORDS = { trao: ["huong-trao", "Trao"], nhan: ["huong-nhan", "Nhận"] };

export function fillTotals(into, { sums, activities }, { search, root }) {
  const open = into.querySelector("details")?.open ?? false;
  const groups = [...Object.entries(GROUP_WORDS), ["", "không rõ trạng thái"]].map(([status, words]) => ({
    status, words, count: activities[status || undefined] ?? 0, sums: sums.filter((s) => s.status === status),
  })).filter(({ count, sums: own }) => count || own.length);
  if (!groups.length) {
    into.replaceChildren(make("p", { class: "phu" }, "Không có hoạt động nào trong các kết quả này."));
    return;
  }
  into.replaceChildren(make("details", { open },
    make("summary", {}, make("span", {}, headline(groups))),
    groups.map((group) => make("section", { class: group.status },
      make("p", {}, make("b", { class: "so" }, figure(group.count)), ` hoạt động ${group.words}`),
      group.sums.length ? make("ul", { class: "tong-dong" }, group.sums.map((sum) => line(sum, { search, root })))
        : make("p", { class: "phu" }, "Không ghi hiện vật hay tiền.")))));
}

function headline(groups) {
  const done = groups.find((g) => g.status === "da-thuc-hien");
  const counts = groups.filter((g) => g.count).map((g) => `${figure(g.count)} hoạt động ${g.words}`);
  const told = (done?.sums ?? []).filter((s) => s.quantity !== null);
  const bothWays = new Set(told.map((s) => s.direction)).size > 1;
  const words = told.slice(0, TOLD).map((s) =>
    `${bothWays && s.direction === "nhan" ? "nhận " : ""}${figure(s.quantity)} ${thing(s)}`);
  return [...counts, ...words, ...(told.length > TOLD ? [`${told.length - TOLD} tổng nữa`] : [])].join(" · ");
}

const thing = ({ unit, what }) => (what === MONEY ? unit : `${unit} ${what}`);

function line(sum, { search, root }) {
  const [look, way] = WAY_WORDS[sum.direction] ?? [];
  const notes = [
    sum.open ? "có số chưa rõ" : "", sum.about ? "có số ước chừng" : "",
    sum.unstated && sum.quantity !== null ? `${figure(sum.unstated)} lần không nêu số` : "",
  ].filter(Boolean).join(", ");
  const item = make("li", {}, make("button", {
    type: "button", "aria-expanded": "false",
    onclick: ({ currentTarget }) => toggleRows(currentTarget, item, sum.units, { search, root }),
  },
  make("span", {}, way ? [make("span", { class: look }, way), " "] : null,
    sum.quantity === null ? "không nêu số" : make("b", { class: "so" }, figure(sum.quantity)),
    ` ${thing(sum)}`, notes ? make("span", { class: "phu" }, ` (${notes})`) : null),
  make("span", { class: "phu" }, `${figure(sum.units.length)} hoạt động`)));
  return item;
}

function toggleRows(button, item, units, { search, root }) {
  const rows = item.querySelector("ol");
  button.setAttribute("aria-expanded", String(!rows));
  item.querySelectorAll(":scope > :not(:first-child)").forEach((part) => part.remove());
  if (!rows) addRows(item, make("ol", { class: "danh-sach" }), units, { search, root });
}

async function addRows(item, list, units, { search, root }) {
  item.append(list);
  const some = units.slice(list.children.length, list.children.length + ROWS);
  const said = make("p", { class: "phu", role: "status" }, "Đang tải…");
  item.append(said);
  try {
    const hits = await Promise.all(some.map((unit) => search.hit(unit)));
    list.append(...hits.map((hit) => make("li", {}, make("a", { href: root + hit.address }, hit.title),
      make("p", { class: "phu" }, [hit.when, bodyOf(hit, search)].filter(Boolean).join(" · ")))));
    said.remove();
    const left = units.length - list.children.length;
    if (left > 0) item.append(more(`Xem thêm (còn ${figure(left)})`));
  } catch {
    said.textContent = "Chưa tải được các hoạt động này.";
    item.append(more("Thử lại"));
  }
  function more(words) {
    return make("button", { type: "button", class: "nut nhe", onclick: ({ currentTarget }) => {
      said.remove();
      currentTarget.remove();
      addRows(item, list, units, { search, root });
    } }, words);
  }
}

function bodyOf(hit, { store: { reports } }) {
  const body = hit.id.split("/")[0];
  return reports.bodies[reports.bodyNumber.get(body)]?.name ?? "";
}
