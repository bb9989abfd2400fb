// What every search asks for first: the rules, the first key of every part, bodies and reports, what
// texts often say; the counterpart of composing/search/directory.py.

import { Unpacker } from "./codec.js";

const VERSION = 8;
const HOLE = "\x7f"; // stands for the province in a pattern

// The head, with `keys` by folder (`begun`: the two words that names in parts of their own begin with), `bodies` { id, name, kind, provinces }[], `reports` as columns and
// `dictionary`, packed as blocks that a text goes on from.
export function readDirectory(bytes) {
  const from = new Unpacker(bytes);
  const head = JSON.parse(from.string());
  if (head.v !== VERSION) throw new RangeError(`the index is of version ${head.v}`);
  const number = () => from.number();
  const column = (count) => Uint32Array.from({ length: count }, number);
  const steps = (count) => {
    let last = 0;
    return column(count).map((step) => (last += signed(step)));
  };
  head.keys = {};
  for (const folder of head.folders) head.keys[folder] = from.keys();
  const bodies = number();
  head.bodies = bodiesOf(head, steps(bodies), steps(bodies));
  const body = [...column(bodies)].flatMap((own, n) => new Array(own).fill(n));
  const count = body.length;
  const newest = number();
  const follows = body.map((own, n) => own === body[n - 1]); // another one of its body
  const older = column(count - follows.filter(Boolean).length);
  const later = column(count - older.length);
  const year = new Uint32Array(count);
  for (let n = 0, f = 0; n < count; n++) year[n] = follows[n] ? year[n - 1] + later[n - f] : newest - older[f++];
  const slugs = new Array(count).fill("");
  for (const [report, slug] of head.slugs) slugs[report] = slug;
  const activities = column(count);
  const entries = column(count);
  const others = column(count).map((step, n) => 2 * entries[n] + signed(step)); // the text mostly says the same again
  head.reports = { count, slugs, body, year, activities, others, entries, planned: column(count) };
  head.dictionary = { packed: from.raw(from.number()), length: head.dictionary };
  return head;
}

// A difference out of a number: even ones are up, odd ones down.
const signed = (step) => (step & 1 ? -(step + 1) / 2 : step / 2);

// The id of a pattern; `*2` in it are the last two words of its name.
function idOf(told, name) {
  return told.replace(/\*(\d+)/u, (_, count) => name.replace(HOLE, "").toLowerCase().normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "").replaceAll("đ", "d").match(/[a-z0-9]+/gu).slice(-count).join("-"));
}

function bodiesOf({ patterns, provinces, now }, madeOf, places) {
  const [told = [], names = [], kinds = []] = patterns;
  const ids = told.map((id, n) => idOf(id, names[n]));
  const provinceIds = Object.keys(provinces);
  return Array.from(madeOf, (pattern, n) => {
    const id = provinceIds[places[n] - 1];
    return {
      id: ids[pattern].replace(HOLE, id), kind: kinds[pattern],
      name: names[pattern].replace(HOLE, provinces[id]?.split(" (")[0]),
      provinces: id ? [...new Set([id, provinceIds[now[places[n] - 1] - 1]])] : [],
    };
  });
}
