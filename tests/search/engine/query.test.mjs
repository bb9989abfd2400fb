// How what was typed is cut into pieces, before anything is looked up.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { analyser } from "../../../macros/tim-kiem/engine/analysis.js";
import { MOST_WORDS, cut, isMinus, joined, writtenAsOne } from "../../../macros/tim-kiem/engine/query.js";

const TABLE = new URL("../../../scripts/archive/language/search_table.json", import.meta.url);
const analysis = analyser(JSON.parse(readFileSync(TABLE, "utf8")));

// Pieces as text: “a phrase”, -“one left out”, free words.
function told(query) {
  const { pieces } = cut(query, analysis);
  return pieces.map(({ quoted, minus, tokens }) => {
    const words = tokens.map((t) => t.exact).join(" ");
    return `${minus ? "-" : ""}${quoted ? `“${words}”` : words}`;
  });
}

test("quotation marks of every kind hold a phrase", () => {
  for (const query of ['a "b c" d', "a “b c” d", "a 'b c' d", "a ‘b c’ d", "a «b c» d", "a „b c“ d", "a ”b c“ d"]) {
    assert.deepEqual(told(query), ["a", "“b c”", "d"], query);
  }
});

test("an apostrophe within a word is no quotation mark", () => {
  assert.deepEqual(told("t'bong khmum d'or"), ["t bong khmum d or"]);
  assert.deepEqual(told("T’bong Khmum"), ["t bong khmum"]);
});

test("a minus before a phrase leaves it out", () => {
  for (const query of ['a -"b c"', "a -“b c”", "a −'b c'", "a -‘b c’"]) {
    assert.deepEqual(told(query), ["a", "-“b c”"], query);
  }
  assert.deepEqual(told('-"b c" a'), ["-“b c”", "a"]);
  assert.deepEqual(told('a - "b c"'), ["a", "“b c”"]);
});

test("a phrase that is not closed goes on to the end; an empty one is nothing", () => {
  assert.deepEqual(told('a "b c'), ["a", "“b c”"]);
  assert.deepEqual(told('a "" b'), ["a", "b"]);
  assert.deepEqual(told('"'), []);
});

test("a minus belongs to the word right behind it, and a blank is before it", () => {
  const minus = (text) => isMinus(text, text.indexOf("x"));
  for (const text of ["-x", "a -x", "a −x"]) assert.equal(minus(text), true, text);
  for (const text of ["a-x", "a - x", "a –x", "44-x", "x"]) assert.equal(minus(text), false, text);
});

test("what is written as one stays together", () => {
  const count = (text) => joined(text, analysis.tokens(text), 0);
  assert.equal(count("44-CT/TW"), 3);
  assert.equal(count("740/SNgV-LS.HTQT về"), 4);
  assert.equal(count("Covid-19"), 2);
  assert.equal(count("60kg gạo"), 2);
  assert.equal(count("khẩu trang"), 1);
  assert.equal(count("gạo, muối"), 1);
  const runs = (text) => writtenAsOne(text, analysis.tokens(text)).map((run) => run.map((t) => t.folded));
  assert.deepEqual(runs("về 44-CT/TW, gạo"), [["ve"], ["44", "ct", "tw"], ["gao"]]);
  assert.deepEqual(runs(""), []);
});

test("words beyond the most are left out, and that is told", () => {
  const long = Array.from({ length: MOST_WORDS + 3 }, (_, n) => `a${"b".repeat(n)}`).join(" ");
  const { pieces, whole } = cut(long, analysis);
  assert.equal(pieces[0].tokens.length, MOST_WORDS);
  assert.equal(whole, false);
  assert.equal(cut("a b", analysis).whole, true);
});

test("signs that nobody sees are nothing, and dates behind a minus are dates", () => {
  assert.deepEqual(told("hòa\u200b bi\u00adnh"), ["hòa binh"]);
  assert.deepEqual(cut("-31/3/2021 a", analysis).pieces[0].dates[0].terms, ["@2021-03-31", "@2021-03", "@--03-31"]);
  assert.deepEqual(cut('"31/3/2021"', analysis).pieces[0].dates, []);
});
