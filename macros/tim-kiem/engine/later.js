// What a first answer rarely needs, fetched after it or when it leads to nothing.

export { largestPart } from "./lessen.js";
export { mendings, neighbours } from "./mend.js";
export { totals } from "./totals.js";
