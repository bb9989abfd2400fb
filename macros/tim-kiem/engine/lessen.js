// When nothing has all that was typed: the largest part of it that something has.

import { inReports, nodeReports } from "./match.js";
import { NONE } from "./sets.js";

const UNNAMED = ["nam", "loai", "trang-thai"];
export const GLUED = 0.25; // so often of the rarer
const ONES = (mask) => {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
};

// The nodes (as ordinals) that together lead to something, as many as possible; of parts as large,
// that which keeps most names, then most kinds, then that which tears fewest words apart that were typed
// together, then that whose words are the rarest, then that which begins earliest. Empty when no node
// leads anywhere. Without `reports` they lead to units alone.
export function largestPart({ nodes, sets, excluded }, { together, glued, weigh }, units, reports) {
  const ofUnits = masks(units, sets.map((set) => set.units), excluded, (found, put) => found.forEach(put));
  const ofReports = reports ? masks(reports.count, sets.map((set) => nodeReports(set, reports)),
    excluded.map((set) => inReports(set, reports)), (found, put) => found.forEach((x, n) => { if (x) put(n); })) : [];
  let most = 0;
  const leading = new Set();
  for (const found of [ofUnits, ofReports]) {
    for (const all of found) {
      const mask = all && unbroken(all, glued);
      if (!mask) continue;
      const size = weigh(mask);
      if (size > most) {
        most = size;
        leading.clear();
      }
      if (size === most) leading.add(mask);
    }
  }
  let [named, kinds] = [0, 0];
  nodes.filter((node) => !node.minus).forEach(({ chip, words }, n) => {
    if (chip?.some(({ facet }) => !UNNAMED.includes(facet))) named |= 1 << n;
    else if (chip && words.length > 1) kinds |= 1 << n;
  });
  const rare = sets.map((set) => Math.log((units + 1) / (set.units.length + 1)));
  const telling = (mask) => rare.reduce((sum, one, n) => sum + (mask & (1 << n) ? one : 0), 0);
  const torn = (mask) => together.filter((n) => !(mask & (1 << n)) !== !(mask & (2 << n))).length;
  const [best] = [...leading].sort((a, b) => ONES(b & named) - ONES(a & named) || ONES(b & kinds) - ONES(a & kinds)
    || torn(a) - torn(b) || telling(b) - telling(a) || lowest(a) - lowest(b));
  return best ? sets.map((_, n) => n).filter((n) => best & (1 << n)) : [];
}

// The nodes (by their ordinals) that stand beside the next one elsewhere too; `glued`: often, as the parts of
// one word do, when the query was `asked` as a question, of which all words count.
export async function togetherTyped({ nodes, sets }, store, asked) {
  const wanted = nodes.filter((node) => !node.minus);
  const counts = await Promise.all(wanted.slice(1).map((node, n) => (
    wanted[n].chip || node.chip || wanted[n].date || node.date ? 0 : standTogether(wanted[n], node, store))));
  const some = counts.flatMap((count, n) => (count ? [n] : []));
  if (!asked) return { together: some, glued: [], weigh: ONES };
  const often = await Promise.all(wanted.map(async ({ words, phrase }, n) => (
    words.length > 1 || phrase ? sets[n].units : (await store.spelled(words[0])).units).length));
  const weigh = (mask) => wanted.reduce((sum, { words }, n) => sum + (mask & (1 << n) ? words.length : 0), 0);
  return { together: some, glued: some.filter((n) => counts[n] >= GLUED * Math.min(often[n], often[n + 1])), weigh };
}

// Without the parts of words whose other part is not there.
function unbroken(mask, glued) {
  for (;;) {
    const torn = glued.find((n) => !(mask & (1 << n)) !== !(mask & (2 << n)));
    if (torn === undefined) return mask;
    mask &= ~(3 << torn);
  }
}

const standTogether = (a, b, store) => (a && b ? store.besides(a.words.at(-1).folded, b.words[0].folded) : 0);

// What was typed with marks, or as a name, beside a word that is nowhere goes with it when only look-alikes of it are found, and
// none of them beside its other neighbour: of “khẩu trang Thái Lan” not only “Thái” is nowhere.
export async function withoutLookalikes(led, store) {
  const wanted = led.nodes.filter((node) => !node.minus);
  const isNowhere = (n) => led.sets[n] && !wanted[n].chip && !led.sets[n].units.length && !/^\d/u.test(wanted[n].text); // no part of a name
  const sets = await Promise.all(led.sets.map(async (set, n) => {
    const { words, phrase, chip, date, text } = wanted[n];
    if (phrase || chip || date || words.length > 1) return set;
    if (!words[0].marked && !/^\p{Lu}\p{Ll}/u.test(text)) return set;
    const [before, behind] = [isNowhere(n - 1), isNowhere(n + 1)];
    if (!(before || behind) || (await store.spelled(words[0])).units.length) return set;
    const others = await Promise.all([
      before ? 0 : standTogether(wanted[n - 1], wanted[n], store), behind ? 0 : standTogether(wanted[n], wanted[n + 1], store),
    ]);
    return others.some(Boolean) ? set : { ...set, units: NONE, words: [NONE] };
  }));
  return { ...led, sets };
}

// For each unit (or report) the nodes that match it, as bits.
function masks(size, sets, excluded, each) {
  const found = new Uint32Array(size);
  sets.forEach((set, n) => each(set, (at) => { found[at] |= 1 << n; }));
  for (const set of excluded) each(set, (at) => { found[at] = 0; });
  return found;
}

// Masks whose earliest nodes are in come first: the bits reversed, the greater the earlier.
function lowest(mask) {
  let reversed = 0;
  for (let n = 0; n < 31; n++) if (mask & (1 << n)) reversed -= 2 ** (31 - n);
  return reversed;
}
