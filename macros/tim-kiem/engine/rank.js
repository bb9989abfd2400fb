// The order of what was found: as typed, side by side, title above text, then newness.

import { both, pick, without } from "./sets.js";

const SIDE_BY_SIDE = 1e9;
const EXACT = 1e6;
const TITLE = 1e3;
const TYPE = { "hoat-dong": 30, "doan-van": 20, "to-chuc": 10, "doi-tac": 10 };

// Scores for ascending `units`; the higher the better.
export async function scores(units, nodes, store) {
  const total = new Float64Array(units.length);
  const words = nodes.filter((n) => !n.minus).flatMap((n) => n.words);
  const marked = words.some((w) => w.exact !== w.folded);
  // typed with marks: spelling first; typed without: neighbours first, spelling breaks ties
  const exactWeight = marked ? SIDE_BY_SIDE * 64 : EXACT;
  for (const word of new Map(words.map((w) => [w.folded, w])).values()) {
    const list = await store.word(word.folded);
    if (!list) continue;
    if (!marked || word.exact !== word.folded) add(total, units, spelledAs(list, word.exact), exactWeight);
    add(total, units, pick(list.units, list.titles), TITLE);
  }
  for (let n = 1; n < words.length; n++) {
    add(total, units, await store.pair(words[n - 1].folded, words[n].folded), SIDE_BY_SIDE);
  }
  for (const node of nodes) {
    if (node.minus || node.words.length < 2) continue;
    for (const term of node.terms) {
      const list = await store.word(term);
      // another spelling of a name is as good as the name, but for what stands as it was typed
      if (list) add(total, units, list.units, (node.words.length - 1) * SIDE_BY_SIDE * 0.5);
    }
  }
  return total;
}

// The units in which the word is spelled exactly so.
function spelledAs(list, exact) {
  if (exact === list.commonest) {
    return list.absent.length ? without(list.units, pick(list.units, list.absent)) : list.units;
  }
  const ordinals = list.spellings.get(exact);
  return ordinals ? pick(list.units, ordinals) : new Uint32Array(0);
}

function add(total, units, winners, points) {
  const shared = both(units, winners);
  for (let i = 0, j = 0; j < shared.length; i++) {
    if (units[i] === shared[j]) {
      total[i] += points;
      j++;
    }
  }
}

// Ordinals into `units`, best first.
export function ranked(units, points, { years, types, order = "lien-quan", days }) {
  const ordinals = Array.from(units, (_, n) => n);
  const newness = (n) => days?.[units[n]] ?? years(units[n]) * 372;
  const kind = (n) => TYPE[types(units[n])] ?? 0;
  if (order === "moi-nhat") ordinals.sort((a, b) => newness(b) - newness(a) || a - b);
  else if (order === "cu-nhat") ordinals.sort((a, b) => newness(a) - newness(b) || a - b);
  else {
    ordinals.sort((a, b) => points[b] - points[a] || kind(b) - kind(a)
      || newness(b) - newness(a) || a - b);
  }
  return ordinals;
}

