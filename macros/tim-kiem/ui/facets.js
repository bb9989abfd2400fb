// The facets beside the results: several values at once, counted as the query stands.

import { figure, make } from "./dom.js";
import { FACET_NAMES } from "./words.js";

const SHOWN = 8; // values of a facet before the rest is folded away

// Fills a part of the form; the folded values come by `unfold`. What a reader has opened, scrolled to
// or stands on stays so.
export function fillFacets(into, facets, { chosen = {} } = {}) {
  const { activeElement } = document;
  const at = into.contains(activeElement) ? [activeElement.name, activeElement.value] : null;
  // only of what is open: to ask how far a list is scrolled makes the browser lay out the page
  const open = new Map([...into.querySelectorAll("details[open]")]
    .map((d) => [d.dataset.cua, d.lastChild.scrollTop]));
  into.replaceChildren(...Object.entries(facets).filter(([, values]) => values.length)
    .map(([facet, values]) => fieldset(facet, values, chosen[facet] ?? [])));
  unfold(into, facets, { chosen, only: open });
  for (const fold of open.size ? into.querySelectorAll("details") : []) {
    fold.open = open.has(fold.dataset.cua);
    if (open.get(fold.dataset.cua)) fold.lastChild.scrollTop = open.get(fold.dataset.cua);
  }
  if (at?.[0]) into.querySelector(`[name="${CSS.escape(at[0])}"][value="${CSS.escape(at[1])}"]`)?.focus();
}

// Fills the folded lists, of which a large archive has long ones; or `only` those of some facets.
export function unfold(into, facets, { chosen = {}, only = null } = {}) {
  for (const fold of into.querySelectorAll("details")) {
    const facet = fold.dataset.cua;
    if (fold.lastChild.childElementCount || (only && !only.has(facet))) continue;
    fold.lastChild.append(...parted(facets[facet], chosen[facet] ?? [])[1].map(itemOf(facet, chosen[facet] ?? [])));
  }
}

// What is always in sight, and what is folded away.
function parted(values, now) {
  const first = values.filter(({ value }, n) => n < SHOWN || now.includes(value));
  return [first, values.length > first.length ? values.filter((v) => !first.includes(v)) : []];
}

const itemOf = (facet, now) => ({ value, count, label }) => make("li", {}, make("label", {},
  make("input", { type: "checkbox", name: facet, value, "data-count": count, checked: now.includes(value) }),
  make("span", {}, label), make("span", { class: "so" }, figure(count))));

function fieldset(facet, values, now) {
  const [first, rest] = parted(values, now);
  return make("fieldset", {},
    make("legend", {}, FACET_NAMES[facet]),
    make("ul", {}, first.map(itemOf(facet, now))),
    rest.length ? make("details", { "data-cua": facet },
      make("summary", {}, `${rest.length} mục nữa`), make("ul")) : null);
}
