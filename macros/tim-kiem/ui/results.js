// The found: hits, totals, pages.

import { PAGE } from "../engine/search.js";
import { figure, make } from "./dom.js";
import { passage, phrasesOf, spans, marked } from "./passage.js";
import { STATUSES, TYPES } from "./words.js";

export function hitList(hits, answer, { root, names, analysis, open }) {
  const phrases = phrasesOf(answer.nodes, names);
  return hits.map((hit) => {
    const why = reason(hit, answer.nodes, names, analysis);
    const shown = hit.text.trim() ? hit.text : hit.more.join("; ");
    const report = hit.type === "hoat-dong" || hit.type === "doan-van" ? reportKey(hit) : null;
    return make("li", { "data-id": hit.id, "data-type": hit.type },
      make("p", { class: "ten" },
        make("a", { href: root + hit.address },
          marked(hit.title, spans(hit.title, phrases, analysis, open)))),
      make("p", { class: "phu" },
        TYPES[hit.type],
        hit.status ? [" ", make("span", { class: `nhan ${hit.status}` }, STATUSES[hit.status])] : null,
        hit.when ? [" · ", hit.when] : null,
        report ? [" · ", make("a", { href: `${root}to-chuc/${report}/` }, bodyName(report, answer))] : null),
      make("p", {}, passage(shown, phrases, analysis, open)),
      why ? make("p", { class: "phu" }, why) : null,
      make("p", { class: "phu" }, make("button", {
        type: "button", class: "nut nhe", "data-trich-dan": hit.id,
      }, "Chép trích dẫn")));
  });
}

function reportKey(hit) {
  return hit.id.split("#")[0];
}

function bodyName(report, { known }) {
  const [body, stem] = report.split("/");
  return `${known.label("to-chuc", body)}, ${stem}`;
}

// Why a hit matched when a word as typed is not in it.
function reason(hit, nodes, names, analysis) {
  const words = new Set([hit.title, hit.text, ...hit.more]
    .flatMap((piece) => analysis.tokens(piece)).map((t) => t.folded));
  const said = [];
  for (const node of nodes) {
    if (node.minus || node.words.every((w) => words.has(w.folded))) continue;
    for (const chip of node.chip ?? []) {
      const label = chip.facet === "nam" ? `của năm ${chip.value}` : `có ${chip.label}`;
      said.push(`${label}`);
    }
    if (!node.chip && node.terms.length) said.push(`viết khác của “${node.text}”`);
  }
  return said.length ? `Khớp vì ${[...new Set(said)].join(", ")}.` : "";
}

export function totalList(totals, total, activities, openRows) {
  const line = (sum) => make("li", {},
    make("button", { type: "button", class: "nut nhe", onclick: (e) => openRows(sum, e.target) },
      sum.direction === "trao" ? make("span", { class: "huong-trao" }, "Trao")
        : sum.direction === "nhan" ? make("span", { class: "huong-nhan" }, "Nhận") : "",
      " ", sum.quantity === null ? "không nêu số" : make("b", { class: "so" }, figure(sum.quantity)),
      " ", sum.unit, " ", sum.what,
      sum.open ? make("span", { class: "chua-ro phu" }, " có số chưa rõ") : "",
      sum.about ? make("span", { class: "phu" }, " có số ước chừng") : ""));
  const groups = Object.entries(STATUSES).map(([status, words]) => {
    const sums = totals.filter((s) => s.status === status);
    const count = activities[status] ?? 0;
    if (!count) return null;
    return make("section", { class: status },
      make("p", {}, make("b", { class: "so" }, figure(count)), ` hoạt động ${words}`),
      sums.length ? make("ul", { class: "chip" }, sums.map(line)) : null);
  });
  return groups.filter(Boolean);
}

export function pager(total, state, link) {
  const last = Math.ceil(total / PAGE);
  if (last < 2) return null;
  const near = new Set([1, last, state.page - 1, state.page, state.page + 1]);
  const items = [...near].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b);
  return make("nav", { class: "trang-so", "aria-label": "Trang kết quả" }, make("ol", {},
    items.map((n) => make("li", {}, make("a", {
      href: link(n), "data-trang": n, "aria-current": n === state.page ? "page" : null,
    }, String(n))))));
}
