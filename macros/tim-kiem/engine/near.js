// Words of the archive one slip of the keyboard away from what was typed.

import { fromTelex, withoutKeys } from "./telex.js";

export const SHORTEST = 3;

// First letters that many write for one another, as they sound alike where they live, and those that the
// young write for others; where one letter is another, inserted or left out it is a slip anyway.
const ALIKE = [["ch", "tr"], ["d", "gi"], ["gi", "r"], ["gi", "v"], ["f", "ph"], ["j", "gi"], ["z", "gi"], ["w", "qu"]];

// How else a word may be written that sounds as this one.
function alikes(word) {
  const written = (from, to) => (word.startsWith(from) ? [to + word.slice(from.length)] : []);
  return new Set(ALIKE.flatMap(([a, b]) => [...written(a, b), ...written(b, a)]));
}

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
  const sounds = alikes(word);
  const found = [];
  words.forEach((other, n) => {
    if (telex.includes(other) && other !== word) found.push([other, counts[n] + 1e9, exact]);
    else if (isSlip(word, other) || sounds.has(other)) found.push([other, counts[n]]);
  });
  found.push(...await halves(word, words, store));
  found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return found.map(([to, , spelled]) => ({ to, exact: spelled ?? null }));
}

// khautrang: two words that stand side by side, the blank between them forgotten; one letter alone only
// where it is a vowel: iốt.
async function halves(word, words, store) {
  const known = new Set(words);
  const found = [];
  for (let n = 1; n <= word.length - 2; n++) {
    const [first, second] = [word.slice(0, n), word.slice(n)];
    if ((n === 1 && !/[aeiouy]/u.test(first)) || !known.has(first) || !known.has(second)) continue;
    const count = await store.besides(first, second);
    if (count) found.push([`${first} ${second}`, count]);
  }
  return found;
}
