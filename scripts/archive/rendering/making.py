"""A site from an archive: what is new is made, the rest is taken from the last build."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from archive.composing.known import Known
from archive.composing.site import Site
from archive.reading.collecting import uncollected
from archive.reading.content_file import Reading
from archive.rendering.aside import aside
from archive.rendering.engine import Engine
from archive.rendering.facts_kept import read_facts, write_facts
from archive.rendering.finishing import Finished, Seen, finished
from archive.rendering.folder_times import (
    FolderTimes,
    afresh,
    folders_of,
    with_news,
    without,
    write_times,
)
from archive.rendering.folders import Differs, Wanted, bring, caught_up, change, is_exactly
from archive.rendering.looks import Looked, look
from archive.rendering.outputs import DOCS, KEPT, SITE, Outputs
from archive.rendering.places import Places, Way
from archive.rendering.publish import exchange, recover
from archive.rendering.state import Last, State, read_state, write_state
from archive.rendering.stored import Stored
from archive.rendering.taking import Early, Taker
from archive.rendering.tally import Tally
from archive.rendering.tasks import every_task
from archive.rendering.tidying import forget_joined, held, tidy
from archive.rendering.unchanged import Docs, looking_at_docs

FEW = 1_000
"""Files that are put in their places sooner than another process is there to do so."""


def looking(
    places: Places, before: State, way: Way, docs: Docs | None = None
) -> Callable[[], Seen]:
    """Begin to look at the folders that a build will change; what comes back waits for it.

    ``before`` is the state of the last build, ``docs`` what :func:`looking_at_docs` gave, where
    somebody has begun that. What a killed build left is taken away first.
    """
    recover(places.site)
    made, store = before.made, places.store
    docs = docs or looking_at_docs(places, before, way)
    times = docs.times

    def rest() -> tuple[Looked, frozenset[str]]:
        making = look(places.making, made.rows(SITE), times.making)
        if len(made):
            # it is the site before this one, or nothing: while others read, it catches up
            wanted = made.standing(SITE, making.differs.files)
            after, touched = caught_up(places.making, wanted, making.differs, store)
            forgotten = dict.fromkeys(times.making if touched is None else touched)
            now = afresh(places.making, touched or ())
            making = Looked(after, {**making.times, **forgotten, **now})
        kept = made.standing(KEPT)
        lost = (path for path, stored in kept.items() if store.held(stored) is not stored)
        return making, frozenset(lost)

    others = aside(rest, way.held)

    def seen() -> Seen:
        (in_docs, news), ((making, more_news), lost) = docs(), others()
        now = with_news(times.docs, news), times.site, with_news(times.making, more_news)
        return Seen(in_docs, making, lost, FolderTimes(*now))

    return seen


def make_site(
    reading: Reading,
    site: Site,
    engine: Engine,
    places: Places,
    *,
    program: str,
    inputs: str = "",
    way: Way = Way(),  # noqa: B008  frozen
    before: State | None = None,
    checked: Callable[[], None] = lambda: None,
    looked: Callable[[], Seen] | None = None,
    settled: Callable[[], None] = lambda: None,
) -> Tally:
    """Bring ``build/docs`` and the site up to date with the archive that was read.

    ``program`` is the hash of what makes pages, ``inputs`` that of all that was read; ``before`` is
    the state of the last build, where somebody has read it. ``checked`` is called before anything
    is made: it raises where the archive has errors. ``looked`` is what :func:`looking` gave, where
    somebody has asked; ``settled`` is called when all is made and nothing kept: it raises where
    something was changed meanwhile. Raises what these and :func:`workers.shared` raise; the site
    then stays as it was.
    """
    with _archive_at_rest():
        with uncollected():
            state = State() if way.fresh else before or read_state(places.state)
            looked = looked or looking(places, state, way)
            known = Known() if way.fresh else read_facts(places.facts, program)
            digests = {path: file.digest for path, file in reading.files.items()}
            # as if nobody had touched a file: where somebody has, it is seen when they are taken
            taker = Taker(places, way, state.made, digests, program, touched=frozenset())
            try:
                with Early(taker, state.made, way) as early:
                    try:
                        tasks = every_task(
                            reading,
                            site,
                            engine,
                            program,
                            kept=known,
                            last=state.last,
                            first=early.begin,
                        )
                    except Exception:
                        checked()  # of an archive with errors nothing can be expected
                        raise
                    checked()
            finally:
                # while others looked, the pages were compared; who fails must not leave them to it
                seen = looked()
        done = finished(tasks, places, way, state, seen=seen, begun=early.begun)
        settled()
        gc.freeze()  # whoever shared the work let it go again
        made, changes = done.made, _Changes(state.made, done)
        _no_two(made)
        kept = held(places, state, done, changes.gone)
        last = Last([task.name for task in tasks.every], made.columns.keys, tasks.ground)
        write_state(places.state, State(inputs, done.tally.pages, made, done.joined, *kept, last))
        if tasks.facts != known:
            write_facts(places.facts, program, tasks.facts)
        docs = changes.into(places.docs, DOCS, seen.docs, places, way)
        times = seen.times
        if done.tally.made or not is_exactly(places.site, made.sizes_and_times(SITE)):
            touched = changes.into(places.making, SITE, seen.making, places, way)()
            now = without(times.making, touched) | afresh(places.making, touched)
            times = FolderTimes(times.docs, now, without(times.site, changes.folders()))
            touched = docs()
            exchange(places.making, places.site)
        else:
            touched = docs()
        with suppress(OSError):  # a full disk: the site is new, only the next look takes longer
            write_times(places.state, times._replace(docs=without(times.docs, touched)))
        forget_joined(places, state.joined, done.joined)
        if kept.too_many:
            tidy(places)
        return done.tally


class _Changes:
    """Which files a build has to put in their places, or to take away."""

    def __init__(self, before: Outputs, done: Finished) -> None:
        self._before, self._after = before, done.made
        gone = before.keys() - done.made.keys() | done.others.keys() & before.keys()
        rows = {row for key in gone for row in before.rows_of(key)}
        new: list[str] = []
        for files in done.others.values():
            rows.difference_update([made for made in files if isinstance(made, int)])
            new += (made.path for made in files if not isinstance(made, int))
        self.gone = len(rows)
        self._paths = {before.columns.paths[row] for row in rows}.union(new)

    def folders(self) -> frozenset[str]:
        """All folders in which something is another, is new or is gone."""
        return folders_of(self._paths)

    def into(
        self, folder: Path, kinds: frozenset[int], found: Differs, places: Places, way: Way
    ) -> Callable[[], set[str]]:
        """Begin to change ``folder``, where files of ``kinds`` stand.

        What comes back ends it, and tells the folders that were touched.
        """
        paths = self._paths.union(found.files)
        before = {path: stored[1:] for path, stored in self._before.standing(kinds, paths).items()}
        wanted: dict[str, Stored | None] = dict.fromkeys(paths)
        wanted |= self._after.standing(kinds, paths)

        def work() -> set[str]:
            return change(folder, before, wanted, found, places.store)

        return work if kinds is SITE or len(wanted) < FEW else aside(work, way.held)


@contextmanager
def _archive_at_rest() -> Iterator[None]:
    """Meanwhile no collection of garbage looks at what is here already: it all stays."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def publish(places: Places, wanted: Wanted) -> None:
    """Let the wanted files be the site, in one step."""
    if is_exactly(places.site, {path: stored[1:] for path, stored in wanted.items()}):
        return
    making = places.making
    bring(making, wanted, places.store)
    exchange(making, places.site)


def _no_two(made: Outputs) -> None:
    """Raise ``ValueError`` when two tasks made the same file: one of the two would be lost."""
    for kinds in (DOCS, SITE):
        path = made.doubled(kinds)
        if path is not None:
            message = f"two things at /{path}"
            raise ValueError(message)
