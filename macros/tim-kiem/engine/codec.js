// Numbers and words out of bytes; the counterpart of composing/search/packing.py.

const utf8 = new TextDecoder();

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

  string() {
    const length = this.number();
    this.at += length;
    return utf8.decode(this.bytes.subarray(this.at - length, this.at));
  }

  ascending() {
    const count = this.number();
    const numbers = new Uint32Array(count);
    let last = -1;
    for (let n = 0; n < count; n++) {
      last += this.number() + 1;
      numbers[n] = last;
    }
    return numbers;
  }

  skip(count) {
    this.at += count;
  }
}

export async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function inflatedJson(bytes) {
  return JSON.parse(utf8.decode(await inflated(bytes)));
}
