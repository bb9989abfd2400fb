// Facets: which units have which value, and how many of the found ones.

import { reportOf } from "./store.js";

export const FACETS = ["nam", "nuoc", "doi-tac", "to-chuc", "loai-to-chuc", "tinh", "loai", "chu-de",
  "huong", "trang-thai"];

const LABELS = { trao: "Trao", nhan: "Nhận" };

// What is known of any unit without its text.
export async function describe(store, needsColumns) {
  const table = await store.reports();
  const columns = needsColumns ? await store.columns() : null;
  const { starts, reportUnits, reports, bodies, years, organizations } = table;
  const bodyPlace = new Map(bodies.map((b, n) => [b[0], n]));

  function report(unit) {
    return unit < reportUnits ? reports[reportOf(starts, unit)] : null;
  }
  function type(unit) {
    if (unit >= reportUnits) return unit < reportUnits + organizations ? "to-chuc" : "doi-tac";
    const number = reportOf(starts, unit);
    return unit - starts[number] < reports[number][4] ? "hoat-dong" : "doan-van";
  }
  function year(unit) {
    return years[unit] ?? report(unit)?.[1] ?? 0;
  }
  function values(facet, unit) {
    const own = report(unit);
    const body = own && bodies[own[0]];
    switch (facet) {
      case "nam": return own ? [String(year(unit))] : [];
      case "to-chuc": return body ? [body[0]] : [];
      case "loai-to-chuc": return body && body[2] ? [body[2]] : [];
      case "tinh": return body ? [...new Set([body[3], body[4]].filter(Boolean))] : [];
      default: {
        const column = columns[facet];
        return column.units[unit].map((n) => column.values[n][0]);
      }
    }
  }
  function label(facet, value) {
    switch (facet) {
      case "nam": return value;
      case "to-chuc": return bodies[bodyPlace.get(value)]?.[1] ?? value;
      case "loai-to-chuc": return table.kinds[value] ?? value;
      case "tinh": return table.provinces[value] ?? value;
      default:
        return LABELS[value] ?? columns?.[facet].values.find((v) => v[0] === value)?.[1] ?? value;
    }
  }
  return { report, type, year, values, label, days: columns?.ngay ?? null, table };
}

export function passes(unit, chosen, known, except = null) {
  for (const [facet, values] of Object.entries(chosen)) {
    if (facet === except || !values.length) continue;
    if (!known.values(facet, unit).some((v) => values.includes(v))) return false;
  }
  return true;
}

// For each facet its values among `units`, counted as if that facet were not chosen.
export function counts(units, chosen, known) {
  const told = {};
  for (const facet of FACETS) {
    const found = new Map();
    for (const unit of units) {
      if (!passes(unit, chosen, known, facet)) continue;
      for (const value of known.values(facet, unit)) found.set(value, (found.get(value) ?? 0) + 1);
    }
    for (const value of chosen[facet] ?? []) if (!found.has(value)) found.set(value, 0);
    told[facet] = [...found].map(([value, count]) => ({ value, count, label: known.label(facet, value) }));
    told[facet].sort(facet === "nam"
      ? (a, b) => b.value.localeCompare(a.value)
      : (a, b) => b.count - a.count || a.label.localeCompare(b.label, "vi"));
  }
  return told;
}

// Units of a report that a scattered hit stands for, by what only reports have.
export function reportPasses(number, chosen, table) {
  const [body, year] = table.reports[number];
  const own = { nam: [String(year)], "to-chuc": [table.bodies[body][0]],
    "loai-to-chuc": [table.bodies[body][2]], tinh: table.bodies[body].slice(3) };
  return Object.entries(chosen).every(([facet, values]) =>
    !values.length || (own[facet] ?? []).some((v) => values.includes(v)));
}

