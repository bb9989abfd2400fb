// The search page: its address in, results out. `data-search` on <html> tells where it stands, and
// `data-facets` when all counts and totals have come.

import { place } from "./dom.js";
import { later, root } from "./fetching.js";
import { show, shown } from "./show.js";
import { addressOf, changed, readState, reworded, toggled } from "./state.js";

const TYPING = 180; // milliseconds without a key before results follow what is typed

const field = place("q");
let typingTimer = 0;

function go(state, options) {
  clearTimeout(typingTimer);
  const address = addressOf(state);
  const same = new URL(address, location.href).href === location.href;
  // what was typed letter by letter is one step back
  const way = same || history.state?.typing ? "replaceState" : "pushState";
  history[way](null, "", address);
  field.value = state.q;
  show(state, options);
}

place("tim").addEventListener("submit", (event) => {
  event.preventDefault();
  const now = readState();
  const q = field.value.trim();
  go(q === now.q.trim() ? changed(now, { q }) : reworded(now, q));
});

field.addEventListener("input", () => {
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => {
    const state = reworded(readState(), field.value);
    history[history.state?.typing ? "replaceState" : "pushState"]({ typing: true }, "", addressOf(state));
    show(state, { typing: true });
  }, TYPING);
});

place("loc").addEventListener("change", ({ target }) => {
  if (target.name) go(toggled(readState(), target.name, target.value));
});
place("loc").addEventListener("submit", (event) => event.preventDefault());
place("sap-xep").addEventListener("change", ({ target }) => go(changed(readState(), { order: target.value })));

const actions = {
  bo: (words, now) => go(changed(now, { off: [...now.off, words] })),
  hieuLai: (words, now) => go(changed(now, { off: now.off.filter((w) => w !== words) })),
  boLoc: (facet, now, button) => go(toggled(now, facet, button.dataset.giaTri)),
  trichDan: async (id, _, button) => (await later()).cite(shown, id, button, root),
  tai: async (kind, _, button) => (await later()).exportAll(shown, kind, button, root),
};

document.querySelector("main").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  for (const [name, act] of Object.entries(actions)) {
    const told = button?.dataset[name];
    if (told !== undefined) {
      Promise.resolve(act(told, readState(), button)).catch(() => {
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
  const state = readState();
  field.value = state.q;
  show(state);
});

// Whoever comes back from a hit finds the list where it was left: it is not there yet when the
// browser would scroll to it.
const { top = 0 } = history.state ?? {};
addEventListener("pagehide", () => history.replaceState({ ...history.state, top: scrollY }, ""));

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
