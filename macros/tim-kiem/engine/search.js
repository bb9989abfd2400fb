// The one door: a state of the search page in, what to show out.
//
// A state: { q, facets: { nam: [...] }, order, page, off, literal, typing }.

import { analyser } from "./analysis.js";
import { FACETS, Facets, OF_REPORTS } from "./facets.js";
import { foremost } from "./foremost.js";
import { completions, matching } from "./match.js";
import { parse } from "./parse.js";
import { nameAlone, newness } from "./rank.js";
import { lowerBound } from "./sets.js";
import { openStore } from "./store.js";

export const PAGE = 10;
// A question may be in it, or a stretch of a year: what it is meant by is read even where something has
// all its words.
const DOUBT = /\?|(?<!\p{L})(?:gì|gi|nào|nao|ai|đâu|sao|mấy|bao (?:nhiêu|nhieu|giờ|gio|lâu)|(?:qu[yýií]|đầu|dau|giữa|giua|cuối|cuoi) .*\d{4})(?!\p{L})/iu;
const MOST_PIECES = 3; // passages shown of a report that is found as a whole

// `later` and `other` give the modules that a first answer rarely needs; they are asked for when one does.
export async function open(
  fetchBytes, { later = () => import("./later.js"), other = () => import("./other.js"), ...options } = {},
) {
  const store = await openStore(fetchBytes, options);
  return new Search(store, analyser(store.index.table), { later, other });
}

class Search {
  #columns = {};

  constructor(store, analysis, modules) {
    Object.assign(this, modules, { store, analysis });
  }

  // An answer: { nodes, typed, whole, found, units, reports, total, mended, dropped }. `found` are
  // the units of the query, `units` those of them that the chosen facets keep, `reports` the reports
  // that hold the words only scattered; `typed` are the nodes as typed, `nodes` those that led here.
  async find(state) {
    const parsed = await this.read(state.q ?? "", state);
    if (parsed.nodes.some((n) => n.phrase && n.words.length > 2)) this.#ahead(parsed.nodes, state).catch(() => {}); // then it is told
    let led = { parsed, ...await this.match(parsed.nodes) };
    const isDoubtful = DOUBT.test(parsed.text);
    if (!state.literal && (!led.units.length || isDoubtful) && parsed.nodes.some((n) => !n.minus)) {
      const begun = state.typing || isDoubtful || led.scattered.length || isHopeless(led.sets) ? null
        : await this.#begun(state);
      if (!begun && isUnknown(led)) this.store.vocabulary().catch(() => {}); // while the script comes; then it is told
      led = begun?.units.length ? begun : await (await this.other()).otherwise(this, led, state, begun);
    }
    return { ...await this.#kept(led, state), typed: parsed.nodes, whole: parsed.whole };
  }

  // What was typed, as nodes, with the words that an open one begins.
  async read(text, { off = [], typing = false }) {
    const { analysis, store } = this;
    const parsed = await parse(text, { analysis, store, off, typing });
    const words = parsed.nodes.flatMap((n) => n.words);
    for (const node of parsed.nodes) {
      if (!node.open) continue;
      const last = words.at(-1);
      const typed = analysis.foldedForm(parsed.text.slice(last.start, last.end).toLowerCase());
      node.begun = await completions([...new Set([last.folded, typed])], words.at(-2), store);
    }
    return parsed;
  }

  async match(nodes) {
    return { nodes, ...await matching(nodes, this.store, this.analysis) };
  }

  // Asks for the texts of the first results while it is read in one of them whether a phrase stands anywhere.
  async #ahead(nodes, state) {
    const led = { nodes, ...await matching(nodes, this.store, null) };
    await this.page(await this.#kept(led, state), state, 1);
  }

  async #kept(led, state) {
    const chosen = chosenOf(state);
    const facets = await this.#facets(Object.keys(chosen));
    const units = facets.kept(led.units, chosen);
    const reports = facets.keptReports(led.scattered, chosen);
    return {
      nodes: led.nodes, found: led.units, scattered: led.scattered, sets: led.sets, units, reports,
      facets, total: units.length + reports.length, mended: led.mended ?? null,
      dropped: led.dropped ?? null, asked: led.asked ?? false,
    };
  }

  // The same with its last word begun only.
  async #begun(state) {
    const parsed = await this.read(state.q, { ...state, typing: true });
    const last = parsed.nodes.at(-1);
    if (!last?.open || !last.begun.length || last.words.at(-1).folded.length < 2) return null;
    const other = { parsed, ...await this.match(parsed.nodes) };
    return other.units.length || other.scattered.length ? other : null;
  }

  async #facets(names) {
    const missing = names.filter((name) => !OF_REPORTS.includes(name) && !this.#columns[name]);
    if (missing.length) await (await this.later()).addColumns(this.#columns, missing, this.store);
    return new Facets(this.store.reports, this.#columns);
  }

  // The hits of one page, best first, with their texts; `pieces`: how many a report shows at most.
  async page(answer, state, pieces = MOST_PIECES) {
    return Promise.all((await this.askedFor(answer, state, pieces)).hits);
  }

  // The same as soon as their order is known: { hits }, a promise each, whose texts are on their way.
  async askedFor(answer, state, pieces = MOST_PIECES) {
    const first = ((state.page ?? 1) - 1) * PAGE;
    const order = await this.order(answer, state, first + PAGE);
    return { hits: order.slice(first).map((hit) => this.hit(hit, answer, pieces)) };
  }

  // The first `wanted` hits in order: a number of a unit, or { report }.
  async order({ nodes, units, reports, sets, asked, dropped }, state, wanted = Infinity) {
    const { store } = this;
    const isWanted = nodes.filter((n) => !n.minus);
    const alone = !dropped || dropped.some(({ text }) => text === "là");
    const sign = { "moi-nhat": 1, "cu-nhat": -1 }[state.order];
    const day = sign && newness(units, { reports: store.reports, days: await store.days() });
    const orderBy = (points) => {
      const byScore = (a, b) => points[a] > points[b] || (points[a] === points[b] && a < b);
      return sign ? (a, b) => (day[a] === day[b] ? byScore(a, b)
        : !day[b] || (day[a] > 0 && (day[a] - day[b]) * sign > 0)) : byScore;
    };
    const how = { asked, alone };
    const found = await foremost(units, wanted, { wanted: isWanted, sets, store, orderBy, how });
    const { year } = store.reports;
    const whole = [...reports].sort((a, b) => (year[b] - year[a]) * (sign ?? 1) || a - b);
    const hits = [...found.map((n) => units[n]), ...whole.map((report) => ({ report }))].slice(0, wanted);
    const named = sign ? null : nameAlone(isWanted, alone);
    return named ? this.#ownFirst(hits, named) : hits;
  }

  // With what a name is the very name of before what holds it too.
  async #ownFirst(hits, named) {
    const records = hits.slice(0, PAGE).filter((unit) => unit >= this.store.reports.units);
    const ids = await Promise.all(records.map(async (unit) => (await this.store.text(unit)).id));
    const own = records.filter((_, n) => named.includes(ids[n]));
    return [...own, ...hits.filter((hit) => !own.includes(hit))];
  }

  // A hit with its text; that of a report has `pieces`, passages that hold what was asked for.
  async hit(hit, { sets = [] } = {}, pieces = MOST_PIECES) {
    if (typeof hit === "number") return { unit: hit, ...await this.store.text(hit) };
    const { reports } = this.store;
    const { report } = hit;
    const key = reports.key(report);
    const some = telling(sets.flatMap(({ units, words }) => words ?? [units]), report, reports).slice(0, pieces);
    const told = await Promise.all(some.map((unit) => this.store.text(unit)));
    const { name } = reports.bodies[reports.body[report]];
    return { type: "bao-cao", id: key, address: `to-chuc/${key}/`, title: `${name}, ${reports.year[report]}`,
      pieces: told.map(({ text }) => text), more: [], when: String(reports.year[report]), day: "", status: "" };
  }

  // Counts by year, body, kind of body and province, or some of these, which ask for nothing more.
  counts(answer, state, names = OF_REPORTS) {
    return answer.facets.counts(names, { units: answer.found, scattered: answer.scattered }, chosenOf(state));
  }

  // Counts of every facet, or of some.
  async facets(answer, state, names = FACETS) {
    const facets = await this.#facets(names);
    return facets.counts(names, { units: answer.found, scattered: answer.scattered }, chosenOf(state));
  }

  // { sums, activities }: what was given and received, and how many activities of each status.
  async totals({ units, nodes }) {
    const { totals } = await this.later();
    const facets = await this.#facets(["trang-thai"]);
    const has = new Uint8Array(this.store.index.units);
    for (const unit of units) has[unit] = 1;
    const asked = { nodes, analysis: this.analysis };
    const { sums, left } = totals(await this.store.gifts(), { has: (unit) => has[unit] === 1 }, asked);
    const activities = {};
    this.store.reports.walk(units, (unit, report) => {
      if (!this.store.reports.isActivity(unit, report) || left.has(unit)) return;
      const [status] = facets.values("trang-thai", unit, report, facets.row(unit, report));
      activities[status] = (activities[status] ?? 0) + 1;
    });
    return { sums, activities };
  }
}

// Whether a word is nowhere, and no figure.
function isUnknown({ nodes, sets }) {
  return nodes.filter((node) => !node.minus).some((node, n) =>
    sets[n].words?.some((units, k) => !units.length && !/^\d/u.test(node.words[k].folded)));
}

// Whether a word other than the last is nowhere: then the last may begin whatever it will.
function isHopeless(sets) {
  return sets.some(({ units, words, finds }, n) => {
    const fixed = words && n === sets.length - 1 ? words.slice(0, -1) : words ?? [units];
    return fixed.some((found) => !found.length) && finds.every((found) => !found.length);
  });
}

// Few passages of a report that together hold what was asked for: from the part of texts that holds
// most of what is missing, that which holds most; of equal ones the first.
function telling(lists, report, reports) {
  const [from, end] = [reports.start[report], reports.start[report + 1]];
  let missing = lists.map((units) => units.subarray(lowerBound(units, from), lowerBound(units, end)))
    .filter((units) => units.length);
  const part = (unit) => reports.partOf(unit).number;
  const chosen = [];
  while (missing.length && chosen.length < MOST_PIECES) {
    const fullest = commonest(missing.map((units) => new Set(Array.from(units, part))));
    const unit = commonest(missing.map((units) => units.filter((u) => part(u) === fullest)));
    chosen.push(unit);
    missing = missing.filter((units) => !units.includes(unit));
  }
  return chosen;
}

// The number that most lists have; of equal ones the least.
function commonest(lists) {
  const counts = new Map();
  for (const list of lists) for (const number of list) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a))[0];
}

function chosenOf(state) {
  return Object.fromEntries(Object.entries(state.facets ?? {}).filter(([, values]) => values.length));
}
