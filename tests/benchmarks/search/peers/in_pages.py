"""Material's own search and Pagefind, in Chromium, over the stock site."""

import gzip
import json
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.benchmarks.search.chromium import renderers
from tests.benchmarks.search.host import Host

_MATERIAL = """
async (worker) => {
  const started = performance.now();
  window.worker = new Worker(worker);
  const said = (type) => new Promise((resolve) => {
    window.worker.addEventListener("message", function hear({ data }) {
      if (data.type !== type) return;
      window.worker.removeEventListener("message", hear);
      resolve(data.data);
    });
  });
  window.ask = async (text) => {
    const answer = said(3);
    const asked = performance.now();
    window.worker.postMessage({ type: 2, data: text });
    const { items } = await answer;
    const took = performance.now() - asked;
    return { took, found: items.map((page) => page[0].location) };
  };
  const { config, docs } = await (await fetch("/search/search_index.json")).json();
  const ready = said(1);
  window.worker.postMessage({ type: 0, data: { config, docs, options: { suggest: false } } });
  await ready;
  return performance.now() - started;
}
"""
"""The messages are those of Material 9.8: 0 setup, 1 ready, 2 query, 3 result."""

_PAGEFIND = """
async () => {
  const started = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  window.ask = async (text) => {
    const asked = performance.now();
    const { results } = await pagefind.search(text);
    await Promise.all(results.slice(0, 10).map((r) => r.data()));
    return { took: performance.now() - asked, found: results.map((r) => r.id) };
  };
  return performance.now() - started;
}
"""


@dataclass
class Told:
    """What a peer costs and finds; bytes as sent, times in ms, memory in MB over an empty page.

    ``answers`` has reports by the text asked, as far as the time allowed went.
    """

    opened: float = 0
    first_bytes: list[int] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    memory: float | None = None
    disk: int = 0
    answers: dict[str, list[str]] = field(default_factory=dict)


def material(browser: Browser, site: Path, texts: list[str], seconds: float) -> Told:
    """Material's worker with its whole index, asked one query after another."""
    workers = sorted((site / "assets/javascripts/workers").glob("search.*.js"))
    told = Told(disk=len(gzip.compress((site / "search/search_index.json").read_bytes(), 6)))
    with Host(site) as host:
        page, empty = _page(browser, host)
        page.set_default_timeout(seconds * 1000)
        worker = f"/assets/javascripts/workers/{workers[0].name}"
        told.opened = page.evaluate(_MATERIAL, worker)
        told.first_bytes = [sum(size for _, size in host.sent)]
        told.requests = [len(host.sent)]
        _ask(page, texts, seconds, told, {})
        told.memory = _over(browser, empty)
        page.context.close()
    return told


def pagefind(browser: Browser, site: Path, program: Path, texts: list[str], seconds: float) -> Told:
    """Pagefind over the same pages: some queries in fresh contexts for the bytes, then all."""
    subprocess.run(
        [program, "--site", site, "--root-selector", "article", "--silent"], check=True,
    )  # fmt: skip
    index = site / "pagefind"
    told = Told(disk=sum(f.stat().st_size for f in index.rglob("*.pf_*")))
    named = dict(_fragments(index))
    with Host(site) as host:
        end = time.monotonic() + seconds
        for text in texts[:: max(1, len(texts) // 20)]:
            if time.monotonic() > end:
                break
            page, _ = _page(browser, host)
            page.evaluate(_PAGEFIND)
            page.evaluate("(text) => window.ask(text)", text)
            told.first_bytes.append(sum(size for _, size in host.sent))
            told.requests.append(len(host.sent))
            page.context.close()
        page, empty = _page(browser, host)
        told.opened = page.evaluate(_PAGEFIND)
        _ask(page, texts, seconds, told, named)
        told.memory = _over(browser, empty)
        page.context.close()
    return told


def _page(browser: Browser, host: Host) -> tuple[Page, float | None]:
    page = browser.new_context().new_page()
    page.route("**/trong", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(f"{host.address}/trong")
    empty = renderers(browser)
    host.sent.clear()
    return page, empty


def _ask(page: Page, texts: list[str], seconds: float, told: Told, named: dict[str, str]) -> None:
    end = time.monotonic() + seconds
    for text in texts:
        if time.monotonic() > end:
            return
        answer: dict[str, Any] = page.evaluate("(text) => window.ask(text)", text)
        told.took.append(answer["took"])
        keys = [_report(named.get(place, place)) for place in answer["found"]]
        told.answers[text] = list(dict.fromkeys(filter(None, keys)))


def _report(address: str) -> str:
    """The report of a page's address: ``to-chuc/x/2021/#u3`` is of ``x/2021``."""
    path = address.partition("#")[0].strip("/")
    return path.removeprefix("to-chuc/") if path.startswith("to-chuc/") else ""


def _fragments(index: Path) -> list[tuple[str, str]]:
    found = []
    for file in (index / "fragment").iterdir():
        data = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        found.append((file.stem, str(json.loads(data)["url"])))
    return found


def _over(browser: Browser, empty: float | None) -> float | None:
    now = renderers(browser)
    return None if now is None or empty is None else now - empty
