// Goes through a visit within the page itself and sends its times: nobody listens to the network, and
// nothing runs while the search does but an observer of <html>. `PLAN` is put before it by
// timing_host.py: { second, again, next }.

const html = document.documentElement;
const PATIENCE = 60_000; // milliseconds

function until(holds) {
  return new Promise((go, fail) => {
    const look = () => {
      if (html.dataset.search === "error") fail(new Error("data-search is error"));
      else if (!holds()) return;
      watch.disconnect();
      go(performance.now());
    };
    const watch = new MutationObserver(look);
    watch.observe(html, { attributes: true, attributeFilter: ["data-search", "data-facets"] });
    setTimeout(() => fail(new Error(`data-search is ${html.dataset.search}`)), PATIENCE);
    look();
  });
}

const isReady = () => html.dataset.search === "ready";
const isWhole = () => isReady() && html.dataset.facets === "ready";
const pause = (time) => new Promise((go) => { setTimeout(go, time); });

// What comes after the results has come, and the page has nothing left to do: as when one has read.
async function rest(fetching = true) {
  await until(isWhole);
  let count = fetching ? -1 : performance.getEntriesByType("resource").length;
  while (count !== (count = performance.getEntriesByType("resource").length)) await pause(120);
  await new Promise((go) => { requestIdleCallback(go, { timeout: 2000 }); });
}

const at = (mark) => performance.getEntriesByName(mark).at(-1)?.startTime ?? null;

// As a reader asks: the words stand in the field and on the screen, then comes the Enter key. The time
// begins when the page hears of it.
// The search has its answer at the mark “tim-ra”; results, total, years and organizations stand at
// “ket-qua”, the frame that shows them is done at “da-ve”; what is ready has more.
async function go(text) {
  performance.clearMarks();
  const field = document.getElementById("q");
  field.value = text;
  await new Promise((go) => { requestAnimationFrame(() => setTimeout(go, 20)); });
  let started;
  addEventListener("submit", () => { started = performance.now(); }, { capture: true, once: true });
  field.form.requestSubmit();
  const settled = await until(isReady);
  const since = (time) => (time ?? settled) - started;
  return { took: since(at("ket-qua")), found: since(at("tim-ra")), painted: since(at("da-ve")),
    settled: since(settled) };
}

async function visit() {
  const first = new URLSearchParams(location.search).get("q");
  const ready = await until(isReady);
  const opened = at("ket-qua") ?? ready;
  await rest();
  const fetched = await go(PLAN.second);
  await rest();
  const there = [];
  for (let n = 0; n < PLAN.again; n++) {
    await go(first);
    await rest(n === 0);
    there.push(await go(PLAN.second));
    await rest(false);
  }
  return { opened, fetched, there };
}

performance.setResourceTimingBufferSize(5000);
visit().catch((error) => ({ error: String(error) })).then(async (told) => {
  await fetch("/do/xong", { method: "POST", body: JSON.stringify(told) });
  if (PLAN.next) location.replace(PLAN.next);
});
