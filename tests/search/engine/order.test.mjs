// The first of an order are those of the whole order, although fewer neighbours are asked for.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { open } from "../../../macros/tim-kiem/engine/search.js";

const INDEX = process.env.INDEX; // a folder with an index, from tests/search/test_engine.py
const search = await open(async (path) => new Uint8Array(await readFile(`${INDEX}/${path}`)));

const LONG = [ // a name of more than two words in eight words and more
  "Hội Liên hiệp Thanh niên Việt Nam tỉnh Tây Ninh",
  "hoi lien hiep thanh nien viet nam tinh tay ninh trao tang",
  "báo cáo của Hội Liên hiệp Thanh niên Việt Nam tỉnh Tây Ninh",
  "hội liên hiệp thanh niên campuchia tỉnh svay rieng 2021",
  "lien doan lao dong tinh quang tri tham va lam viec",
];

test("the first of a long name's hits stand as among all of them", async () => {
  let several = 0;
  for (const q of LONG) {
    for (const order of ["lien-quan", "moi-nhat"]) {
      const state = { q, facets: {}, order };
      const answer = await search.find(state);
      const whole = await search.order(answer, state);
      several += whole.length > 2;
      for (let wanted = 1; wanted <= whole.length; wanted++) {
        assert.deepEqual(await search.order(answer, state, wanted), whole.slice(0, wanted), `${wanted} of ${q}`);
      }
    }
  }
  assert.ok(several > 2);
});
