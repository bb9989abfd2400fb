// When nothing is found: one slip of the keyboard in a word, chosen by what stands beside it.

import { lowerBound } from "./sets.js";
import { fromTelex, withoutKeys } from "./telex.js";

const SHORTEST = 3;
const MOST_CANDIDATES = 12; // of a word, weighed by their neighbours
const AT_ONCE = 3; // of them at once, as long as others may be likelier
const MOST_TRIES = 8;
const TELLING = 0.1; // of the units of a neighbour: so often a word must stand beside it, and
const OFTEN = 3; // so many times, to be taken for what was meant although what was typed is known

const SYLLABLE = /^(?:ngh?|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/u;
const MOST_BESIDE = 6; // words that an unknown neighbour may be
const LONGEST_RUN = 4; // words that a word may have been torn into

// Whether two words are one insertion, deletion, substitution or exchange of neighbours apart.
export function isSlip(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let left = a.length - 1;
  let right = b.length - 1;
  while (left >= start && right >= start && a[left] === b[right]) { left--; right--; }
  if (left < start || right < start) return Math.max(left, right) - start < 1;
  if (left === start && right === start) return true;
  return left === start + 1 && right === start + 1 && a[start] === b[left] && a[left] === b[start];
}

// Words of the archive one slip away from `word`, the commonest first: { to, exact }, where Telex
// tells how it is spelled.
export async function neighbours({ folded: word, exact: typed }, store, analysis) {
  if (word.length < SHORTEST || /^\d/u.test(word)) return [];
  const { words, counts } = await store.vocabulary();
  const exact = analysis.exactForm(fromTelex(typed));
  const telex = [analysis.foldedForm(exact), withoutKeys(word)];
  const found = [];
  words.forEach((other, n) => {
    if (telex.includes(other) && other !== word) found.push([other, counts[n] + 1e9, exact]);
    else if (isSlip(word, other)) found.push([other, counts[n]]);
  });
  found.push(...await halves(word, words, store));
  found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return found.map(([to, , spelled]) => ({ to, exact: spelled ?? null }));
}

// khautrang: two words that stand side by side, the blank between them forgotten.
async function halves(word, words, store) {
  const known = new Set(words);
  const found = [];
  for (let n = 2; n <= word.length - 2; n++) {
    const [first, second] = [word.slice(0, n), word.slice(n)];
    if (!known.has(first) || !known.has(second)) continue;
    const count = await store.besides(first, second);
    if (count) found.push([`${first} ${second}`, count]);
  }
  return found;
}

// The words of a query in which a slip may be, each with what stands before and behind it.
async function suspects({ nodes }, store) {
  const found = [];
  const words = nodes.flatMap((node) => (node.minus || node.date ? [null] : node.words.map((word) => ({ node, word }))));
  for (const [n, told] of words.entries()) {
    if (!told || told.word.folded.length < SHORTEST || /^\d/u.test(told.word.folded)) continue;
    const list = await store.word(told.word.folded);
    const unknown = !list?.units.length && !told.node.finds.length;
    const before = words[n - 1]?.word ?? null;
    const behind = words[n + 1]?.word ?? null;
    found.push({ ...told, unknown, before, behind });
  }
  return found;
}

// What stands beside the neighbours of a word, or would: the neighbour and the two words in order.
function pairsOf(candidate, { before, behind }) {
  const parts = candidate.split(" ");
  return [[before, before?.folded, parts[0]], [behind, parts.at(-1), behind?.folded]].filter(([other]) => other);
}

// How often a word stands beside the neighbours of another.
async function often(candidate, suspect, store) {
  const counts = await Promise.all(pairsOf(candidate, suspect).map(([, ...pair]) => store.besides(...pair)));
  return counts.reduce((sum, count) => sum + count, 0);
}

// That, and whether it is telling: { sum, telling }. A neighbour typed with marks tells more: “chuyền”
// stands behind “bóng” more often than whatever is chuyen.
async function beside(candidate, suspect, store) {
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
async function weighed(suspect, store, analysis, weigh) {
  const told = await Promise.all((await candidates(suspect, store, analysis)).map(async (c) =>
    ({ suspect, ...c, ...await weigh(c.to, suspect, store) })));
  return told.sort((a, b) => b.sum - a.sum);
}

// What may be a word of the language is no slip of just any other: what was meant stands beside a
// neighbour, or beside what that may be a slip of.
function backed(choices, store) {
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

const isSyllable = ({ word }) => SYLLABLE.test(word.folded);

const sumOnly = async (...told) => ({ sum: await often(...told) });

// The likeliest alone, as a list of one or none: a word that is too rare to stand beside its neighbours
// oftener than another does is not looked up there.
async function likeliest(suspect, store, analysis) {
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

// How what was meant is spelled: as Telex tells, unless it never is beside its neighbours; as beside
// them; as mostly. And whether the typist told so.
async function spelling({ before, behind }, to, exact, store) {
  const words = to.split(" ");
  const lists = await Promise.all(words.map((w) => store.word(w)));
  const as = (word) => (word.exact !== word.folded ? word.exact : null);
  const pairs = await Promise.all([
    before && store.pair(before.folded, words[0]), behind && store.pair(words.at(-1), behind.folded),
  ]);
  const beside = (one) => pairs.map((pair, n) => (n
    ? pair?.usual(one, as(behind))?.[0] : pair?.usual(as(before), one)?.[1])).find((usual) => usual);
  const mostly = beside(null);
  if (exact && lists[0]?.spellings.includes(exact) && (!mostly || beside(exact))) return [exact, true];
  if (words.length === 1 && mostly) return [mostly, false];
  const together = words.length === 2 && (await store.pair(...words))?.usual(null, null);
  return [together ? together.join(" ") : words.map((w, n) => lists[n]?.spellings[0] ?? w).join(" "), false];
}

// The query with words replaced, as text to read anew and as words to show.
async function written(text, changes, store) {
  let plain = text;
  let shown = text;
  let shift = 0;
  let plainShift = 0;
  for (const { suspect, to, exact } of [...changes].sort((a, b) => a.suspect.word.start - b.suspect.word.start)) {
    const [small, sure] = await spelling(suspect, to, exact, store);
    const { word } = suspect;
    const isCapital = /^\p{Lu}/u.test(text[word.start]);
    const spelled = isCapital ? small[0].toUpperCase() + small.slice(1) : small;
    const put = (whole, at, what) => whole.slice(0, at) + what + whole.slice(at + word.end - word.start);
    shown = put(shown, word.start + shift, spelled);
    plain = put(plain, word.start + plainShift, sure ? spelled : to);
    shift = shown.length - text.length;
    plainShift = plain.length - text.length;
  }
  return {
    text: plain, shown,
    changes: changes.map(({ suspect, to }) => ({ from: text.slice(suspect.word.start, suspect.word.end), to })),
  };
}

// Words that are one when some of them is unknown; or when they never stand so, but the one does.
async function isTorn(run, suspect, store) {
  const lists = await Promise.all(run.map((word) => store.word(word.folded)));
  if (!lists.every((list) => list?.units.length)) return true;
  const pairs = await Promise.all(run.slice(1).map((word, n) => store.besides(run[n].folded, word.folded)));
  return pairs.every((count) => !count) && await often(suspect.word.folded, suspect, store) >= OFTEN;
}

// kh ẩu: words that are one, with blanks in it, where some of them is unknown.
async function torn({ nodes, text }, store, analysis) {
  const { words: known } = await store.vocabulary();
  const words = nodes.flatMap((n) => (n.minus || n.date || (n.chip && n.words.length > 1) ? [null]
    : n.quoted ? [null, ...n.words, null] : n.words));
  const found = [];
  for (let n = 0; n < words.length; n++) {
    for (let size = LONGEST_RUN; size > 1; size--) {
      const run = words.slice(n, n + size);
      if (run.length < size || run.some((word) => !word || /^\d/u.test(word.folded))) continue;
      const apart = run.slice(1).every((word, i) => /^\s+$/u.test(text.slice(run[i].end, word.start)));
      const written = text.slice(run[0].start, run.at(-1).end).replace(/\s+/gu, "");
      const folded = analysis.foldedForm(analysis.exactForm(written));
      const at = lowerBound(known, folded);
      if (!apart || known[at] !== folded) continue;
      const word = { folded, start: run[0].start, end: run.at(-1).end };
      const suspect = { word, before: words[n - 1] ?? null, behind: words[n + size] ?? null };
      if (!await isTorn(run, suspect, store)) continue;
      found.push({ suspect, to: folded, sum: 0 });
      n += size - 1;
      break;
    }
  }
  return found;
}

// A known word that is no part of a name may be a slip all the same, but for what stands in quotes.
function isDoubtful({ node, before, behind }) {
  return !node.finds.length && !node.quoted && Boolean(before || behind);
}

// Queries that differ by one slip in each word that leads to nothing; or, where all are known, in
// one word. `weak`: something was found, but only scattered; then only what is telling is given. In what
// `asks` known words are no slips: whole sentences have many that stand beside no other.
export async function* mendings(parsed, store, analysis, { weak = false, asks = null } = {}) {
  const all = await suspects(parsed, store);
  const unknown = all.filter((s) => s.unknown);
  const whole = await torn(parsed, store, analysis);
  if (whole.length) {
    const within = ({ word }) => whole.some(({ suspect: { word: w } }) => w.start <= word.start && word.end <= w.end);
    const others = await Promise.all(unknown.filter((s) => !within(s)).map((s) => likeliest(s, store, analysis)));
    yield written(parsed.text, [...whole, ...others.flat()], store);
  }
  if (unknown.length && !weak) {
    let choices = null;
    if (unknown.some(isSyllable)) {
      const told = await Promise.all(unknown.map((s) => weighed(s, store, analysis, sumOnly)));
      choices = (await backed(told, store)).filter((c) => c.length);
    }
    const first = choices?.map(([best]) => best)
      ?? (await Promise.all(unknown.map((s) => likeliest(s, store, analysis)))).flat();
    if (!first.length) return;
    yield written(parsed.text, first, store);
    choices ??= await Promise.all(first.map((c) => weighed(c.suspect, store, analysis, sumOnly)));
    let tries = 1;
    for (const [n, others] of choices.entries()) {
      for (const other of others.slice(1)) {
        if (++tries > MOST_TRIES) return;
        yield written(parsed.text, first.with(n, other), store);
      }
    }
    return;
  }
  if (asks) return;
  const likely = [];
  for (const suspect of all.filter((s) => isDoubtful(s))) {
    if (await often(suspect.word.folded, suspect, store)) continue;
    for (const choice of await weighed(suspect, store, analysis, weak ? beside : sumOnly)) {
      if (weak ? choice.telling : choice.sum) likely.push(choice);
    }
  }
  likely.sort((a, b) => b.sum - a.sum);
  for (const choice of likely.slice(0, MOST_TRIES)) yield written(parsed.text, [choice], store);
}
