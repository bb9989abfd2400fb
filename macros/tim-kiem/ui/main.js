// The search page: its address in, results out. `data-search` on <html> tells where it stands.

import { neighbours } from "../engine/mend.js";
import { open } from "../engine/search.js";
import { make, figure } from "./dom.js";
import { asCsv, asJson, citation, download, everyHit } from "./exporting.js";
import { facetForm } from "./facets.js";
import { hitList, pager, totalList } from "./results.js";
import { changed, readState, toggled, writeState } from "./state.js";
import { nothing, understood } from "./understood.js";

const TYPING = 180; // milliseconds without a key before results follow what is typed

const page = document.documentElement;
const place = (id) => document.getElementById(id);
const root = place("tim").dataset.goc;
let search = null;
let opening = null;
let newest = 0;
let last = null;

function stand(state) {
  page.dataset.search = state;
  place("ket-qua").setAttribute("aria-busy", String(state === "busy" || state === "loading"));
}

async function fetchBytes(path) {
  const answer = await fetch(`${root}tim-kiem/du-lieu/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function opened() {
  opening ??= open(fetchBytes);
  try {
    search = await opening;
  } catch (error) {
    opening = null;
    throw error;
  }
  return search;
}

async function show(state, { typing = false } = {}) {
  const mine = ++newest;
  stand(search ? "busy" : "loading");
  try {
    await opened();
    const answer = await search.find({ ...state, typing });
    const [hits, totals, names] = await Promise.all([
      search.page(answer, state), search.totals(answer),
      answer.nodes.some((n) => n.chip) ? search.store.names() : [],
    ]);
    const near = answer.total ? [] : await nearWords(answer);
    if (mine !== newest) return;
    last = { answer, state, hits, totals };
    paint(last, names, near);
    stand("ready");
  } catch (error) {
    if (mine !== newest) return;
    failed(error);
    stand("error");
  }
}

async function nearWords(answer) {
  const words = answer.typed.flatMap((n) => (n.minus ? [] : n.words));
  const found = await Promise.all(words.map((w) => neighbours(w.folded, search.store)));
  return [...new Set(found.flatMap((list) => list.slice(0, 3)))].slice(0, 6);
}

function paint({ answer, state, hits, totals }, names, near) {
  const open = answer.nodes.find((n) => n.open)?.words.at(-1).folded;
  place("duyet").hidden = true;
  place("tim-duoc").hidden = false;
  place("loi-tai").replaceChildren();
  const count = place("tong-so");
  count.dataset.total = String(answer.total);
  count.textContent = answer.total ? `${figure(answer.total)} kết quả` : "Không có kết quả";
  place("hieu-la").replaceChildren(...understood(answer, state));
  place("ket-qua").replaceChildren(...hitList(hits, answer, {
    root, names, analysis: search.analysis, open,
  }));
  place("khong-co").replaceChildren(...(answer.total ? [] : [nothing(answer, state, near)]));
  place("loc").replaceChildren(...facetForm(search.facets(answer, state), state.facets));
  place("tong").replaceChildren(...totalList(totals, answer.total, statuses(answer), openRows));
  place("trang").replaceChildren(...[pager(answer.total, state,
    (n) => writeState({ ...state, page: n }) || "?")].filter(Boolean));
  place("sap-xep").value = state.order;
  const chosen = Object.values(state.facets).flat().length;
  place("da-loc").textContent = chosen ? ` (đang chọn ${chosen})` : "";
  place("tai-ve").hidden = !answer.total;
}

function statuses({ units, known }) {
  const counted = {};
  for (const unit of units) {
    for (const status of known.values("trang-thai", unit)) counted[status] = (counted[status] ?? 0) + 1;
  }
  return counted;
}

// The rows that a total adds, under its button.
async function openRows(sum, button) {
  const item = button.closest("li");
  const shown = item.querySelector("ol");
  if (shown) { shown.remove(); return; }
  const hits = await Promise.all(sum.units.map((unit) => search.hit(unit)));
  item.append(make("ol", { class: "danh-sach" }, hits.map((hit) => make("li", {},
    make("a", { href: root + hit.address }, hit.title), " ",
    make("span", { class: "phu" }, hit.when)))));
}

function failed(error) {
  place("duyet").hidden = false;
  place("loi-tai").replaceChildren(make("div", { class: "canh-bao", role: "alert" },
    make("p", {}, "Không tải đủ dữ liệu để tìm, nên chưa có kết quả nào đáng tin. Hãy kiểm tra đường truyền."),
    make("p", {}, make("button", { type: "button", class: "nut", onclick: () => show(readState(location.search)) },
      "Thử lại")),
    make("p", { class: "phu" }, error.message)));
}

function go(state) {
  history.pushState(null, "", writeState(state) || location.pathname);
  place("q").value = state.q;
  show(state);
}

const now = () => readState(location.search);

place("tim").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  go(changed(now(), { q: place("q").value.trim(), off: [], literal: false }));
});

let waiting = 0;
place("q").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const state = changed(now(), { q: place("q").value, off: [], literal: false });
    history.replaceState(null, "", writeState(state) || location.pathname);
    show(state, { typing: true });
  }, TYPING);
});

place("loc").addEventListener("change", ({ target }) => go(toggled(now(), target.name, target.value)));
place("sap-xep").addEventListener("change", ({ target }) => go(changed(now(), { order: target.value })));

document.querySelector("main").addEventListener("click", async (event) => {
  const { target } = event;
  const button = target.closest("[data-bo], [data-hieu-lai], [data-nguyen-van], [data-bo-loc], [data-trang], [data-trich-dan], [data-tai]");
  if (!button) return;
  const told = button.dataset;
  if (told.trang || told.nguyenVan) event.preventDefault();
  if (told.bo) go(changed(now(), { off: [...now().off, told.bo] }));
  else if (told.hieuLai) go(changed(now(), { off: now().off.filter((w) => w !== told.hieuLai) }));
  else if (told.nguyenVan) go(changed(now(), { literal: true }));
  else if (told.boLoc) go(changed(now(), { facets: {} }));
  else if (told.trang) { go({ ...now(), page: Number(told.trang) }); place("tong-so").focus(); }
  else if (told.trichDan) {
    const hit = last.hits.find((h) => h.id === told.trichDan);
    await navigator.clipboard.writeText(citation(hit, last.answer, root));
    button.textContent = "Đã chép";
  } else if (told.tai) {
    const hits = await everyHit(search, last.answer, last.state);
    if (told.tai === "csv") download("tim-kiem.csv", "text/csv", asCsv(hits, root));
    else download("tim-kiem.json", "application/json", asJson(hits, root));
  }
});

addEventListener("popstate", () => {
  const state = now();
  place("q").value = state.q;
  show(state);
});

const desk = matchMedia("(width >= 60rem)");
const fit = () => { place("mo-loc").open = desk.matches; };
desk.addEventListener("change", fit);
fit();

place("tim").hidden = false;
place("q").value = now().q;
show(now());
