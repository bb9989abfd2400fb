// When nothing is found: one slip of the keyboard, then fewer words. Both are said.

const MOST_CANDIDATES = 30;
const SHORTEST = 3;

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

// Words of the archive one slip away from `word`, the commonest first.
export async function neighbours(word, store) {
  if (word.length < SHORTEST || /^\d/u.test(word)) return [];
  const { words, counts } = await store.vocabulary();
  const found = [];
  words.forEach((other, n) => {
    if (isSlip(word, other) && !/^\d/u.test(other)) found.push([other, counts[n]]);
  });
  found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return found.slice(0, MOST_CANDIDATES).map(([other]) => other);
}

// The queries that differ from `nodes` by one mended word, unknown words first.
export async function* mendings(nodes, store) {
  const order = [];
  for (const [n, node] of nodes.entries()) {
    if (node.minus) continue;
    for (const [w, word] of node.words.entries()) {
      const known = await store.word(word.folded);
      order.push({ n, w, word, known: known?.units.length ?? 0 });
    }
  }
  order.sort((a, b) => a.known - b.known);
  for (const { n, w, word, known } of order) {
    // a word that the archive has is taken for a slip only after those it does not have
    for (const other of await neighbours(word.folded, store)) {
      const words = nodes[n].words.with(w, { ...word, folded: other, exact: other });
      const mended = nodes.with(n, { ...nodes[n], words, open: false });
      yield { nodes: mended, from: word, to: other, wasKnown: known > 0 };
    }
  }
}

// Smaller and smaller parts of the nodes, each with what it leaves out.
export function* parts(nodes) {
  const wanted = nodes.filter((n) => !n.minus);
  const minus = nodes.filter((n) => n.minus);
  for (let dropped = 1; dropped < wanted.length; dropped++) {
    const together = [];
    for (const left of choices(wanted.length, dropped)) {
      together.push({
        nodes: [...wanted.filter((_, n) => !left.includes(n)), ...minus],
        dropped: left.map((n) => wanted[n]),
      });
      if (together.length >= 60) break;
    }
    yield together;
  }
}

function* choices(count, size, from = 0) {
  if (size === 0) { yield []; return; }
  for (let n = from; n <= count - size; n++) {
    for (const rest of choices(count, size - 1, n + 1)) yield [n, ...rest];
  }
}
