"""Contributed text never runs.

Every published shape of injection goes into every text entry of every kind of file, and into the
body as paragraph, heading, list, quotation, table, footnote, link and picture. The checks would
refuse most of it; they are left out here, and so is the content policy of the pages, so that what
holds is the composing alone.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from archive.composing.compose import compose
from archive.composing.site import Site
from archive.model.agreement import Agreement
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.choices import CHOICES
from archive.model.delegation import Delegation
from archive.model.entry import Declared, Entries, declared
from archive.model.pages import DossierEntries, PageEntries
from archive.model.report import ReportEntries
from archive.reading.load import load
from archive.rendering.engine import render

SHAPES = [
    line
    for line in (Path(__file__).parent / "injections.txt").read_text().splitlines()
    if line and not line.startswith("# ")
]

TOGETHER = 10
GROUPS = [SHAPES[start : start + TOGETHER] for start in range(0, len(SHAPES), TOGETHER)]

FIXED = {
    "number": "5",
    "count": "5",
    "date": "2021-03-31",
    "url": "https://example.org/",
    "digest": "0" * 64,
    "address": "to-chuc/cu/",
}
CODES = {
    "loai-hoat-dong": "trao-tang",
    "chu-de": "y-te",
    "don-vi": "chiếc",
    "loai-to-chuc": "doan",
    "loai-doi-tac": "thanh-nien",
    "loai-kho-khan": "ngoai-ngu",
    "quoc-gia": "KH",
    "tinh-thanh": "tay-ninh",
    "tinh-nuoc-ngoai": "KH-20",
}
BODY = """\
## {0} {{: #ket-qua }}

{0}
{{: #viec }}

- {0}
  - {0}

> {0}

| {0} | b |
|---|--:|
| {0} | 2 |

[{0}]({0}) ![{0}]({0}) [x][{0}] <{0}> 01[^1]

[^1]: {0}

[{0}]: {0}
"""

# What runs in a page, or would if someone clicked.
LIVE = """() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) found.push(`${element.tagName} ${name}`);
      if (name === "style") found.push(`${element.tagName} style`);
      if (/^[\\s\\x00-\\x1f]*(javascript|data|vbscript):/i.test(value) && name !== "content")
        found.push(`${element.tagName} ${name}=${value}`);
      if (["href", "src", "action"].includes(name) && !value.startsWith("https://")
          && new URL(value, location).origin !== location.origin)
        found.push(`${element.tagName} ${name}=${value}`);
    }
  }
  for (const script of document.scripts)
    if (script.type !== "application/json" && (!script.src || script.text.trim()
        || new URL(script.src).origin !== location.origin)) found.push(`script ${script.outerHTML}`);
  const odd = "iframe, object, embed, applet, base, style, template, math, svg script, foreignObject";
  for (const element of document.querySelectorAll(odd)) found.push(element.outerHTML);
  return found;
}"""


@pytest.fixture(scope="module")
def hostile_site(
    tmp_path_factory: pytest.TempPathFactory,
    root: Path,
    serve_folder: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    content, docs, site = folder / "content", folder / "docs", folder / "site"
    write_hostile(root, content)
    reading = load(content)
    assert len(reading.archive.reports) == len(SHAPES), "a report was lost on the way"
    compose(reading, Site(reading.archive), docs)
    render(root / "mkdocs.yml", docs, site)

    with serve_folder(site) as url:
        yield url


def write_hostile(root: Path, content: Path) -> None:
    """A report for each shape; bodies, partners, dossiers and pages for ten shapes each."""
    shutil.copytree(root / "content/danh-muc", content / "danh-muc")
    for number, shape in enumerate(SHAPES):
        body = BODY.format(shape)
        write(
            content / f"to-chuc/t{number // TOGETHER}/{1901 + number}.md",
            ReportEntries,
            shape,
            body,
        )
    for number, shapes in enumerate(GROUPS):
        text, body = " ".join(shapes), "\n".join(map(BODY.format, shapes))
        write(content / f"to-chuc/t{number}/index.md", OrganizationEntries, text, body)
        write(content / f"doi-tac/d{number}.md", PartnerEntries, text, body)
        write(content / f"chuyen-de/c{number}.md", DossierEntries, text, body)
        write(content / f"trang{number}.md", PageEntries, text, body)


def write(path: Path, model: type[Entries], shape: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    entries = filled(model, shape, path)
    lines = [f"{name}: {json.dumps(value)}" for name, value in entries.items()]
    path.write_text("\n".join(["---", *lines, "---", body]))


def filled(model: type[Entries], shape: str, path: Path) -> dict[str, Any]:
    """Every entry that ``model`` declares, with ``shape`` wherever text can stand."""
    entries = {}
    for item in declared(model):
        value = filled(item.group, shape, path) if item.group else scalar(item, shape)
        if item.name not in {"formerly", "parent", "predecessors", "successors"}:
            entries[item.name] = [value] if item.repeated else value
    return entries


def scalar(item: Declared, shape: str) -> str:
    assert item.scalar is not None
    kind, of = item.scalar.kind, item.scalar.of
    if kind == "choice":
        return next(iter(CHOICES[of[0]]))
    if kind == "code":
        return CODES[of[0]]
    if kind == "id" or item.name in {"part_of", "activity"}:
        return "viec"
    if kind == "reference":
        return "to-chuc/t1"
    return FIXED.get(kind, shape)


def test_there_are_more_than_a_hundred_shapes() -> None:
    assert len(SHAPES) >= 100
    assert len(set(SHAPES)) == len(SHAPES)


def test_every_text_entry_of_the_model_carries_the_shape() -> None:
    for model in (ReportEntries, OrganizationEntries, PartnerEntries, Agreement, Delegation):
        written = json.dumps(filled(model, "SHAPE", Path("x")))
        texts = [d for d in declared(model) if d.scalar and d.scalar.kind in {"text", "block"}]
        assert written.count("SHAPE") >= len(texts) > 0


def test_nothing_contributed_runs(hostile_site: str, browser: Browser) -> None:
    context = browser.new_context(bypass_csp=True)
    ran: list[str] = []
    context.expose_binding("alert", lambda source, *_: ran.append(source["page"].url))
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    live = []
    for address in addresses():
        page.goto(hostile_site + address, wait_until="load")
        page.keyboard.press("Tab")
        live += [f"/{address}: {what}" for what in looked_at(page)]
    context.close()
    assert not ran
    assert not live


def addresses() -> Iterator[str]:
    for number in range(len(SHAPES)):
        yield f"to-chuc/t{number // TOGETHER}/{1901 + number}/"
    for number in range(len(GROUPS)):
        yield from (f"to-chuc/t{number}/", f"doi-tac/d{number}/", f"chuyen-de/c{number}/")
        yield f"trang{number}/"
    yield from ("", "tim-kiem/", "to-chuc/", "doi-tac/", "quoc-gia/", "quoc-gia/kh/", "nam/2021/")
    yield from ("dia-phuong/tay-ninh/", "hoat-dong/trao-tang/", "van-kien/", "do-phu/")


def looked_at(page: Page) -> list[str]:
    return list(page.evaluate(LIVE))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_named_so_is_refused_and_never_shown_raw(shape: str, tmp_path: Path) -> None:
    name = shape.replace("/", "").replace("\0", "")[:100]
    (tmp_path / "doi-tac").mkdir()
    (tmp_path / "doi-tac" / f"{name}.md").write_text("---\nname: x\n---\n")
    reading = load(tmp_path)
    assert not reading.archive.partners
    assert [fault.kind for file in reading.files.values() for fault in file.faults]
