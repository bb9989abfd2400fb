// What was typed, as nodes that must all match. A node has words, phrase, minus, finds, chip, text, start, end,
// open:
//   words   { folded, exact, marked }[]; a unit matches that has them all,
//   phrase  or has them side by side, in order
//   finds   what matches as well: { units } of a name, { words } side by side, { facet, value }
//   chip    what the node was understood as: { facet, value, label }[], or null
//   open    the last word may only be begun; `begun` are then the words that it begins

import { decimal, inFull } from "./figures.js";
import { FEW_WORDS, isWithin, looked, mayBeOneName, runFrom } from "./looked.js";
import { cut, isMinus, joined } from "./query.js";

const YEAR = /^(?:19|20)\d\d$/u;
const MOST_YEARS = 30;
export const LONG_WORD = 5; // letters from which on a name of one word is known whatever its marks
const LONG_NAME = 7; // and a name of several

// `typing` tells that the last word may only be begun; `off` has the chips that were taken off.
export async function parse(query, { analysis, store, off = [], typing = false }) {
  const { text, pieces, whole } = cut(query, analysis);
  await Promise.all(pieces.map((piece) => looked(piece, text, store, analysis)));
  const read = await Promise.all(pieces.map((piece) => (piece.quoted
    ? [node(piece.tokens, {
      phrase: true, quoted: true, minus: piece.minus, text: text.slice(piece.from, piece.to).trim(),
      start: piece.from, end: piece.to,
    })]
    : new Reader(text, piece, { analysis, store, off: new Set(off) }).nodes())));
  const nodes = read.flat();
  const last = nodes.at(-1);
  if (typing && last && isOpen(last, text, nodes)) last.open = true;
  return { nodes, text, whole };
}

// One letter alone begins too much; behind another word it is telling.
function isOpen(last, text, nodes) {
  const word = last.words.at(-1);
  return !last.minus && !last.date && word.end === text.length
    && !/^\d/u.test(word.folded) && (word.folded.length > 1 || last.words.length + nodes.length > 2);
}

function node(tokens, more) {
  const words = tokens.map(({ folded, exact, start, end }) =>
    ({ folded, exact, start, end, marked: exact !== folded }));
  return {
    words, phrase: false, quoted: false, minus: false, finds: [], chip: null, open: false,
    start: words[0].start, end: words.at(-1).end, ...more,
  };
}

class Reader {
  constructor(text, { tokens, dates }, { analysis, store, off }) {
    Object.assign(this, { text, tokens, dates, analysis, store, off, names: [] });
  }

  // Of few words all names are looked for at once: one after the other they would take a round to the
  // server each; of many, most stand within the names before them. What they mean is asked for together.
  async nodes() {
    if (this.tokens.length <= FEW_WORDS) await Promise.all(this.tokens.map((_, n) => this.#dateAt(n) ?? this.#name(n)));
    const found = [];
    for (let n = 0; n < this.tokens.length;) {
      const [making, count] = await this.#at(n);
      if (!n && mayBeOneName(this.tokens, this.store)) this.#neighbours(count);
      if (making instanceof Promise) making.catch(() => {}); // what goes wrong is told when all are awaited
      found.push(making);
      n += count;
    }
    return Promise.all(found);
  }

  // Asks for the neighbours behind the first node, and of it too where it is short.
  #neighbours(count) {
    const { tokens, store } = this;
    const from = count > 2 ? count : 1;
    tokens.slice(from).forEach((token, n) => {
      if (!this.#dateAt(from + n - 1)) store.pair(tokens[from + n - 1].folded, token.folded).catch(() => {});
    });
  }

  #dateAt(n) {
    return this.dates.find((date) => isWithin(this.tokens[n], date));
  }

  // The node that begins at a token, maybe still awaited, and how many tokens it takes.
  async #at(n) {
    const { text, tokens } = this;
    const minus = isMinus(text, tokens[n].start);
    const date = this.#dateAt(n);
    if (date) {
      const count = tokens.filter((t) => t.start >= tokens[n].start && t.end <= date.end).length;
      return [this.#dated(n, count, minus, date.terms[0]), count];
    }
    const year = (!minus && this.#period(n)) || await this.#year(n, minus);
    if (year) return year;
    const together = joined(text, tokens, n);
    const name = await this.#name(n);
    if (name && name.count >= together) return [this.#named(n, name, minus), name.count];
    const span = tokens.slice(n, n + together);
    const years = span.length === 2 && !minus && !this.#isOff(n, 2) ? this.#span(span) : null;
    if (years) return [this.#node(n, 2, { phrase: true, ...years }), 2];
    const times = inFull(text, tokens.slice(n, n + 2));
    if (times) return [this.#node(n, 2, { phrase: true, minus, finds: [{ words: [{ folded: times }], names: [] }] }), 2];
    const finds = decimal(text, span) ? [{ words: [{ folded: decimal(text, span) }], names: [] }] : [];
    return [this.#node(n, together, { phrase: together > 1, minus, finds }), together];
  }

  #node(n, count, more) {
    const tokens = this.tokens.slice(n, n + count);
    return node(tokens, { text: this.text.slice(tokens[0].start, tokens.at(-1).end), ...more });
  }

  #isOff(n, count) {
    const { tokens, text } = this;
    return this.off.has(text.slice(tokens[n].start, tokens[n + count - 1].end).toLowerCase());
  }

  async #dated(n, count, minus, date) {
    const term = await this.store.term(date);
    return this.#node(n, count, { phrase: true, minus, finds: [{ units: term?.units ?? [], names: [] }], date });
  }

  // 2021, năm 2021; the nam of Việt Nam is none, nor of what mostly is spelled so.
  async #year(n, minus) {
    const { tokens, store } = this;
    let count = 1;
    if (tokens[n].folded === "nam" && n + 1 < tokens.length) {
      const before = tokens[n - 1] && await store.pair(tokens[n - 1].folded, "nam");
      const sure = tokens[n].exact === "năm" || (tokens[n].exact === "nam"
        && !(before?.units.length > before?.as(null, "năm").length * 2));
      if (sure) count = 2;
    }
    const token = tokens[n + count - 1];
    if (minus || !YEAR.test(token.folded) || token.end - token.start !== 4) return null;
    if (joined(this.text, tokens, n + count - 1) > 1) return null;
    const chip = { facet: "nam", value: token.folded, label: token.folded };
    const off = this.#isOff(n, count);
    return [this.#node(n, count, off ? {} : { finds: [chip], chip: [chip] }), count];
  }

  // từ năm 2018 đến 2023
  #period(n) {
    const { tokens } = this;
    let end = n;
    const passes = (...words) => { if (words.includes(tokens[end]?.folded)) end++; };
    const isYear = () => YEAR.test(tokens[end]?.folded ?? "") && tokens[end].end - tokens[end].start === 4;
    passes("tu");
    passes("nam");
    const first = end;
    if (!isYear()) return null;
    end++;
    if (!["den", "toi"].includes(tokens[end]?.folded)) return null;
    end++;
    passes("nam");
    if (!isYear()) return null;
    const years = this.#span([tokens[first], tokens[end]]);
    const count = end + 1 - n;
    return years && !this.#isOff(n, count) ? [this.#node(n, count, { phrase: true, ...years }), count] : null;
  }

  // 2018-2023, when it is no more than a generation.
  #span(tokens) {
    if (!tokens.every((t) => YEAR.test(t.folded) && t.end - t.start === 4)) return null;
    const [first, last] = tokens.map((t) => Number(t.folded));
    if (first > last || last - first > MOST_YEARS) return null;
    const values = Array.from({ length: last - first + 1 }, (_, n) => String(first + n));
    const chips = values.map((value) => ({ facet: "nam", value, label: value }));
    return { finds: chips, chip: chips };
  }

  async #named(n, { count, finds }, minus) {
    const { store } = this;
    const told = await Promise.all(finds.map(async (find) => {
      if (find[0] === "=") {
        const exact = find.slice(1).split(" ");
        const words = exact.map((e) => ({ exact: e, folded: this.analysis.foldedForm(e) }));
        return { words, names: [words.map((w) => w.folded)] };
      }
      if (find[0] === "#") {
        const [facet, value] = find.slice(1).split("/");
        return { facet, value, label: store.reports.provinces[value] ?? value };
      }
      const { units, label, facet, value, names } = await store.term(find);
      return { units, names: names.map((name) => name.split(" ")), ...(facet ? { facet, value, label } : {}) };
    }));
    const chips = told.filter((find) => find.facet && (find.units || !told.some((other) =>
      other.units && other.facet === find.facet && other.value === find.value)));
    const off = chips.length > 0 && this.#isOff(n, count);
    return this.#node(n, count, {
      minus, finds: off ? [] : told, phrase: minus,
      chip: off || minus || !chips.length ? null : chips.map(({ facet, value, label }) => ({ facet, value, label })),
    });
  }

  // A short word typed without marks may be a name: lao is Lào, unless it mostly is another word
  // beside those typed next to it, as in lao động.
  async #isSpelledSo(n, name, word) {
    const { tokens, store } = this;
    const [before, token, behind] = [tokens[n - 1], tokens[n], tokens[n + 1]];
    if (token.exact !== token.folded || !word?.spellings.includes(name)) return false;
    const pairs = await Promise.all([
      before && store.pair(before.folded, token.folded), behind && store.pair(token.folded, behind.folded),
    ]);
    const so = [pairs[0]?.as(null, name), pairs[1]?.as(name, null)];
    return pairs.every((pair, i) => !pair?.units.length || so[i].length * 2 >= pair.units.length);
  }

  // The longest name that begins at a token, with what it finds.
  #name(n) {
    return (this.names[n] ??= this.#longest(n));
  }

  async #longest(n) {
    const { tokens, store, analysis } = this;
    const [word, pair] = await Promise.all([
      store.word(tokens[n].folded),
      n + 1 < tokens.length ? store.pair(tokens[n].folded, tokens[n + 1].folded) : null,
    ]);
    let count = 0;
    let finds = new Set();
    for (const name of await store.names(runFrom(tokens, n), [word?.names, pair?.names], analysis)) {
      const size = name.exact.length;
      if (size < count) continue;
      const meant = isMeant(tokens.slice(n, n + size), name.exact)
        || (size === 1 && await this.#isSpelledSo(n, name.exact[0], word));
      if (!meant) continue;
      if (size > count) finds = new Set();
      count = size;
      name.finds.forEach((find) => finds.add(find));
    }
    return count ? { count, finds: [...finds] } : null;
  }
}

// Whether words that are a name but for marks can be meant so: “có công” is no place Cô Công; but
// nobody who types tld means a syllable.
function isMeant(tokens, exact) {
  const letters = tokens.reduce((sum, t) => sum + t.folded.length, 0);
  const bare = tokens.every((t, n) => t.exact === exact[n] || t.exact === t.folded);
  if (tokens.length > 1) return bare || letters >= LONG_NAME;
  return tokens[0].exact === exact[0] || letters >= LONG_WORD
    || (bare && !/[aeiouy]/u.test(tokens[0].folded));
}
