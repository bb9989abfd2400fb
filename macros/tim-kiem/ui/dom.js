// Elements from words; a text is only ever a text.

export const place = (id) => document.getElementById(id);

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== ""));
  return element;
}

export function fill(id, ...children) {
  place(id).replaceChildren(...children.flat(Infinity).filter(Boolean));
}

export function figure(value) {
  const [whole, fraction] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/gu, ".");
  return fraction ? `${grouped},${fraction}` : grouped;
}

// What could not be fetched, and the button that asks for it again.
export function lost(words, again) {
  return make("div", { class: "canh-bao", role: "alert" },
    make("p", {}, words),
    make("p", {}, make("button", { type: "button", class: "nut", onclick: again }, "Thử lại")));
}
