// What is kept: asked for once, the least lately wanted let go, what failed forgotten.

import assert from "node:assert/strict";
import test from "node:test";

import { Kept } from "../../../macros/tim-kiem/engine/kept.js";

const made = [];
const ask = (kept, key, size = 1) => kept.get(key, async () => { made.push(key); return key; }, () => size);
const since = (count) => made.slice(count);

test("what is kept is made once, even while it is being made", async () => {
  const kept = new Kept(10);
  const before = made.length;
  await Promise.all([ask(kept, "a"), ask(kept, "a")]);
  assert.equal(await ask(kept, "a"), "a");
  assert.deepEqual(since(before), ["a"]);
});

test("where there is no room what was not wanted for longest goes", async () => {
  const kept = new Kept(3);
  for (const key of ["a", "b", "c", "a", "d"]) await ask(kept, key);
  const before = made.length;
  for (const key of ["a", "c", "d"]) await ask(kept, key);
  assert.deepEqual(since(before), []);
  await ask(kept, "b");
  assert.deepEqual(since(before), ["b"]);
});

test("what is larger than all the room is kept alone", async () => {
  const kept = new Kept(3);
  await ask(kept, "a");
  await ask(kept, "large", 50);
  const before = made.length;
  await ask(kept, "large", 50);
  await ask(kept, "a");
  assert.deepEqual(since(before), ["a"]);
});

test("what failed is made anew", async () => {
  const kept = new Kept(3);
  const failing = async () => { throw new Error("lost"); };
  await assert.rejects(kept.get("a", failing, () => 1), /lost/u);
  assert.equal(await ask(kept, "a"), "a");
});
