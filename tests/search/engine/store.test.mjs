// A part that does not come, or not whole: tried again, said, never taken for an empty list.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { open } from "../../../macros/tim-kiem/engine/search.js";
import { Unreachable, openStore } from "../../../macros/tim-kiem/engine/store.js";

const INDEX = process.env.INDEX; // a folder with an index, from tests/search/test_engine.py
const QUERY = "khẩu trang";

const WAYS = {
  missing: () => { throw new Error("404"); },
  cut: (bytes) => bytes.subarray(0, bytes.length >> 1),
  empty: (bytes) => bytes.subarray(0, 0),
  garbage: (bytes) => bytes.map((b) => b ^ 0x55),
  "a page that says 404": () => new TextEncoder().encode("<!doctype html><title>404</title>"),
};

// Reads files; those that begin with `bad` go wrong `times` times.
function reader({ bad = null, times = 0, how = "missing" } = {}) {
  const asked = [];
  const left = new Map();
  const fetchBytes = async (path) => {
    asked.push(path);
    const bytes = new Uint8Array(await readFile(`${INDEX}/${path}`));
    if (bad === null || !path.startsWith(bad)) return bytes;
    const more = left.get(path) ?? times;
    left.set(path, more - 1);
    return more > 0 ? WAYS[how](bytes) : bytes;
  };
  return { asked, fetchBytes };
}

async function answered(fetchBytes) {
  const search = await open(fetchBytes, { patience: 1 });
  const answer = await search.find({ q: QUERY });
  const hits = await search.page(answer, { q: QUERY });
  return { total: answer.total, ids: hits.map((hit) => hit.id), facets: await search.facets(answer, {}),
    totals: (await search.totals(answer)).sums, newest: (await search.page(answer, { order: "moi-nhat" })).length };
}

const PARTS = ["muc-luc.bin", "l/", "p/", "n/", "t/", "cot.bin", "chu-de.bin", "doi-tac.bin", "vat.bin", "ngay.bin"];
const right = await answered(reader().fetchBytes);

test("the query has an answer", () => {
  assert.ok(right.total > 3 && right.ids.length > 3 && right.totals.length > 1);
});

for (const how of Object.keys(WAYS)) {
  test(`a part that is ${how} twice is got the third time`, async () => {
    for (const bad of PARTS) {
      assert.deepEqual(await answered(reader({ bad, times: 2, how }).fetchBytes), right, bad);
    }
  });

  test(`a part that stays ${how} is said by its name`, async () => {
    for (const bad of PARTS) {
      if (bad === "n/") continue; // only names ask for it
      const { fetchBytes } = reader({ bad, times: Infinity, how });
      await assert.rejects(answered(fetchBytes), (error) => {
        assert.ok(error instanceof Unreachable, `${bad}: ${error}`);
        assert.ok(error.message.startsWith(bad), error.message);
        return true;
      }, bad);
    }
  });
}

test("after it was said, the same page can ask again", async () => {
  const { fetchBytes } = reader({ bad: "l/", times: 3 });
  const search = await open(fetchBytes, { patience: 1 });
  await assert.rejects(search.find({ q: QUERY }), Unreachable);
  await new Promise((later) => { setTimeout(later, 100); }); // till the others have failed as well
  assert.equal((await search.find({ q: QUERY })).total, right.total);
});

test("a part is fetched once, whatever asks for it", async () => {
  const { asked, fetchBytes } = reader();
  const search = await open(fetchBytes);
  await Promise.all([search.find({ q: QUERY }), search.find({ q: QUERY })]);
  await search.find({ q: QUERY });
  assert.equal(new Set(asked).size, asked.length);
});

test("an index of another version is refused", async () => {
  const { deflateRawSync } = await import("node:zlib");
  const other = deflateRawSync(Buffer.from(JSON.stringify({ v: 0 })));
  await assert.rejects(openStore(async () => new Uint8Array(other), { patience: 1 }), Unreachable);
});
