// The found, each with its passage and why it is there; and the way to the other pages.

import { PAGE } from "../engine/search.js";
import { figure, make } from "./dom.js";
import { marked, namesOf, passage, phrasesOf, spans, wantedOf } from "./passage.js";
import { STATUS_WORDS, TYPE_WORDS } from "./words.js";

// Makes the item of a hit; why it matched and what can be done with it come behind by `addAround`.
export function itemMaker(answer, { root, analysis }) {
  const wanted = phrasesOf(answer.nodes, analysis);
  return (hit) => {
    const more = hit.more.join("; ");
    return make("li", { "data-id": hit.id, "data-type": hit.type },
      make("a", { class: "ten", href: root + hit.address }, marked(hit.title, spans(hit.title, wanted))),
      make("p", { class: "phu" },
        [TYPE_WORDS[hit.type], hit.type === "bao-cao" ? "" : hit.when, isInReport(hit) ? sourceOf(hit, answer) : ""]
          .filter(Boolean).join(" · "),
        hit.status ? [" ", make("span", { class: `nhan ${hit.status}` }, STATUS_WORDS[hit.status])] : null),
      hit.pieces
        ? hit.pieces.map((text) => make("p", { class: "doan" }, passage(text, wanted)))
        : make("p", { class: "doan" }, passage(hit.text, wanted)),
      more && hit.type !== "bao-cao" ? make("p", { class: "phu" }, passage(more, wanted)) : null);
  };
}

// Puts below each result why it matched and what can be done with it.
export function addAround(list, hits, answer, { root, analysis }) {
  for (const [n, hit] of hits.entries()) {
    const why = hit.type === "bao-cao" ? [SCATTERED] : reasons(hit, answer, analysis);
    if (why.length) list.children[n].append(make("p", { class: "phu vi-sao" }, `Khớp vì ${why.join("; ")}.`));
    list.children[n].append(make("p", { class: "viec" },
      isInReport(hit) ? make("a", { href: `${root}to-chuc/${hit.id.split("#")[0]}/` }, "Cả báo cáo") : null,
      make("button", { type: "button", "data-trich-dan": hit.id, "aria-label": `Trích dẫn: ${hit.title}` },
        "Trích dẫn")));
  }
}

const isInReport = ({ type }) => type === "hoat-dong" || type === "doan-van";

// Puts the other passages of reports found as a whole below their first ones.
export function addPieces(list, hits, { nodes }, analysis) {
  const wanted = phrasesOf(nodes, analysis);
  for (const [n, { pieces = [] }] of hits.entries()) {
    const shown = list.children[n].querySelectorAll(".doan");
    [...shown].at(-1)?.after(...pieces.slice(shown.length).map((text) => make("p", { class: "doan" }, passage(text, wanted))));
  }
}

const SCATTERED = "các từ nằm rải ở nhiều đoạn của báo cáo này";

function sourceOf({ id }, { facets }) {
  const [body, year] = id.split("#")[0].split("/");
  return `${facets.label("to-chuc", body)}, ${year.slice(0, 4)}`;
}

// Why a hit matched where what was typed does not stand in it.
function reasons(hit, { nodes, facets }, analysis) {
  const pieces = [hit.title, hit.text, ...hit.more];
  const tokens = pieces.map((piece) => analysis.tokens(piece));
  const has = (form, word) => tokens.some((piece) => piece.some((token) => token[form] === word[form]));
  const told = new Set();
  for (const node of nodes) {
    if (node.minus) continue;
    const words = node.chip?.[0].facet === "nam" ? node.words.slice(-1) : node.words; // the năm of a year tells nothing
    if (words.every((w) => has(w.marked ? "exact" : "folded", w))) continue;
    const names = namesOf(node, analysis).filter((name) => name.join(" ") !== node.words.map((w) => w.folded).join(" "));
    const said = node.words.every((w) => has("folded", w)) ? firstOf(pieces, [node.words.map((w) => w.folded)], analysis)
      : firstOf(pieces, names, analysis);
    if (said) told.add(`“${node.text}” được viết là “${said}”`);
    else if (node.chip) told.add(standsFor(node, hit, facets));
    else if (node.open) told.add(`có chữ bắt đầu bằng “${node.words.at(-1).exact}”`);
  }
  return [...told].filter(Boolean);
}

function firstOf(pieces, phrases, analysis) {
  const wanted = wantedOf(phrases, analysis);
  for (const piece of pieces) {
    const [found] = spans(piece, wanted);
    if (found) return piece.slice(...found);
  }
  return "";
}

const STANDS = {
  nam: "thuộc năm", "to-chuc": "là báo cáo của", tinh: "là báo cáo của", "doi-tac": "ghi đối tác là",
  loai: "ghi loại là", nuoc: "ghi nước là",
};

function standsFor({ chip, text }, hit, facets) {
  const year = /\/(\d{4})/u.exec(hit.id)?.[1];
  const own = chip.find((c) => c.facet === "nam" && c.value === year) ?? chip[0];
  if (own.facet === "nam") return `${STANDS.nam} ${chip.length > 1 ? text : own.label}`;
  const body = facets.label("to-chuc", hit.id.split("/")[0]);
  if (own.facet === "to-chuc" || own.facet === "tinh") return `${STANDS[own.facet]} ${body}`;
  return `${STANDS[own.facet] ?? "được ghi là"} ${own.label}`;
}

export function pager(total, state, link) {
  const last = Math.ceil(total / PAGE);
  if (last < 2) return null;
  const { page } = state;
  const numbers = [...new Set([1, page - 1, page, page + 1, last])].filter((n) => n >= 1 && n <= last);
  const to = (n, words, more = {}) => make("li", {}, make("a", { href: link(n), "data-trang": n, ...more }, words));
  return make("nav", { class: "trang-so", "aria-label": "Trang kết quả" }, make("ol", {},
    page > 1 ? to(page - 1, "Trước", { rel: "prev" }) : null,
    numbers.map((n, k) => [
      k && n - numbers[k - 1] > 1 ? make("li", { "aria-hidden": "true" }, "…") : null,
      to(n, figure(n), { "aria-current": n === page ? "page" : null, "aria-label": `Trang ${n}` }),
    ]),
    page < last ? to(page + 1, "Sau", { rel: "next" }) : null));
}
