"""The tasks of a build carried out: what the last build made is taken, the rest is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from archive.rendering.aside import aside
from archive.rendering.folder_times import FolderTimes
from archive.rendering.folders import Differs
from archive.rendering.joining import join, tell_sizes
from archive.rendering.outputs import Output, Outputs
from archive.rendering.places import Places, Way
from archive.rendering.processors import jobs_here
from archive.rendering.state import Index, State
from archive.rendering.store import Store
from archive.rendering.stored import Stored
from archive.rendering.taking import Taker
from archive.rendering.tally import Tally
from archive.rendering.task import Task
from archive.rendering.tasks import Tasks
from archive.rendering.workers import WORTH_SHARING, shared

MANY = 3_000
"""Tasks of an archive from which on a few pages, each of so many reports, are worth sharing."""


@dataclass(frozen=True)
class Seen:
    """How the folders that a build will change differ from what the last one made.

    They are ``build/docs`` and the site in the making. ``lost`` are the paths of what is kept for
    neither of the two and is no longer there. ``times`` are those of the folders.
    """

    docs: Differs
    making: Differs
    lost: frozenset[str] = frozenset()
    times: FolderTimes = FolderTimes()  # noqa: RUF009  it never changes

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
    begun: Mapping[str, Callable[[], Sequence[Output | int]]] = MappingProxyType({}),
) -> Finished:
    """The files of every task: those of ``state`` as far as they are there, else new ones.

    Of a share only the tasks of ``part`` are done. What was ``begun`` already is waited for, by the
    keys of the tasks.
    """
    tasks, whole = found.every[part or slice(None)], part is None
    store = places.store
    before, touched = state.made, seen.touched if seen is not None else None
    work = _Work(found, tasks, places, way, state, touched=touched, whole=whole, begun=begun)
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
    waited = [task for task in missing if task.key in begun]
    others = [task for task in missing if not any(task in some for some in (last, joining, waited))]
    if len(missing) >= WORTH_SHARING or not whole:
        found.load()
        work.do(_side_by_side(others), joining=joining)
    else:
        work.do([task for task in others if task.adds])
        rest = joining + [task for task in others if not task.adds]
        many = len(tasks) >= MANY and len(rest) > 1
        if many and sum(task.counts_all for task in rest) > 1:
            found.prepare()
        work.do(rest, worth=2 if many else WORTH_SHARING)
    work.do(waited, worth=len(waited) + 1)
    for task in tasks:
        if task.joined is not None and last:
            tell_sizes(task.joined, work.joined)
    work.do(last)
    tally = Tally(sum(task.is_page for task in tasks), [task.name for task in missing])
    made = before.with_others((task.key for task in tasks), work.made)
    return Finished(made, work.joined, tally, work.made)


def _side_by_side(tasks: list[Task]) -> list[Task]:
    """``tasks`` with the page of each body before its reports, at the end: they show the same.

    What is no page stays first.
    """
    return sorted(tasks, key=lambda task: (task.is_page, _of_a_body(task.name)))


def _of_a_body(address: str) -> str:
    return address if address.startswith("to-chuc/") else ""


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
        begun: Mapping[str, Callable[[], Sequence[Output | int]]],
    ) -> None:
        self.missing: list[Task] = []
        self.made: dict[str, Sequence[Output | int]] = {}
        self._taker = Taker(places, way, state.made, found.digests, found.program, touched)
        self._begun, self._touched = begun, touched or frozenset()
        self.joined, self._before = state.joined, state.made
        self._tasks, self._way, self._whole = tasks, way, whole
        self._store = places.store

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
        begun = self._begun.get(task.key)
        store, kept = self._store, begun() if begun else None
        if kept is None or self._is_touched(kept):
            kept = self._taker.made(task, alone=not self._whole)
        if task.joined is None or not self._whole:
            return kept, None
        pieces = [self._last(one.key) for one in self._tasks if one.adds]
        stored, index = join(task.joined, pieces, task.tails, store, self.joined)
        named = zip(task.joined.paths, stored, strict=True)
        return [*kept, *(Output(True, True, *one) for one in named)], index

    def _is_touched(self, files: Sequence[Output | int]) -> bool:
        """Whether one of those that were taken as they lie there is not, or may not be."""
        paths = self._before.columns.paths
        return bool(self._touched) and any(
            isinstance(made, int) and paths[made] in self._touched for made in files
        )

    def _last(self, key: str) -> Stored:
        made = self.made.get(key)
        return self._before.output(made[-1]).stored if made else self._before.last_of(key)


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
