// What a first answer rarely needs, fetched after it or when it leads to nothing.

export { readColumns } from "./columns.js";
export { meant } from "./meant.js";
export { neighbours } from "./near.js";
export { otherwise } from "./otherwise.js";
export { totals } from "./totals.js";
