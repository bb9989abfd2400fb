// Facets: how many of the found ones have which value, each facet counted as if none of its own
// values were chosen.

export const FACETS = ["nam", "nuoc", "doi-tac", "to-chuc", "loai-to-chuc", "tinh", "loai", "chu-de",
  "huong", "trang-thai"];

// Known of every report, without any further part.
export const OF_REPORTS = ["nam", "to-chuc", "loai-to-chuc", "tinh"];

const COLLATOR = new Intl.Collator("vi");
const RANKS = new WeakMap(); // the places of labels in that order: comparing texts anew for each answer took as long as counting

const LATEST = 10_001; // years have four figures, what is planned is of the next

function ofBody(facet, body) {
  switch (facet) {
    case "to-chuc": return [body.id];
    case "loai-to-chuc": return body.kind ? [body.kind] : [];
    case "tinh": return body.provinces;
    default: return [];
  }
}

export class Facets {
  #last = null;

  // `columns` has those facets that were asked for; of reports all are known.
  constructor(reports, columns) {
    this.reports = reports;
    this.columns = columns;
  }

  // The values of a unit; `row` is that of its columns, or -1.
  values(facet, unit, report, row) {
    const { reports } = this;
    if (OF_REPORTS.includes(facet)) {
      if (report < 0) return [];
      return facet === "nam" ? [String(reports.years[unit])] : this.ofReport(facet, report);
    }
    if (row < 0) return [];
    const { values, starts, ordinals } = this.columns[facet];
    return Array.from(ordinals.subarray(starts[row], starts[row + 1]), (n) => values[n]);
  }

  // What a report itself has, for one that is found as a whole.
  ofReport(facet, report) {
    if (facet === "nam") return [String(this.reports.year[report])];
    return ofBody(facet, this.reports.bodies[this.reports.body[report]]);
  }

  label(facet, value) {
    const { reports } = this;
    switch (facet) {
      case "nam": return value;
      case "to-chuc": return reports.bodies[reports.bodyNumber.get(value)]?.name ?? value;
      case "loai-to-chuc": return reports.kinds[value] ?? value;
      case "tinh": return reports.provinces[value] ?? value;
      default: return this.columns[facet]?.labels.get(value) ?? value;
    }
  }

  row(unit, report) {
    const { reports } = this;
    if (report >= 0) {
      return reports.isActivity(unit, report) ? reports.row[report] + unit - reports.start[report] : -1;
    }
    const partner = unit - reports.units - reports.organizations;
    return partner < 0 ? -1 : reports.activities + partner;
  }

  // The units that have a chosen value of every facet in which any is chosen.
  kept(units, chosen) {
    const asked = Object.entries(chosen).filter(([, values]) => values.length);
    if (!asked.length) return units;
    const found = new Uint32Array(units.length);
    let count = 0;
    this.reports.walk(units, (unit, report) => {
      const row = this.row(unit, report);
      const passes = ([facet, values]) => this.values(facet, unit, report, row).some((v) => values.includes(v));
      if (asked.every(passes)) found[count++] = unit;
    });
    return found.subarray(0, count);
  }

  keptReports(scattered, chosen) {
    return scattered.filter((report) => Object.entries(chosen).every(([facet, values]) =>
      !values.length || this.ofReport(facet, report).some((v) => values.includes(v))));
  }

  // For each of `facets` its values among what was found: { value, count, label }[].
  counts(facets, { units, scattered }, chosen) {
    const told = {};
    for (const facet of facets) {
      const others = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== facet));
      const counted = this.#count(facet, this.kept(units, others));
      for (const report of this.keptReports(scattered, others)) {
        for (const value of this.ofReport(facet, report)) counted.set(value, (counted.get(value) ?? 0) + 1);
      }
      for (const value of chosen[facet] ?? []) if (!counted.has(value)) counted.set(value, 0);
      told[facet] = [...counted].map(([value, count]) => ({ value, count, label: this.label(facet, value) }));
      if (facet === "nam") told[facet].sort((a, b) => Number(b.value) - Number(a.value));
      else told[facet] = this.#sorted(facet, told[facet]);
    }
    return told;
  }

  // How many of `units` are of each body; most facets ask for those of the same units.
  #byBody(units) {
    if (this.#last?.units === units) return this.#last.found;
    const { reports } = this;
    const found = new Uint32Array(reports.bodies.length);
    for (let n = 0; n < units.length && units[n] < reports.units; n++) found[reports.body[reports.of(units[n])]]++;
    this.#last = { units, found };
    return found;
  }

  // What is counted most often comes first, then as the alphabet has it.
  #sorted(facet, counts) {
    const ranks = this.#ranks(facet);
    const told = counts.map((one) => ({ one, rank: ranks.get(one.label) }));
    const byLabel = told.some(({ rank }) => rank === undefined)
      ? (a, b) => COLLATOR.compare(a.one.label, b.one.label) : (a, b) => a.rank - b.rank;
    return told.sort((a, b) => b.one.count - a.one.count || byLabel(a, b)).map(({ one }) => one);
  }

  // The places of the labels of a facet in the alphabet.
  #ranks(facet) {
    const { reports, columns } = this;
    const owner = { "to-chuc": reports.bodies, "loai-to-chuc": reports.kinds, tinh: reports.provinces }[facet]
      ?? columns[facet].labels;
    if (!RANKS.has(owner)) {
      const labels = owner instanceof Map ? [...owner.values()]
        : Object.values(owner).map((told) => told.name ?? told);
      RANKS.set(owner, new Map(labels.sort(COLLATOR.compare).map((label, n) => [label, n])));
    }
    return RANKS.get(owner);
  }

  #count(facet, units) {
    const { reports } = this;
    const counted = new Map();
    if (facet === "nam") {
      const found = new Uint32Array(LATEST);
      for (let n = 0; n < units.length; n++) found[reports.years[units[n]]]++;
      for (const year of reports.allYears) if (found[year]) counted.set(String(year), found[year]);
      return counted;
    }
    if (OF_REPORTS.includes(facet)) {
      this.#byBody(units).forEach((count, body) => {
        if (!count) return;
        for (const value of ofBody(facet, reports.bodies[body])) counted.set(value, (counted.get(value) ?? 0) + count);
      });
      return counted;
    }
    const { values, starts, ordinals } = this.columns[facet];
    const found = new Uint32Array(values.length);
    reports.walk(units, (unit, report) => {
      const row = this.row(unit, report);
      if (row >= 0) for (let n = starts[row]; n < starts[row + 1]; n++) found[ordinals[n]]++;
    });
    found.forEach((count, n) => { if (count) counted.set(values[n], count); });
    return counted;
  }
}
