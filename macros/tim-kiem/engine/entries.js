// What an entry of a list tells; the counterpart of composing/search/list_parts.py.

import { Unpacker } from "./codec.js";
import { NONE, both, either, pick, without } from "./sets.js";

const UNLIKE = 2;
const SPELLED = 4;
const COMMON = 8;

// A word: { units, count, titles, spellings, names }, `count` of its units; the usual spelling is the first one, the names that are
// that word are not read yet.
export function readWord(folded, { marks, bytes, names }, places) {
  const from = new Unpacker(bytes);
  const units = marks & COMMON ? places().units(from) : from.ascending();
  const titles = pick(units, from.partOf(units.length));
  const spellings = readSpellings(from, marks, folded);
  return { units, count: units.length, titles, spellings, names };
}

// A word of a long list without its units: { count, titles, spellings }.
export function readHead(folded, { marks, bytes }, places) {
  const from = new Unpacker(bytes);
  return { count: from.number(), titles: places().units(from), spellings: readSpellings(from, marks, folded) };
}

function readSpellings(from, marks, folded) {
  const spellings = [marks & UNLIKE ? from.string() : folded];
  if (marks & SPELLED) for (let left = from.number(); left > 0; left--) spellings.push(from.string());
  return spellings;
}

// One of several spellings of a word: { units, titles }.
export function readSpelling({ marks, bytes }, word, places) {
  const from = new Unpacker(bytes);
  const units = marks & COMMON ? places().units(from, word.units)
    : pick(word.units, from.partOf(word.units.length));
  const otherwise = pick(units, from.ascending()); // so in the text, and in the title not so
  return { units, titles: without(both(word.titles, units), otherwise) };
}

// Two neighbours: { units, names, as(first, second), usual(first, second) }; null as a word means any
// spelling; the usual one is null where they never are spelled so. `whole` are the units of that word that
// has fewer.
export function readPair({ marks, bytes, names }, first, second, whole) {
  if (!bytes.length) return { units: NONE, names, as: () => NONE, usual: () => null };
  const from = new Unpacker(bytes);
  const units = pick(whole, from.partOf(whole.length));
  const spellings = readWays(from, marks, first, second, units);
  const are = (one, other) => ({ words }) =>
    (one === null || words[0] === one) && (other === null || words[1] === other);
  const usual = (one, other) => spellings.find(are(one, other))?.words ?? null;
  const as = (one, other) => {
    const told = spellings.filter(are(one, other));
    return told.length === spellings.length ? units : told.map((s) => s.units).reduce(either, NONE);
  };
  return { units, names, as, usual };
}

// A term: its units; of a name also { label, facet, value, names }.
export function readTerm(code, { bytes }) {
  const from = new Unpacker(bytes);
  const units = from.ascending();
  if (from.done) return { units };
  const [label, facet, value, names] = [0, 1, 2, 3].map(() => from.string());
  return { units, label, facet, value, names: names ? names.split("\n") : [] };
}

const namesRead = new WeakMap(); // by the bytes that tell them

// Names with what they find; `before` is the key of the entry that tells them.
export function readNames(bytes, analysis, before = "") {
  const known = namesRead.get(bytes);
  if (known) return known;
  const from = new Unpacker(bytes);
  const names = [];
  const forms = new Map(); // most words are in many of them
  const folded = (word) => {
    if (!forms.has(word)) forms.set(word, analysis.foldedForm(word));
    return forms.get(word);
  };
  while (!from.done) {
    const shared = from.number();
    before = before.slice(0, shared) + from.string();
    const exact = before.split(" ");
    names.push({ folded: exact.map(folded).join(" "), exact, finds: from.string().split("|") });
  }
  namesRead.set(bytes, names);
  return names;
}

// The commonest spelling first, each with its units.
function readWays(from, marks, first, second, units) {
  const words = (code) => {
    const ways = second.spellings.length;
    return [first.spellings[Math.floor(code / ways)], second.spellings[code % ways]];
  };
  const usual = words(marks & UNLIKE ? from.number() : 0);
  if (!(marks & SPELLED)) return [{ words: usual, units }];
  const count = from.number();
  const found = [{ words: usual, units: pick(units, from.partOf(units.length)) }];
  for (let n = 0; n < count; n++) {
    found.push({ words: words(from.number()), units: pick(units, from.partOf(units.length)) });
  }
  return found;
}
