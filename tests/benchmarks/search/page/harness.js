// The least page on the engine, with the hooks of the real one: first ten results, total, counts.
// For `--engine-alone`: what the engine takes, without the painting of the real page.

import { open } from "../../../../macros/tim-kiem/engine/search.js";

const html = document.documentElement;
const place = (id) => document.getElementById(id);
const opening = open(async (path) => {
  const answer = await fetch(`du-lieu/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
});

async function show() {
  delete html.dataset.facets;
  html.dataset.search = html.dataset.search === "ready" ? "busy" : "loading";
  const state = { q: new URLSearchParams(location.search).get("q") ?? "", facets: {}, page: 1 };
  try {
    const search = await opening;
    const answer = await search.find(state);
    const hits = await search.page(answer, state);
    performance.mark("tim-ra");
    place("loc").textContent = JSON.stringify(search.counts(answer, state));
    place("tong-so").dataset.total = String(answer.total);
    place("ket-qua").replaceChildren(...hits.map(({ id, title, text }) => {
      const row = document.createElement("li");
      row.dataset.id = id;
      row.textContent = `${title} ${text}`;
      return row;
    }));
    performance.mark("ket-qua");
    html.dataset.search = "ready";
    await search.facets(answer, state, ["nuoc", "loai", "huong", "trang-thai"]);
    await search.totals(answer);
    html.dataset.facets = "ready";
  } catch (error) {
    html.dataset.search = "error";
    throw error;
  }
}

addEventListener("popstate", show);
show();
