// The state of the page is its address, and nothing else.

import { FACETS } from "../engine/facets.js";

export function readState(search = location.search) {
  const asked = new URLSearchParams(search);
  const facets = {};
  for (const facet of FACETS) {
    const written = asked.getAll(facet);
    // codes of countries are written in capitals elsewhere, also in links of other sites
    const values = [...new Set(facet === "nuoc" ? written.map((v) => v.toLowerCase()) : written)].filter(Boolean);
    if (values.length) facets[facet] = values;
  }
  const order = asked.get("sap-xep");
  return {
    q: asked.get("q") ?? "",
    facets,
    order: ["moi-nhat", "cu-nhat"].includes(order) ? order : "lien-quan",
    page: Math.max(1, Number.parseInt(asked.get("trang") ?? "1", 10) || 1),
    off: asked.getAll("bo"),
    literal: asked.has("nguyen-van"),
  };
}

// The address of a state, relative to the page.
export function addressOf({ q, facets, order, page, off, literal }) {
  const told = new URLSearchParams();
  if (q) told.set("q", q);
  for (const facet of FACETS) for (const value of facets[facet] ?? []) told.append(facet, value);
  for (const words of off) told.append("bo", words);
  if (literal) told.set("nguyen-van", "1");
  if (order !== "lien-quan") told.set("sap-xep", order);
  if (page > 1) told.set("trang", String(page));
  const text = told.toString();
  return text ? `?${text}` : location.pathname;
}

// A change of what is asked for begins again at the first page.
export function changed(state, change) {
  return { ...state, page: 1, ...change };
}

// Other words: what was taken off or kept literal belonged to the former ones.
export function reworded(state, q) {
  return changed(state, { q, off: [], literal: false });
}

export function toggled(state, facet, value) {
  const now = state.facets[facet] ?? [];
  const values = now.includes(value) ? now.filter((v) => v !== value) : [...now, value];
  return changed(state, { facets: { ...state.facets, [facet]: values } });
}

export function chosenPairs({ facets }) {
  return Object.entries(facets).flatMap(([facet, values]) => values.map((value) => [facet, value]));
}
