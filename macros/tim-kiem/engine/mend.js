// When nothing is found: one slip of the keyboard in a word, chosen by what stands beside it.

import { SHORTEST } from "./near.js";
import { lowerBound } from "./sets.js";
import { OFTEN, backed, beside, isSyllable, likeliest, often, sumOnly, weighed } from "./weigh.js";

const MOST_TRIES = 8;

const LONGEST_RUN = 4; // words that a word may have been torn into

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
    changes: changes.map(({ suspect: { word }, to }) => ({ from: text.slice(word.start, word.end), to, start: word.start })),
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

// Whether nothing but very short words was typed, all of them others than what is there: a name that the
// archive does not have (Đắk Lắk, for which it has Dân Lào).
const isAnother = (all, changes) => changes.length > 1 && changes.length === all.length
  && changes.every(({ suspect: { word }, exact }) => word.folded.length <= SHORTEST && !exact);

// Queries that differ by one slip in each word that leads to nothing; or, where all are known, in
// one word. `weak`: something was found, but only scattered; then only what is telling is given, or in `much`
// what stands there often. In what
// `asks` known words are no slips: whole sentences have many that stand beside no other.
export async function* mendings(parsed, store, analysis, { weak = false, much = false, asks = null } = {}) {
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
    if (!first.length || isAnother(all, first)) return;
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
    for (const choice of await weighed(suspect, store, analysis, weak && !much ? beside : sumOnly)) {
      if (much ? choice.sum >= OFTEN : weak ? choice.telling : choice.sum) likely.push(choice);
    }
  }
  likely.sort((a, b) => b.sum - a.sum);
  for (const choice of likely.slice(0, MOST_TRIES)) yield written(parsed.text, [choice], store);
}
