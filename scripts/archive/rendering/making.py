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
from archive.rendering.folders import Walked, Wanted, bring, is_exactly, walked
from archive.rendering.joining import Index, join, tell_sizes
from archive.rendering.publish import exchange, recover
from archive.rendering.state import (
    FACTS,
    Output,
    State,
    read_facts,
    read_state,
    remembered,
    write_facts,
    write_state,
)
from archive.rendering.store import Store, Stored
from archive.rendering.tasks import Task, every_task
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
    def facts(self) -> Path:
        """The file that remembers the facts of the reports."""
        return self.state.with_suffix(FACTS)

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
        state = State() if way.fresh else read_state(places.state)
        known = {} if way.fresh else read_facts(places.facts, program)
        tasks = every_task(reading, site, engine, program, known)
        recover(places.site)
        seen = Seen(walked(places.docs), walked(places.making))
        done = finished(tasks.every, places, way, state, seen=seen)
        outputs = [output for files in done.made.values() for output in files]
        _no_two(outputs)
        write_state(places.state, State(inputs, done.tally.pages, done.made, done.joined))
        if tasks.facts != known:
            write_facts(places.facts, program, tasks.facts)
        bring(places.docs, _of_docs(outputs), places.store, seen.docs)
        wanted = _of_site(outputs)
        if done.tally.made or not is_exactly(places.site, wanted):
            bring(places.making, wanted, places.store, seen.making)
            exchange(places.making, places.site)
        if places.store.count() > SPARE * len({output.stored.digest for output in outputs}):
            tidy(places)
        return done.tally


@contextmanager
def _archive_at_rest() -> Iterator[None]:
    """Meanwhile no collection of garbage looks at what is here already: it all stays."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(frozen=True)
class Seen:
    """What the folders hold that a build will change: ``build/docs`` and the site in the making."""

    docs: Walked
    making: Walked

    def has(self, output: Output) -> bool:
        """Whether a file stands, as it was kept, wherever it belongs, and belongs anywhere."""
        told = output.stored.size, output.stored.changed
        return (
            (output.docs or output.site)
            and (not output.docs or self.docs[0].get(output.path) == told)
            and (not output.site or self.making[0].get(output.path) == told)
        )


@dataclass(frozen=True)
class Finished:
    """The files of every task by its key, how the joined ones are made up, and what was done."""

    made: dict[str, list[Output]]
    joined: Index
    tally: Tally


def finished(
    tasks: list[Task],
    places: Places,
    way: Way,
    state: State,
    *,
    whole: bool = True,
    seen: Seen | None = None,
) -> Finished:
    """The files of every task: those of ``state`` as far as they are there, else new ones.

    ``tasks`` are the ``whole`` build or a share of it.
    """
    store = places.store
    made: dict[str, list[Output]] = {}
    missing = []
    for task in tasks:
        files = _still_there(state.made.get(task.key), store, seen)
        made[task.key] = files or []
        if files is None:
            missing.append(task)

    # what joins the pieces of all reports comes after them, unless some are made elsewhere
    first = [task for task in missing if not whole or not (task.joined or task.last)]
    after = [task for task in missing if whole and (task.joined or task.last)]

    def kept(task: Task) -> list[Output]:
        files = task.make() if whole else (*task.make(), *task.alone())
        return [Output(one.docs, one.site, one.path, store.put(one.data)) for one in files]

    names = [task.name for task in first]
    heavy = sum(not task.is_page for task in first)
    jobs = way.jobs or jobs_here()
    results = shared(names, lambda index: kept(first[index]), jobs, heavy=heavy, held=way.held)
    for _, (index, files) in zip(way.watch(names, "Dựng trang"), results, strict=True):
        made[first[index].key] = files
    joined = state.joined
    for task in tasks:
        if task.joined is not None and whole and task in after:
            kept_pieces = [made[one.key][-1].stored for one in tasks if one.adds]
            stored, joined = join(task.joined, kept_pieces, store, joined)
            named = zip(task.joined.paths, stored, strict=True)
            made[task.key] = [*kept(task), *(Output(True, True, *one) for one in named)]
        elif task.joined is not None and after:
            tell_sizes(task.joined, joined)
    for task in after:
        if task.last:
            made[task.key] = kept(task)
    tally = Tally(sum(task.is_page for task in tasks), [task.name for task in missing])
    return Finished(made, joined, tally)


def publish(places: Places, wanted: Wanted) -> None:
    """Let the wanted files be the site, in one step."""
    if is_exactly(places.site, wanted):
        return
    making = places.making
    bring(making, wanted, places.store)
    exchange(making, places.site)


def tidy(places: Places) -> None:
    """Take away kept files that no remembered build uses any more."""
    outputs = [o for state in remembered(places.cache) for o in state.outputs()]
    places.store.keep_only(output.stored.digest for output in outputs)


def _still_there(
    files: list[Output] | None, store: Store, seen: Seen | None
) -> list[Output] | None:
    if files is None:
        return None
    found = []
    for output in files:
        if seen is not None and seen.has(output):
            found.append(output)
            continue
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
