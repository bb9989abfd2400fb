"""The same texts as sites of MkDocs with Material and of Hugo; nothing of this is measured here.

Both get every Markdown file of the archive as it stands, front matter included. The lists of
``danh-muc/`` are no texts. Hugo's copies differ in what Hugo writes otherwise: the page of a
folder is ``_index.md``, and an anchor is ``{#id}``.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from subprocess import run

HERE = Path(__file__).with_name("peers")
_ANCHOR = re.compile(r"\{: *(#[a-z0-9-]+) *\}")

MATERIAL = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
HUGO = ["hugo", "--quiet", "--noBuildLock"]
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Environment in which the engine does not speak of its successor."""


def for_material(content: Path, folder: Path) -> None:
    """Make ``folder`` ready for ``MATERIAL``, which leaves ``site/`` there."""
    _empty(folder)
    for file in _texts(content):
        copy = folder / "content" / file.relative_to(content)
        copy.parent.mkdir(parents=True, exist_ok=True)
        os.link(file, copy)
    shutil.copy(HERE / "mkdocs.yml", folder)


def for_hugo(content: Path, folder: Path) -> None:
    """Make ``folder`` ready for ``HUGO``, which leaves ``public/`` there."""
    _empty(folder)
    for file in _texts(content):
        copy = folder / "content" / file.relative_to(content)
        if file.name == "index.md":
            copy = copy.with_name("_index.md")
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8")
        copy.write_text(_ANCHOR.sub(r"{\1}", text), encoding="utf-8")
    shutil.copytree(HERE / "layouts", folder / "layouts")
    shutil.copy(HERE / "hugo.yaml", folder)


def has_hugo() -> bool:
    """Whether there is a Hugo on this machine."""
    return shutil.which("hugo") is not None


def versions() -> str:
    """What we measure beside."""
    names = [f"MkDocs {version('mkdocs')}", f"Material {version('mkdocs-material')}"]
    if has_hugo():
        told = run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
        names.append(f"Hugo {told.split()[1].removeprefix('v').partition('+')[0]}")
    return ", ".join(names)


def _texts(content: Path) -> Iterator[Path]:
    for file in sorted(content.rglob("*.md")):
        if "danh-muc" not in file.parts:
            yield file


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
