// Reads columns of facets that Python has packed: JSON in, of each facet the values by row out.

import { text } from "node:stream/consumers";
import { inflateRawSync } from "node:zlib";

import { addColumns, OF_UNITS } from "../../macros/tim-kiem/engine/columns.js";

const told = [];
for (const { files, reports } of JSON.parse(await text(process.stdin))) {
  reports.eachActivity = (visit) => reports.activitiesOf.forEach((units, report) =>
    units.forEach((unit) => visit(unit, report)));
  const store = { reports, columns: async (name) => new Uint8Array(inflateRawSync(Buffer.from(files[name], "base64"))) };
  const columns = {};
  await addColumns(columns, OF_UNITS, store);
  told.push(Object.fromEntries(OF_UNITS.map((facet) => {
    const { values, labels, starts, ordinals } = columns[facet];
    const rows = Array.from({ length: starts.length - 1 }, (_, n) =>
      Array.from(ordinals.subarray(starts[n], starts[n + 1]), (o) => values[o]));
    return [facet, { rows, labels: Object.fromEntries(labels) }];
  })));
}
process.stdout.write(JSON.stringify(told));
