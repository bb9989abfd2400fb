"""What our search asks a host for: each query in a fresh browser context, then a second one.

How long a reader waits is measured in timing.py, beside no driver.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from tests.benchmarks.search.chromium import heap, renderers
from tests.benchmarks.search.host import Host
from tests.benchmarks.search.timing import SearchFailedError

WATCH = """
performance.setResourceTimingBufferSize(5000);
window.states = [];
new MutationObserver(() => {
  const state = document.documentElement.dataset.search;
  if (state !== window.states.at(-1)?.[0]) window.states.push([state, performance.now()]);
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-search"] });
"""
"""Notes when ``data-search`` says what."""

GO = """
async (address) => {
  performance.clearMarks();
  const before = window.states.length;
  history.pushState(null, "", address);
  const started = performance.now();
  dispatchEvent(new PopStateEvent("popstate"));
  const ends = ["ready", "error"];
  const done = () => window.states.slice(before).find(([state]) => ends.includes(state));
  while (!done()) await new Promise((later) => setTimeout(later, 5));
  const shown = performance.getEntriesByName("ket-qua").at(-1)?.startTime ?? done()[1];
  return { state: done()[0], started, shown };
}
"""
"""What is asked for from ``started`` until the results stand at ``shown``."""

READY = """
async () => {
  const ends = ["ready", "error"];
  const done = () => window.states.find(([state]) => ends.includes(state));
  for (let left = 6000; !done() && left; left--) await new Promise((later) => setTimeout(later, 5));
  const shown = performance.getEntriesByName("ket-qua").at(-1)?.startTime;
  return done() ? [done()[0], shown ?? done()[1]] : ["late", 0];
}
"""

FETCHED = """
([from, to]) => performance.getEntriesByType("resource")
  .filter((r) => r.startTime >= from && r.startTime <= to)
  .map((r) => [new URL(r.name).pathname, r.encodedBodySize])
"""

QUIET = """
async () => {
  let count = -1;
  while (count !== (count = performance.getEntriesByType("resource").length)) {
    await new Promise((later) => setTimeout(later, 80));
  }
}
"""
"""Until nothing more is fetched: what comes after the results has come."""

ONCE = {"cot.bin"}
"""The columns of the other facets that are shown at once, which have a bar of their own."""
OPENED = ("doi-tac.bin", "chu-de.bin")
"""Those of facets that are closed until a reader opens them."""
TOTALS = {"vat.bin"}


@dataclass
class Visit:
    """Bytes by part; ``first`` until the results show, ``later`` those of the second query.

    ``opened`` and ``took``: ms until the results of the first and of the second query show, beside
    what drives the browser; for comparing with peers that are driven likewise.
    """

    text: str
    first: Counter[str]
    requests: int
    later: Counter[str] = field(default_factory=Counter)
    once: Counter[str] = field(default_factory=Counter)
    opened: float = 0
    took: float = 0
    total: int = 0

    @property
    def bytes(self) -> int:
        """Of the first query, but for what is asked once for the facets and totals."""
        return _counted(self.first)

    @property
    def later_bytes(self) -> int:
        """Of the second query, likewise."""
        return _counted(self.later)


def _counted(parts: Counter[str]) -> int:
    return sum(size for part, size in parts.items() if part not in ONCE | TOTALS)


def visits(browser: Browser, host: Host, texts: list[str], order: list[int]) -> list[Visit]:
    """Every query first in a fresh context; behind it the one that ``order`` puts there."""
    return [_visit(browser, host, text, texts[order[n]]) for n, text in enumerate(texts)]


@dataclass
class Memory:
    """MB over an empty page: of the script's heap, and of the renderer's process."""

    after_one: float
    after_all: float
    process: float | None


def memory(browser: Browser, host: Host, texts: list[str]) -> Memory:
    """What is held after one query, and after all of them in the same page."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto("about:blank")
    empty, process = heap(page), renderers(browser)
    _open(page, host, texts[0])
    one = heap(page) - empty
    for text in texts:
        _go(page, text)
    told = Memory(one, heap(page) - empty, None)
    now = renderers(browser)
    if now is not None and process is not None:
        told.process = now - process
    context.close()
    return told


def _visit(browser: Browser, host: Host, text: str, second: str) -> Visit:
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    ready = _open(page, host, text)
    first = _fetched(page, 0, ready)
    asked = [path for path, _ in first if path.rpartition("/")[2] not in ONCE | TOTALS]
    visit = Visit(text, _by_part(first), len(asked), opened=ready)
    page.evaluate(QUIET)
    visit.once = _by_part(_fetched(page, ready, page.evaluate("performance.now()")))
    visit.total = int(page.get_attribute("#tong-so", "data-total") or 0)
    went = _go(page, second)
    visit.took = went["shown"] - went["started"]
    page.evaluate(QUIET)
    visit.later = _by_part(_fetched(page, went["started"], went["shown"]))
    context.close()
    return visit


def _open(page: Page, host: Host, text: str) -> float:
    page.goto(f"{host.address}/tim-kiem/?q={quote(text)}", wait_until="commit")
    told: list[Any] = page.evaluate(READY)
    state, when = told
    if state != "ready":
        raise SearchFailedError(text)
    return float(when)


def _go(page: Page, text: str) -> dict[str, Any]:
    went: dict[str, Any] = page.evaluate(GO, f"?q={quote(text)}")
    if went["state"] != "ready":
        raise SearchFailedError(text)
    return went


def _fetched(page: Page, start: float, end: float) -> list[tuple[str, int]]:
    """What search fetched: its script and its parts; the page's chrome is apart."""
    told: list[tuple[str, int]] = page.evaluate(FETCHED, [start, end])
    return [(path, size) for path, size in told if "/tim-kiem/" in path]


def _by_part(fetched: list[tuple[str, int]]) -> Counter[str]:
    parts: Counter[str] = Counter()
    for path, size in fetched:
        below = path.partition("/du-lieu/")[2]
        parts[below.split("/")[0] if below else "script"] += size
    return parts
