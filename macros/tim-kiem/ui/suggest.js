// What the search field offers while one types: bodies, partners, places, kinds.
// After the combobox pattern of the ARIA Authoring Practices Guide 1.2 (list, no completion): what
// is chosen takes the place of what was typed, and the search page opens.

import { analyser } from "../engine/analysis.js";
import { inflated, json } from "../engine/codec.js";
import { make } from "./dom.js";
import { FACET_NAMES } from "./words.js";

const MOST = 8;
const BEGINS = 2; // how well a name fits: it is what was typed, begins so, or one of its words does
const WITHIN = 1;

let known = null;

// { analysis, names }; asked for again when it did not come.
function loaded(base) {
  known ??= fetched(new URL("du-lieu/ten.bin", base)).catch((error) => {
    known = null;
    throw error;
  });
  return known;
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const { table, names } = json(await inflated(new Uint8Array(await answer.arrayBuffer())));
  return { analysis: analyser(table), names };
}

// The names that what is typed begins, or begins a word of; whole names first, then beginnings.
export function offers(typed, { analysis, names }) {
  const tokens = analysis.tokens(analysis.cleaned(typed));
  const words = tokens.map((t) => t.folded).join(" ");
  if (!words) return [];
  const exact = tokens.map((t) => t.exact).join(" ");
  const found = [];
  for (const [label, facet, phrases] of names) {
    let best = 0;
    for (const phrase of phrases) {
      const at = ` ${phrase}`.indexOf(` ${words}`);
      if (at === 0) best = Math.max(best, BEGINS + (phrase.length === words.length));
      else if (at > 0) best = Math.max(best, WITHIN);
    }
    if (best) found.push({ label, facet, best });
  }
  const asTyped = ({ label }) =>
    (analysis.tokens(label).map((t) => t.exact).join(" ").includes(exact) ? 0 : 1);
  found.sort((a, b) => b.best - a.best || asTyped(a) - asTyped(b) || a.label.length - b.label.length
    || a.label.localeCompare(b.label, "vi"));
  // one query would find all that are called alike
  const kinds = new Map();
  for (const { label, facet } of found) kinds.set(label, (kinds.get(label) ?? new Set()).add(FACET_NAMES[facet]));
  return [...kinds].slice(0, MOST).map(([label, names_]) => ({ label, kind: [...names_].join(", ") }));
}

// Makes a field of a search form a combobox; `before` is what stood in it before it was reached.
export function attach(input, before = "") {
  const base = new URL(".", input.form.action);
  const list = make("ul", { class: "goi-y", role: "listbox", id: `${input.id}-goi-y`, "aria-label": "Gợi ý",
    hidden: true });
  const said = make("p", { class: "an", role: "status" });
  input.form.classList.add("co-goi-y");
  input.form.append(list, said);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" })) {
    input.setAttribute(name, value);
  }
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    said.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  // `number` is -1 for the field itself, which comes between the last and the first.
  function move(number) {
    const items = [...list.children];
    items[active]?.setAttribute("aria-selected", "false");
    active = number >= items.length ? -1 : number < -1 ? items.length - 1 : number;
    const item = items[active];
    if (!item) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  function take(item) {
    input.value = item.dataset.ten;
    close();
    input.form.requestSubmit();
  }

  async function offer() {
    const typed = input.value;
    let found = [];
    try {
      found = offers(typed, await loaded(base));
    } catch {
      // without suggestions the form still searches
    }
    if (typed !== input.value || document.activeElement !== input) return;
    close();
    if (!found.length) return;
    list.replaceChildren(...found.map(({ label, kind }, n) => make("li", {
      role: "option", id: `${list.id}-${n}`, "aria-selected": "false", "data-ten": label,
    }, make("span", {}, label), " ", make("span", { class: "phu" }, kind))));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    said.textContent = `${found.length} gợi ý; dùng phím mũi tên để chọn`;
  }

  input.addEventListener("input", offer);
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing) return; // a Vietnamese keyboard is still making a letter
    if (key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      const step = key === "ArrowDown" ? 1 : -1;
      if (list.hidden) offer().then(() => { if (!list.hidden) move(step < 0 ? list.children.length - 1 : 0); });
      else move(active + step);
    } else if (key === "Enter") {
      const item = list.children[active];
      if (item && !list.hidden) {
        event.preventDefault();
        take(item);
      } else close();
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) take(item);
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  if (input.value !== before) offer();
}
