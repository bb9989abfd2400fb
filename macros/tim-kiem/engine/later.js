// What follows a first answer.

export { addColumns } from "./columns.js";
export { totals } from "./totals.js";
