// The first of an order, for which not all that an order goes by need be known.

import { LONG_QUERY } from "./looked.js";
import { scores } from "./rank.js";
import { both } from "./sets.js";

// Of ascending `units` the first `most` in order, as ordinals; `sets` has what matches each of the `wanted`
// nodes. `orderBy` makes of points what tells whether one stands before another; `how` is for `scores`.
// Taken loosely some have more points than they should: where none of these is among the first, the first
// are the right ones.
export async function foremost(units, most, { wanted, sets, store, orderBy, how = {} }) {
  const isLong = wanted.reduce((sum, { words }) => sum + words.length, 0) >= LONG_QUERY;
  for (const loosely of isLong ? [true, false] : [false]) {
    const { points, unsure } = await scores(units, wanted, sets, store, { ...how, loosely });
    const isBefore = orderBy(points);
    const found = most < units.length ? best(units.length, most, isBefore)
      : Array.from(units, (_, n) => n).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    if (!both(unsure, Uint32Array.from(found, (n) => units[n]).sort()).length) return found;
  }
}

// The best `wanted` of `count` numbers from 0 on, best first.
function best(count, wanted, isBefore) {
  const found = [];
  for (let n = 0; n < count; n++) {
    if (found.length === wanted && !isBefore(n, found[wanted - 1])) continue;
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(n, found[middle])) high = middle;
      else low = middle + 1;
    }
    found.splice(low, 0, n);
    if (found.length > wanted) found.pop();
  }
  return found;
}
