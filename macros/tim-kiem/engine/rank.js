// The order of what was found. Best first:
//   1. the words typed with marks, spelled exactly so;
//   2. neighbours side by side as typed, then whatever their marks;
//   3. what the names, kinds and years of the query stand for;
//   4. the words typed without marks, spelled exactly so, then with any marks;
//   5. the title above the text; activities, passages, records (these first, where a name is all that
//      was typed); the newest; the order of the index.
// Another name of the same thing counts as what was typed, but half a step below it. The score is
// one number, each of these a digit of its own.

import { LONG_WORD } from "./parse.js";
import { TYPES } from "./reports.js";
import { NONE, award, both, either, without } from "./sets.js";

const FULL = 3; // what stands as typed
const OWN = 2; // a word typed without marks, which stands there with some
const HALF = 1; // another name of it, where it must be less
const SIDE = 2; // two neighbours; HALF as above
const YEARS = 256;
const FIRST_YEAR = 1900;
const RECORDS = ["to-chuc", "doi-tac"];
const RECORD = 3; // who types a name alone asks for the record
const TYPE_POINTS = { "hoat-dong": 3, "doan-van": 2, "to-chuc": 1, "doi-tac": 1 };

// Digits from the last to the first; each has room for what MOST_WORDS words may give.
const TYPE = YEARS;
const TITLE = TYPE * 4;
const TITLE_AS_TYPED = TITLE * 32;
const PLAIN = TITLE_AS_TYPED * 32;
const FACET = PLAIN * 128;
const BESIDE = FACET * 32;
const BESIDE_AS_TYPED = BESIDE * 64;
const EXACT = BESIDE_AS_TYPED * 64;
const ASKED = EXACT * 128;

// The words of a node that tell by their spelling; năm 2021 is what 2021 is.
function spelled({ words, date, chip }) {
  return date ? [] : chip?.[0].facet === "nam" ? words.slice(-1) : words;
}

// Where a word of a node is spelled as typed: { units, titles }. That of a phrase is asked for beside its
// neighbour there, whose list has it already; in the title it is then taken for what the unit has.
async function asTyped(word, node, store) {
  const { words, phrase, open, begun } = node;
  if (!phrase || words.length < 2 || node.chip) return store.spelled(word);
  const n = words.indexOf(word);
  const seconds = n ? [word.folded] : [words[1].folded, ...(open && words.length === 2 ? begun : [])];
  const [list, ...pairs] = await Promise.all([
    store.about(word.folded), ...seconds.map((second) => store.pair(words[n ? n - 1 : 0].folded, second)),
  ]);
  const ways = n ? [null, word.exact] : [word.exact, null];
  const units = pairs.map((pair) => pair?.as(...ways) ?? NONE).reduce(either);
  return { units, titles: list ? both(list.titles, units) : NONE };
}

// The points of each of ascending `units`, and `unsure`: those that may have too many; `sets` has what
// matches each of the `wanted` nodes. Who `asked` what was done wants activities first; a name tells that its
// record is wanted when it was typed `alone`. For whoever has a long name what stands side by side in it
// counts alike; `loosely` it is taken so for all.
export async function scores(units, wanted, sets, store, { asked = false, alone = true, loosely = false } = {}) {
  const points = new Float64Array(store.index.units);
  const known = wanted.map((node, n) => ({ node, ...otherNames(node, sets[n]) }));
  // all at once, not one after the other
  await Promise.all(wanted.flatMap((node) => spelled(node).map((word) => asTyped(word, node, store))));
  const seen = new Set();
  for (const { node, alias, stands } of known) {
    if (node.chip) award(points, units, stands, FACET);
    for (const word of spelled(node)) {
      if (seen.has(word.exact)) continue;
      seen.add(word.exact);
      const alone = node.words.length === 1;
      const list = await (alone ? store.word(word.folded) : store.about(word.folded));
      const so = await asTyped(word, node, store);
      const exact = so.units;
      const amount = word.marked ? EXACT : PLAIN;
      if (word.marked || !/^\d/u.test(word.folded)) {
        const own = alone && !word.marked && list ? list.units : NONE;
        award(points, units, alone ? exact : either(exact, alias), amount * (own.length ? FULL - OWN : FULL));
        award(points, units, own, amount * OWN); // those spelled exactly so are among them
        if (alone && alias.length) award(points, units, without(alias, either(exact, own)), amount * HALF);
      }
      if (!list) continue;
      award(points, units, list.titles, TITLE);
      award(points, units, (word.marked ? so : list).titles, TITLE_AS_TYPED);
    }
  }
  const unsure = await sideBySide(points, units, known, store, loosely);
  const { reports } = store;
  const isOneName = nameAlone(wanted, alone);
  const found = new Float64Array(units.length);
  const ofTypes = TYPES.map((type) => (isOneName && RECORDS.includes(type) ? RECORD : TYPE_POINTS[type]) * TYPE
    + (asked && !isOneName ? TYPE_POINTS[type] * ASKED : 0));
  const { types, years } = reports;
  for (let n = 0; n < found.length; n++) {
    const unit = units[n];
    found[n] = points[unit] + ofTypes[types[unit]] + Math.min(YEARS - 1, Math.max(0, years[unit] - FIRST_YEAR));
  }
  return { points: found, unsure };
}

// `alias`: units that call a name otherwise; `stands`: those that have what the chip says, or name
// it. A short name of one word is many another word without its marks.
function otherNames(node, { units, finds, named }) {
  const sure = node.words.length === 1 && node.words[0].folded.length >= LONG_WORD;
  const stands = sure ? units : finds.reduce(either, NONE);
  return { alias: node.date ? NONE : named.reduce(either, NONE), stands };
}

async function sideBySide(points, units, known, store, loosely) {
  let before = null;
  let unsure = NONE;
  const steps = [];
  for (const { node, alias } of known) {
    if (node.date) { before = null; continue; }
    const last = node.words.length - 1;
    const telling = loosely && last > 1 && alias.length ? 1 : last;
    if (telling < last) unsure = either(unsure, without(units, alias));
    for (const [n, word] of spelled(node).entries()) {
      if (before && n <= telling) {
        const side = together(before, word, node.open && n === last ? node.begun : [], store);
        steps.push(side.then((told) => ({ n, alias, ...told })));
      }
      before = word;
    }
  }
  for (const { n, alias, beside, asTyped } of await Promise.all(steps)) {
    const named = n > 0 ? alias : NONE;
    for (const [found, amount] of [[asTyped, BESIDE_AS_TYPED], [beside, BESIDE]]) {
      award(points, units, found, amount * SIDE);
      if (named.length) award(points, units, without(named, found), amount * (n > 1 ? SIDE : HALF));
    }
  }
  return unsure;
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

// What records one name was typed for, as ids; null where more was typed.
export function nameAlone([node, ...more], alone) {
  const isOne = alone && !more.length && node?.chip?.every(({ facet }) => RECORDS.includes(facet));
  return isOne ? node.chip.map(({ facet, value }) => `${facet}/${value}`) : null;
}

// For each unit its day, counted so that later ones are greater; a record has none.
export function newness(units, { reports, days }) {
  const found = new Uint32Array(units.length);
  reports.walk(units, (unit, report, n) => {
    const day = reports.isActivity(unit, report)
      ? days[reports.row[report] + unit - reports.start[report]] : 0;
    found[n] = reports.years[unit] * 400 + day;
  });
  return found;
}
