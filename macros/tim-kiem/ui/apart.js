// The facets that need parts of the index. Those with many values are closed until a reader opens
// them, or the address chooses of them: their parts are most of the bytes.

import { APART, OF_UNITS } from "../engine/columns.js";
import { lost, make } from "./dom.js";
import { fillFacets, unfold } from "./facets.js";
import { FACET_NAMES } from "./words.js";

const unfolded = new Map(); // what a reader has opened, or closed
let around = null; // the answer whose counts stand here

const isUnfolded = (facet, { facets }) =>
  !APART.includes(facet) || (unfolded.get(facet) ?? Boolean(facets[facet]?.length));

// The counts of all that are open; the others are empty.
export async function countAround({ search, answer, state }) {
  const asked = () => OF_UNITS.filter((facet) => isUnfolded(facet, state));
  for (;;) {
    const names = asked();
    const counted = await search.facets(answer, state, names);
    // one may have been opened meanwhile
    if (asked().every((facet) => names.includes(facet))) {
      return Object.fromEntries(OF_UNITS.map((facet) => [facet, (isUnfolded(facet, state) && counted[facet]) || []]));
    }
  }
}

export function fillAround(into, facets, answered) {
  const { activeElement } = document;
  const { state } = around = answered;
  if (!into.querySelector("[data-mo]")) into.append(...APART.map(closed));
  const told = { chosen: state.facets, kept: APART };
  fillFacets(into, facets, told);
  unfold(into, facets, told);
  for (const facet of APART) {
    const isOpen = isUnfolded(facet, state);
    const button = into.querySelector(`[data-mo=${facet}]`);
    button.setAttribute("aria-expanded", String(isOpen));
    sayIn(button.closest("fieldset"), isOpen && !facets[facet].length ? nothingOf() : null);
    if (button === activeElement) button.focus();
  }
}

function toggle({ currentTarget: button }) {
  const isOpen = button.getAttribute("aria-expanded") !== "true";
  const set = button.closest("fieldset");
  unfolded.set(set.dataset.cua, isOpen);
  button.setAttribute("aria-expanded", String(isOpen));
  sayIn(set, null);
  set.querySelector("details")?.remove();
  set.querySelector("ul").replaceChildren();
  if (isOpen) countIn(set);
}

async function countIn(set) {
  const told = around;
  const isNewest = () => told === around && unfolded.get(set.dataset.cua);
  sayIn(set, make("p", { class: "phu", role: "status" }, "Đang tính…"));
  try {
    const facets = await countAround(told);
    if (isNewest()) fillAround(set.parentNode, facets, told);
  } catch (error) {
    if (!error.cause) console.error(error);
    if (!isNewest()) return;
    sayIn(set, lost("Chưa tải được mục lọc này.", () => {
      set.querySelector("button").focus();
      countIn(set);
    }));
  }
}

function closed(facet) {
  return make("fieldset", { "data-cua": facet },
    make("legend", {}, make("button", { type: "button", "data-mo": facet, onclick: toggle }, FACET_NAMES[facet])),
    make("ul"));
}

const nothingOf = () => make("p", { class: "phu" }, "Không có trong các kết quả này.");

// Says it below a group's name.
function sayIn(set, said) {
  set.querySelector(":scope > :is(p, div)")?.remove();
  if (said) set.append(said);
}
