// Facets: how many of the found ones have which value, each facet counted as if none of its own
// values were chosen.

export const FACETS = ["nam", "nuoc", "doi-tac", "to-chuc", "loai-to-chuc", "tinh", "loai", "chu-de",
  "huong", "trang-thai"];

// Known of every report, without any further part.
export const OF_REPORTS = ["nam", "to-chuc", "loai-to-chuc", "tinh"];

const COLLATOR = new Intl.Collator("vi");

export class Facets {
  // `columns` may be null while only facets of reports are asked for.
  constructor(reports, columns) {
    this.reports = reports;
    this.columns = columns;
  }

  // The values of a unit; `row` is that of its columns, or -1.
  values(facet, unit, report, row) {
    const { reports } = this;
    if (OF_REPORTS.includes(facet)) {
      if (report < 0) return [];
      return facet === "nam" ? [String(reports.yearOf(unit, report))] : this.ofReport(facet, report);
    }
    if (row < 0) return [];
    const { values, starts, ordinals } = this.columns[facet];
    return Array.from(ordinals.subarray(starts[row], starts[row + 1]), (n) => values[n]);
  }

  // What a report itself has, for one that is found as a whole.
  ofReport(facet, report) {
    const body = this.reports.bodies[this.reports.body[report]];
    switch (facet) {
      case "nam": return [String(this.reports.year[report])];
      case "to-chuc": return [body.id];
      case "loai-to-chuc": return body.kind ? [body.kind] : [];
      case "tinh": return body.provinces;
      default: return [];
    }
  }

  label(facet, value) {
    const { reports } = this;
    switch (facet) {
      case "nam": return value;
      case "to-chuc": return reports.bodies[reports.bodyNumber.get(value)]?.name ?? value;
      case "loai-to-chuc": return reports.kinds[value] ?? value;
      case "tinh": return reports.provinces[value] ?? value;
      default: return this.columns?.[facet].labels.get(value) ?? value;
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
      told[facet].sort(facet === "nam"
        ? (a, b) => Number(b.value) - Number(a.value)
        : (a, b) => b.count - a.count || COLLATOR.compare(a.label, b.label));
    }
    return told;
  }

  #count(facet, units) {
    const { reports } = this;
    if (facet === "nam") {
      const years = new Map();
      reports.walk(units, (unit, report) => {
        if (report < 0) return;
        const year = reports.yearOf(unit, report);
        years.set(year, (years.get(year) ?? 0) + 1);
      });
      return new Map([...years].map(([year, count]) => [String(year), count]));
    }
    const counted = new Map();
    const add = (value, count) => counted.set(value, (counted.get(value) ?? 0) + count);
    if (OF_REPORTS.includes(facet)) {
      const found = new Uint32Array(reports.count);
      reports.walk(units, (_, report) => { if (report >= 0) found[report]++; });
      found.forEach((count, report) => {
        if (count) this.ofReport(facet, report).forEach((value) => add(value, count));
      });
      return counted;
    }
    const { values, starts, ordinals } = this.columns[facet];
    const found = new Uint32Array(values.length);
    reports.walk(units, (unit, report) => {
      const row = this.row(unit, report);
      if (row >= 0) for (let n = starts[row]; n < starts[row + 1]; n++) found[ordinals[n]]++;
    });
    found.forEach((count, n) => { if (count) add(values[n], count); });
    return counted;
  }
}
