// Nothing was found: what was looked for, what is near, what to loosen.

import { neighbours } from "../engine/near.js";
import { figure, make } from "./dom.js";
import { addressOf, changed, chosenPairs, reworded } from "./state.js";
import { said } from "./understood.js";

const NEAR = 3; // words offered in the place of one
const MOST_NEAR = 6;

export async function nothing(search, answer, state) {
  const [near, ways] = await Promise.all([nearQueries(search, answer, state), looser(search, answer, state)]);
  const link = ({ words, to, total }) => make("li", {},
    make("a", { href: addressOf(to) }, words, total ? ` (${figure(total)} kết quả)` : ""));
  return make("section", { class: "khong-thay", "aria-label": "Không tìm thấy" },
    make("p", { class: "ghi-chu" }, "Không tìm thấy mục nào",
      answer.typed.map((node, n) => [n ? " · " : " cho: ", lookedFor(node)]),
      chosenPairs(state).length ? `${answer.typed.length ? "," : ""} trong các mục lọc đã chọn` : "", "."),
    near.length ? [make("p", {}, "Chữ gần giống có trong kho:"), make("ul", { class: "loi-tiep" }, near.map(link))] : null,
    make("p", {}, "Có thể nới rộng:"),
    make("ul", { class: "loi-tiep" }, ways.map(link),
      answer.typed.length ? make("li", {}, answer.typed.every(({ words }) => words.every(({ folded }) => folded.length < 2))
        ? "Gõ thêm vài chữ." : answer.typed.length > 1 ? "Thử ít từ hơn, hoặc một tên gọi khác." : "Thử một tên gọi khác.") : null,
      make("li", {}, make("a", { href: location.pathname }, "Duyệt kho theo năm, nước, tổ chức"))));
}

function lookedFor(node) {
  const words = node.phrase ? `“${node.text}”` : node.text;
  return [node.minus ? "không có " : "", make("b", {}, words),
    node.chip ? ` (hiểu là ${said(node)})` : node.quoted ? " (đúng cụm từ)" : ""];
}

// The query with one word exchanged for one that the archive has.
async function nearQueries(search, { typed }, state) {
  const { store, analysis } = search;
  const text = analysis.cleaned(state.q);
  const isFigure = ({ words }) => words.some((word) => /^\d/u.test(word.folded));
  const words = typed.flatMap((node) => (node.minus || isFigure(node) ? [] : node.words));
  const lists = await Promise.all(words.map(async (word) => {
    const found = (await neighbours(word, store, analysis)).slice(0, NEAR);
    return Promise.all(found.map(async ({ to }) => {
      const usual = await Promise.all(to.split(" ").map(async (w) => (await store.word(w))?.spellings[0] ?? w));
      const q = text.slice(0, word.start) + usual.join(" ") + text.slice(word.end);
      return { words: q, to: reworded(state, q) };
    }));
  }));
  return leading(search, lists.flat().slice(0, MOST_NEAR));
}

// Changes of what was asked for that lead to something, each with how much.
async function looser(search, answer, state) {
  const ways = [];
  if (chosenPairs(state).length) ways.push(["Bỏ mọi mục lọc", changed(state, { facets: {} })]);
  if (state.literal) ways.push(["Tìm cả chữ gần giống", changed(state, { literal: false })]);
  if (answer.typed.some((node) => node.quoted && !node.minus)) {
    ways.push(["Bỏ dấu ngoặc kép", reworded(state, state.q.replace(/["“”„‟«»″＂]/gu, " ").trim())]);
  }
  const minuses = answer.typed.filter((node) => node.minus);
  if (minuses.length) {
    const kept = answer.typed.filter((node) => !node.minus);
    const q = kept.map((node) => (node.quoted ? `"${node.text}"` : node.text)).join(" ");
    ways.push(["Bỏ các từ có dấu trừ", reworded(state, q)]);
  }
  return leading(search, ways.map(([words, to]) => ({ words, to })));
}

// Those that lead to something as they stand, with how much.
async function leading(search, ways) {
  const told = await Promise.all(ways.map(async (way) =>
    ({ ...way, total: (await search.find({ ...way.to, literal: true })).total })));
  return told.filter(({ total }) => total);
}
