// The facets beside the results: several values at once, counted as the query stands.

import { figure, make } from "./dom.js";
import { FACET_NAMES } from "./words.js";

const SHOWN = 8; // values of a facet before the rest is folded away

// Fills a part of the form; `whole` makes the folded values too. What a reader has opened, scrolled
// to or stands on stays so.
export function fillFacets(into, facets, { chosen = {}, whole = false }) {
  const { activeElement } = document;
  const at = into.contains(activeElement) ? [activeElement.name, activeElement.value] : null;
  const folds = new Map([...into.querySelectorAll("details")].map((d) => [d.dataset.cua, d]));
  const stood = new Map([...folds].map(([facet, d]) => [facet, [d.open, d.lastChild.scrollTop]]));
  into.replaceChildren(...Object.entries(facets).filter(([, values]) => values.length)
    .map(([facet, values]) => fieldset(facet, values, chosen[facet] ?? [], whole)));
  for (const fold of into.querySelectorAll("details")) {
    const [open, scrolled] = stood.get(fold.dataset.cua) ?? [false, 0];
    fold.open = open;
    fold.lastChild.scrollTop = scrolled;
  }
  if (at?.[0]) into.querySelector(`[name="${CSS.escape(at[0])}"][value="${CSS.escape(at[1])}"]`)?.focus();
}

function fieldset(facet, values, now, whole) {
  const item = ({ value, count, label }) => make("li", {}, make("label", {},
    make("input", { type: "checkbox", name: facet, value, "data-count": count, checked: now.includes(value) }),
    make("span", {}, label), make("span", { class: "so" }, figure(count))));
  const first = values.filter(({ value }, n) => n < SHOWN || now.includes(value));
  const rest = values.filter((v) => !first.includes(v));
  return make("fieldset", {},
    make("legend", {}, FACET_NAMES[facet]),
    make("ul", {}, first.map(item)),
    rest.length ? make("details", { "data-cua": facet },
      make("summary", {}, `${rest.length} mục nữa`), make("ul", {}, whole ? rest.map(item) : [])) : null);
}
