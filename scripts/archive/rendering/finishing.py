"""The tasks of a build carried out: what the last build made is taken, the rest is made."""

from dataclasses import dataclass, field

from archive.reading.watch import Watch, unwatched
from archive.rendering.folders import Walked
from archive.rendering.joining import Index, join, tell_sizes
from archive.rendering.places import Places
from archive.rendering.state import Output, State
from archive.rendering.store import Store
from archive.rendering.tasks import Task
from archive.rendering.workers import jobs_here, shared


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
            stored, joined = join(task.joined, kept_pieces, task.tails, store, joined)
            named = zip(task.joined.paths, stored, strict=True)
            made[task.key] = [*kept(task), *(Output(True, True, *one) for one in named)]
        elif task.joined is not None and after:
            tell_sizes(task.joined, joined)
    for task in after:
        if task.last:
            made[task.key] = kept(task)
    tally = Tally(sum(task.is_page for task in tasks), [task.name for task in missing])
    return Finished(made, joined, tally)


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
