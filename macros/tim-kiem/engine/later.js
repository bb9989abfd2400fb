// What a first answer rarely needs, fetched after it or when it leads to nothing.

export { asking, joining } from "./asking.js";
export { readColumns } from "./columns.js";
export { largestPart } from "./lessen.js";
export { meant } from "./meant.js";
export { mendings, neighbours } from "./mend.js";
export { totals } from "./totals.js";
