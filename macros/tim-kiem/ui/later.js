// What the page's first results do not need: fetched when they stand.

export { countAround, fillAround } from "./apart.js";
export { cite, exportAll } from "./exporting.js";
export { fillTotals } from "./totals.js";
