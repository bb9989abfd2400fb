// Bytes that Python packed, unpacked; and bytes that are not whole, refused.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { Unpacker, entriesOf, inflated } from "../../../macros/tim-kiem/engine/codec.js";

// Written by tests/search/test_engine.py with composing/search/packing.py.
const packed = JSON.parse(readFileSync(process.env.PACKED ?? "/dev/stdin", "utf8"));
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const hexOf = (told) => Buffer.from(told).toString("hex");

test("lists of ascending numbers come back, however many and far apart", () => {
  assert.ok(packed.lists.length > 100);
  for (const { numbers, hex } of packed.lists) {
    const from = new Unpacker(bytes(hex));
    assert.deepEqual([...from.ascending()], numbers);
    assert.equal(from.done, true);
  }
});

test("parts of a whole come back, told by what is in or by what is out", () => {
  for (const { numbers, whole, hex } of packed.parts) {
    assert.deepEqual([...new Unpacker(bytes(hex)).partOf(whole)], numbers);
  }
});

test("numbers and words come back", () => {
  const from = new Unpacker(bytes(packed.mixed.hex));
  for (const said of packed.mixed.said) {
    assert.equal(typeof said === "number" ? from.number() : from.string(), said);
  }
  assert.equal(from.done, true);
});

test("entries come back by their keys", async () => {
  const entries = entriesOf(await inflated(bytes(packed.entries.hex)));
  assert.deepEqual(
    [...entries].map(([key, { marks, names, bytes: data }]) => [key, marks, names && hexOf(names), hexOf(data)]),
    packed.entries.said,
  );
});

test("a list that ends too early is refused", () => {
  for (const { numbers, hex } of packed.lists.filter((l) => l.numbers.length > 2)) {
    const whole = bytes(hex);
    for (const left of [1, whole.length >> 1]) {
      const read = () => new Unpacker(whole.subarray(0, left)).ascending();
      assert.throws(read, RangeError, `${numbers.length} numbers in ${left} of ${whole.length} bytes`);
    }
  }
});

test("a part that is cut or garbage is refused", async () => {
  const whole = bytes(packed.entries.hex);
  await assert.rejects(inflated(whole.subarray(0, whole.length >> 1)));
  await assert.rejects(inflated(whole.map((b) => b ^ 0x55)));
  const plain = await inflated(whole);
  assert.throws(() => entriesOf(plain.subarray(0, plain.length - 1)), RangeError);
});
