// The order of what was found. Best first:
//   1. the words typed with marks, spelled exactly so;
//   2. neighbours side by side as typed, then whatever their marks;
//   3. what the names, kinds and years of the query stand for;
//   4. the words typed without marks, spelled exactly so;
//   5. the title above the text; activities, passages, records; the newest; the order of the index.
// Another name of the same thing counts as what was typed, but half a step below it. The score is
// one number, each of these a digit of its own.

import { NONE, award, either, without } from "./sets.js";

const FULL = 2; // what stands as typed; another name of it is worth HALF where it must be less
const HALF = 1;
const YEARS = 256;
const FIRST_YEAR = 1900;
const TYPES = { "hoat-dong": 3, "doan-van": 2, "to-chuc": 1, "doi-tac": 1 };

// Digits from the last to the first: each may count to 63, the types to 3.
const TYPE = YEARS;
const TITLE = TYPE * 4;
const TITLE_AS_TYPED = TITLE * 32;
const PLAIN = TITLE_AS_TYPED * 32;
const FACET = PLAIN * 64;
const BESIDE = FACET * 32;
const BESIDE_AS_TYPED = BESIDE * 64;
const EXACT = BESIDE_AS_TYPED * 64;

// Scores for ascending `units`; `sets` has what matches each of the `wanted` nodes.
export async function scores(units, wanted, sets, store) {
  const points = new Float64Array(units.length);
  const known = wanted.map((node, n) => ({ node, ...otherNames(node, sets[n]) }));
  const seen = new Set();
  for (const { node, alias, stands } of known) {
    if (node.chip) award(points, units, stands, FACET);
    for (const word of node.date ? [] : node.words) {
      if (seen.has(word.exact)) continue;
      seen.add(word.exact);
      const list = await store.word(word.folded);
      const exact = list?.as(word.exact) ?? NONE;
      const amount = word.marked ? EXACT : PLAIN;
      if (word.marked || !/^\d/u.test(word.folded)) {
        award(points, units, node.words.length > 1 ? either(exact, alias) : exact, amount * FULL);
        if (node.words.length === 1) award(points, units, without(alias, exact), amount * HALF);
      }
      if (!list) continue;
      award(points, units, list.titles, TITLE);
      award(points, units, word.marked ? list.titledAs(word.exact) : list.titles, TITLE_AS_TYPED);
    }
  }
  await awardNeighbours(points, units, known, store);
  const { reports } = store;
  reports.walk(units, (unit, report, n) => {
    points[n] += TYPES[reports.typeOf(unit, report)] * TYPE
      + Math.min(YEARS - 1, Math.max(0, reports.yearOf(unit, report) - FIRST_YEAR));
  });
  return points;
}

// `alias`: units that call a name otherwise; `stands`: those of what it stands for.
function otherNames(node, { finds }) {
  const naming = (find) => find.words || find.units;
  const union = (kept) => node.finds.map((f, n) => (kept(f) ? finds[n] : NONE)).reduce(either, NONE);
  return { alias: node.date ? NONE : union(naming), stands: union((find) => find.facet) };
}

async function awardNeighbours(points, units, known, store) {
  let before = null;
  for (const { node, alias } of known) {
    if (node.date) { before = null; continue; }
    for (const [n, word] of node.words.entries()) {
      if (before) {
        const last = n === node.words.length - 1;
        const { beside, asTyped } = await together(before, word, node.open && last ? node.begun : [], store);
        const named = n > 0 ? alias : NONE;
        for (const [found, amount] of [[asTyped, BESIDE_AS_TYPED], [beside, BESIDE]]) {
          award(points, units, found, amount * FULL);
          if (named.length) award(points, units, without(named, found), amount * (n > 1 ? FULL : HALF));
        }
      }
      before = word;
    }
  }
}

// Where two words stand side by side: spelled as typed, a word typed without marks in any way; or
// whatever the marks.
async function together(first, second, begun, store) {
  const pairs = await Promise.all([second.folded, ...begun].map((w) => store.pair(first.folded, w)));
  const beside = pairs.map((pair) => pair?.units ?? NONE).reduce(either);
  const spelled = (word) => (word.marked ? word.exact : null);
  const asTyped = pairs.map((pair, n) =>
    pair?.as(spelled(first), n ? null : spelled(second)) ?? NONE).reduce(either);
  return { beside, asTyped };
}

// The best `wanted` of `count` numbers from 0 on, best first.
export function best(count, wanted, isBefore) {
  const found = [];
  for (let n = 0; n < count; n++) {
    if (found.length === wanted && !isBefore(n, found[wanted - 1])) continue;
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(n, found[middle])) high = middle;
      else low = middle + 1;
    }
    found.splice(low, 0, n);
    if (found.length > wanted) found.pop();
  }
  return found;
}

// For each unit its day, counted so that later ones are greater; a record has none.
export function newness(units, { reports, days }) {
  const found = new Uint32Array(units.length);
  reports.walk(units, (unit, report, n) => {
    const day = reports.isActivity(unit, report)
      ? days[reports.row[report] + unit - reports.start[report]] : 0;
    found[n] = reports.yearOf(unit, report) * 400 + day;
  });
  return found;
}
