// Numbers and words out of bytes; the counterpart of composing/search/packing.py.

const utf8 = new TextDecoder();
const FEW = 2; // numbers up to which a list is written as bytes
const NAMED = 1; // the mark of an entry that names stand before

export class Unpacker {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  number() {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError("a part of the index ends too early");
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  raw(length) {
    this.at += length;
    if (this.at > this.bytes.length) throw new RangeError("a part of the index ends too early");
    return this.bytes.subarray(this.at - length, this.at);
  }

  string() {
    return utf8.decode(this.raw(this.number()));
  }

  // Keys; before what each adds stands, as a control character, how much of the one before it begins
  // with.
  keys() {
    let key = "";
    return (this.string().match(/[\0-\x1f][^\0-\x1f]*/gu) ?? [])
      .map((added) => (key = key.slice(0, added.charCodeAt(0)) + added.slice(1)));
  }

  ascending() {
    return this.#uncounted(this.number());
  }

  // Ascending numbers: their steps as LEB128 where they are few, else as Rice codes.
  #uncounted(count) {
    const numbers = new Uint32Array(count);
    let last = -1;
    if (count > FEW) {
      this.#rice(numbers);
    } else {
      for (let n = 0; n < count; n++) {
        last += this.number();
        numbers[n] = last;
      }
    }
    return numbers;
  }

  #rice(numbers) {
    const { bytes } = this;
    const low = bytes[this.at] >> 4;
    const mask = (1 << low) - 1;
    const end = bytes.length * 8;
    let bit = this.at * 8 + 4;
    let last = -1;
    for (let n = 0; n < numbers.length; n++) {
      let upper = 0;
      for (;;) {
        if (bit >= end) throw new RangeError("a part of the index ends too early");
        const rest = (bytes[bit >> 3] << (bit & 7)) & 0xff;
        if (rest) {
          const zeros = Math.clz32(rest) - 24;
          upper += zeros;
          bit += zeros + 1;
          break;
        }
        upper += 8 - (bit & 7);
        bit += 8 - (bit & 7);
      }
      const at = bit >> 3;
      const three = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
      last += (upper << low) + ((three >> (24 - (bit & 7) - low)) & mask) + 1;
      bit += low;
      numbers[n] = last;
    }
    if (bit > end) throw new RangeError("a part of the index ends too early");
    this.at = (bit + 7) >> 3;
  }

  // Ascending numbers below `whole`; where they are more than half, the others are written.
  partOf(whole) {
    const count = this.number();
    if (count * 2 <= whole) return this.#uncounted(count);
    if (count > whole) throw new RangeError("a part of the index is not whole");
    return rest(this.#uncounted(whole - count), whole);
  }
}

function rest(told, whole) {
  const others = new Uint32Array(whole - told.length);
  for (let n = 0, i = 0, count = 0; n < whole; n++) {
    if (told[i] === n) i++;
    else others[count++] = n;
  }
  return others;
}

// The bytes that a raw deflate stream stands for; `before` are blocks put before it, which gave
// `skipped` bytes. Written and read by hand: to stream a Blob into a Response asks other processes
// of the browser, ten times as long as a small part takes to inflate.
export async function inflated(bytes, before = null, skipped = 0) {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const into = writable.getWriter();
  // what goes wrong in writing is told by reading
  for (const blocks of before ? [before, bytes] : [bytes]) into.write(blocks).catch(() => {});
  into.close().catch(() => {});
  const from = readable.getReader();
  const pieces = [];
  for (let piece; !(piece = await from.read()).done;) pieces.push(piece.value);
  const whole = pieces.length === 1 ? pieces[0] : joinedBytes(pieces);
  return skipped ? whole.subarray(skipped) : whole;
}

function joinedBytes(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export function json(bytes) {
  return JSON.parse(utf8.decode(bytes));
}

// The entries of a part by their keys: { marks, bytes, names }; these are bytes, where names begin so.
export function entriesOf(bytes) {
  const from = new Unpacker(bytes);
  const keys = from.keys();
  const told = keys.map(() => from.number());
  const entries = new Map();
  let { at } = from;
  keys.forEach((own, n) => {
    const end = at + Math.floor(told[n] / 16);
    entries.set(own, entryOf(told[n] & 15, bytes.subarray(at, end)));
    at = end;
  });
  if (at !== bytes.length) throw new RangeError("a part of the index is not whole");
  return entries;
}

function entryOf(marks, bytes) {
  if (!(marks & NAMED)) return { marks, bytes, names: null };
  const from = new Unpacker(bytes);
  const names = from.raw(from.number());
  return { marks, bytes: bytes.subarray(from.at), names };
}
