// Which units match a node, and which match all.

import { chainsOf } from "./query.js";
import { NONE, all, both, either, lowerBound, without } from "./sets.js";

const LATER_THAN_ANY = 10_000; // years
const MOST_BEGUN = 8; // words that a beginning may stand for

// The units in which words stand side by side, in order; without `analysis` whether they do so anywhere is
// not read in a text.
export async function phraseUnits(words, store, analysis) {
  if (words.length === 1) return (await store.word(words[0].folded))?.units ?? NONE;
  const lists = await Promise.all(words.map((w) => store.about(w.folded)));
  if (lists.some((l) => !l)) return NONE;
  const pairs = await Promise.all(words.slice(1).map((w, n) => store.pair(words[n].folded, w.folded)));
  if (pairs.some((p) => !p)) return NONE;
  const units = pairs.map((p) => p.units).reduce(both);
  if (words.length === 2 || !units.length) return units;
  const wrong = await Promise.all(chainsOf(words).map((chain) => store.falseChain(chain)));
  const left = wrong.reduce((found, told) => (told ? without(found, told) : found), units);
  // what is left has the phrase, if anything has: where it stands nowhere, no chain of it is listed, and
  // it is not listed itself
  if (!analysis || (left.length && wrong.at(-1))) return left;
  if (!left.length || !holdsPhrase(await store.text(likelyShown(left, store)), words, analysis)) return NONE;
  return left;
}

// The newest activity, whose text the page will mostly ask for anyway; or the newest.
function likelyShown(units, { reports }) {
  let best = -1;
  let likely = units[0];
  reports.walk(units, (unit, report) => {
    const newness = reports.years[unit] + (reports.isActivity(unit, report) ? LATER_THAN_ANY : 0);
    if (newness > best) [best, likely] = [newness, unit];
  });
  return likely;
}

function holdsPhrase({ title, text, more }, words, analysis) {
  const pieces = [title, text, ...more].flatMap((said) => said.split(analysis.break));
  return pieces.some((piece) => {
    const tokens = analysis.tokens(piece);
    return tokens.some((_, start) => words.every((w, n) => tokens[start + n]?.folded === w.folded));
  });
}

// The words that the open last one of a query may become, those first that are seen behind the word
// before it. A beginning may be folded in two ways: quy is a word, qui, and the beginning of quyền.
export async function completions(prefixes, before, store) {
  const { words, counts } = await store.vocabulary();
  const often = new Map();
  for (const prefix of prefixes) {
    if (before) {
      for (const [word, count] of await store.followers(before.folded, prefix)) often.set(word, count * 1e6);
    }
    for (let at = lowerBound(words, prefix); at < words.length && words[at].startsWith(prefix); at++) {
      often.set(words[at], (often.get(words[at]) ?? 0) + counts[at]);
    }
  }
  often.delete(prefixes[0]);
  return [...often].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_BEGUN)
    .map(([word]) => word);
}

async function wordUnits(word, begun, store) {
  const lists = await Promise.all([word.folded, ...begun].map((w) => store.word(w)));
  return lists.map((list) => list?.units ?? NONE).reduce(either);
}

// The units that call a thing by another name, or have it by their own record.
async function namedUnits(find, store, analysis) {
  if (!find.words) return find.units?.length ? Uint32Array.from(find.units) : NONE;
  if (find.words.length > 1) return phraseUnits(find.words, store, analysis);
  const [{ folded, exact }] = find.words;
  const list = await store.word(folded);
  return !list ? NONE : exact ? (await store.spelled({ folded, exact })).units : list.units;
}

// These, and those of the year, or of the reports that a body or province stands for.
function findUnits(find, named, { reports }) {
  if (find.facet === "nam") {
    const year = Number(find.value);
    const near = (report) => Math.abs(reports.year[report] - year) < 2 || reports.oddYears.size > 0;
    return reports.unitsOf(near, (unit) => reports.years[unit] === year);
  }
  if (find.facet === "tinh") {
    const has = (report) => reports.bodies[reports.body[report]].provinces.includes(find.value);
    return either(named, reports.unitsOf(has));
  }
  if (find.facet === "to-chuc" && reports.bodyNumber.has(find.value)) {
    const body = reports.bodyNumber.get(find.value);
    return either(named, reports.unitsOf((report) => reports.body[report] === body));
  }
  return named;
}

// What matches a node: { units, words: units of each word (null for a phrase), finds: of each find,
// named: of each find those that name it }.
export async function matched(node, store, analysis) {
  const named = await Promise.all(node.finds.map((find) => namedUnits(find, store, analysis)));
  const finds = node.finds.map((find, n) => findUnits(find, named[n], store));
  const last = node.words.length - 1;
  let words = null;
  let units;
  if (node.date) {
    units = NONE; // a date has the term in whatever way it is written
  } else if (node.phrase) {
    const ends = node.open ? node.begun : [];
    const ways = [node.words, ...ends.map((folded) => [...node.words.slice(0, -1), { folded }])];
    units = (await Promise.all(ways.map((words) => phraseUnits(words, store, analysis)))).reduce(either);
  } else {
    words = await Promise.all(node.words.map((w, n) =>
      wordUnits(w, node.open && n === last ? node.begun : [], store)));
    units = words.reduce(both);
  }
  return { units: finds.reduce(either, units), words, finds, named };
}

// What a minus leaves out: what was typed with marks as it is spelled, else whatever its marks.
async function excludedUnits(node, store, analysis) {
  const named = await Promise.all(node.finds.map((find) => namedUnits(find, store, analysis)));
  const finds = node.finds.map((find, n) => (find.facet === "tinh" ? named[n]
    : findUnits(find, named[n], store)));
  const [word] = node.words;
  const alone = node.words.length === 1 && !node.quoted && word.marked;
  const units = alone ? (await store.spelled(word)).units
    : node.date ? NONE : await phraseUnits(node.words, store, analysis);
  return finds.reduce(either, units);
}

// Units that match all nodes; and reports that hold all that was typed, but in no single unit.
export async function matching(nodes, store, analysis) {
  const wanted = nodes.filter((n) => !n.minus);
  const [sets, excluded] = await Promise.all([
    Promise.all(wanted.map((n) => matched(n, store, analysis))),
    Promise.all(nodes.filter((n) => n.minus).map((n) => excludedUnits(n, store, analysis))),
  ]);
  let units = sets.length ? sets.map((s) => s.units).reduce(both) : all(store.index.units);
  for (const set of excluded) units = without(units, set);
  const scattered = scatteredReports(sets, excluded, units, store.reports);
  return { units, scattered, sets, excluded };
}

// A report that a single unit answers for is told by that unit; one that holds an excluded word
// anywhere is not told as a whole.
function scatteredReports(sets, excluded, units, reports) {
  const parts = sets.reduce((sum, set) => sum + (set.words?.length ?? 1), 0);
  if (parts < 2) return [];
  const closed = inReports(units, reports);
  for (const set of excluded) inReports(set, reports, closed);
  const open = new Uint8Array(closed.length);
  for (let n = 0; n < open.length; n++) open[n] = 1 - closed[n];
  for (const set of sets) keepBoth(open, nodeReports(set, reports));
  const told = [];
  for (let n = open.indexOf(1); n >= 0; n = open.indexOf(1, n + 1)) told.push(n);
  return told;
}

// Which reports match a node, its words in whatever units: an array of 0 and 1.
export function nodeReports({ units, words, finds }, reports) {
  if (!words || words.length < 2) return reportsOf(units, reports);
  const found = reportsOf(words[0], reports).slice();
  for (const set of words.slice(1)) keepBoth(found, reportsOf(set, reports));
  for (const set of finds) inReports(set, reports, found);
  return found;
}

function reportsOf(units, reports) {
  const { known } = reports;
  if (!known.has(units)) known.set(units, inReports(units, reports));
  return known.get(units);
}

function keepBoth(found, other) {
  for (let n = 0; n < found.length; n++) found[n] &= other[n];
}

// Notes in `found` which reports have any of ascending units.
export function inReports(units, { count, start, units: end }, found = new Uint8Array(count)) {
  let report = 0;
  for (let n = 0; n < units.length && units[n] < end; n++) {
    while (start[report + 1] <= units[n]) report++;
    found[report] = 1;
  }
  return found;
}
