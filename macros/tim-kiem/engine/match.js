// Which units match a node, and which match all.

import { NONE, all, both, either, without } from "./sets.js";
import { reportOf } from "./store.js";

// The units in which `words` stand side by side, in order.
export async function phraseUnits(words, store, analysis) {
  const lists = await Promise.all(words.map((w) => store.word(w.folded)));
  if (lists.some((l) => !l)) return NONE;
  if (words.length === 1) return lists[0].units;
  const pairs = await Promise.all(
    words.slice(1).map((w, n) => store.pair(words[n].folded, w.folded)),
  );
  let units = pairs.reduce(both);
  if (words.length === 2 || !units.length) return units;
  // where a middle word stands twice in a unit, its two neighbours may belong to different places
  const doubtful = new Set();
  for (const list of lists.slice(1, -1)) {
    for (const ordinal of list.repeated) doubtful.add(list.units[ordinal]);
  }
  const wrong = [];
  await Promise.all([...units].filter((u) => doubtful.has(u)).map(async (unit) => {
    if (!holdsPhrase(await store.text(unit), words, analysis)) wrong.push(unit);
  }));
  if (wrong.length) units = without(units, Uint32Array.from(wrong.sort((a, b) => a - b)));
  return units;
}

function holdsPhrase(text, words, analysis) {
  return [text.title, text.text, ...text.more].some((piece) => {
    const tokens = analysis.tokens(piece.normalize("NFC"));
    return tokens.some((_, start) => words.every((w, n) => tokens[start + n]?.folded === w.folded));
  });
}

async function wordUnits(word, open, store) {
  const list = await store.word(word.folded);
  const units = list ? list.units : NONE;
  return open && word.folded.length > 1 ? either(units, await store.beginning(word.folded)) : units;
}

export async function nodeUnits(node, store, analysis) {
  let units;
  if (node.phrase) {
    units = await phraseUnits(node.words, store, analysis);
  } else {
    const lists = await Promise.all(
      node.words.map((w, n) => wordUnits(w, node.open && n === node.words.length - 1, store)),
    );
    units = lists.reduce(both);
  }
  for (const term of node.terms) {
    const list = await store.word(term);
    if (list) units = either(units, list.units);
  }
  for (const chip of node.chip ?? []) {
    if (chip.facet === "nam") units = either(units, await yearUnits(Number(chip.value), store));
  }
  return units;
}

export async function yearUnits(year, store) {
  const { reports, starts, years } = await store.reports();
  const units = [];
  reports.forEach((report, n) => {
    if (report[1] !== year) return;
    for (let unit = starts[n]; unit < starts[n + 1]; unit++) {
      if ((years[unit] ?? year) === year) units.push(unit);
    }
  });
  for (const [unit, own] of Object.entries(years)) if (own === year) units.push(Number(unit));
  return Uint32Array.from([...new Set(units)].sort((a, b) => a - b));
}

// Units that match all nodes; and reports that hold all of them, but scattered.
export async function matching(nodes, store, analysis) {
  const wanted = nodes.filter((n) => !n.minus);
  const sets = await Promise.all(wanted.map((n) => nodeUnits(n, store, analysis)));
  const excluded = await Promise.all(
    nodes.filter((n) => n.minus).map((n) => nodeUnits({ ...n, open: false }, store, analysis)),
  );
  let units = sets.length ? sets.reduce(both) : all(store.index.units);
  for (const set of excluded) units = without(units, set);
  const scattered = wanted.length > 1 ? await scatteredReports(sets, excluded, units, store) : NONE;
  return { units, scattered, sets };
}

async function scatteredReports(sets, excluded, units, store) {
  const { starts, reportUnits } = await store.reports();
  const toReports = (set) => {
    const found = new Set();
    for (const unit of set) if (unit < reportUnits) found.add(reportOf(starts, unit));
    return Uint32Array.from([...found].sort((a, b) => a - b));
  };
  // a report that a single unit answers for is told by that unit; one that holds an excluded word
  // anywhere is not told as a whole
  let reports = sets.map(toReports).reduce(both);
  reports = without(reports, toReports(units));
  for (const set of excluded) reports = without(reports, toReports(set));
  return reports;
}

