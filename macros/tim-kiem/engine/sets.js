// Ascending arrays of unit numbers.

export const NONE = new Uint32Array(0);

export function both(a, b) {
  if (a.length > b.length) [a, b] = [b, a];
  const found = new Uint32Array(a.length);
  let count = 0;
  if (b.length > a.length * 32) {
    // a short list against a long one: look each up, from where the last one was
    let from = 0;
    for (const value of a) {
      from = lowerBound(b, value, from);
      if (from === b.length) break;
      if (b[from] === value) found[count++] = value;
    }
  } else {
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) { found[count++] = a[i]; i++; j++; }
      else if (a[i] < b[j]) i++;
      else j++;
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
  while (i < a.length || j < b.length) {
    const x = i < a.length ? a[i] : Infinity;
    const y = j < b.length ? b[j] : Infinity;
    found[count++] = x < y ? x : y;
    if (x <= y) i++;
    if (y <= x) j++;
  }
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
  return Uint32Array.from({ length: count }, (_, n) => n);
}

export function has(a, value) {
  const at = lowerBound(a, value, 0);
  return at < a.length && a[at] === value;
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

export function pick(units, ordinals) {
  return Uint32Array.from(ordinals, (n) => units[n]);
}
