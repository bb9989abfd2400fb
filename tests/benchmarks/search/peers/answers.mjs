// Answers of the searches that run in Node, one system a run:
//   node answers.mjs SYSTEM UNITS QUERIES SECONDS     (our own: tim-kiem, with INDEX for UNITS)
// UNITS holds a JSON object a line, { report, title, text }; QUERIES an array of texts. Printed is an
// array with an array of reports for each query, the best first, as far as the seconds went.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import { open } from "../../../../macros/tim-kiem/engine/search.js";

const [system, source, asked, seconds] = process.argv.slice(2);
// the packages stand where the bench installed them, which is not beside this file
const packages = createRequire(join(resolve(process.env.PEERS ?? "."), "package.json"));

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
const plain = (query) => query.replace(/["“”]/gu, " ");

async function units() {
  return (await readFile(source, "utf8")).trimEnd().split("\n").map((line, id) => ({ id, ...JSON.parse(line) }));
}

// Each system: how to make it, and how it is asked for the numbers of units.
const systems = {
  async "tim-kiem"() {
    const search = await open(async (path) => new Uint8Array(await readFile(join(source, path))));
    return async (q) => {
      const state = { q, facets: {}, page: 1 };
      const order = await search.order(await search.find(state), state);
      const { reports } = search.store;
      return order.map((hit) => {
        const report = typeof hit !== "number" ? hit.report : hit < reports.units ? reports.of(hit) : -1;
        return report < 0 ? "" : reports.key(report);
      });
    };
  },
  async minisearch(docs) {
    const MiniSearch = packages("minisearch");
    const index = new MiniSearch({ fields: ["title", "text"], processTerm: fold });
    index.addAll(docs);
    return (q) => index.search(plain(q), { combineWith: "AND", boost: { title: 2 } })
      .map(({ id }) => docs[id].report);
  },
  async flexsearch(docs) {
    const { Index } = packages("flexsearch");
    const index = new Index();
    for (const { id, title, text } of docs) index.add(id, `${title} ${text}`);
    return (q) => index.search(plain(q), { limit: docs.length }).map((id) => docs[id].report);
  },
  async orama(docs) {
    const { create, insertMultiple, search } = packages("@orama/orama");
    const index = await create({ schema: { title: "string", text: "string" } });
    await insertMultiple(index, docs.map(({ id, title, text }) => ({ id: String(id), title, text })), 2000);
    return async (q) => {
      const { hits } = await search(index, { term: plain(q), threshold: 0, limit: docs.length });
      return hits.map(({ id }) => docs[Number(id)].report);
    };
  },
};

const ask = await systems[system](system === "tim-kiem" ? null : await units());
const answers = [];
const end = performance.now() + seconds * 1000;
for (const query of JSON.parse(await readFile(asked, "utf8"))) {
  if (performance.now() > end) break;
  answers.push([...new Set(await ask(query))].filter(Boolean));
}
process.stdout.write(JSON.stringify(answers));
