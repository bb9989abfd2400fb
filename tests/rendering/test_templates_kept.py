"""Compiled templates from build to build: taken when they are ours and of this source, else not."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from archive.checking.store import Store, open_store
from archive.composing.templates import Compiled


@dataclass
class Heard:
    """A store that tells what was compiled, because it had to be saved."""

    store: Store
    saved: list[str] = field(default_factory=list)

    def load(self, name: str) -> bytes | None:
        return self.store.load(name)

    def save(self, name: str, content: bytes) -> bool:
        self.saved.append(name)
        return self.store.save(name, content)


def shown(folder: Path, source: str = "{{ 1 + 1 }}", *, fresh: bool = False) -> tuple[str, int]:
    """What another process makes of the template, and how many it compiled for that."""
    store = open_store(folder, Path("macros"), "p")
    assert store is not None
    heard, compiled = Heard(store), Compiled()
    compiled.keep_in(heard, fresh=fresh)
    loader = DictLoader({"mau.html": source})
    template = Environment(loader=loader, autoescape=True, bytecode_cache=compiled).get_template(
        "mau.html"
    )
    return template.render(), len(heard.saved)


def test_nothing_is_compiled_twice(tmp_path: Path) -> None:
    assert shown(tmp_path) == ("2", 1)
    assert shown(tmp_path) == ("2", 0)


def test_another_source_is_compiled(tmp_path: Path) -> None:
    shown(tmp_path)

    assert shown(tmp_path, "{{ 2 + 2 }}") == ("4", 1)


def test_fresh_takes_nothing(tmp_path: Path) -> None:
    shown(tmp_path)

    assert shown(tmp_path, fresh=True) == ("2", 1)
    assert shown(tmp_path) == ("2", 0)


@pytest.mark.parametrize("place", [0, 40, -1])
def test_what_somebody_altered_is_never_loaded(tmp_path: Path, place: int) -> None:
    shown(tmp_path)
    (kept,) = (file for file in tmp_path.glob("*/*") if file.name != "key")
    data = bytearray(kept.read_bytes())
    data[place] ^= 1
    kept.write_bytes(data)

    assert shown(tmp_path) == ("2", 1)
