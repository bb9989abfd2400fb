"""Where a build reads and writes, and how it is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from archive.reading.watch import Watch, unwatched
from archive.rendering.state import FACTS
from archive.rendering.store import Store

MARKS = ("tim-kiem/tim-kiem.js", "du-lieu/datapackage.json", "phan.json")
"""Files by which a folder is known as one that this program made: a site, its pages, or a share."""


@dataclass(frozen=True)
class Places:
    """Where a build reads and writes: the content, the site, ``build/docs``, the cache."""

    content: Path
    site: Path
    docs: Path
    cache: Path

    @property
    def name(self) -> str:
        """Of this site among those of one cache."""
        # a folder above may be named in any encoding
        told = b"\n".join(bytes(path.absolute()) for path in (self.content, self.site, self.docs))
        return blake2b(told, digest_size=8).hexdigest()

    @property
    def state(self) -> Path:
        """The file that remembers the last build."""
        return self.cache / f"{self.name}.json"

    @property
    def facts(self) -> Path:
        """The file that remembers the facts of the reports."""
        return self.state.with_suffix(FACTS)

    @property
    def store(self) -> Store:
        """The finished files."""
        return Store(self.cache / "tep")

    def kept(self, name: str) -> Path:
        """The folder that the set of files of that name keeps for itself."""
        return self.cache / f"{name}-{self.name}"

    @property
    def making(self) -> Path:
        """The folder that becomes the site; between builds it holds the site before this one."""
        beside = self.cache / f"trang-{self.name}"
        self.cache.mkdir(parents=True, exist_ok=True)
        self.site.parent.mkdir(parents=True, exist_ok=True)
        if self.cache.stat().st_dev == self.site.parent.stat().st_dev:
            return beside
        return self.site.with_name(f".{self.site.name}-moi")


@dataclass(frozen=True)
class Way:
    """How to build: in how many processes (None: as many as processors), with nothing of before.

    ``held`` are descriptors that must not live on in other processes.
    """

    jobs: int | None = None
    fresh: bool = False
    held: tuple[int, ...] = ()
    watch: Watch = unwatched


def cache_beside(docs: Path) -> Path:
    """The folder of what builds keep, beside the composed pages at ``docs``."""
    return docs.absolute().parent / "cache"


def held_by(folder: Path) -> tuple[Path, ...]:
    """The folders that nothing may replace if ``folder`` is to stay: it, and those it lies in."""
    there = folder.resolve()
    return (there, *there.parents)


def misplaced(made: Mapping[str, Path], kept: Mapping[str, Iterable[Path]]) -> str:
    """Why folders may not be ``made`` where they are to be; empty when they may.

    A folder that is made takes the place of what stood there, so none may hold, or lie in, another
    one or one that is to be ``kept``. Both are given by what they are called.
    """
    places = [(name, path.resolve()) for name, path in made.items()]
    others = [(name, path.resolve()) for name, paths in kept.items() for path in paths]
    for number, (name, path) in enumerate(places):
        if path.exists() and not path.is_dir():
            return f"{path} là một tệp, không phải thư mục để đặt {name}"
        for other, there in places[number + 1 :] + others:
            if path in held_by(there):
                return f"không đặt {name} ở {path}: {other} ở {there} sẽ mất"
            if there in path.parents:
                return f"không đặt {name} ở {path}, bên trong {other} ({there})"
    return ""


def is_foreign(folder: Path) -> bool:
    """Whether ``folder`` holds anything and is none that this program made."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return False
    return not any((folder / mark).is_file() for mark in MARKS)


def foreign(places: Places) -> str:
    """Why a build may not replace what lies in its ``places``; empty when it may."""
    # the site appears whole, but of the pages a first build that was killed leaves any part
    own = [] if places.state.is_file() else [("bản soạn", places.docs)]
    for name, folder in [("trang", places.site), *own]:
        if is_foreign(folder):
            return not_ours(name, folder)
    return ""


def not_ours(name: str, folder: Path) -> str:
    """What to tell of a ``folder`` that is foreign, in which ``name`` was to be put."""
    return (
        f"không đặt {name} ở {folder}: những gì đang có ở đó không do chương trình này làm ra"
        " và sẽ mất; hãy chọn một thư mục mới hay trống"
    )
