// What a first answer rarely needs, fetched after it or when it leads to nothing.

export { asking, joining } from "./asking.js";
export { addColumns } from "./columns.js";
export { largestPart } from "./lessen.js";
export { meant } from "./meant.js";
export { mendings } from "./mend.js";
export { neighbours } from "./near.js";
export { totals } from "./totals.js";
