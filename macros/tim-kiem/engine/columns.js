// The values of activities and partners, by their row; composing/search/columns.py tells how they
// are written.

import { Unpacker } from "./codec.js";

const DONE = "da-thuc-hien";
const PLANNED = "ke-hoach";

// { values, labels: Map, starts, ordinals } of each facet; rows are the activities, then the partners.
export function readColumns([told, bytes], reports) {
  const from = new Unpacker(bytes);
  const number = () => from.number();
  const listed = () => Array.from({ length: number() }, number);
  const ways = Array.from({ length: number() }, () => [listed(), listed()]);
  const themes = ways.map(() => Array.from({ length: number() }, listed));
  const rows = { length: reports.activities };
  const way = Array.from(rows, number);
  const theme = way.map((w) => themes[w][number()]);
  const status = statuses(told["trang-thai"].map((v) => v[0]), reports, number);
  const partners = partnersOf(reports, number);
  const own = told["doi-tac"].map((_, n) => [n]); // a partner's unit is of itself
  const countryOf = told["doi-tac"].map((v) => v[2]);
  const countries = [...partners, ...own].map((row) =>
    [...new Set(row.map((p) => countryOf[p]).filter(Boolean))].map((country) => country - 1));
  const none = own.map(() => []);
  return {
    loai: column(told.loai, [...way.map((w) => ways[w][0]), ...none]),
    huong: column(told.huong, [...way.map((w) => ways[w][1]), ...none]),
    "chu-de": column(told["chu-de"], [...theme, ...none]),
    "trang-thai": column(told["trang-thai"], [...status, ...none]),
    "doi-tac": column(told["doi-tac"], [...partners, ...own]),
    nuoc: column(told.nuoc, countries),
  };
}

function column(told, rows) {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, n) => { starts[n + 1] = starts[n] + row.length; });
  return {
    values: told.map((v) => v[0]), labels: new Map(told.map((v) => [v[0], v[1]])),
    starts, ordinals: Uint16Array.from(rows.flat()),
  };
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

// 0 is a partner that is told, what follows how long ago the body last had it.
function partnersOf(reports, number) {
  const recent = new Map();
  const coded = [];
  reports.eachActivity((_, report) => {
    coded.push([reports.body[report], Array.from({ length: number() }, number)]);
  });
  return coded.map(([body, ranks]) => ranks.map((rank) => {
    if (!recent.has(body)) recent.set(body, []);
    const own = recent.get(body);
    const partner = rank ? own.splice(rank - 1, 1)[0] : number();
    own.unshift(partner);
    return partner;
  }));
}
