"""A site from an archive: what is new is made, the rest is taken from the last build."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from archive.composing.site import Site
from archive.reading.load import Reading
from archive.reading.watch import Watch, unwatched
from archive.rendering.engine import Engine
from archive.rendering.folders import Wanted, bring, is_exactly
from archive.rendering.publish import exchange, recover
from archive.rendering.state import Output, State, read_state, remembered, write_state
from archive.rendering.store import Store, Stored
from archive.rendering.tasks import Made, Task, every_task
from archive.rendering.workers import jobs_here, shared

SPARE = 1.25
"""How many kept files there may be to one that the site needs, before the others are looked for."""


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
    def store(self) -> Store:
        """The finished files."""
        return Store(self.cache / "tep")

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


@dataclass
class Tally:
    """What a build did: all pages, and the names of the tasks that were made anew."""

    pages: int = 0
    made: list[str] = field(default_factory=list)


def unchanged(places: Places, inputs: str) -> int | None:
    """The number of pages when the site is what ``inputs`` make and nobody touched it; else None.

    ``inputs`` is the hash of all that a build reads.
    """
    gc.disable()  # a hundred thousand rows are read, and none of them is garbage
    try:
        state = read_state(places.state)
        if not state.pages or state.inputs != inputs:
            return None
        outputs = list(state.outputs())
        whole = is_exactly(places.site, _of_site(outputs)) and is_exactly(
            places.docs, _of_docs(outputs)
        )
        return state.pages if whole else None
    finally:
        gc.enable()


def make_site(
    reading: Reading,
    site: Site,
    engine: Engine,
    places: Places,
    *,
    program: str,
    inputs: str = "",
    way: Way = Way(),
) -> Tally:
    """Bring ``build/docs`` and the site up to date with the archive that was read.

    ``program`` is the hash of what makes pages, ``inputs`` that of all that was read. Raises
    what :func:`workers.shared` raises; the site then stays as it was.
    """
    with _archive_at_rest():
        tasks = every_task(reading, site, engine, program)
        made, tally = finished(tasks, places, way)
        outputs = [output for files in made.values() for output in files]
        _no_two(outputs)
        write_state(places.state, State(inputs, tally.pages, made))
        bring(places.docs, _of_docs(outputs), places.store)
        publish(places, _of_site(outputs))
        if places.store.count() > SPARE * len({output.stored.digest for output in outputs}):
            tidy(places)
        return tally


@contextmanager
def _archive_at_rest() -> Iterator[None]:
    """Meanwhile no collection of garbage looks at what is here already: it all stays."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def finished(
    tasks: list[Task], places: Places, way: Way, *, whole: bool = True
) -> tuple[dict[str, list[Output]], Tally]:
    """The files of every task by its key: of the last build, as far as they are there, or new.

    ``tasks`` are the ``whole`` build or a share of it.
    """
    state = State() if way.fresh else read_state(places.state)
    store = places.store
    made: dict[str, list[Output]] = {}
    missing = []
    for task in tasks:
        files = _still_there(state.made.get(task.key), store)
        made[task.key] = files or []
        if files is None:
            missing.append(task)

    # what joins the pieces of all reports comes after them, unless some are made elsewhere
    adding = [task.key for task in tasks if task.adds]
    first = [task for task in missing if not whole or not (task.join or task.last)]
    after = [task for task in missing if whole and (task.join or task.last)]

    def kept(files: Iterable[Made]) -> list[Output]:
        return [Output(one.docs, one.site, one.path, store.put(one.data)) for one in files]

    names = [task.name for task in first]
    heavy = sum(not task.is_page for task in first)
    jobs = way.jobs or jobs_here()
    results = shared(
        names, lambda index: kept(first[index].make()), jobs, heavy=heavy, held=way.held
    )
    for _, (index, files) in zip(way.watch(names, "Dựng trang"), results, strict=True):
        made[first[index].key] = files
    for task in after:
        pieces = (store.read(made[key][-1].stored) for key in adding)
        made[task.key] = kept(task.join(pieces) if task.join else task.make())
    return made, Tally(sum(task.is_page for task in tasks), [task.name for task in missing])


def publish(places: Places, wanted: Wanted) -> None:
    """Let the wanted files be the site, in one step."""
    if is_exactly(places.site, wanted):
        return
    recover(places.site)
    making = places.making
    bring(making, wanted, places.store)
    exchange(making, places.site)


def tidy(places: Places) -> None:
    """Take away kept files that no remembered build uses any more."""
    outputs = [o for state in remembered(places.cache) for o in state.outputs()]
    places.store.keep_only(output.stored.digest for output in outputs)


def _still_there(files: list[Output] | None, store: Store) -> list[Output] | None:
    if files is None:
        return None
    found = []
    for output in files:
        stored = store.held(output.stored)
        if stored is None:
            return None
        found.append(output if stored is output.stored else output._replace(stored=stored))
    return found


def _of_site(outputs: Iterable[Output]) -> dict[str, Stored]:
    return {output.path: output.stored for output in outputs if output.site}


def _of_docs(outputs: Iterable[Output]) -> dict[str, Stored]:
    return {output.path: output.stored for output in outputs if output.docs}


def _no_two(outputs: list[Output]) -> None:
    """Raise ``ValueError`` when two tasks made the same file: one of the two would be lost."""
    seen: set[tuple[bool, str]] = set()
    for output in outputs:
        for kind, here in ((True, output.site), (False, output.docs)):
            if here:
                if (kind, output.path) in seen:
                    message = f"two things at /{output.path}"
                    raise ValueError(message)
                seen.add((kind, output.path))
