// When nothing is found: one slip of the keyboard in a word, chosen by what stands beside it.

const SHORTEST = 3;
const MOST_CANDIDATES = 8; // of a word, weighed by their neighbours
const MOST_TRIES = 8;
const TELLING = 0.1; // of the units of a neighbour: so often a word must stand beside it, and
const OFTEN = 3; // so many times, to be taken for what was meant although what was typed is known

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

// What was typed with the keys of Telex while the keyboard wrote them as they are: ddoois is đối.
export function fromTelex(word) {
  return word.replace(/([aeo])\1/gu, "$1").replace(/dd/gu, "d").replace(/w/gu, "")
    .replace(/(?<=[aeiouy][a-z]*)[sfrxj]$/u, "");
}

// Words of the archive one slip away from `word`, the commonest first.
export async function neighbours(word, store) {
  if (word.length < SHORTEST || /^\d/u.test(word)) return [];
  const { words, counts } = await store.vocabulary();
  const telex = fromTelex(word);
  const found = [];
  words.forEach((other, n) => {
    if (other === telex && other !== word) found.push([other, counts[n] + 1e9]);
    else if (isSlip(word, other)) found.push([other, counts[n]]);
  });
  found.push(...await halves(word, words, store));
  found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return found.map(([other]) => other);
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

// How often a word stands beside the neighbours of another: { sum, telling }.
async function beside(candidate, { before, behind }, store) {
  const parts = candidate.split(" ");
  let sum = 0;
  let telling = false;
  for (const [other, count] of [
    [before, before ? await store.besides(before.folded, parts[0]) : 0],
    [behind, behind ? await store.besides(parts.at(-1), behind.folded) : 0],
  ]) {
    sum += count;
    if (count < OFTEN) continue;
    const list = await store.word(other.folded);
    telling ||= count >= TELLING * (list?.units.length ?? 0);
  }
  return { sum, telling };
}

async function weighed(suspect, store) {
  const candidates = (await neighbours(suspect.word.folded, store)).slice(0, MOST_CANDIDATES);
  if (candidates.length < 2 && suspect.unknown) return candidates.map((to) => ({ suspect, to, sum: 0 }));
  const told = await Promise.all(candidates.map(async (to) =>
    ({ suspect, to, ...await beside(to, suspect, store) })));
  return told.sort((a, b) => b.sum - a.sum); // stable: then the commonest first
}

// The query with words replaced, as text to read anew and as words to show.
async function written(text, changes, store) {
  let plain = text;
  let shown = text;
  let shift = 0;
  for (const { suspect: { word }, to } of [...changes].sort((a, b) => a.suspect.word.start - b.suspect.word.start)) {
    const usual = await Promise.all(to.split(" ").map(async (w) => (await store.word(w))?.usual ?? w));
    const put = (whole, at, what) => whole.slice(0, at) + what + whole.slice(at + word.end - word.start);
    shown = put(shown, word.start + shift, usual.join(" "));
    plain = put(plain, word.start + plain.length - text.length, to);
    shift = shown.length - text.length;
  }
  return {
    text: plain, shown,
    changes: changes.map(({ suspect, to }) => ({ from: text.slice(suspect.word.start, suspect.word.end), to })),
  };
}

// Queries that differ by one slip in each word that leads to nothing; or, where all are known, in
// one word. `weak`: something was found, but only scattered; then only what is telling is given.
export async function* mendings(parsed, store, { weak = false } = {}) {
  const all = await suspects(parsed, store);
  const unknown = all.filter((s) => s.unknown);
  if (unknown.length && !weak) {
    const choices = (await Promise.all(unknown.map((s) => weighed(s, store)))).filter((c) => c.length);
    if (!choices.length) return;
    const first = choices.map(([best]) => best);
    yield written(parsed.text, first, store);
    let tries = 1;
    for (const [n, others] of choices.entries()) {
      for (const other of others.slice(1)) {
        if (++tries > MOST_TRIES) return;
        yield written(parsed.text, first.with(n, other), store);
      }
    }
    return;
  }
  const likely = [];
  for (const suspect of all.filter((s) => !s.node.finds.length && (s.before || s.behind))) {
    if ((await beside(suspect.word.folded, suspect, store)).sum) continue;
    for (const choice of await weighed(suspect, store)) {
      if (weak ? choice.telling : choice.sum) likely.push(choice);
    }
  }
  likely.sort((a, b) => b.sum - a.sum);
  for (const choice of likely.slice(0, MOST_TRIES)) yield written(parsed.text, [choice], store);
}
