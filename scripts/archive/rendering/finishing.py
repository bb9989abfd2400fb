"""The tasks of a build carried out: what the last build made is taken, the rest is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from archive.composing.earlier import Same
from archive.reading.watch import Watch, unwatched
from archive.rendering.aside import aside
from archive.rendering.folders import Differs
from archive.rendering.joining import Index, join, tell_sizes
from archive.rendering.keeping import keep_made, keeping, made_before
from archive.rendering.outputs import Output, Outputs
from archive.rendering.places import Places
from archive.rendering.state import State
from archive.rendering.store import Store, Stored
from archive.rendering.tasks import Made, Task, Tasks
from archive.rendering.workers import WORTH_SHARING, jobs_here, shared

MANY = 3_000
"""Tasks of an archive from which on a few pages, each of so many reports, are worth sharing."""


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


@dataclass(frozen=True)
class Seen:
    """How the folders that a build will change differ from what the last one made.

    They are ``build/docs`` and the site in the making. ``lost`` are the paths of what is kept for
    neither of the two and is no longer there.
    """

    docs: Differs
    making: Differs
    lost: frozenset[str] = frozenset()

    @property
    def touched(self) -> frozenset[str]:
        """The paths at which a file does not stand, as it was kept, wherever it belongs."""
        return self.lost.union(self.docs.files, self.making.files)


@dataclass(frozen=True)
class Finished:
    """The files of every task, how the joined ones are made up, and what was done.

    ``others`` are the files of the tasks, by their keys, that are not simply those of the last
    build.
    """

    made: Outputs
    joined: Index
    tally: Tally
    others: Mapping[str, Sequence[Output | int]] = field(default_factory=dict)


def finished(
    found: Tasks,
    places: Places,
    way: Way,
    state: State,
    *,
    part: slice | None = None,
    seen: Seen | None = None,
) -> Finished:
    """The files of every task: those of ``state`` as far as they are there, else new ones.

    Of a share only the tasks of ``part`` are done.
    """
    tasks, whole = found.every[part or slice(None)], part is None
    store = places.store
    before, touched = state.made, seen.touched if seen is not None else None
    work = _Work(found, tasks, places, way, state, touched=touched, whole=whole)
    amiss = before.keys_of(touched) if touched else set()
    for task in tasks:
        # of joined files the store knows how they are made up; a share tells what is in them
        known = task.key in before and (whole or task.joined is None)
        if known and touched is not None and task.key not in amiss:
            continue
        files = _still_there(before.of(task.key), store, touched) if known else None
        work.made[task.key] = files or []
        if files is None:
            work.missing.append(task)
    missing = work.missing
    # what joins the pieces of the reports comes after them, unless some are made elsewhere
    last = [task for task in missing if whole and task.last]
    joining = [task for task in missing if whole and task.joined is not None]
    others = [task for task in missing if task not in last and task not in joining]
    if len(missing) >= WORTH_SHARING or not whole:
        work.do(others, joining=joining)
    else:
        work.do([task for task in others if task.adds])
        rest = joining + [task for task in others if not task.adds]
        many = len(tasks) >= MANY and len(rest) > 1
        if many:
            found.prepare()
        work.do(rest, worth=2 if many else WORTH_SHARING)
    for task in tasks:
        if task.joined is not None and last:
            tell_sizes(task.joined, work.joined)
    work.do(last)
    tally = Tally(sum(task.is_page for task in tasks), [task.name for task in missing])
    made = before.with_others((task.key for task in tasks), work.made)
    return Finished(made, work.joined, tally, work.made)


_Done = tuple[Sequence[Output | int], Index | None]
"""The files of a task, and how those that it joined are made up."""


class _Work:
    """Tasks to be done: ``made`` has the files of those that are not as they were before."""

    def __init__(
        self,
        found: Tasks,
        tasks: list[Task],
        places: Places,
        way: Way,
        state: State,
        *,
        touched: frozenset[str] | None,
        whole: bool,
    ) -> None:
        self.missing: list[Task] = []
        self.made: dict[str, Sequence[Output | int]] = {}
        self._touched = touched
        self.joined, self._before = state.joined, state.made
        self._found, self._tasks, self._way, self._whole = found, tasks, way, whole
        self._places, self._store = places, places.store

    def do(
        self, tasks: list[Task], worth: int = WORTH_SHARING, joining: Sequence[Task] = ()
    ) -> None:
        """Do ``tasks``, in several processes where they are ``worth`` that.

        As soon as no piece is missing any more, ``joining`` are done beside the rest of them.
        """
        names, way = [task.name for task in tasks], self._way
        jobs = way.jobs or jobs_here()
        few = len(tasks) < WORTH_SHARING
        heavy = len(tasks) if few else sum(not task.is_page for task in tasks)
        results = shared(
            names, lambda index: self._done(tasks[index]), jobs, heavy=heavy, held=way.held,
            worth=worth,
        )  # fmt: skip
        pieces = sum(task.adds for task in tasks)
        begun: list[Callable[[], _Done]] = []
        for _, (index, done) in zip(way.watch(names, "Dựng trang"), results, strict=True):
            self._take(tasks[index], done)
            pieces -= tasks[index].adds
            if jobs > 1 and not pieces and not begun:
                begun = [aside(partial(self._done, task), way.held) for task in joining]
        begun = begun or [partial(self._done, task) for task in joining]
        for index, done in shared([task.name for task in joining], lambda at: begun[at](), 1):
            self._take(joining[index], done)

    def _take(self, task: Task, done: _Done) -> None:
        files, joined = done
        self.made[task.key] = files
        self.joined = joined or self.joined

    def _done(self, task: Task) -> _Done:
        store, kept = self._store, self._kept(task)
        if task.joined is None or not self._whole:
            return kept, None
        pieces = [self._last(one.key) for one in self._tasks if one.adds]
        stored, index = join(task.joined, pieces, task.tails, store, self.joined)
        named = zip(task.joined.paths, stored, strict=True)
        return [*kept, *(Output(True, True, *one) for one in named)], index

    def _last(self, key: str) -> Stored:
        made = self.made.get(key)
        return self._before.output(made[-1]).stored if made else self._before.last_of(key)

    def _kept(self, task: Task) -> list[Output | int]:
        """What the task makes, the joined files excepted where others make their pieces."""
        alone = () if self._whole else task.alone()
        if task.again is None:
            return [self._put(o) for o in (*task.make(), *alone)]
        folder, found = self._places.kept(task.name), self._found
        with keeping(folder, found.digests, found.program, fresh=self._way.fresh) as earlier:
            key = made_before(folder)
            rows = self._before.rows_by_path(key) if key in self._before else {}
            made = [self._taken(o, rows) for o in task.again(earlier)]
            keep_made(folder, task.key)
        return [*made, *map(self._put, alone)]

    def _taken(self, made: Made, rows: Mapping[str, int]) -> Output | int:
        """Keep a file; one that was made before, in one of ``rows``, is taken as it lies there."""
        data = made.data
        if not isinstance(data, Same):
            return self._put(made)
        row = rows.get(data.path)
        if row is not None:
            known = self._before.output(row)
            wanted = made.path, made.docs, made.site
            stays = wanted == (known.path, known.docs, known.site)
            if stays and self._touched is not None and known.path not in self._touched:
                return row
            stored = self._store.held(known.stored)
            if stored is not None:
                return Output(made.docs, made.site, made.path, stored)
        return self._put(made)

    def _put(self, made: Made) -> Output:
        """Keep a file."""
        data = made.data
        stored = self._store.put(bytes(data.data) if isinstance(data, Same) else data)
        return Output(made.docs, made.site, made.path, stored)


def _still_there(
    files: list[Output], store: Store, touched: frozenset[str] | None
) -> list[Output] | None:
    """``files`` as they are kept; None where one is gone. At paths not ``touched`` they stand."""
    found = []
    for output in files:
        if touched is not None and output.path not in touched:
            found.append(output)
            continue
        stored = store.held(output.stored)
        if stored is None:
            return None
        found.append(output if stored is output.stored else output._replace(stored=stored))
    return found
