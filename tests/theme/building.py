"""A tiny docs folder of composed pages, built by a real engine with the real theme."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]


def composed(title: str, body: str, **entries: str) -> str:
    """One page as the composing room writes them: front matter whose values are JSON."""
    meta = {"title": title, "description": "Một câu.", "page_kind": "trang", **entries}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def fragment(html: str) -> str:
    """A finished fragment, set apart as the engine's extension wants it."""
    return f'\n\n<div class="manh">\n{html}\n</div>\n\n'


def build(home: Path, pages: Mapping[str, str], engine: str = "mkdocs") -> Path:
    """Build pages (path in docs -> text) below `home`; gives the folder of the site."""
    docs, site = home / "docs", home / "site"
    for path, text in pages.items():
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings = home / "mkdocs.yml"
    settings.write_text(_settings(docs, site), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "--quiet", "--strict", "-f", settings],
        cwd=home,
        env={
            "PYTHONPATH": str(ROOT / "scripts"),
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def _settings(docs: Path, site: Path) -> str:
    """The project's mkdocs.yml, reading and writing elsewhere; most of `nav` is not there."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for ours, theirs in (
        ("docs_dir: build/docs", f"docs_dir: {docs}"),
        ("site_dir: site", f"site_dir: {site}"),
        ("custom_dir: macros/theme", f"custom_dir: {ROOT / 'macros/theme'}"),
        ("    not_found: warn\n    absolute_links", "    not_found: ignore\n    absolute_links"),
    ):
        assert ours in text
        text = text.replace(ours, theirs, 1)
    return text
