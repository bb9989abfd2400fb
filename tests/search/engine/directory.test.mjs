// The directory and the lists told by place, as Python packed them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { Unpacker, inflated } from "../../../macros/tim-kiem/engine/codec.js";
import { readDirectory } from "../../../macros/tim-kiem/engine/directory.js";
import { Places } from "../../../macros/tim-kiem/engine/places.js";
import { Reports } from "../../../macros/tim-kiem/engine/reports.js";

// Written by tests/search/test_engine.py with composing/search/directory.py and places.py.
const { directory, places } = JSON.parse(readFileSync(process.env.PACKED, "utf8"));
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const read = async () => readDirectory(await inflated(bytes(directory.hex)));

test("bodies come back with id, name, kind and provinces, however they are called", async () => {
  assert.deepEqual((await read()).bodies, directory.bodies);
});

test("the first keys of all parts come back", async () => {
  assert.deepEqual((await read()).keys, directory.keys);
});

test("reports come back with their units", async () => {
  const reports = new Reports(await read());
  const told = Array.from({ length: reports.count }, (_, n) => ({
    key: reports.key(n), units: reports.start[n + 1] - reports.start[n],
    activities: reports.row[n + 1] - reports.row[n], entries: reports.entries[n], planned: reports.start[n] + reports.row[n + 1] - reports.row[n] - reports.planned[n],
  }));
  assert.deepEqual(told, directory.reports);
});

test("what texts often say comes back packed", async () => {
  const { packed, length } = (await read()).dictionary;
  assert.deepEqual([Buffer.from(packed).toString(), length], ["packed", 300]);
});

test("a directory of another version is refused", async () => {
  const plain = await inflated(bytes(directory.hex));
  const text = new TextDecoder("latin1").decode(plain).replace('"v":', '"w":');
  assert.throws(() => readDirectory(Uint8Array.from(text, (c) => c.charCodeAt(0))), RangeError);
});

test("lists told by place come back, of all units and of some", async () => {
  const index = await read();
  const byPlace = new Places(new Reports(index), places.units);
  for (const { of = null, units, hex } of [...places.lists, ...places.parts]) {
    const from = new Unpacker(bytes(hex));
    assert.deepEqual([...byPlace.units(from, of && Uint32Array.from(of))], units);
    assert.equal(from.done, true);
  }
});
