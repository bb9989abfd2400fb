"""Contributed text never runs.

Every published shape of injection goes into every text entry of every kind of file, and into the
body as paragraph, heading, list, quotation, table, footnote, link and picture. The checks would
refuse most of it; they are left out here, and so is the content policy of the pages, so that what
holds is the composing alone. That these tests would see something run is tested too, with the
sanitiser and the escaping taken out.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import nh3
import pytest
from playwright.sync_api import Browser, Page, Request

from archive.composing import printing
from archive.composing.compiling import QuickEnvironment
from archive.composing.compose import compose
from archive.composing.pages.report import report_page
from archive.composing.site import Site
from archive.composing.templates import compose_page
from archive.model.agreement import Agreement
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.delegation import Delegation
from archive.model.entry import declared
from archive.model.report import ReportEntries
from archive.reading.content_file import Reading
from archive.reading.load import load
from archive.rendering.engine import render
from tests.browser.hostile import FIRST_YEAR, SHAPES, addresses, filled, write_hostile

Serve = Callable[[Path], AbstractContextManager[str]]

# What runs in a page, or would if someone clicked.
LIVE = """() => {
  const found = [];
  const words = new Set(["alt", "title", "aria-label", "content"]);  // never an address
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) found.push(`${element.tagName} ${name}`);
      if (name === "style") found.push(`${element.tagName} style`);
      if (/^[\\s\\x00-\\x1f]*(javascript|data|vbscript):/i.test(value) && !words.has(name))
        found.push(`${element.tagName} ${name}=${value}`);
      if (["href", "src", "action"].includes(name) && !value.startsWith("https://")
          && new URL(value, location).origin !== location.origin)
        found.push(`${element.tagName} ${name}=${value}`);
    }
  }
  for (const script of document.scripts)
    if (script.type !== "application/json" && (!script.src || script.text.trim()
        || new URL(script.src).origin !== location.origin))
      found.push(`script ${script.outerHTML}`);
  const odd = ["iframe", "object", "embed", "applet", "base", "style", "template", "math",
               "svg script", "foreignObject"];
  for (const element of document.querySelectorAll(odd.join())) found.push(element.outerHTML);
  return found;
}"""


class Lookout:
    """A page without its content policy; whatever ran, asked another host or could run is kept."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(bypass_csp=True)
        self.seen: list[str] = []
        self.context.expose_binding("alert", lambda source, *_: self._note("alert", source["page"]))
        self.context.on("request", self._request)
        self._page = self.context.new_page()
        self._page.on("dialog", lambda dialog: dialog.dismiss())

    def look(self, address: str) -> None:
        """Open a page, move to its first element, and note what is live in it."""
        self._page.goto(address, wait_until="load")
        self._page.keyboard.press("Tab")
        self.seen += [f"{address}: {what}" for what in self._page.evaluate(LIVE)]

    def _note(self, what: str, page: Page) -> None:
        self.seen.append(f"{page.url}: {what} ran")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            self.seen.append(f"asked for {request.url}")


@pytest.fixture
def lookout(browser: Browser) -> Iterator[Lookout]:
    lookout = Lookout(browser)
    yield lookout
    lookout.context.close()


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Reading:
    content = tmp_path_factory.mktemp("hostile") / "content"
    write_hostile(root, content)
    reading = load(content)
    assert len(reading.archive.reports) == len(SHAPES), "a report was lost on the way"
    return reading


def test_there_are_more_than_a_hundred_shapes() -> None:
    assert len(SHAPES) >= 100
    assert len(set(SHAPES)) == len(SHAPES)


def test_every_text_entry_of_the_model_carries_the_shape() -> None:
    for model in (ReportEntries, OrganizationEntries, PartnerEntries, Agreement, Delegation):
        written = json.dumps(filled(model, "SHAPE", Path("x")))
        texts = [d for d in declared(model) if d.scalar and d.scalar.kind in {"text", "block"}]
        assert written.count("SHAPE") >= len(texts) > 0


def test_nothing_contributed_runs(
    reading: Reading, tmp_path: Path, root: Path, serve_folder: Serve, lookout: Lookout
) -> None:
    compose(reading, Site(reading.archive), tmp_path / "docs")
    render(root / "mkdocs.yml", tmp_path / "docs", tmp_path / "site")

    with serve_folder(tmp_path / "site") as url:
        for address in addresses():
            lookout.look(url + address)

    assert lookout.seen == []


def composed(reading: Reading, site: Site, shape: str) -> str:
    """The report that carries ``shape``, composed; after its front matter a browser reads it."""
    year = FIRST_YEAR + SHAPES.index(shape)
    (report,) = (report for report in reading.archive.reports if report.year == year)
    _, _, body = compose_page(site, report_page(site, report)).split("---\n", 2)
    return "<!doctype html>" + body


@pytest.mark.parametrize(
    ("shape", "left_out", "seen"),
    [
        ("[x](javascript:alert(1))", "nothing", ""),
        ("[x](javascript:alert(1))", "sanitiser", "A href=javascript:alert(1)"),
        ("<script>alert(1)</script>", "nothing", ""),
        ("<script>alert(1)</script>", "escaping", "alert ran"),
        ("<img src=x onerror=alert(1)>", "escaping", "IMG onerror"),
    ],
)
def test_it_would_be_seen(
    reading: Reading,
    tmp_path: Path,
    serve_folder: Serve,
    lookout: Lookout,
    monkeypatch: pytest.MonkeyPatch,
    shape: str,
    left_out: str,
    seen: str,
) -> None:
    site = Site(reading.archive)
    if left_out == "sanitiser":
        monkeypatch.setattr(nh3, "clean", lambda html, **_: html)
    if left_out == "escaping":
        monkeypatch.setattr(printing, "escaped", str)
        _, *others = QuickEnvironment.shortcuts
        monkeypatch.setattr(QuickEnvironment, "shortcuts", (str, *others))
    (tmp_path / "index.html").write_text(composed(reading, site, shape), encoding="utf-8")

    with serve_folder(tmp_path) as url:
        lookout.look(url)

    assert any(seen in found for found in lookout.seen) if seen else not lookout.seen


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_named_so_is_refused_and_never_shown_raw(shape: str, tmp_path: Path) -> None:
    name = shape.replace("/", "").replace("\0", "")[:100]
    (tmp_path / "doi-tac").mkdir()
    (tmp_path / "doi-tac" / f"{name}.md").write_text("---\nname: x\n---\n", encoding="utf-8")
    reading = load(tmp_path)
    assert not reading.archive.partners
    assert [fault.kind for file in reading.files.values() for fault in file.faults]
