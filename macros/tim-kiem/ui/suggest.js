// What the search field offers while one types: bodies, partners, places, kinds.
// After the combobox pattern of the ARIA Authoring Practices Guide 1.2.

import { analyser } from "../engine/analysis.js";
import { inflatedJson } from "../engine/codec.js";
import { make } from "./dom.js";
import { FACET_NAMES } from "./words.js";

const MOST = 8;

let names = null;

async function loaded(base) {
  if (!names) {
    const bytes = async (path) => {
      const answer = await fetch(new URL(`du-lieu/${path}`, base));
      if (!answer.ok) throw new Error(path);
      return new Uint8Array(await answer.arrayBuffer());
    };
    const [index, packed] = await Promise.all([bytes("muc-luc.json"), bytes("ten.bin")]);
    const { table } = JSON.parse(new TextDecoder().decode(index));
    names = { analysis: analyser(table), list: await inflatedJson(packed) };
  }
  return names;
}

// The names that what is typed begins, or begins a word of; whole beginnings first.
export function offers(typed, { analysis, list }) {
  const words = analysis.tokens(typed.normalize("NFC")).map((t) => t.folded).join(" ");
  if (!words) return [];
  const found = [];
  for (const [label, facet, value, phrases, address] of list) {
    let best = 0;
    for (const phrase of phrases) {
      const at = ` ${phrase}`.indexOf(` ${words}`);
      if (at === 0) best = Math.max(best, phrase.length === words.length ? 3 : 2);
      else if (at > 0) best = Math.max(best, 1);
    }
    if (best) found.push({ label, facet, value, address, best });
  }
  const exact = analysis.tokens(typed.normalize("NFC")).map((t) => t.exact).join(" ");
  const asTyped = ({ label }) =>
    (analysis.tokens(label).map((t) => t.exact).join(" ").includes(exact) ? 0 : 1);
  found.sort((a, b) => b.best - a.best || asTyped(a) - asTyped(b) || a.label.length - b.label.length
    || a.label.localeCompare(b.label, "vi"));
  return found.slice(0, MOST);
}

export function attach(input) {
  const base = new URL(".", input.form.action);
  const root = new URL("..", base);
  const list = make("ul", { class: "goi-y", role: "listbox", id: `${input.id}-goi-y`,
    "aria-label": "Gợi ý", hidden: true });
  const said = make("p", { class: "an", role: "status" });
  input.form.classList.add("co-goi-y");
  input.after(list, said);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" })) {
    input.setAttribute(name, value);
  }
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    const items = list.children;
    items[active]?.setAttribute("aria-selected", "false");
    active = items.length ? (number + items.length) % items.length : -1;
    const item = items[active];
    if (!item) return;
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  async function offer() {
    const typed = input.value;
    let found = [];
    try {
      found = offers(typed, await loaded(base));
    } catch {
      return close(); // without suggestions the form still searches
    }
    if (typed !== input.value) return undefined;
    list.replaceChildren(...found.map((o, n) => make("li", {
      role: "option", id: `${list.id}-${n}`, "aria-selected": "false", "data-address": o.address,
    }, o.label, " ", make("span", { class: "phu" }, FACET_NAMES[o.facet] ?? ""))));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length ? `${found.length} gợi ý` : "";
    return undefined;
  }

  input.addEventListener("input", offer);
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "Escape" && !list.hidden) { close(); event.preventDefault(); }
    else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) offer();
      else choose(active + (key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    } else if (key === "Enter") {
      const address = list.children[active]?.dataset.address;
      if (address) { event.preventDefault(); location.href = new URL(address, root).href; }
      else close();
    }
  });
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) { event.preventDefault(); location.href = new URL(item.dataset.address, root).href; }
  });
  input.addEventListener("blur", close);
  if (input.value) offer();
}
