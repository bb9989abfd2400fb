// Elements from words; a text is only ever a text.

export const place = (id) => document.getElementById(id);

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  put(element, children);
  return element;
}

function put(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) put(element, child);
    else if (child !== null && child !== undefined && child !== "") element.append(child);
  }
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
