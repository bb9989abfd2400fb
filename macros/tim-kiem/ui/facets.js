// The facets beside the results: several values at once, counted as the query stands.

import { FACETS } from "../engine/facets.js";
import { figure, make } from "./dom.js";
import { FACET_NAMES } from "./words.js";

const SHOWN = 8; // values of a facet before the rest is folded away

export function facetForm(facets, chosen) {
  return FACETS.filter((facet) => facets[facet].length).map((facet) => {
    const values = facets[facet];
    const now = chosen[facet] ?? [];
    const items = values.map(({ value, count, label }) => make("li", {},
      make("label", {},
        make("input", { type: "checkbox", name: facet, value, "data-count": count,
          checked: now.includes(value) }),
        " ", label, " ", make("span", { class: "so" }, figure(count)))));
    const folded = items.slice(SHOWN);
    return make("fieldset", {},
      make("legend", {}, FACET_NAMES[facet]),
      make("ul", {}, items.slice(0, SHOWN)),
      folded.length ? make("details", { open: folded.some((i) => i.querySelector(":checked")) },
        make("summary", {}, `${folded.length} mục nữa`), make("ul", {}, folded)) : null);
  });
}
