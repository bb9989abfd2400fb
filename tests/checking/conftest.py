"""The toy archive, read once, and what a case folder lays over it."""

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.checking import rules
from archive.checking.findings import Findings
from archive.checking.problem import Problem
from archive.reading.content_file import ContentFile, Reading
from archive.reading.folder import find_files
from archive.reading.load import join, load, read_file
from archive.reading.source import SourceText

PATH = "to-chuc/tinh-doan-thu/2021.md"
Overlaid = Callable[[Path], Reading]

rules.load_all()


@pytest.fixture(scope="session")
def toy(toy_content: Path) -> Reading:
    """The toy archive as it stands."""
    return load(toy_content)


@pytest.fixture(scope="session")
def overlaid(toy: Reading, tmp_path_factory: pytest.TempPathFactory) -> Overlaid:
    """Lays a folder over the toy archive, once; only what lies on top is read anew."""
    folder = tmp_path_factory.mktemp("cases")

    @cache
    def lay(overlay: Path) -> Reading:
        root = folder / f"{overlay.parent.name}-{overlay.name}"
        if not root.exists():
            shutil.copytree(toy.root, root, copy_function=_linked)
        fresh = _lay_over(overlay, root)
        with pytest.MonkeyPatch.context() as patch:
            _refuse(patch, {root / path for path in _named(overlay, ".unreadable")})
            files = {
                found.path: toy.files[found.path]
                if found.path in toy.files and found.path not in fresh
                else read_file(root, found)
                for found in find_files(root)
            }
        shutil.rmtree(root)
        return Reading(root, join(files.values()), files)

    return lay


def _linked(origin: str, target: str) -> None:
    """A second name for the same file is enough: what is laid over replaces, never rewrites."""
    try:
        os.link(origin, target)
    except OSError:  # another file system
        shutil.copyfile(origin, target)


def _lay_over(overlay: Path, root: Path) -> set[str]:
    """Copy what the overlay holds; see tests/cases/README.md for its three special endings."""
    fresh: set[str] = set()
    for name, _, files in os.walk(overlay):
        for file in files:
            origin = Path(name, file)
            path = origin.relative_to(overlay).as_posix()
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.suffix == ".removed":
                target.with_suffix("").unlink()
                continue
            if target.suffix in {".repeat", ".unreadable"}:
                path, target = path.removesuffix(target.suffix), target.with_suffix("")
            target.unlink(missing_ok=True)
            fresh.add(path)
            if origin.suffix == ".repeat":
                target.write_bytes(_repeated(origin.read_bytes()))
            else:
                shutil.copyfile(origin, target, follow_symlinks=False)
    return fresh


def _repeated(recipe: bytes) -> bytes:
    times, _, what = recipe.partition(b"\n")
    return what * int(times)


def _named(overlay: Path, ending: str) -> list[str]:
    return [p.relative_to(overlay).as_posix()[: -len(ending)] for p in overlay.rglob(f"*{ending}")]


def _refuse(patch: pytest.MonkeyPatch, refused: set[Path]) -> None:
    """Whoever runs the tests may be root, who is refused nothing: refuse in his stead."""
    open_file = os.open

    def opened(path: Any, *how: Any, **more: Any) -> int:
        if Path(path) in refused:
            raise PermissionError(13, "Permission denied")
        return open_file(path, *how, **more)

    patch.setattr(os, "open", opened)


@pytest.fixture
def findings_in() -> Callable[..., Findings]:
    """Findings of a made-up file: a problem at each given piece of its text."""

    def make(text: str, *pieces: str, **about: Any) -> Findings:
        source = SourceText(text)
        reading = Reading(Path("content"), join([]), {PATH: ContentFile(PATH, "report", source)})
        problems = [_problem_at(source, piece, **about) for piece in pieces]
        return Findings(problems, reading, "content", 1)

    return make


def _problem_at(source: SourceText, piece: str, **about: Any) -> Problem:
    start = source.text.index(piece)
    place = (*source.position(start), *source.position(start + len(piece)))
    said: dict[str, Any] = {
        "code": "so-hang-nghin",
        "level": "error",
        "message": "sai",
        "help": "Viết lại.",
    }
    return Problem(PATH, *place, **(said | about))


@pytest.fixture
def nobodys_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git runs without anybody's settings, and commits as somebody of the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Thử")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "thu@thu.example")
