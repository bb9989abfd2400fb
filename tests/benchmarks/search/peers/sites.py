"""The same texts as a stock site: a page for each report, a heading for each unit."""

import html
import json
import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from tests.benchmarks.search.reading import Read, Shelf

_CONFIG = """\
site_name: Kho báo cáo
docs_dir: docs
site_dir: site
theme: {name: material, language: vi, font: false}
plugins: [search]
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


def build(shelf: Shelf, folder: Path) -> Path:
    """Write the pages and have Material build them; the folder of the site."""
    docs = folder / "docs"
    for key, units in groupby(shelf.read, lambda read: read.report):
        page = docs / "to-chuc" / f"{key}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("\n".join(_page(key, list(units))), encoding="utf-8")
    (docs / "index.md").write_text("# Kho báo cáo\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    return folder / "site"


def documents(shelf: Shelf, file: Path) -> None:
    """A JSON object a line for each unit: report, title and text, for the searches in Node."""
    with file.open("w", encoding="utf-8") as out:
        for read in shelf.read:
            text = " ".join((read.unit.text, *read.unit.more))
            told = {"report": read.report, "title": read.unit.title, "text": text}
            out.write(json.dumps(told, ensure_ascii=False) + "\n")


def _page(key: str, units: list[Read]) -> list[str]:
    # HTML, so that nothing in a text is taken for a sign of Markdown
    title = units[0].unit.report.entries.title if units[0].unit.report else key
    lines = [f"# {title}", ""]
    for number, read in enumerate(units):
        said = "\n".join(f"<p>{html.escape(t)}</p>" for t in (read.unit.text, *read.unit.more))
        lines += [f'<h2 id="u{number}">{html.escape(read.unit.title)}</h2>', said, ""]
    return lines
