// A state's results: those of its page first; what takes more asking for follows when they stand.

import { OF_REPORTS } from "../engine/facets.js";
import { PAGE, open } from "../engine/search.js";
import { Unreachable } from "../engine/store.js";
import { figure, fill, lost, make, place } from "./dom.js";
import { fillFacets, uncount, unfold } from "./facets.js";
import { fetchBytes, later, other, root } from "./fetching.js";
import { addAround, addPieces, itemMaker, pager } from "./results.js";
import { addressOf, chosenPairs } from "./state.js";
import { perhaps, understood } from "./understood.js";

// Milliseconds that counts and totals may take before the page is called ready without them.
const SETTLING = 150;

const FIRST_COUNTED = ["nam", "to-chuc"];

const page = document.documentElement;
let opening = null;
let newest = 0;

// The search, its answer on show, the state that it answers, and the hits of its page.
export let shown = null;

// `stands` is called when the results stand or cannot be had.
export async function show(state, { typing = false, focus = false, stands = () => {} } = {}) {
  const mine = ++newest;
  stand(shown ? "busy" : "loading");
  try {
    opening ??= open(fetchBytes, { later, other });
    const search = await opening.catch((error) => { opening = null; throw error; });
    const answer = await search.find({ ...state, typing });
    const last = Math.max(1, Math.ceil(answer.total / PAGE));
    const isBehind = state.page > last;
    if (isBehind) state = { ...state, page: last };
    const asked = await search.askedFor(answer, state, 1);
    // what can be done before the texts come is done meanwhile
    const counts = search.counts(answer, state, FIRST_COUNTED);
    const itemOf = itemMaker(answer, { root, analysis: search.analysis });
    const items = asked.hits.map((hit) => hit.then(itemOf));
    const nothing = answer.total ? null : await (await other()).nothing(search, answer, state);
    const [hits, list] = await Promise.all([Promise.all(asked.hits), Promise.all(items)]);
    const told = { search, answer, state, hits, list, counts, nothing };
    if (mine !== newest) return;
    performance.mark("tim-ra");
    shown = told;
    paint(told);
    performance.mark("ket-qua");
    paintAround(told);
    stands();
    if (isBehind) history.replaceState(history.state, "", addressOf(state));
    if (focus) place("tong-so").focus();
    await painted();
    performance.mark("da-ve");
    const rest = fillRest(told, () => mine === newest);
    await Promise.race([rest, new Promise((go) => { setTimeout(go, SETTLING); })]);
    await told.pieces;
    if (mine === newest) stand("ready");
    await rest;
    await offer(told, () => mine === newest);
  } catch (error) {
    if (!(error instanceof Unreachable)) console.error(error);
    if (mine !== newest) return;
    stands();
    failed(error, () => show(state));
  }
}

// What else may have been meant; where it cannot be fetched, what was found is no worse.
async function offer({ search, answer, state }, isNewest) {
  try {
    const { meant } = await other();
    const told = await meant(search, answer, state);
    if (told && isNewest()) place("hieu-la").append(perhaps(told, state));
  } catch (error) {
    if (!(error instanceof Unreachable || error instanceof TypeError)) throw error;
  }
}

function stand(where) {
  page.dataset.search = where;
  if (where !== "ready") delete page.dataset.facets;
  place("ket-qua").setAttribute("aria-busy", String(where !== "ready" && where !== "error"));
}

function painted() {
  return new Promise((go) => {
    if (document.hidden) setTimeout(go);
    else requestAnimationFrame(() => setTimeout(go));
  });
}

// What was asked for: results, their number, what the query was taken for, years and organizations.
function paint({ answer, state, list, counts, nothing }) {
  place("duyet").hidden = Boolean(state.q || chosenPairs(state).length);
  place("tim-duoc").hidden = false;
  fill("loi-tai");
  const count = place("tong-so");
  count.dataset.total = String(answer.total);
  count.textContent = answer.total ? `${figure(answer.total)} kết quả` : "Không có kết quả";
  fill("hieu-la", understood(answer, state));
  fill("ket-qua", list);
  fill("khong-co", nothing);
  fillFacets(place("loc-truoc"), counts, { chosen: state.facets, partly: true });
}

// What stands around it, in the same frame.
function paintAround(told) {
  const { search, answer, state, hits } = told;
  addAround(place("ket-qua"), hits, answer, { root, analysis: search.analysis });
  const chosen = chosenPairs(state);
  told.counts = { ...told.counts, ...search.counts(answer, state, OF_REPORTS.filter((name) => !told.counts[name])) };
  fillFacets(place("loc-truoc"), told.counts, { chosen: state.facets });
  hold(state);
  fill("trang", pager(answer.total, state, (n) => addressOf({ ...state, page: n })));
  place("sap-xep").value = state.order;
  place("da-loc").textContent = chosen.length ? ` (đang chọn ${chosen.length})` : "";
  for (const id of ["tai-ve", "tong", "dau-ket-qua-xep"]) place(id).hidden = !answer.total;
  fill("tai-ve-tin");
  place("ket-qua").setAttribute("aria-busy", "false");
}

// Until they are counted anew, the other facets keep their room, not their figures.
function hold(state) {
  const rest = place("loc-sau");
  rest.setAttribute("aria-busy", "true");
  if (!rest.querySelector("fieldset")) fill("loc-sau", waiting("Đang tính các mục lọc khác…"));
  uncount(rest, { chosen: state.facets });
  place("tong").setAttribute("aria-busy", "true");
  const summary = place("tong").querySelector("summary");
  if (summary) summary.textContent = "Đang tính tổng…";
  else fill("tong", waiting("Đang tính tổng…"));
}

const waiting = (words) => make("p", { class: "phu", role: "status" }, words);

// The other passages of reports, the facets that need their columns, and the totals; each may fail and
// be asked for again alone.
async function fillRest(told, isNewest) {
  const { search, answer, state, counts } = told;
  if (isNewest()) unfold(place("loc-truoc"), counts, { chosen: state.facets });
  const part = async (id, words, ask, put) => {
    try {
      const [told, tools] = await Promise.all([ask(), later()]);
      if (isNewest()) put(told, tools);
      return true;
    } catch (error) {
      if (!(error instanceof Unreachable)) console.error(error);
      if (isNewest()) {
        fill(id, lost(words, () => {
          fill(id, waiting("Đang tải lại…"));
          place(id).setAttribute("aria-busy", "true");
          fillRest(told, isNewest);
        }));
      }
      return false;
    } finally {
      if (isNewest()) place(id).removeAttribute("aria-busy");
    }
  };
  told.pieces = !told.hits.some((hit) => hit.pieces)
    || part("loi-tai", "Chưa tải được mọi đoạn của các báo cáo. Kết quả vẫn đủ.", () => search.page(answer, state), (hits) => {
      fill("loi-tai");
      told.hits = hits;
      addPieces(place("ket-qua"), hits, answer, search.analysis);
    });
  const whole = await Promise.all([
    told.pieces,
    part("loc-sau", "Chưa tải được các mục lọc khác. Kết quả vẫn đủ.",
      async () => (await later()).countAround(told), (facets, tools) => tools.fillAround(place("loc-sau"), facets, told)),
    answer.total ? part("tong", "Chưa tải được phần tính tổng. Kết quả vẫn đủ.", () => search.totals(answer),
      (totals, { fillTotals }) => fillTotals(place("tong"), totals, { search, root })) : true,
  ]);
  if (isNewest() && whole.every(Boolean)) page.dataset.facets = "ready";
}

function failed(error, again) {
  page.dataset.search = "error";
  place("tim-duoc").hidden = true;
  place("duyet").hidden = false;
  fill("ket-qua");
  fill("loi-tai", lost("Không tải đủ dữ liệu để tìm, nên chưa có kết quả nào đáng tin. Hãy kiểm tra đường truyền.", again),
    make("p", { class: "phu" }, error.message));
}
