// What an entry of a list tells; the counterpart of composing/search/list_parts.py.

import { Unpacker } from "./codec.js";
import { NONE, both, either, pick, without } from "./sets.js";

const NAMED = 1;
const UNLIKE = 2;
const SPELLED = 4;
const TITLED = 8;

// A word: { units, titles, usual, named, as(exact), titledAs(exact) }.
export function readWord(folded, { marks, bytes }) {
  const from = new Unpacker(bytes);
  const units = from.ascending();
  const titles = from.partOf(units.length);
  const spellings = readSpellings(from, marks, folded, units);
  const odd = [];
  if (marks & TITLED) {
    for (let left = from.number(); left > 0; left--) odd.push([units[from.number()], from.number()]);
  }
  const as = (exact) => spellings.find((s) => s.spelling === exact)?.units ?? NONE;
  const inTitles = pick(units, titles);
  return {
    units,
    titles: inTitles,
    usual: spellings[0].spelling,
    named: Boolean(marks & NAMED),
    as,
    // in the title, and there spelled so: where a unit spells it in two ways the title's are told
    titledAs(exact) {
      const found = both(inTitles, as(exact));
      const so = new Set(odd.filter(([, n]) => spellings[n].spelling === exact).map(([unit]) => unit));
      const others = odd.map(([unit]) => unit).filter((unit) => !so.has(unit));
      return others.length ? without(found, Uint32Array.from(others)) : found;
    },
  };
}

// Two neighbours: { units, named, as(first, second), usual(first, second) }; null as a word means any
// spelling; the usual one is null where they never are spelled so.
export function readPair({ marks, bytes }, first, second) {
  const named = Boolean(marks & NAMED);
  if (!bytes.length) return { units: NONE, named, as: () => NONE, usual: () => null };
  const from = new Unpacker(bytes);
  const whole = first.units.length <= second.units.length ? first.units : second.units;
  const units = pick(whole, from.partOf(whole.length));
  const spellings = readSpellings(from, marks, `${first.usual} ${second.usual}`, units)
    .map((s) => ({ ...s, words: s.spelling.split(" ") }));
  const are = (one, other) => ({ words }) =>
    (one === null || words[0] === one) && (other === null || words[1] === other);
  const usual = (one, other) => spellings.find(are(one, other))?.words ?? null;
  const as = (one, other) => {
    const told = spellings.filter(are(one, other));
    return told.length === spellings.length ? units : told.map((s) => s.units).reduce(either, NONE);
  };
  return { units, named, as, usual };
}

// A term: its units; of a name also { label, facet, value, names }.
export function readTerm(code, { bytes }) {
  const from = new Unpacker(bytes);
  const units = from.ascending();
  if (from.done) return { units };
  const [label, facet, value, names] = [0, 1, 2, 3].map(() => from.string());
  return { units, label, facet, value, names: names ? names.split("\n") : [] };
}

export function readNames(bytes, analysis) {
  const from = new Unpacker(bytes);
  const names = [];
  let before = "";
  while (!from.done) {
    const shared = from.number();
    before = before.slice(0, shared) + from.string();
    const exact = before.split(" ");
    const folded = exact.map(analysis.foldedForm).join(" ");
    names.push({ folded, exact, finds: from.string().split("|") });
  }
  return names;
}

// The commonest spelling first, each with its units.
function readSpellings(from, marks, expected, units) {
  const usual = marks & UNLIKE ? from.string() : expected;
  if (!(marks & SPELLED)) return [{ spelling: usual, units }];
  const count = from.number();
  const found = [{ spelling: usual, units: pick(units, from.partOf(units.length)) }];
  for (let n = 0; n < count; n++) {
    found.push({ spelling: from.string(), units: pick(units, from.partOf(units.length)) });
  }
  return found;
}
