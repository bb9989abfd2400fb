// The parts of the index: fetched when a query asks for them, kept as long as the page lives.

import { Unpacker, inflated, inflatedJson } from "./codec.js";
import { NONE, either, pick } from "./sets.js";

const TRIES = 3;
const PATIENCE = 300; // milliseconds before the second try, doubled before the third

export class Unreachable extends Error {}

// fetchBytes(path) gives a Uint8Array; a path is relative to the folder of the index.
export async function openStore(fetchBytes) {
  const bytes = await retried(() => fetchBytes("muc-luc.json"), "muc-luc.json");
  const index = JSON.parse(new TextDecoder().decode(bytes));
  return new Store(index, fetchBytes);
}

async function retried(attempt, path) {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (tried === TRIES) throw new Unreachable(path, { cause: error });
      await new Promise((later) => setTimeout(later, PATIENCE * 2 ** (tried - 1)));
    }
  }
}

class Store {
  #fetchBytes;
  #parts = new Map();
  #words = new Map();

  constructor(index, fetchBytes) {
    this.index = index;
    this.#fetchBytes = fetchBytes;
  }

  // A part is fetched once; one that failed is asked for again the next time.
  #part(path, read) {
    if (!this.#parts.has(path)) {
      const made = retried(() => this.#fetchBytes(path), path).then(read);
      made.catch(() => this.#parts.delete(path));
      this.#parts.set(path, made);
    }
    return this.#parts.get(path);
  }

  async #entry(folder, firsts, key) {
    const number = bucketOf(firsts, key);
    if (number < 0) return null;
    const entries = await this.#part(`${folder}/${number}.bin`, async (b) => entriesOf(await inflated(b)));
    return entries.get(key) ?? null;
  }

  async word(key) {
    if (!this.#words.has(key)) {
      const bytes = await this.#entry("l", this.index.words, key);
      this.#words.set(key, bytes ? readWord(bytes) : null);
    }
    return this.#words.get(key);
  }

  // The units in which `second` follows `first` at least once.
  async pair(first, second) {
    const word = await this.word(first);
    const bytes = word && await this.#entry("p", this.index.pairs, `${first} ${second}`);
    return bytes ? pick(word.units, new Unpacker(bytes).ascending()) : NONE;
  }

  vocabulary() {
    return this.#part("tu-vung.bin", async (b) => readVocabulary(await inflated(b)));
  }

  // All words that begin so; the units of the commonest hundred.
  async beginning(prefix) {
    const { words, counts } = await this.vocabulary();
    const found = [];
    for (let n = firstFrom(words, prefix); n < words.length && words[n].startsWith(prefix); n++) {
      found.push([words[n], counts[n]]);
    }
    found.sort((a, b) => b[1] - a[1]);
    let units = NONE;
    for (const [word] of found.slice(0, 100)) units = either(units, (await this.word(word)).units);
    return units;
  }

  reports() {
    return this.#part("bao-cao.bin", async (b) => readReports(await inflatedJson(b), this.index));
  }

  columns() {
    return this.#part("cot.bin", inflatedJson);
  }

  gifts() {
    return this.#part("vat.bin", inflatedJson);
  }

  names() {
    return this.#part("ten.bin", inflatedJson);
  }

  async text(unit) {
    const { starts, reportUnits } = await this.reports();
    let number;
    let first;
    if (unit < reportUnits) {
      number = reportOf(starts, unit);
      first = starts[number];
    } else {
      const group = Math.floor(unit / 20);
      number = starts.length - 1 + group - Math.floor(reportUnits / 20);
      first = Math.max(reportUnits, group * 20);
    }
    const texts = await this.#part(`t/${number}.bin`, inflatedJson);
    const [type, id, address, title, text, more, when, day, status] = texts[unit - first];
    return { type, id, address, title, text, more, when, day, status };
  }
}

export function reportOf(starts, unit) {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= unit) low = middle;
    else high = middle;
  }
  return low;
}

function readReports(table, index) {
  const starts = [0];
  for (const report of table.reports) starts.push(starts.at(-1) + report[3]);
  return { ...table, starts, reportUnits: starts.at(-1), units: index.units };
}

function bucketOf(firsts, key) {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function firstFrom(words, prefix) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function entriesOf(bytes) {
  const entries = new Map();
  const from = new Unpacker(bytes);
  let before = "";
  while (!from.done) {
    const shared = from.number();
    before = [...before].slice(0, shared).join("") + from.string();
    const length = from.number();
    entries.set(before, bytes.subarray(from.at, from.at + length));
    from.skip(length);
  }
  return entries;
}

function readWord(bytes) {
  const from = new Unpacker(bytes);
  const units = from.ascending();
  const commonest = from.string();
  const count = from.number();
  const absent = count ? from.ascending() : NONE;
  const spellings = new Map();
  for (let n = 0; n < count; n++) spellings.set(from.string(), from.ascending());
  const titles = from.ascending();
  const repeated = from.ascending();
  const names = [];
  for (let left = from.number(); left > 0; left--) {
    const [rest, term, label, facet, value] = [1, 2, 3, 4, 5].map(() => from.string());
    names.push({ rest: rest ? rest.split(" ") : [], term, label, facet, value });
  }
  return { units, commonest, absent, spellings, titles, repeated, names };
}

function readVocabulary(bytes) {
  const from = new Unpacker(bytes);
  const words = [];
  const counts = [];
  let before = "";
  for (let left = from.number(); left > 0; left--) {
    const shared = from.number();
    before = [...before].slice(0, shared).join("") + from.string();
    words.push(before);
    counts.push(from.number());
  }
  return { words, counts };
}
