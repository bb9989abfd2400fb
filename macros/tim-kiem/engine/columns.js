// The values of activities and partners, by their row; composing/search/columns.py tells how they
// are written. Rows are the activities, then the partners.

import { Unpacker } from "./codec.js";

const DONE = "da-thuc-hien";
const PLANNED = "ke-hoach";

// The facets that a unit has for itself, and those of them with many values, which have a part each.
export const OF_UNITS = ["nuoc", "doi-tac", "loai", "chu-de", "huong", "trang-thai"];
export const APART = ["doi-tac", "chu-de"];

// Adds those facets to `columns` that are missing there, by their names.
export async function addColumns(columns, missing, store) {
  const apart = APART.filter((name) => missing.includes(name));
  const [shared, ...told] = await Promise.all([
    columns.nuoc ? null : store.columns("cot"), ...apart.map((name) => store.columns(name)),
  ]);
  if (!columns.nuoc) Object.assign(columns, readColumns(shared, store.reports));
  const read = { "doi-tac": readPartners, "chu-de": readThemes };
  apart.forEach((name, n) => { columns[name] ??= read[name](told[n], columns, store.reports); });
}

// Of each facet { values, labels: Map, starts, ordinals }. `way` and `countryOf` are what the other
// files go by: of each activity which kinds and direction, of each partner its country, from 1.
function readColumns(bytes, reports) {
  const { number, listed, table, told } = fileOf(bytes);
  const countryOf = listed();
  const ways = table(() => [listed(), listed(), number()]);
  const sets = table(listed);
  const rows = { length: reports.activities };
  const way = Array.from(rows, number);
  const status = statuses(told["trang-thai"][0], reports, number);
  const somewhere = way.map((w) => ways[w][2] ^ number());
  const countries = Array.from(rows, () => []);
  const every = new Set(sets.keys());
  const often = new Often(reports);
  eachRow(reports, (row, report) => {
    if (somewhere[row]) countries[row] = sets[often.value(report, number(), every)];
  });
  const none = countryOf.map(() => []);
  return {
    loai: column(told.loai, [...way.map((w) => ways[w][0]), ...none]),
    huong: column(told.huong, [...way.map((w) => ways[w][1]), ...none]),
    "trang-thai": column(told["trang-thai"], [...status, ...none]),
    nuoc: column(told.nuoc, [...countries, ...countryOf.map((country) => (country ? [country - 1] : []))]),
    way, countryOf,
  };
}

function readThemes(bytes, { way, countryOf }) {
  const { number, listed, table, told } = fileOf(bytes);
  const sets = Array.from({ length: Math.max(-1, ...new Set(way)) + 1 }, () => table(listed));
  return column(told, [...way.map((w) => sets[w][number()]), ...countryOf.map(() => [])]);
}

function readPartners(bytes, { nuoc, countryOf }, reports) {
  const { number, told } = fileOf(bytes);
  const countries = Array.from({ length: reports.activities }, (_, row) =>
    nuoc.ordinals.subarray(nuoc.starts[row], nuoc.starts[row + 1]));
  const counts = countries.map((own) => own.length + number());
  const allowed = new Map(); // by countries: the partners that are of these or of none
  const often = new Often(reports);
  const rows = counts.map(() => []);
  eachRow(reports, (row, report) => {
    if (!counts[row]) return;
    const key = countries[row].join();
    if (!allowed.has(key)) {
      const isOne = (p) => !countryOf[p] || countries[row].includes(countryOf[p] - 1);
      allowed.set(key, new Set([...countryOf.keys()].filter(isOne)));
    }
    while (rows[row].length < counts[row]) {
      rows[row].push(often.value(report, number(), allowed.get(key), rows[row]));
    }
  });
  return column(told, [...rows, ...countryOf.map((_, n) => [n])]); // a partner's unit is of itself
}

// A file: its JSON, and what reads on behind it.
function fileOf(bytes) {
  const from = new Unpacker(bytes);
  const told = JSON.parse(from.string());
  const number = () => from.number();
  const table = (read) => Array.from({ length: number() }, read);
  return { told, number, table, listed: () => table(number) };
}

function column([values, labels], rows) {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, n) => { starts[n + 1] = starts[n] + row.length; });
  return {
    values, labels: new Map(values.map((value, n) => [value, labels[n]])),
    starts, ordinals: Uint16Array.from(rows.flat()),
  };
}

function eachRow(reports, visit) {
  let row = 0;
  reports.eachActivity((_, report) => visit(row++, report));
}

// 0 is the status that the year makes likely, 1 none, what follows an ordinal.
function statuses(values, reports, number) {
  const found = [];
  const [done, planned] = [values.indexOf(DONE), values.indexOf(PLANNED)];
  reports.eachActivity((unit, report) => {
    const code = number();
    const likely = reports.years[unit] > reports.year[report] ? planned : done;
    found.push(code === 1 ? [] : [code ? code - 2 : likely]);
  });
  return found;
}

// Values by how often a body, then its province had them; the counterpart of composing/search/often.py.
class Often {
  #of = new Map();

  constructor(reports) {
    this.reports = reports;
  }

  // The value at a place among those allowed (a set) and not taken; it counts once more.
  value(report, place, allowed, taken = []) {
    const { body, bodies } = this.reports;
    const own = bodies[body[report]];
    const lists = [this.#list(own.id), this.#list(`/${own.provinces[0] ?? ""}`)];
    const seen = new Set(taken);
    for (const values of [...lists.map(({ order }) => order), allowed]) {
      for (const value of values) {
        if (seen.has(value) || !allowed.has(value)) continue;
        if (!place--) {
          lists.forEach((list) => count(list, value));
          return value;
        }
        seen.add(value);
      }
    }
    throw new RangeError("a part of the index is not whole");
  }

  #list(key) {
    if (!this.#of.has(key)) this.#of.set(key, { order: [], counts: new Map() });
    return this.#of.get(key);
  }
}

// The most frequent first; of equally frequent ones that which was had last.
function count({ order, counts }, value) {
  const often = (counts.get(value) ?? 0) + 1;
  counts.set(value, often);
  let at = often === 1 ? order.length : order.indexOf(value);
  while (at && counts.get(order[at - 1]) <= often) order[at] = order[--at];
  order[at] = value;
}
