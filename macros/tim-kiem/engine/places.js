// The lists of common words, told by the places of units; the counterpart of composing/search/places.py.

import { all } from "./sets.js";

const AT_ENDS = 6; // first, and last, passages of entries and of a text that are places of their own
const OF_PASSAGES = 2 * AT_ENDS + 1;
const PLACES = 2 * OF_PASSAGES + 2; // of activities, of what entries tell, of texts, of records

export class Places {
  #at; // of each unit
  #every; // all units, and by place

  // `reports` have start, row, entries and count, as in reports.js; `units` counts all of them.
  constructor({ count, start, row, entries }, units) {
    this.#at = new Uint8Array(units).fill(PLACES - 1);
    for (let report = 0; report < count; report++) {
      const passages = start[report] + row[report + 1] - row[report];
      const text = passages + entries[report];
      this.#at.fill(0, start[report], passages);
      this.#number(1, passages, text);
      this.#number(1 + OF_PASSAGES, text, start[report + 1]);
    }
    const every = all(units);
    this.#every = { among: every, ...this.#byPlace(every) };
  }

  // Numbers the places of passages that follow one another.
  #number(place, from, end) {
    for (let unit = from; unit < end; unit++) {
      const [first, behind] = [unit - from, end - 1 - unit];
      this.#at[unit] = place + (first < AT_ENDS ? first : behind < AT_ENDS ? 2 * AT_ENDS - behind : AT_ENDS);
    }
  }

  // How many of these units are at each place, and they in the order of their places.
  #byPlace(units) {
    const at = this.#at;
    const sizes = new Uint32Array(PLACES);
    for (let n = 0; n < units.length; n++) sizes[at[units[n]]]++;
    const next = new Uint32Array(PLACES);
    for (let place = 1; place < PLACES; place++) next[place] = next[place - 1] + sizes[place - 1];
    const order = new Uint32Array(units.length);
    for (let n = 0; n < units.length; n++) order[next[at[units[n]]]++] = units[n];
    return { sizes, order };
  }

  // The units of a list, ascending; told as a part of all, or of ascending `units`.
  units(from, units = null) {
    const { among, sizes, order } = units ? { among: units, ...this.#byPlace(units) } : this.#every;
    const has = new Uint8Array(this.#at.length);
    let [before, count] = [0, 0];
    for (const size of sizes) {
      if (!size) continue;
      const told = from.partOf(size);
      for (let n = 0; n < told.length; n++) has[order[before + told[n]]] = 1;
      before += size;
      count += told.length;
    }
    const found = new Uint32Array(count);
    for (let at = 0, n = 0; n < count; at++) if (has[among[at]]) found[n++] = among[at];
    return found;
  }
}
