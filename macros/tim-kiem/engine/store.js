// The parts of the index: fetched when a query asks for them, kept as they were read.

import { Unpacker, entriesOf, inflated, json } from "./codec.js";
import { readDirectory } from "./directory.js";
import { readHead, readNames, readPair, readSpelling, readTerm, readWord } from "./entries.js";
import { Kept } from "./kept.js";
import { Places } from "./places.js";
import { Reports } from "./reports.js";
import { NONE, lowerBound, pick } from "./sets.js";

const TRIES = 3;
const MOST_PARTS = 4e6; // bytes as fetched; read they take some five times as much
const MOST_UNITS = 4e6; // of the lists that are kept
const PATIENCE = 300; // milliseconds before the second try, doubled before the third

export class Unreachable extends Error {}

// fetchBytes(path, tried, stamp) gives a Uint8Array; a path is relative to the folder of the index,
// `tried` counts from 1, the stamp is that of the index, once it is known.
export async function openStore(fetchBytes, { patience = PATIENCE } = {}) {
  const store = new Store(fetchBytes, patience);
  store.index = await store.part("muc-luc.bin", async (b) => readDirectory(await inflated(b)));
  store.reports = new Reports(store.index);
  return store;
}

class Store {
  #fetchBytes;
  #patience;
  #parts = new Kept(MOST_PARTS);
  #read = new Kept(MOST_UNITS);
  #byPlace = null;

  constructor(fetchBytes, patience) {
    this.#fetchBytes = fetchBytes;
    this.#patience = patience;
  }

  // A part is fetched once, three times at most when it does not come whole; then that is said, and
  // it is asked for again the next time.
  part(path, read) {
    let size = 0;
    const noted = (bytes) => { size = bytes.length; return read(bytes); };
    return this.#parts.get(path, () => this.#tried(path, noted), () => size);
  }

  async #tried(path, read) {
    for (let tried = 1; ; tried++) {
      try {
        return await read(await this.#fetchBytes(path, tried, this.index?.stamp));
      } catch (error) {
        if (tried === TRIES) throw new Unreachable(path, { cause: error });
        await new Promise((later) => { setTimeout(later, this.#patience * 2 ** (tried - 1)); });
      }
    }
  }

  async #entry(folder, key) {
    const number = bucketOf(this.index.keys[folder], key);
    if (number < 0) return null;
    const entries = await this.part(`${folder}/${number}.bin`, async (b) => entriesOf(await inflated(b)));
    return entries.get(key) ?? null;
  }

  #places() {
    this.#byPlace ??= new Places(this.reports, this.index.units);
    return this.#byPlace;
  }

  #once(name, make) {
    return this.#read.get(name, make, (told) => (told?.units ?? told?.titles ?? told ?? NONE).length + 1);
  }

  // A word without marks: its units and spellings; null for one that the archive does not have.
  word(folded) {
    return this.#once(`l ${folded}`, async () => {
      const entry = await this.#entry("l", folded);
      return entry && readWord(folded, entry, () => this.#places());
    });
  }

  // What a word tells, without its units where these are many and nobody has asked for them.
  about(folded) {
    const { h } = this.index.keys;
    if (h[lowerBound(h, folded)] !== folded || this.#read.has(`l ${folded}`)) return this.word(folded);
    return this.#once(`h ${folded}`, async () =>
      readHead(folded, await this.#entry("h", folded), () => this.#places()));
  }

  // Where a word is spelled so: { units, titles }.
  spelled({ folded, exact }) {
    return this.#once(`s ${exact}`, async () => {
      const word = await this.word(folded);
      if (!word?.spellings.includes(exact)) return { units: NONE, titles: NONE };
      if (word.spellings.length === 1) return word;
      return readSpelling(await this.#entry("l", `${folded} ${exact}`), word, () => this.#places());
    });
  }

  // Asks for the part that tells where a word is spelled so, when it is another than that of the word: then
  // the directory shows that the word has several spellings.
  spellingApart({ folded, exact }) {
    const { l } = this.index.keys;
    return bucketOf(l, folded) < bucketOf(l, `${folded} ${exact}`) ? this.#entry("l", `${folded} ${exact}`) : null;
  }

  // A term (~ a name, @ a date): its units, and what it means.
  term(code) {
    return this.#once(`l ${code}`, async () => {
      const entry = await this.#entry("l", code);
      return entry && readTerm(code, entry);
    });
  }

  // Two neighbours; null where they nowhere are. A name may begin with words that no unit has.
  pair(first, second) {
    return this.#once(`p ${first} ${second}`, async () => {
      const [a, b, entry] = await Promise.all([
        this.about(first), this.about(second), this.#entry("p", `${first} ${second}`),
      ]);
      const { units } = (entry?.bytes.length && await this.word(b.count < a.count ? second : first)) || {};
      return entry && readPair(entry, a, b, units);
    });
  }

  // In how many units two words stand side by side, without asking for their lists.
  async besides(first, second) {
    const entry = await this.#entry("p", `${first} ${second}`);
    return entry?.bytes.length ? new Unpacker(entry.bytes).number() : 0;
  }

  // The units that have every two neighbours of a chain of words, but not the chain; null where there are
  // none. Only a chain that stands somewhere has any.
  falseChain(words) {
    const key = words.map((w) => w.folded).join(" ");
    return this.#once(`c ${key}`, async () => {
      const entry = await this.#entry("c", key);
      if (!entry) return null;
      const counts = await Promise.all(words.map(async (w) => (await this.about(w.folded)).count));
      const { units } = await this.word(words[counts.indexOf(Math.min(...counts))].folded);
      return pick(units, new Unpacker(entry.bytes).ascending());
    });
  }

  // The words that follow `first` and begin with `prefix`, each with its number of units; none where
  // more than `most` parts would have to be asked for.
  async followers(first, prefix, most = Infinity) {
    const { p } = this.index.keys;
    const key = `${first} ${prefix}`;
    const from = Math.max(0, bucketOf(p, key));
    let end = from;
    while (end < p.length && (p[end] < key || p[end].startsWith(key))) end++;
    if (end - from > most) return [];
    const parts = await Promise.all(Array.from({ length: end - from }, (_, n) =>
      this.part(`p/${from + n}.bin`, async (b) => entriesOf(await inflated(b)))));
    return parts.flatMap((entries) => [...entries])
      .filter(([pair, { bytes }]) => pair.startsWith(key) && bytes.length)
      .map(([pair, { bytes }]) => [pair.slice(first.length + 1), new Unpacker(bytes).number()]);
  }

  // Whether names that begin with two words stand in parts of their own.
  isBegun(start) {
    const { begun } = this.index.keys;
    return begun[lowerBound(begun, start)] === start;
  }

  // The names that a run of words begins with: { folded, exact, finds }. `beside` are those told by the
  // entries of its first word and of its first two.
  async names(run, beside, analysis) {
    const number = this.isBegun(run.split(" ", 2).join(" ")) ? bucketOf(this.index.keys.n, run) : -1;
    const others = number < 0 ? []
      : await this.part(`n/${number}.bin`, async (b) => readNames(await inflated(b), analysis));
    return beside.flatMap((bytes, more) => (bytes ? readNames(bytes, analysis, run.split(" ", 1 + more).join(" ")) : []))
      .concat(others)
      .filter(({ folded }) => run === folded || run.startsWith(`${folded} `));
  }

  vocabulary() {
    return this.part("tu-vung.bin", async (b) => readVocabulary(await inflated(b)));
  }

  // The values of facets that a report has not for itself: "cot" of most, of others a part each.
  columns(name) {
    return this.part(`${name}.bin`, (bytes) => inflated(bytes));
  }

  days() {
    return this.part("ngay.bin", async (b) => {
      const from = new Unpacker(await inflated(b));
      return Uint16Array.from({ length: this.reports.activities }, () => from.number());
    });
  }

  gifts() {
    return this.part("vat.bin", async (b) => json(await inflated(b)));
  }

  // The text of a unit, with what it is and where.
  async text(unit) {
    const { number, first } = this.reports.partOf(unit);
    const { packed, length } = this.index.dictionary;
    const texts = await this.part(`t/${number}.bin`, async (b) => json(await inflated(b, packed, length)));
    return this.reports.told(unit, texts[unit - first]);
  }
}

function bucketOf(firsts, key) {
  const at = lowerBound(firsts, key);
  return firsts[at] === key ? at : at - 1;
}

function readVocabulary(bytes) {
  const from = new Unpacker(bytes);
  const words = from.keys();
  return { words, counts: words.map(() => from.number()) };
}
