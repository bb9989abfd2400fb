// What follows a first answer.

export { readColumns } from "./columns.js";
export { totals } from "./totals.js";
