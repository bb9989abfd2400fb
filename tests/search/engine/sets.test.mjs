// Ascending arrays against plain sets of JavaScript.

import assert from "node:assert/strict";
import test from "node:test";

import { all, award, both, either, lowerBound, pick, without } from "../../../macros/tim-kiem/engine/sets.js";
import { chance, some } from "./chance.mjs";

const CASES = Array.from({ length: 400 }, (_, seed) => {
  const random = chance(seed);
  const wide = seed % 2 ? 2000 : 40;
  return [some(random, seed % 3 ? 30 : 1, wide), some(random, seed % 5 ? 200 : 3, wide)];
});

test("both, either and without are those of sets", () => {
  for (const [a, b] of CASES) {
    assert.deepEqual([...both(a, b)], [...a].filter((x) => b.includes(x)));
    assert.deepEqual([...both(b, a)], [...a].filter((x) => b.includes(x)));
    assert.deepEqual([...either(a, b)], [...new Set([...a, ...b])].sort((x, y) => x - y));
    assert.deepEqual([...without(a, b)], [...a].filter((x) => !b.includes(x)));
    assert.deepEqual([...without(b, a)], [...b].filter((x) => !a.includes(x)));
  }
});

test("points go to the winners among the units, once each", () => {
  for (const [units, winners] of CASES) {
    const points = new Float64Array(2001);
    award(points, units, winners, 3);
    for (const unit of units) assert.equal(points[unit], winners.includes(unit) ? 3 : 0);
    points.forEach((given, unit) => assert.ok(!given || winners.includes(unit)));
  }
});

test("a lower bound is the first place that is not less", () => {
  for (const [a] of CASES) {
    for (const value of [0, 5, 17, 39, 2001]) {
      const right = a.findIndex((x) => x >= value);
      assert.equal(lowerBound(a, value), right < 0 ? a.length : right);
    }
  }
});

test("all counts up, pick takes by place", () => {
  assert.deepEqual([...all(4)], [0, 1, 2, 3]);
  assert.deepEqual([...pick(Uint32Array.of(3, 8, 9), Uint32Array.of(0, 2))], [3, 9]);
});
