// Which words of a question only ask, and which only join the others.

import assert from "node:assert/strict";
import test from "node:test";

import { asking, joining } from "../../../macros/tim-kiem/engine/asking.js";

const MARKS = /[\u0300-\u036f]/gu;
const analysis = {
  exactForm: (word) => word.toLowerCase(),
  foldedForm: (exact) => exact.normalize("NFD").replace(MARKS, "").replace(/đ/gu, "d"),
};

// Nodes as of a query without names; a word in brackets is a chip.
const nodesOf = (text) => text.split(" ").map((word) => {
  const exact = analysis.exactForm(word.replace(/[[\]]/gu, ""));
  const folded = analysis.foldedForm(exact);
  return { minus: false, phrase: false, date: null, chip: word.startsWith("[") ? [{}] : null, text: exact,
    words: [{ exact, folded, marked: exact !== folded }] };
});
const out = (text) => asking(nodesOf(text), analysis).map(({ dropped }) => dropped.map((n) => n.text).join(" "));

test("first what asks may go, then what joins the rest", () => {
  assert.deepEqual(out("có bao nhiêu khẩu trang được trao ở đâu"), ["bao nhiêu đâu", "có bao nhiêu được ở đâu"]);
  assert.deepEqual(out("tỉnh nào giúp [Attapeu]"), ["nào", "tỉnh nào"]);
  assert.deepEqual(out("quang tri co doan nao sang lao khong"), ["nao khong", "co nao khong"]);
});

test("nothing goes of what does not ask", () => {
  for (const text of ["thi tìm hiểu", "các hoạt động của [tỉnh]", "không tổ chức", "máy may", "nước có dầu", "doan khong"]) {
    assert.deepEqual(out(text), [], text);
  }
});

test("a question of nothing else keeps its words", () => {
  assert.deepEqual(out("ai"), []);
  assert.deepEqual(out("ai có"), ["ai"]);
});

test("what only joins names", () => {
  const joins = (text) => joining(nodesOf(text), analysis).map(({ dropped }) => dropped.map((n) => n.text).join(" "));
  assert.deepEqual(joins("hoạt động của [A] năm"), ["hoạt động của"]);
  assert.deepEqual(joins("hoạt động của"), []);
  assert.deepEqual(joins("[A] hội"), []);
});
