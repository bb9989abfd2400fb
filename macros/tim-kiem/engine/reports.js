// Which unit belongs to what: units are numbered by report, its activities first, then its other
// passages; after all reports come the bodies, then the partners.

import { NONE } from "./sets.js";

// Units in a part of texts, as composing/search/texts.py has it.
const ACTIVITIES_TOGETHER = 4;
const PASSAGES_TOGETHER = 24;
const RECORDS_TOGETHER = 16;

export const TYPES = ["hoat-dong", "doan-van", "to-chuc", "doi-tac"];

export class Reports {
  #reports;
  #types = null;

  constructor(index) {
    const { activities, others, planned, ...told } = index.reports;
    Object.assign(this, told); // count, slugs, body, year and entries: how many passages these tell
    const { count } = told;
    this.bodies = index.bodies;
    this.bodyNumber = new Map(index.bodies.map(({ id }, n) => [id, n]));
    this.kinds = index.kinds;
    this.known = new WeakMap(); // of lists, as long as they are kept, which reports they are in
    this.provinces = index.provinces;
    this.start = new Uint32Array(count + 1); // its first unit
    this.row = new Uint32Array(count + 1); // how many activities are before it
    this.planned = new Uint32Array(count); // the first of its activities that is of the next year
    this.textPart = new Uint32Array(count + 1); // its first part of texts
    for (let n = 0; n < count; n++) {
      this.start[n + 1] = this.start[n] + activities[n] + others[n];
      this.row[n + 1] = this.row[n] + activities[n];
      this.planned[n] = this.start[n] + activities[n] - planned[n];
      this.textPart[n + 1] = this.textPart[n]
        + Math.ceil(activities[n] / ACTIVITIES_TOGETHER) + Math.ceil(others[n] / PASSAGES_TOGETHER);
    }
    this.units = this.start[count];
    this.activities = this.row[count];
    this.organizations = index.organizations;
    this.oddYears = new Map(index.years);
    this.#reports = new Uint32Array(this.units);
    this.years = new Uint16Array(index.units); // of every unit; of a record 0
    for (let n = 0; n < count; n++) {
      this.#reports.fill(n, this.start[n], this.start[n + 1]);
      const year = this.year[n];
      this.years.fill(year, this.start[n], this.start[n + 1]).fill(year + 1, this.planned[n], this.start[n] + activities[n]);
    }
    for (const [unit, year] of this.oddYears) this.years[unit] = year;
    this.allYears = new Set([...this.year, ...this.year.map((year) => year + 1), ...this.oddYears.values()]);
  }

  // The report of a unit; of a record -1.
  of(unit) {
    return unit < this.units ? this.#reports[unit] : -1;
  }

  // Calls visit(unit, report, ordinal) for ascending units; of records the report is -1.
  walk(units, visit) {
    for (let n = 0; n < units.length; n++) visit(units[n], this.of(units[n]), n);
  }

  eachActivity(visit) {
    for (let report = 0; report < this.count; report++) {
      const count = this.row[report + 1] - this.row[report];
      for (let n = 0; n < count; n++) visit(this.start[report] + n, report);
    }
  }

  isActivity(unit, report) {
    return report >= 0 && unit - this.start[report] < this.row[report + 1] - this.row[report];
  }

  // Of every unit the ordinal of its type in TYPES.
  get types() {
    if (!this.#types) {
      this.#types = new Uint8Array(this.years.length).fill(TYPES.indexOf("doan-van"), 0, this.units)
        .fill(TYPES.indexOf("to-chuc"), this.units).fill(TYPES.indexOf("doi-tac"), this.units + this.organizations);
      this.eachActivity((unit) => { this.#types[unit] = 0; });
    }
    return this.#types;
  }

  typeOf(unit, report) {
    if (report >= 0) return this.isActivity(unit, report) ? "hoat-dong" : "doan-van";
    return unit < this.units + this.organizations ? "to-chuc" : "doi-tac";
  }

  // All units of the reports that `wanted` names, and those of them that `kept` keeps.
  unitsOf(wanted, kept = null) {
    const found = [];
    for (let report = 0; report < this.count; report++) {
      if (!wanted(report)) continue;
      for (let unit = this.start[report]; unit < this.start[report + 1]; unit++) {
        if (!kept || kept(unit)) found.push(unit);
      }
    }
    return found.length ? Uint32Array.from(found) : NONE;
  }

  // The part of texts that holds a unit, and the first unit in it.
  partOf(unit) {
    if (unit < this.units) {
      const report = this.of(unit);
      const activities = this.row[report + 1] - this.row[report];
      const place = unit - this.start[report];
      const [start, size, before] = place < activities
        ? [0, ACTIVITIES_TOGETHER, 0]
        : [activities, PASSAGES_TOGETHER, Math.ceil(activities / ACTIVITIES_TOGETHER)];
      const group = Math.floor((place - start) / size);
      return {
        number: this.textPart[report] + before + group,
        first: this.start[report] + start + group * size,
      };
    }
    const group = (n) => Math.floor(n / RECORDS_TOGETHER);
    const partners = this.units + this.organizations;
    const bodyParts = this.organizations ? group(partners - 1) - group(this.units) + 1 : 0;
    const [from, before] = unit < partners ? [this.units, 0] : [partners, bodyParts];
    return {
      number: this.textPart[this.count] + before + group(unit) - group(from),
      first: Math.max(from, group(unit) * RECORDS_TOGETHER),
    };
  }

  key(report) {
    const slug = this.slugs[report];
    return `${this.bodies[this.body[report]].id}/${this.year[report]}${slug ? `-${slug}` : ""}`;
  }

  // What a part of texts says of a unit, with id and address.
  told(unit, [anchor, title, text, more, when = "", day = "", status = ""]) {
    if (unit >= this.units) {
      const type = this.typeOf(unit, -1);
      const id = `${type}/${anchor}`;
      return { type, id, address: `${id}/`, title, text, more, when, day, status };
    }
    const report = this.of(unit);
    const key = this.key(report);
    const type = this.typeOf(unit, report);
    const passage = unit - this.start[report] - (this.row[report + 1] - this.row[report]) + 1;
    const id = `${key}#${type === "hoat-dong" ? anchor : `p${passage}`}`;
    return { type, id, address: `to-chuc/${key}/#${anchor}`, title, text, more, when, day, status };
  }
}
