"""The problems of an archive, with what was kept and without; and a change of one file."""

from pathlib import Path

from archive.checking.problem import Problem
from archive.checking.recheck import recheck
from archive.checking.run import check
from archive.reading.load import load


def cached(content: Path, caches: Path, *, fresh: bool = False) -> list[Problem]:
    return recheck(content, caches, jobs=1, worth_keeping=0, fresh=fresh)[1]


def anew(content: Path) -> list[Problem]:
    return check(load(content), jobs=1)


def change(content: Path, path: str, old: str, new: str) -> None:
    file = content / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
