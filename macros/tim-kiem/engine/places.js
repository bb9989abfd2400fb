// The lists of common words, told by the places of units; the counterpart of composing/search/places.py.

const AT_ENDS = 6; // first, and last, passages of a report that are places of their own

export class Places {
  // `reports` have start, row and count, as in reports.js; `units` counts all of them.
  constructor({ count, start, row }, units) {
    const at = new Uint8Array(units).fill(2 * AT_ENDS + 2);
    for (let report = 0; report < count; report++) {
      const passages = start[report] + row[report + 1] - row[report];
      const end = start[report + 1];
      at.fill(0, start[report], passages);
      for (let unit = passages; unit < end; unit++) {
        const [first, behind] = [unit - passages, end - 1 - unit];
        at[unit] = 1 + (first < AT_ENDS ? first : behind < AT_ENDS ? 2 * AT_ENDS - behind : AT_ENDS);
      }
    }
    this.sizes = new Uint32Array(2 * AT_ENDS + 3);
    for (const place of at) this.sizes[place]++;
    this.order = new Uint32Array(units); // units by place
    const next = this.sizes.map(() => 0);
    this.sizes.reduce((before, size, place) => { next[place] = before; return before + size; }, 0);
    for (let unit = 0; unit < units; unit++) this.order[next[at[unit]]++] = unit;
  }

  // The units of a list, ascending.
  units(from) {
    const { order, sizes } = this;
    const has = new Uint8Array(order.length);
    let [before, count] = [0, 0];
    for (const size of sizes) {
      const told = from.partOf(size);
      for (let n = 0; n < told.length; n++) has[order[before + told[n]]] = 1;
      before += size;
      count += told.length;
    }
    const found = new Uint32Array(count);
    for (let unit = 0, n = 0; n < count; unit++) if (has[unit]) found[n++] = unit;
    return found;
  }
}
