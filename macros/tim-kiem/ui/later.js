// What the page's first results do not need: fetched when they stand.

export { cite, exportAll } from "./exporting.js";
export { fillTotals } from "./totals.js";
