// Numbers by chance that are the same each time (mulberry32, T. Ettinger).

export function chance(seed) {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

// About `count` ascending numbers below `whole`.
export function some(random, count, whole) {
  const found = new Set(Array.from({ length: count }, () => Math.floor(random() * whole)));
  return Uint32Array.from([...found].sort((a, b) => a - b));
}
