// What was meant by a word, told by what stands beside it.

import { neighbours } from "./near.js";
import { lowerBound } from "./sets.js";

const MOST_CANDIDATES = 12; // of a word, weighed by their neighbours
const AT_ONCE = 3; // of them at once, as long as others may be likelier
const TELLING = 0.1; // of the units of a neighbour: so often a word must stand beside it, and
export const OFTEN = 3; // so many times, to be taken for what was meant although what was typed is known
const SYLLABLE = /^(?:ngh?|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/u;
const MOST_BESIDE = 6; // words that an unknown neighbour may be

// What stands beside the neighbours of a word, or would: the neighbour and the two words in order.
function pairsOf(candidate, { before, behind }) {
  const parts = candidate.split(" ");
  return [[before, before?.folded, parts[0]], [behind, parts.at(-1), behind?.folded]].filter(([other]) => other);
}

// How often a word stands beside the neighbours of another.
export async function often(candidate, suspect, store) {
  const counts = await Promise.all(pairsOf(candidate, suspect).map(([, ...pair]) => store.besides(...pair)));
  return counts.reduce((sum, count) => sum + count, 0);
}

// That, and whether it is telling: { sum, telling }. A neighbour typed with marks tells more: “chuyền”
// stands behind “bóng” more often than whatever is chuyen.
export async function beside(candidate, suspect, store) {
  const { before } = suspect;
  let sum = 0;
  let telling = false;
  for (const [other, ...pair] of pairsOf(candidate, suspect)) {
    const count = await store.besides(...pair);
    sum += count;
    if (telling || count < OFTEN) continue;
    const list = await store.word(other.folded);
    if (!list) continue;
    telling = count >= TELLING * list.units.length;
    if (telling || !other.marked) continue;
    const told = await store.pair(...pair);
    const so = other === before ? told.as(other.exact, null) : told.as(null, other.exact);
    telling = so.length >= Math.max(OFTEN, TELLING * (await store.spelled(other)).units.length);
  }
  return { sum, telling };
}

// The words that may have been meant, each with how often it stands behind the word before (null where
// that is not known yet). All that follow a word are in few parts of the index; of others only the
// commonest are weighed.
async function candidates(suspect, store, analysis) {
  const near = await neighbours(suspect.word, store, analysis);
  if (near.length < 2 && suspect.unknown) return near.map((c) => ({ ...c, after: null }));
  const { before } = suspect;
  const after = new Map(before ? await store.followers(before.folded, "", MOST_CANDIDATES) : []);
  const told = [...near.filter((c) => c.exact), ...near.filter((c) => after.has(c.to.split(" ")[0]))
    .sort((a, b) => after.get(b.to.split(" ")[0]) - after.get(a.to.split(" ")[0])), ...near];
  return [...new Set(told)].slice(0, MOST_CANDIDATES)
    .map((c) => ({ ...c, after: after.size ? after.get(c.to.split(" ")[0]) ?? 0 : null }));
}

// Each as a change with how often it stands beside its neighbours, the likeliest first; `weigh` tells it.
export async function weighed(suspect, store, analysis, weigh) {
  const told = await Promise.all((await candidates(suspect, store, analysis)).map(async (c) =>
    ({ suspect, ...c, ...await weigh(c.to, suspect, store) })));
  return told.sort((a, b) => b.sum - a.sum);
}

// What may be a word of the language is no slip of just any other: what was meant stands beside a
// neighbour, or beside what that may be a slip of.
export function backed(choices, store) {
  const meant = new Map(choices.filter((c) => c.length && !isSyllable(c[0].suspect)).map((c) =>
    [c[0].suspect.word, c.slice(0, MOST_BESIDE).map(({ to }) => to)]));
  const stands = async ({ suspect: { before, behind }, to }) => {
    const words = to.split(" ");
    const side = (word) => (word ? meant.get(word) ?? [word.folded] : []);
    const counts = await Promise.all([
      ...side(before).map((other) => store.besides(other.split(" ").at(-1), words[0])),
      ...side(behind).map((other) => store.besides(words.at(-1), other.split(" ")[0])),
    ]);
    return counts.some((count) => count);
  };
  return Promise.all(choices.map(async (told) => {
    const isBacked = await Promise.all(told.map((c) => c.exact || c.sum || !isSyllable(c.suspect)
      || !(c.suspect.before || c.suspect.behind) || stands(c)));
    return told.filter((_, n) => isBacked[n]);
  }));
}

export const isSyllable = ({ word }) => SYLLABLE.test(word.folded);

export const sumOnly = async (...told) => ({ sum: await often(...told) });

// The likeliest alone, as a list of one or none: a word that is too rare to stand beside its neighbours
// oftener than another does is not looked up there.
export async function likeliest(suspect, store, analysis) {
  const all = await candidates(suspect, store, analysis);
  if (all.length < 2) return all.map((c) => ({ suspect, ...c, sum: 0 }));
  const { words, counts } = await store.vocabulary();
  const units = (word) => counts[lowerBound(words, word)];
  const known = async (word) => (await store.word(word))?.units.length ?? 0;
  const [before, behind] = await Promise.all([suspect.before, suspect.behind].map((w) => w && known(w.folded)));
  const told = all.map((c, place) => {
    const parts = c.to.split(" ");
    const most = (c.after ?? Math.min(units(parts[0]), before ?? 0)) + Math.min(units(parts.at(-1)), behind ?? 0);
    return { suspect, ...c, place, most };
  });
  const left = [...told].sort((a, b) => b.most - a.most);
  let best = null;
  const isBehind = (c) => best && (c.most < best.sum || (c.most === best.sum && c.place > best.place));
  while (left.length && !isBehind(left[0])) {
    const some = await Promise.all(left.splice(0, AT_ONCE).map(async (c) => ({ ...c, sum: await often(c.to, suspect, store) })));
    for (const c of some) if (!best || c.sum > best.sum || (c.sum === best.sum && c.place < best.place)) best = c;
  }
  return [best];
}
