// The one door: a state of the search page in, what to show out.
//
// A state: { q, facets: { nam: [...] }, order, page, off, literal, typing }.

import { analyser } from "./analysis.js";
import { FACETS, Facets, OF_REPORTS } from "./facets.js";
import { foremost } from "./foremost.js";
import { completions, matching } from "./match.js";
import { parse } from "./parse.js";
import { newness } from "./rank.js";
import { lowerBound } from "./sets.js";
import { openStore } from "./store.js";

export const PAGE = 10;
// One of these is in every question, without its marks: asking.js is fetched only for such.
const ASKS = /^(?:ai|gi|nao|dau|may|sao|bao|tim|xem|hay|cho|toi|liet|khong|chua|vay)$/u;
const MOST_PIECES = 3; // passages shown of a report that is found as a whole

// `later` gives the modules that a first answer rarely needs; they are asked for when one does.
export async function open(fetchBytes, { later = () => import("./later.js"), ...options } = {}) {
  const store = await openStore(fetchBytes, options);
  return new Search(store, analyser(store.index.table), later);
}

class Search {
  #columns = null;

  constructor(store, analysis, later) {
    this.store = store;
    this.analysis = analysis;
    this.later = later;
  }

  // An answer: { nodes, typed, whole, found, units, reports, total, mended, dropped }. `found` are
  // the units of the query, `units` those of them that the chosen facets keep, `reports` the reports
  // that hold the words only scattered; `typed` are the nodes as typed, `nodes` those that led here.
  async find(state) {
    const parsed = await this.#parse(state.q ?? "", state);
    let led = { parsed, ...await this.#match(parsed.nodes) };
    const wanted = parsed.nodes.some((n) => !n.minus);
    if (!led.units.length && wanted && !state.literal) led = await this.#otherwise(led, state);
    return { ...await this.#kept(led, state), typed: parsed.nodes, whole: parsed.whole };
  }

  async #parse(text, { off = [], typing = false }) {
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

  async #match(nodes) {
    return { nodes, ...await matching(nodes, this.store, this.analysis) };
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

  // No unit has it all: the last word may be begun only, a word may be mistyped, some may have to go.
  async #otherwise(led, state) {
    const weak = led.scattered.length > 0;
    const plain = mayAsk(led.parsed) ? await this.#unasked(led) : null;
    if (plain?.units.length) return plain;
    const begun = state.typing || weak || isHopeless(led.sets) ? null : await this.#begun(state);
    if (begun?.units.length) return begun;
    let scattered = begun;
    const { mendings } = await this.later();
    for await (const mended of mendings(led.parsed, this.store, this.analysis, { weak, asks: plain })) {
      const parsed = await this.#parse(mended.text, state);
      const other = { parsed, ...await this.#match(parsed.nodes), mended };
      if (other.units.length) return other;
      const asked = plain && await this.#unasked(other);
      if (asked?.units.length) return asked;
      if (other.scattered.length) scattered ??= other;
      led.nearly ??= other;
    }
    if (plain) return this.#lessened(plain, true);
    const bare = await this.#unasked(led, "joining");
    const named = bare?.nodes.some((node) => node.chip);
    if (bare?.units.length && (named || !weak)) return bare;
    if (weak) return led;
    const known = led.sets.every((set) => set.units.length); // else the word that nothing has goes first
    return scattered ?? this.#lessened(named && known ? bare : led);
  }

  // A question without the words that only ask (or, `joining`, those that only join the others); null
  // when it has none.
  async #unasked({ parsed, mended }, which = "asking") {
    const ways = (await this.later())[which];
    let other = null;
    for (const dropped of ways(parsed.nodes, this.analysis)) {
      const nodes = parsed.nodes.filter((node) => !dropped.includes(node));
      other = { parsed, mended, ...await this.#match(nodes), dropped, asked: true };
      if (other.units.length) break;
    }
    return other;
  }

  async #begun(state) {
    const parsed = await this.#parse(state.q, { ...state, typing: true });
    const last = parsed.nodes.at(-1);
    if (!last?.open || !last.begun.length || last.words.at(-1).folded.length < 2) return null;
    const other = { parsed, ...await this.#match(parsed.nodes) };
    return other.units.length || other.scattered.length ? other : null;
  }

  // Fewer words; with slips mended where that keeps more of them. `inUnits`: what single units have of them.
  async #lessened(led, inUnits = false) {
    const { store } = this;
    const { largestPart } = await this.later();
    const part = (told) => (told ? largestPart(told, store.index.units, inUnits ? null : store.reports) : []);
    const [own, other] = [part(led), part(led.nearly)];
    const [from, kept] = other.length > own.length ? [led.nearly, other] : [led, own];
    const wanted = from.nodes.filter((n) => !n.minus);
    if (!kept.length) return led;
    const left = wanted.filter((_, n) => !kept.includes(n));
    const nodes = from.nodes.filter((n) => !left.includes(n));
    const dropped = from.parsed.nodes.filter((n) => !nodes.includes(n));
    return { parsed: from.parsed, ...await this.#match(nodes), mended: from.mended, dropped, asked: from.asked };
  }

  async #facets(names) {
    if (!this.#columns && names.some((name) => !OF_REPORTS.includes(name))) {
      const { readColumns } = await this.later();
      this.#columns = readColumns(await this.store.columns(), this.store.reports);
    }
    return new Facets(this.store.reports, this.#columns);
  }

  // The hits of one page, best first, with their texts; `pieces`: how many a report shows at most.
  async page(answer, state, pieces = MOST_PIECES) {
    const first = ((state.page ?? 1) - 1) * PAGE;
    const order = await this.order(answer, state, first + PAGE);
    return Promise.all(order.slice(first).map((hit) => this.hit(hit, answer, pieces)));
  }

  // The first `wanted` hits in order: a number of a unit, or { report }.
  async order({ nodes, units, reports, sets }, state, wanted = Infinity) {
    const { store } = this;
    const sign = { "moi-nhat": 1, "cu-nhat": -1 }[state.order];
    const day = sign && newness(units, { reports: store.reports, days: await store.days() });
    const orderBy = (points) => {
      const byScore = (a, b) => points[a] > points[b] || (points[a] === points[b] && a < b);
      return sign ? (a, b) => (day[a] === day[b] ? byScore(a, b)
        : !day[b] || (day[a] > 0 && (day[a] - day[b]) * sign > 0)) : byScore;
    };
    const found = await foremost(units, wanted, { wanted: nodes.filter((n) => !n.minus), sets, store, orderBy });
    const { year } = this.store.reports;
    const whole = [...reports].sort((a, b) => (year[b] - year[a]) * (sign ?? 1) || a - b);
    return [...found.map((n) => units[n]), ...whole.map((report) => ({ report }))].slice(0, wanted);
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

  // Counts by year, body, kind of body and province, which ask for nothing more.
  counts(answer, state) {
    return answer.facets.counts(OF_REPORTS, { units: answer.found, scattered: answer.scattered }, chosenOf(state));
  }

  // Counts of every facet, or of some.
  async facets(answer, state, names = FACETS) {
    const facets = await this.#facets(names);
    return facets.counts(names, { units: answer.found, scattered: answer.scattered }, chosenOf(state));
  }

  // { sums, activities }: what was given and received, and how many activities of each status.
  async totals({ units, nodes }) {
    const { totals } = await this.later();
    const facets = await this.#facets(FACETS);
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

const mayAsk = ({ nodes }) => nodes.some((node) => node.words?.some((word) => ASKS.test(word.folded)));

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
