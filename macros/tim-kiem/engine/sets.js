// Ascending arrays of unit numbers.

export const NONE = new Uint32Array(0);

const MUCH_LONGER = 24; // from here on looking each number up is quicker than walking both

export function both(a, b) {
  if (a.length > b.length) [a, b] = [b, a];
  const found = new Uint32Array(a.length);
  let count = 0;
  if (b.length > a.length * MUCH_LONGER) {
    let from = 0;
    for (const value of a) {
      from = lowerBound(b, value, from);
      if (from === b.length) break;
      if (b[from] === value) found[count++] = value;
    }
  } else {
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      const x = a[i];
      const y = b[j];
      if (x === y) found[count++] = x;
      if (x <= y) i++;
      if (y <= x) j++;
    }
  }
  return found.subarray(0, count);
}

export function either(a, b) {
  if (!a.length) return b;
  if (!b.length) return a;
  const found = new Uint32Array(a.length + b.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i];
    const y = b[j];
    found[count++] = x < y ? x : y;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  while (i < a.length) found[count++] = a[i++];
  while (j < b.length) found[count++] = b[j++];
  return found.subarray(0, count);
}

export function without(a, b) {
  const found = new Uint32Array(a.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && b[j] < a[i]) j++;
    if (j >= b.length || b[j] !== a[i]) found[count++] = a[i];
  }
  return found.subarray(0, count);
}

export function all(count) {
  const found = new Uint32Array(count);
  for (let n = 0; n < count; n++) found[n] = n;
  return found;
}

export function lowerBound(a, value, from = 0) {
  let low = from;
  let high = a.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (a[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The units at ascending ordinals of a list.
export function pick(units, ordinals) {
  const found = new Uint32Array(ordinals.length);
  for (let n = 0; n < ordinals.length; n++) found[n] = units[ordinals[n]];
  return found;
}

// Adds to the points of `winners` (by their numbers), at least to those that are among `units`.
export function award(points, units, winners, amount) {
  if (winners.length <= units.length * MUCH_LONGER) {
    for (let n = 0; n < winners.length; n++) points[winners[n]] += amount;
    return;
  }
  let from = 0;
  for (let n = 0; n < units.length && from < winners.length; n++) {
    from = lowerBound(winners, units[n], from);
    if (winners[from] === units[n]) points[units[n]] += amount;
  }
}
