// What the page's first results do not need: fetched when they stand, or when there are none.

export { countAround, fillAround } from "./apart.js";
export { cite, exportAll } from "./exporting.js";
export { nothing } from "./nothing.js";
export { fillTotals } from "./totals.js";
