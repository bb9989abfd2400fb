// Sums of what was given: never what is unlike, an event once.

import assert from "node:assert/strict";
import test from "node:test";

import { totals } from "../../../macros/tim-kiem/engine/totals.js";

// Rows: unit, thing, counted in, quantity, marks, way, status.
function columns(rows, same = []) {
  const things = ["khẩu trang", "Khẩu trang", "gạo", "tiền"];
  const units = ["chiếc", "thùng", "tấn", "đồng"];
  let before = 0;
  const told = { unit: [], what: [], counted: [], quantity: [], marks: [], way: [], status: [] };
  for (const [unit, what, counted, quantity, marks = 0, way = 1, status = 0] of rows) {
    told.unit.push(unit - before);
    before = unit;
    told.what.push(what);
    told.counted.push(counted);
    told.quantity.push(quantity);
    told.marks.push(marks);
    told.way.push(way);
    told.status.push(status);
  }
  return { ...told, things, units, same, ways: ["", "trao", "nhan"], statuses: ["da-thuc-hien", "ke-hoach"] };
}

const said = (rows, found = [0, 1, 2, 3], same = []) =>
  totals(columns(rows, same), new Set(found)).sums.map((s) =>
    [s.status, s.direction, s.quantity, s.unit, s.what, ...s.units].join(" "));

test("like things of one unit, way and status are added, whatever their capitals", () => {
  assert.deepEqual(said([[0, 0, 0, 20000], [1, 1, 0, 25000]]), ["da-thuc-hien trao 45000 chiếc khẩu trang 0 1"]);
});

test("boxes are no pieces, given is not received, planned is not done", () => {
  assert.deepEqual(said([[0, 0, 0, 5], [0, 0, 1, 2], [1, 0, 0, 7, 0, 2], [2, 0, 0, 9, 0, 1, 1]]), [
    "da-thuc-hien trao 5 chiếc khẩu trang 0", "da-thuc-hien trao 2 thùng khẩu trang 0",
    "da-thuc-hien nhan 7 chiếc khẩu trang 1", "ke-hoach trao 9 chiếc khẩu trang 2",
  ]);
});

test("only what was found is added", () => {
  assert.deepEqual(said([[0, 0, 0, 5], [2, 0, 0, 7]], [2]), ["da-thuc-hien trao 7 chiếc khẩu trang 2"]);
  assert.deepEqual(said([[0, 0, 0, 5]], []), []);
});

test("an event that several tell of counts by the fullest account that was found", () => {
  const rows = [[0, 2, 2, 3], [1, 2, 2, 3], [2, 2, 2, 1]];
  assert.deepEqual(said(rows, [0, 1, 2], [[1, 0]]), ["da-thuc-hien trao 4 tấn gạo 1 2"]);
  assert.deepEqual(said(rows, [0, 2], [[1, 0]]), ["da-thuc-hien trao 4 tấn gạo 0 2"]);
});

test("tenths add up to tenths; a row without a number adds nothing and is told", () => {
  const { sums } = totals(columns([[0, 2, 2, 0.1, 2], [1, 2, 2, 0.2], [2, 2, 2, null, 1]]), new Set([0, 1, 2]));
  assert.equal(sums.length, 1);
  assert.deepEqual([sums[0].quantity, sums[0].unstated, sums[0].about, sums[0].open], [0.3, 1, true, true]);
});

test("where no row has a number there is no sum", () => {
  assert.equal(totals(columns([[0, 2, 2, null]]), new Set([0])).sums[0].quantity, null);
});

test("what the query names comes first, as far as its status lets it", () => {
  const analysis = { tokens: (text) => text.split(" ").map((folded) => ({ folded })) };
  const rows = columns([[0, 0, 0, 9000], [1, 2, 2, 3], [2, 2, 2, 7, 0, 1, 1]]);
  const nodes = [{ minus: false, words: [{ folded: "gạo" }] }];
  assert.deepEqual(totals(rows, new Set([0, 1, 2]), { nodes, analysis }).sums.map((s) => `${s.status} ${s.what}`),
    ["da-thuc-hien gạo", "da-thuc-hien khẩu trang", "ke-hoach gạo"]);
});
