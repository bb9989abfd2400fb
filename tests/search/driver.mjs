// The search engine for tests in Python: one JSON question a line in, one JSON answer a line out.
//
// The index is read from a folder; with `fail` in the question the reading of parts goes wrong:
// { "path": a part, "times": how often, "how": "missing" | "cut" | "garbage" }.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

import { analyser } from "../../macros/tim-kiem/engine/analysis.js";
import { meant } from "../../macros/tim-kiem/engine/meant.js";
import { open } from "../../macros/tim-kiem/engine/search.js";

const searches = new Map();
let fail = null;
let fetched = [];

async function fetchBytes(folder, path) {
  fetched.push(path);
  const bytes = new Uint8Array(await readFile(`${folder}/${path}`));
  if (!fail || !path.startsWith(fail.path) || fail.times-- <= 0) return bytes;
  if (fail.how === "missing") throw new Error("404");
  return fail.how === "cut" ? bytes.subarray(0, bytes.length >> 1) : bytes.map((b) => b ^ 0x55);
}

async function opened(folder, fresh) {
  if (fresh || !searches.has(folder)) {
    searches.set(folder, await open((path) => fetchBytes(folder, path), { patience: 1 }));
  }
  return searches.get(folder);
}

function said(node) {
  const { words, phrase, quoted, minus, date, chip, finds, text, open: isOpen, begun, terms } = node;
  return {
    words: words.map(({ folded, exact }) => [folded, exact]), phrase, quoted, minus, text, chip,
    date: date ?? null, terms: terms ?? null, begun: isOpen ? begun : [],
    finds: finds.map(({ facet, value, names, words: side, term }) => ({
      facet: facet ?? null, value: value ?? null, names: (names ?? []).map((words) => words.join(" ")), term: term ?? null,
      words: side?.map(({ folded, exact }) => [folded, exact ?? null]) ?? null,
    })),
  };
}

async function find({ folder, state, fresh = false, everything = true }) {
  const search = await opened(folder, fresh);
  const started = performance.now();
  const answer = await search.find(state);
  const hits = await search.page(answer, state);
  const took = performance.now() - started;
  const told = {
    total: answer.total, took, whole: answer.whole, hits: hits.map(({ id, type }) => ({ id, type })),
    nodes: answer.nodes.map(said), typed: answer.typed.map(said),
    mended: answer.mended, dropped: answer.dropped?.map((node) => node.text) ?? null, asked: answer.asked,
  };
  if (!everything) return told;
  const order = await search.order(answer, state);
  const all = await Promise.all(order.map((hit) => search.hit(hit)));
  return {
    ...told, order: all.map(({ id, type }) => ({ id, type })), first: search.counts(answer, state),
    facets: await search.facets(answer, state), totals: await search.totals(answer),
  };
}

const answers = {
  find,
  async analyse({ table, texts, typed = false }) {
    const analysis = analyser(table);
    return texts.map((text) => (typed ? analysis.cleaned(text) : text)).map((text) => ({
      tokens: analysis.tokens(text).map((t) => [t.folded, t.exact, t.start, t.end]),
      dates: analysis.dateTerms(text).map((d) => [d.terms, d.start, d.end]),
    }));
  },
  async meant({ folder, state }) {
    const search = await opened(folder, false);
    return meant(search, await search.find(state), state);
  },
  async fetched({ folder }) {
    const told = fetched;
    fetched = [];
    return told.filter(() => folder);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  fail = question.fail ?? null;
  let answer;
  try {
    answer = { ok: await answers[question.ask](question) };
  } catch (error) {
    answer = { error: error.constructor.name, message: error.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
