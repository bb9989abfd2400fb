// The search page: its address in, results out. `data-search` on <html> tells where it stands, and
// `data-facets` when all counts and totals have come.

import { place } from "./dom.js";
import { later, root } from "./fetching.js";
import { show, shown } from "./show.js";
import { addressOf, changed, readState, reworded, toggled } from "./state.js";

const TYPING = 180; // milliseconds without a key before results follow what is typed
const UNTOLD = 150; // milliseconds that the address may stay behind what was asked for

const field = place("q");
let typingTimer = 0;
let coming = null; // the state asked for, until the address tells it

// The address follows when the results stand, or soon: while parts are asked for, a new address would
// keep the browser from that (it takes some 5 ms of the 50 of a query).
function go(state, options) {
  clearTimeout(typingTimer);
  clearTimeout(coming?.timer);
  coming = { state, typing: options?.typing, timer: setTimeout(tell, UNTOLD) };
  if (!options?.typing) field.value = state.q;
  show(state, { ...options, stands: tell });
}

function tell() {
  if (!coming) return;
  const { state, typing, timer } = coming;
  clearTimeout(timer);
  coming = null;
  const address = addressOf(state);
  const same = new URL(address, location.href).href === location.href;
  if (same && typing) return;
  // what was typed letter by letter is one step back
  const way = same || history.state?.typing ? "replaceState" : "pushState";
  history[way](typing ? { typing } : null, "", address);
}

const now = () => coming?.state ?? readState();

place("tim").addEventListener("submit", (event) => {
  event.preventDefault();
  const q = field.value.trim();
  const before = now();
  go(q === before.q.trim() ? changed(before, { q }) : reworded(before, q));
});

field.addEventListener("input", () => {
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => go(reworded(now(), field.value), { typing: true }), TYPING);
});

place("loc").addEventListener("change", ({ target }) => {
  if (target.name) go(toggled(now(), target.name, target.value));
});
place("loc").addEventListener("submit", (event) => event.preventDefault());
place("sap-xep").addEventListener("change", ({ target }) => go(changed(now(), { order: target.value })));

const actions = {
  bo: (words) => go(changed(now(), { off: [...now().off, words] })),
  hieuLai: (words) => go(changed(now(), { off: now().off.filter((w) => w !== words) })),
  boLoc: (facet, button) => go(toggled(now(), facet, button.dataset.giaTri)),
  trichDan: async (id, button) => (await later()).cite(shown, id, button, root),
  tai: async (kind, button) => (await later()).exportAll(shown, kind, button, root),
};

document.querySelector("main").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  for (const [name, act] of Object.entries(actions)) {
    const told = button?.dataset[name];
    if (told !== undefined) {
      Promise.resolve(act(told, button)).catch(() => {
        place("viec-tin").textContent = "Chưa tải được phần này. Hãy thử lại.";
      });
    }
  }
  // links within the page's own states need no new page
  const link = event.target.closest("#tim-duoc a[href]");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && plain && link.pathname === location.pathname && !link.hash) {
    event.preventDefault();
    const state = readState(link.search);
    go(state, { focus: true });
    if (link.dataset.trang) place("tong-so").scrollIntoView();
  }
});

addEventListener("popstate", () => {
  clearTimeout(typingTimer);
  clearTimeout(coming?.timer);
  coming = null;
  const state = readState();
  field.value = state.q;
  show(state);
});

// Whoever comes back from a hit finds the list where it was left: it is not there yet when the
// browser would scroll to it.
const { top = 0 } = history.state ?? {};
addEventListener("pagehide", () => {
  tell();
  history.replaceState({ ...history.state, top: scrollY }, "");
});

const desk = matchMedia("(width >= 60rem)");
const fit = () => { place("mo-loc").open = desk.matches; };
desk.addEventListener("change", fit);
fit();

place("tim").hidden = false;
place("duyet").hidden = Boolean(location.search); // the results will take its place
field.value = readState().q;
// what is offered while one types comes last, and before a connection may be lost
show(readState()).then(() => {
  if (scrollY < top) scrollTo(0, top);
  return import("./goi-y.js");
}).then(({ attach }) => attach(field, field.value), () => {});
