// When nothing has all that was typed: the largest part of it that something has.

import { inReports, nodeReports } from "./match.js";

const UNNAMED = ["nam", "loai"];
const ONES = (mask) => {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
};

// The nodes (as ordinals) that together lead to something, as many as possible; of parts as large,
// that which keeps most names, then that which finds most, then that which begins earliest. Empty when
// no node leads anywhere. Without `reports` they lead to units alone.
export function largestPart({ nodes, sets, excluded }, units, reports) {
  const ofUnits = masks(units, sets.map((set) => set.units), excluded, (found, put) => found.forEach(put));
  const ofReports = reports ? masks(reports.count, sets.map((set) => nodeReports(set, reports)),
    excluded.map((set) => inReports(set, reports)), (found, put) => found.forEach((x, n) => { if (x) put(n); })) : [];
  let most = 0;
  const counts = new Map();
  for (const found of [ofUnits, ofReports]) {
    for (const mask of found) {
      if (!mask) continue;
      const ones = ONES(mask);
      if (ones > most) {
        most = ones;
        counts.clear();
      }
      if (ones === most) counts.set(mask, (counts.get(mask) ?? 0) + 1);
    }
  }
  let named = 0;
  nodes.filter((node) => !node.minus).forEach(({ chip }, n) => {
    if (chip?.some(({ facet }) => !UNNAMED.includes(facet))) named |= 1 << n;
  });
  const [best] = [...counts].sort((a, b) => ONES(b[0] & named) - ONES(a[0] & named) || b[1] - a[1] || lowest(a[0]) - lowest(b[0]));
  return best ? sets.map((_, n) => n).filter((n) => best[0] & (1 << n)) : [];
}

// For each unit (or report) the nodes that match it, as bits.
function masks(size, sets, excluded, each) {
  const found = new Uint32Array(size);
  sets.forEach((set, n) => each(set, (at) => { found[at] |= 1 << n; }));
  for (const set of excluded) each(set, (at) => { found[at] = 0; });
  return found;
}

// Masks whose earliest nodes are in come first: the bits reversed, the greater the earlier.
function lowest(mask) {
  let reversed = 0;
  for (let n = 0; n < 31; n++) if (mask & (1 << n)) reversed -= 2 ** (31 - n);
  return reversed;
}
