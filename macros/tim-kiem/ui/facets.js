// The facets beside the results: several values at once, counted as the query stands.

import { figure, make } from "./dom.js";
import { FACET_NAMES } from "./words.js";

const SHOWN = 8; // values of a facet before the rest is folded away

// Fills a part of the form, in the elements that stand there already; the folded values come by
// `unfold`. What a reader has opened, scrolled to or stands on stays so. Facets without any value go,
// but those that stand there and are to be kept; when the form is filled `partly`, others stay as they are.
export function fillFacets(into, facets, { chosen = {}, kept = [], partly = false } = {}) {
  const { activeElement } = document;
  const at = into.contains(activeElement) ? [activeElement.name, activeElement.value] : null;
  const before = new Map([...into.querySelectorAll("fieldset")].map((set) => [set.dataset.cua, set]));
  const sets = Object.entries(facets).filter(([facet, values]) => values.length || kept.includes(facet))
    .map(([facet, values]) => filled(before.get(facet) ?? fieldset(facet), facet, values, chosen[facet] ?? []));
  if (partly) {
    into.append(...sets.filter((set) => set.parentNode !== into));
    return;
  }
  const isSame = sets.length === into.childElementCount && sets.every((set, n) => set === into.children[n]);
  if (!isSame) into.replaceChildren(...sets);
  if (!at?.[0]) return;
  const now = into.querySelector(`[name="${CSS.escape(at[0])}"][value="${CSS.escape(at[1])}"]`);
  if (now) now.focus();
  else document.activeElement.blur();
}

// Fills the folded lists, of which a large archive has long ones.
export function unfold(into, facets, { chosen = {} } = {}) {
  for (const fold of into.querySelectorAll("details")) {
    const { cua } = fold.parentNode.dataset;
    fillList(fold.lastChild, cua, parted(facets[cua], chosen[cua] ?? [])[1], chosen[cua] ?? []);
  }
}

// What is always in sight, and what is folded away.
function parted(values, now) {
  const first = values.filter(({ value }, n) => n < SHOWN || now.includes(value));
  return [first, values.length > first.length ? values.filter((v) => !first.includes(v)) : []];
}

function fieldset(facet) {
  return make("fieldset", { "data-cua": facet }, make("legend", {}, FACET_NAMES[facet]), make("ul"));
}

function filled(set, facet, values, now) {
  const [first, rest] = parted(values, now);
  const list = set.children[1];
  fillList(list, facet, first, now);
  const fold = set.querySelector("details") ?? (rest.length ? make("details", {}, make("summary"), make("ul")) : null);
  if (!rest.length) fold?.remove();
  else {
    fold.firstChild.textContent = `${rest.length} mục nữa`;
    if (fold.open) fillList(fold.lastChild, facet, rest, now);
    if (!fold.parentNode) set.append(fold);
  }
  return set;
}

function fillList(list, facet, values, now) {
  let item = list.firstChild;
  for (const { value, count, label } of values) {
    item ??= list.appendChild(itemOf(facet));
    const { input, name, number } = places.get(item);
    if (input.value !== value) input.value = value;
    input.checked = now.includes(value);
    input.setAttribute("data-count", count);
    if (name.data !== label) name.data = label;
    number.data = figure(count);
    item = item.nextSibling;
  }
  while (item) {
    const next = item.nextSibling;
    item.remove();
    item = next;
  }
}

const places = new WeakMap(); // of each item what in it changes

function itemOf(facet) {
  const input = make("input", { type: "checkbox", name: facet });
  const [name, number] = [new Text(), new Text()];
  const item = make("li", {},
    make("label", {}, input, make("span", {}, name), make("span", { class: "so" }, number)));
  places.set(item, { input, name, number });
  return item;
}

// Takes the figures away, until they are counted anew.
export function uncount(into, { chosen }) {
  for (const item of into.querySelectorAll("li")) {
    const { input, number } = places.get(item);
    input.removeAttribute("data-count");
    input.checked = chosen[input.name]?.includes(input.value) ?? false;
    number.data = "…";
  }
}
