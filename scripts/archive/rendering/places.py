"""Where a build reads and writes, and how it is done."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from archive.reading.watch import Watch, unwatched
from archive.rendering.state import FACTS
from archive.rendering.store import Store


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
        told = "\n".join(str(path.absolute()) for path in (self.content, self.site, self.docs))
        return blake2b(told.encode(), digest_size=8).hexdigest()

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
