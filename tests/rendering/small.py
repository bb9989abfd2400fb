"""A small archive that tests edit and build, in this process and without the checks."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.composing.site import Settings, Site, assets_stamp
from archive.reading.load import load
from archive.rendering.engine import Engine
from archive.rendering.making import make_site
from archive.rendering.places import Places, Way
from archive.rendering.tally import Tally
from tests.conftest import ROOT

TOY = ROOT / "tests/archive/content"
SETTINGS = Settings(url="https://kho.example/", repository="https://ma.example/kho")


@dataclass
class Small:
    """A copy of the toy archive below ``home``, and where its site is built."""

    home: Path
    engine: Engine

    @property
    def content(self) -> Path:
        return self.home / "content"

    def places(self, name: str = "mot") -> Places:
        below = self.home / name
        return Places(self.content, below / "site", below / "docs", below / "cache")

    def build(self, name: str = "mot", *, fresh: bool = False, jobs: int = 1) -> Tally:
        reading = load(self.content)
        site = Site(reading.archive, SETTINGS, (), assets_stamp())
        return make_site(
            reading, site, self.engine, self.places(name), program="p", way=Way(jobs, fresh)
        )

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.content / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def small(home: Path) -> Small:
    """A new copy below ``home``."""
    shutil.copytree(TOY, home / "content")
    return Small(home, Engine(ROOT / "mkdocs.yml"))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` by its path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def differing(one: Path, other: Path) -> list[str]:
    """Files that are not the same bytes in both folders, or in one only."""
    ours, theirs = tree(one), tree(other)
    return sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))


def reports(content: Path) -> Iterator[Path]:
    yield from sorted(content.glob("to-chuc/*/[0-9]*.md"))
