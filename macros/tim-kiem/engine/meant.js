// A known word may be a slip all the same. Where what was typed led to little, what else may have been
// meant is offered, not put in its place.

import { joining } from "./asking.js";
import { mendings } from "./mend.js";
import { OFTEN } from "./weigh.js";

const LITTLE = 10; // results
const MOST_OTHERS = 3;
const RUN = 3; // words side by side that speak for one of them
const TIMES = 2; // so many more results must speak for it

// Another query that leads to more: { text, shown, total }; null where nothing speaks for one.
export async function meant(search, answer, state) {
  const { store, analysis } = search;
  const { typed, mended, dropped, total } = answer;
  if (state.literal || mended || dropped || !total) return null;
  const names = await namesAlone(search, answer, state);
  if (names || !await somewhereApart(typed, store)) return names;
  if (total > LITTLE) return inPhrase(search, answer, state);
  let tries = 0;
  for await (const other of mendings({ nodes: typed, text: analysis.cleaned(state.q) }, store, analysis, { weak: true })) {
    const found = await search.find({ ...state, q: other.text, literal: true });
    if (found.total > total * TIMES) return { ...other, total: found.total };
    if (++tries === MOST_OTHERS) break;
  }
  return inPhrase(search, answer, state);
}

// Of “hoạt động của Tỉnh đoàn Tây Ninh năm 2021” the names and years, where the rest only joins them.
async function namesAlone(search, { typed, total }, state) {
  const rest = joining(typed, search.analysis)[0]?.dropped;
  const names = rest && typed.filter((node) => !rest.includes(node));
  if (!names?.every((node) => node.chip)) return null;
  const text = names.map((node) => node.text).join(" ");
  const found = await search.find({ ...state, q: text, literal: true });
  return found.total > total * TIMES ? { text, shown: text, total: found.total } : null;
}

// Where much was found: a word that never stands beside its neighbours, when another does between them, so
// often that there is more of it.
async function inPhrase(search, { typed, total }, state) {
  const { store, analysis } = search;
  const words = typed.flatMap((node) => (node.minus || node.date ? [] : node.words));
  if (words.length < RUN) return null;
  const totalOf = async (q) => (await search.find({ ...state, q, literal: true })).total;
  let tries = 0;
  for await (const other of mendings({ nodes: typed, text: analysis.cleaned(state.q) }, store, analysis, { weak: true, much: true })) {
    const [{ start, to }] = other.changes;
    const at = words.findIndex((word) => word.start === start);
    const first = Math.max(0, Math.min(at - 1, words.length - RUN));
    const run = words.slice(first, first + RUN).map((word) => (word.start === start ? to : word.folded));
    if (await totalOf(`"${run.join(" ")}"`) >= OFTEN) {
      const found = await totalOf(other.text);
      if (found > total) return { ...other, total: found };
    }
    if (++tries === MOST_OTHERS) break;
  }
  return null;
}

// Whether two words typed side by side nowhere stand so; the lists of neighbours are here already.
async function somewhereApart(nodes, store) {
  const words = nodes.filter((node) => !node.minus && !node.date && !node.chip).flatMap((node) => node.words);
  const counts = await Promise.all(words.slice(1).map((word, n) => store.besides(words[n].folded, word.folded)));
  return counts.includes(0);
}
