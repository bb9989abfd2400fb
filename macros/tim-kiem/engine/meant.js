// A known word may be a slip all the same. Where what was typed led to little, what else may have been
// meant is offered, not put in its place.

import { mendings } from "./mend.js";

const LITTLE = 10; // results
const MOST_OTHERS = 3;
const TIMES = 2; // so many more results must speak for it

// Another query that leads to more: { text, shown, total }; null where nothing speaks for one.
export async function meant(search, answer, state) {
  const { store, analysis } = search;
  const { typed, mended, dropped, total } = answer;
  if (state.literal || mended || dropped || !total || total > LITTLE) return null;
  if (!await somewhereApart(typed, store)) return null;
  let tries = 0;
  for await (const other of mendings({ nodes: typed, text: analysis.cleaned(state.q) }, store, analysis, { weak: true })) {
    const found = await search.find({ ...state, q: other.text, literal: true });
    if (found.total > total * TIMES) return { ...other, total: found.total };
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
