// Which words of a text are marked as those that were asked for.

import assert from "node:assert/strict";
import test from "node:test";

import { phrasesOf, spans } from "../../../macros/tim-kiem/ui/passage.js";

const MARKS = /[\u0300-\u036f]/gu;
const exactForm = (word) => word.toLowerCase();
const foldedForm = (exact) => exact.normalize("NFD").replace(MARKS, "").replace(/đ/gu, "d");
const tokens = (text) => [...text.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => ({
  exact: exactForm(word), folded: foldedForm(exactForm(word)), start: index, end: index + word.length,
}));
const analysis = { exactForm, foldedForm, tokens, dateTerms: () => [] };

// Nodes as of a query without names; a phrase stands in brackets.
const nodesOf = (query) => query.match(/\[[^\]]+\]|\S+/gu).map((text) => ({
  minus: false, phrase: text.startsWith("["), date: null, chip: null, open: false, finds: [],
  words: tokens(text).map((t) => ({ ...t, marked: t.exact !== t.folded })),
}));

const TEXT = "Hội và đoàn trao quà cho trẻ em, chó và mèo; quà và áo cho bản.";
const marked = (query) =>
  spans(TEXT, phrasesOf(nodesOf(query), analysis)).map(([start, end]) => TEXT.slice(start, end));

test("a word that only joins is marked beside another match alone", () => {
  assert.deepEqual(marked("trao quà cho"), ["trao quà cho", "quà"]);
  assert.deepEqual(marked("quà và áo"), ["quà", "quà và áo"]);
  assert.deepEqual(marked("qua va ao"), ["quà", "quà và áo"]);
});

test("asked for alone, or in quotes, it is marked everywhere", () => {
  assert.deepEqual(marked("và"), ["và", "và", "và"]);
  assert.deepEqual(marked("và cho"), ["và", "cho", "chó và", "và", "cho"]);
  assert.deepEqual(marked("áo [chó và mèo]"), ["chó và mèo", "áo"]);
});

test("a word that looks like one, typed with its marks, joins nothing", () => {
  assert.deepEqual(marked("mèo chó"), ["cho", "chó", "mèo", "cho"]);
});
