// What the page needs when nothing was found.

export { nothing } from "./nothing.js";
