// The stretch of a text that shows why it was found, with the matching words marked.

import { make } from "./dom.js";

const LENGTH = 260; // characters shown of a passage
const BEFORE = 60; // of them before the first mark
const SHORT = 3; // letters
// Words that only join the others: they are marked where they stand beside another match.
const JOINING = "và cho của với ở tại là thì mà những các do bởi về trong từ đến để cùng được".split(" ");

// Phrases (folded words) to mark: those of the query, and the names they stand for.
export function phrasesOf(nodes, analysis) {
  const phrases = [];
  const dates = new Set();
  const loose = new Set(nodes.filter((node) => onlyJoins(node, analysis)).map((node) => node.words[0].folded));
  for (const node of nodes) {
    if (node.minus) continue;
    if (!onlyJoins(node, analysis)) for (const word of node.words) loose.delete(word.folded);
    if (node.date) for (const term of node.terms ?? [node.date]) dates.add(term);
    const words = node.words.map((w) => w.folded);
    phrases.push(words);
    if (!node.phrase) phrases.push(...tellingAlone(node).map((word) => [word]));
    for (const word of node.open ? node.begun : []) phrases.push([...words.slice(0, -1), word], [word]);
    phrases.push(...namesOf(node, analysis));
  }
  if (phrases.every(([word]) => loose.has(word))) loose.clear();
  return { ...wantedOf(phrases, analysis), dates, loose };
}

function onlyJoins({ minus, phrase, chip, words: [word, more] }, { exactForm, foldedForm }) {
  return !minus && !phrase && !chip && word && !more && JOINING.some((text) => word.exact === exactForm(text)
    || (!word.marked && word.folded === foldedForm(exactForm(text))));
}

// Which words of a node tell alone: the năm of a year is many a nam, a short word of a name many another.
function tellingAlone({ chip, words }) {
  if (!chip || words.length < 2) return words.map((w) => w.folded);
  const some = chip[0].facet === "nam" ? words.slice(-1) : words.filter((w) => w.folded.length > SHORT);
  return some.map((w) => w.folded);
}

// Phrases by their first word, so that a text is gone through once.
export function wantedOf(phrases, analysis) {
  const starting = new Map();
  for (const phrase of phrases) {
    const others = starting.get(phrase[0]);
    if (others) others.push(phrase);
    else if (phrase.length) starting.set(phrase[0], [phrase]);
  }
  return { starting, analysis };
}

// The other names of what a node stands for.
export function namesOf(node, analysis) {
  return node.finds.flatMap(({ names = [], words, label }) => [
    ...names, words?.map((w) => w.folded) ?? [], label ? foldedWords(label, analysis) : [],
  ]).filter((name) => name.length);
}

export function foldedWords(text, analysis) {
  return analysis.tokens(text).map((t) => t.folded);
}

// Where phrases and dates stand in a text: ascending [start, end], none upon another; with only a
// blank between them they are one. Of nothing but joining words there is none.
export function spans(text, wanted) {
  const joined = [];
  for (const [start, end, firm] of spansApart(text, wanted)) {
    const last = joined.at(-1);
    if (last && !text.slice(last[1], start).trim()) joined.splice(-1, 1, [last[0], end, last[2] || firm]);
    else joined.push([start, end, firm]);
  }
  return joined.filter(([, , firm]) => firm);
}

function spansApart(text, { starting, dates, loose, analysis }) {
  const tokens = analysis.tokens(text);
  const found = [];
  for (let n = 0; n < tokens.length; n++) {
    const phrases = starting.get(tokens[n].folded);
    if (!phrases) continue;
    let longest = 0;
    for (const phrase of phrases) {
      if (phrase.length > longest && phrase.every((w, k) => tokens[n + k]?.folded === w)) longest = phrase.length;
    }
    if (longest) {
      const firm = longest > 1 || !loose?.has(tokens[n].folded);
      found.push([tokens[n].start, tokens[n + longest - 1].end, firm]);
      n += longest - 1;
    }
  }
  if (!dates?.size) return found;
  const whole = analysis.dateTerms(text).filter((d) => d.terms.some((t) => dates.has(t)))
    .map(({ start, end }) => [start, end, true]);
  const apart = found.filter(([s, e]) => !whole.some(([from, to]) => s < to && from < e));
  return [...apart, ...whole].sort((a, b) => a[0] - b[0]);
}

export function marked(text, found, from = 0, to = text.length) {
  const pieces = [];
  let at = from;
  for (const [start, end] of found) {
    if (start < from || end > to) continue;
    pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  pieces.push(text.slice(at, to));
  return pieces;
}

// The window of the text that holds most marks; whole when it is short.
export function passage(text, wanted) {
  const found = spans(text, wanted);
  if (text.length <= LENGTH) return marked(text, found);
  let best = 0;
  let most = 0;
  for (const [start] of found) {
    const from = Math.max(0, start - BEFORE);
    const kinds = new Set(found.filter(([s, e]) => s >= from && e <= from + LENGTH)
      .map(([s, e]) => text.slice(s, e).toLowerCase()));
    if (kinds.size > most) { most = kinds.size; best = from; }
  }
  const from = best ? text.lastIndexOf(" ", best) + 1 : 0;
  const end = text.indexOf(" ", from + LENGTH);
  const to = end < 0 ? text.length : end;
  return [from ? "… " : "", ...marked(text, found, from, to), to < text.length ? " …" : ""];
}
