// What is needed when an answer may not be what was meant.

export { meant } from "./meant.js";
export { neighbours } from "./near.js";
export { otherwise } from "./otherwise.js";
