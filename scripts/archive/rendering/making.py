"""A site from an archive: what is new is made, the rest is taken from the last build."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from archive.composing.site import Site
from archive.reading.collecting import uncollected
from archive.reading.load import Reading
from archive.rendering.aside import aside
from archive.rendering.engine import Engine
from archive.rendering.finishing import Seen, Tally, Way, finished
from archive.rendering.folders import Wanted, bring, is_exactly, walked
from archive.rendering.places import Places
from archive.rendering.publish import exchange, recover
from archive.rendering.state import (
    Output,
    State,
    read_facts,
    read_state,
    remembered,
    write_facts,
    write_state,
)
from archive.rendering.store import Stored
from archive.rendering.tasks import every_task

SPARE = 1.25
"""How many kept files there may be to one that the site needs, before the others are looked for."""


def unchanged(places: Places, before: State, inputs: str, held: Sequence[int] = ()) -> bool:
    """Whether the site is what ``inputs`` make, as ``before`` has it, and nobody touched it.

    ``inputs`` is the hash of all that a build reads. ``held`` are descriptors that must not live on
    in another process.
    """
    if not before.pages or before.inputs != inputs:
        return False
    with uncollected():
        outputs = list(before.outputs())
        docs = aside(lambda: is_exactly(places.docs, _of_docs(outputs)), held)
        site = is_exactly(places.site, _of_site(outputs))
        return docs() and site


def looking(places: Places, way: Way) -> Callable[[], Seen]:
    """Begin to look at the folders that a build will change; what comes back waits for it.

    What a killed build left is taken away before.
    """
    recover(places.site)
    looked = aside(lambda: (walked(places.docs), walked(places.making)), way.held)
    return lambda: Seen(*looked())


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
) -> Tally:
    """Bring ``build/docs`` and the site up to date with the archive that was read.

    ``program`` is the hash of what makes pages, ``inputs`` that of all that was read; ``before`` is
    the state of the last build, where somebody has read it. ``checked`` is called before anything
    is made: it raises where the archive has errors. ``looked`` is what :func:`looking` gave, where
    somebody has asked. Raises what ``checked`` and what :func:`workers.shared` raises; the site
    then stays as it was.
    """
    with _archive_at_rest():
        looked = looked or looking(places, way)
        with uncollected():
            state = State() if way.fresh else before or read_state(places.state)
            known = {} if way.fresh else read_facts(places.facts, program)
            try:
                tasks = every_task(reading, site, engine, program, known)
            except Exception:
                checked()  # of an archive with errors nothing can be expected
                raise
            checked()
            seen = looked()
        done = finished(tasks, places, way, state, seen=seen)
        gc.freeze()  # whoever shared the work let it go again
        outputs = [output for files in done.made.values() for output in files]
        _no_two(outputs)
        write_state(places.state, State(inputs, done.tally.pages, done.made, done.joined))
        if tasks.facts != known:
            write_facts(places.facts, program, tasks.facts)
        docs = aside(
            lambda: bring(places.docs, _of_docs(outputs), places.store, seen.docs), way.held
        )
        wanted = _of_site(outputs)
        if done.tally.made or not is_exactly(places.site, wanted):
            bring(places.making, wanted, places.store, seen.making)
            docs()
            exchange(places.making, places.site)
        else:
            docs()
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
