// The one door: a state of the search page in, what to show out.

import { analyser } from "./analysis.js";
import { counts, describe, passes, reportPasses } from "./facets.js";
import { matching } from "./match.js";
import { mendings, parts } from "./mend.js";
import { parse } from "./parse.js";
import { ranked, scores } from "./rank.js";
import { openStore } from "./store.js";
import { totals } from "./totals.js";

export const PAGE = 10;

export async function open(fetchBytes) {
  const store = await openStore(fetchBytes);
  const analysis = analyser(store.index.table);
  return new Search(store, analysis);
}

class Search {
  constructor(store, analysis) {
    this.store = store;
    this.analysis = analysis;
  }

  // state: { q, facets: {nam: [...]}, order, page, off: [...], literal }
  async find(state) {
    const { store, analysis } = this;
    const { typing = false, off = [] } = state;
    const nodes = await parse(state.q ?? "", { analysis, store, off, typing });
    let answer = await this.#answer(nodes, state);
    if (!answer.total && !typing && !state.literal) {
      // nothing has the last word whole: perhaps it is the beginning of one
      const begun = await parse(state.q ?? "", { analysis, store, off, typing: true });
      if (begun.at(-1)?.open) {
        const more = await this.#answer(begun, state);
        if (more.total) answer = more;
      }
    }
    if (!answer.total && nodes.some((n) => !n.minus) && !state.literal) {
      answer = await this.#mended(nodes, state) ?? await this.#lessened(nodes, state) ?? answer;
    }
    return { ...answer, typed: nodes };
  }

  async #answer(nodes, state) {
    const chosen = state.facets ?? {};
    const { store } = this;
    const { units, scattered } = await matching(nodes, store, this.analysis);
    const known = await describe(store, true);
    const kept = units.filter((unit) => passes(unit, chosen, known));
    const reports = [...scattered].filter((number) => reportPasses(number, chosen, known.table));
    return { nodes, found: units, units: kept, reports, known, total: kept.length + reports.length };
  }

  async #mended(nodes, state) {
    let best = null;
    for await (const mending of mendings(nodes, this.store)) {
      if (best && mending.wasKnown && !best.mended.wasKnown) break;
      const answer = await this.#answer(mending.nodes, state);
      if (answer.total && (!best || answer.total > best.total)) best = { ...answer, mended: mending };
    }
    return best;
  }

  async #lessened(nodes, state) {
    for (const together of parts(nodes)) {
      let best = null;
      for (const { nodes: left, dropped } of together) {
        const answer = await this.#answer(left, state);
        if (answer.total && (!best || answer.total > best.total)) best = { ...answer, dropped };
      }
      if (best) return best;
    }
    return null;
  }

  // The hits of one page, best first, with their texts.
  async page(answer, state) {
    const order = await this.order(answer, state);
    const first = ((state.page ?? 1) - 1) * PAGE;
    return Promise.all(order.slice(first, first + PAGE).map((hit) => this.hit(hit)));
  }

  // Every hit in order: a number of a unit, or { report }.
  async order({ nodes, units, reports, known }, state) {
    const points = await scores(units, nodes, this.store);
    const ordinals = ranked(units, points, {
      years: known.year, types: known.type, order: state.order, days: known.days,
    });
    return [...ordinals.map((n) => units[n]), ...reports.map((report) => ({ report }))];
  }

  async hit(hit) {
    if (typeof hit === "number") return { unit: hit, ...(await this.store.text(hit)) };
    const { starts, reports, bodies } = await this.store.reports();
    const [body, year, stem] = reports[hit.report];
    const text = await this.store.text(starts[hit.report]);
    const address = `to-chuc/${bodies[body][0]}/${stem}/`;
    return { ...text, type: "bao-cao", id: `${bodies[body][0]}/${stem}`, address,
      title: `${bodies[body][1]}, ${year}`, more: [], when: String(year), status: "" };
  }

  facets({ found, known }, state) {
    return counts(found, state.facets ?? {}, known);
  }

  async totals({ units }) {
    return totals(await this.store.gifts(), new Set(units));
  }
}
