// What else leads to something when no unit has all that was typed, or when it was asked as a question.
//
// `led` is what led to an answer: { parsed, nodes, units, scattered, sets, excluded, mended, dropped, asked }.

import { asking, joining } from "./asking.js";
import { GLUED, largestPart, togetherTyped, withoutLookalikes } from "./lessen.js";
import { mendings } from "./mend.js";
import { spanned, spoken } from "./spoken.js";

// A word may be mistyped, some may have to go; `begun` is what was led to by the last one as it is begun.
export async function otherwise(search, led, state, begun) {
  let plain = await withoutSome(search, led, asking);
  const told = led.units.length || !plain?.units.length ? await asSpoken(search, led, state) : led;
  if (told !== led) {
    led = told;
    plain = await withoutSome(search, led, asking);
  }
  // of a question something may have all words, those that only ask too: without them there may be more
  if (led.units.length) return plain?.units.length > led.units.length ? plain : led;
  const weak = led.scattered.length > 0;
  if (plain?.units.length) return plain;
  let scattered = begun;
  for await (const mended of mendings(led.parsed, search.store, search.analysis, { weak, asks: plain })) {
    const parsed = await search.read(mended.text, state);
    const other = { parsed, ...await search.match(parsed.nodes), mended };
    if (other.units.length) return other;
    const asked = plain && await withoutSome(search, other, asking);
    if (asked?.units.length) return asked;
    if (other.scattered.length) scattered ??= other;
    led.nearly ??= other;
  }
  const begins = led.nearly && !state.typing ? await asBegun(search, led.nearly, state) : null;
  if (begins) return begins;
  if (plain) return lessened(search, plain, true);
  const bare = await withoutSome(search, led, joining);
  const named = bare?.nodes.some((node) => node.chip || (node.phrase && /^\d.*\p{L}/u.test(node.text)));
  if (bare?.units.length && (named || !weak || bare.nodes.length > 2)) return bare;
  if (weak) return led;
  const known = led.sets.every((set) => set.units.length); // else the word that nothing has goes first
  return scattered ?? lessened(search, named && known ? bare : led);
}

// What a slip was mended in, with its last word begun only.
async function asBegun(search, { mended }, state) {
  const parsed = await search.read(mended.text, { ...state, typing: true });
  const other = { parsed, ...await search.match(parsed.nodes), mended };
  return other.units.length ? other : null;
}

// With figures and dates written as the archive has them, when that leads to something or cannot well
// have been meant otherwise.
async function asSpoken(search, led, state) {
  const { store, analysis } = search;
  let best = led;
  for (const told of spoken(led.parsed, analysis)) {
    if (led.units.length && !told.spans.length) continue;
    const parsed = await search.read(told.text, state);
    await spanned(parsed.nodes, told.spans, store, analysis);
    const other = { parsed, ...await search.match(parsed.nodes), mended: told };
    if (other.units.length) return other;
    if (told.sure) best = other;
  }
  return best;
}

// A query without the words that only ask, or only join the others, as `ways` tells; null when it has none.
async function withoutSome(search, { parsed, mended }, ways) {
  let best = null;
  for (const { dropped, more } of ways(parsed.nodes, search.analysis)) {
    if (best?.units.length && !more) break;
    const out = await withoutParts(parsed.nodes, dropped, search.store);
    const nodes = parsed.nodes.filter((node) => !out.includes(node));
    const other = { parsed, mended, ...await search.match(nodes), dropped: out, asked: true };
    if (!best?.units.length || other.units.length > best.units.length) best = other;
  }
  return best;
}

// Those that may go but for what may be a part of a word that stays: of “o cua khau” the cua is cửa.
async function withoutParts(all, dropped, store) {
  if (all.some(({ words }) => words.some(({ marked }) => marked))) return dropped;
  const nodes = all.filter((node) => !node.minus);
  const often = await Promise.all(nodes.map(({ words }) => (words.length > 1 ? 0 : store.word(words[0].folded))));
  const glued = await Promise.all(nodes.slice(1).map(async ({ words }, n) => {
    const count = often[n] && often[n + 1] ? await store.besides(nodes[n].words[0].folded, words[0].folded) : 0;
    return count > 0 && count >= GLUED * Math.min(often[n].units.length, often[n + 1].units.length);
  }));
  const isPart = (node, n) => node && glued[n] && !dropped.includes(node);
  return dropped.filter((node) => {
    const n = nodes.indexOf(node);
    return n < 0 || !(isPart(nodes[n + 1], n) || isPart(nodes[n - 1], n - 1));
  });
}

// Fewer words; with slips mended where that keeps more of them. `inUnits`: what single units have of them.
async function lessened(search, led, inUnits = false) {
  const { store } = search;
  const part = async (told) => (told ? largestPart(told, await togetherTyped(told, store, inUnits), store.index.units,
    inUnits ? null : store.reports) : []);
  const [own, other] = [await part(await withoutLookalikes(led, store)), await part(led.nearly)];
  const [from, kept] = other.length > own.length ? [led.nearly, other] : [led, own];
  const wanted = from.nodes.filter((n) => !n.minus);
  if (!kept.length) return led;
  const left = wanted.filter((_, n) => !kept.includes(n));
  const nodes = from.nodes.filter((n) => !left.includes(n));
  const dropped = from.parsed.nodes.filter((n) => !nodes.includes(n));
  return { parsed: from.parsed, ...await search.match(nodes), mended: from.mended, dropped, asked: from.asked };
}
