"""The files of one task: put into the store, or taken as they lie there from the last build."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Self

from archive.composing.earlier import Same
from archive.rendering.aside import Aside, aside
from archive.rendering.keeping import keep_made, keeping, made_before
from archive.rendering.outputs import Output, Outputs
from archive.rendering.places import Places, Way
from archive.rendering.processors import jobs_here
from archive.rendering.task import Made, Task


class Taker:
    """Makes tasks one by one.

    ``before`` are the files of the last build; ``touched`` are the paths at which one of them may
    not stand as it was kept (None: any). ``digests`` are those of the content's files by path,
    ``program`` is the hash of what makes pages.
    """

    def __init__(  # noqa: PLR0917  all are what a build knows before it makes anything
        self,
        places: Places,
        way: Way,
        before: Outputs,
        digests: Mapping[str, str],
        program: str,
        touched: frozenset[str] | None,
    ) -> None:
        self._places, self._store, self._fresh = places, places.store, way.fresh
        self._before, self._touched = before, touched
        self._digests, self._program = digests, program

    def made(self, task: Task, *, alone: bool) -> Sequence[Output | int]:
        """The files of ``task``: each as it was made, or its row among those of the last build.

        The joined ones are among them only where the task is to make them ``alone``; else others
        make their pieces.
        """
        more = task.alone() if alone else ()
        if task.again is None:
            return [self._put(made) for made in (*task.make(), *more)]
        folder = self._places.kept(task.name)
        with keeping(folder, self._digests, self._program, fresh=self._fresh) as earlier:
            key = made_before(folder)
            rows = self._before.rows_by_path(key) if key in self._before else {}
            files = [self._taken(made, rows) for made in task.again(earlier)]
            keep_made(folder, task.key)
        return [*files, *map(self._put, more)]

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


class Early:
    """Sets that are begun while pages are still compared: what others need nothing of."""

    def __init__(self, taker: Taker, before: Outputs, way: Way) -> None:
        self.begun: dict[str, Aside[Sequence[Output | int]]] = {}
        self._taker, self._before, self._way = taker, before, way

    def begin(self, sets: Sequence[Task]) -> None:
        """Begin those of ``sets`` that are made again from what they kept."""
        if not len(self._before) or (self._way.jobs or jobs_here()) == 1:
            return
        for task in sets:
            if task.again is not None and task.key not in self._before:
                made = partial(self._taker.made, task, alone=False)
                self.begun[task.key] = aside(made, self._way.held)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, at: object) -> None:
        """Where the block fails, wait for them: what is left in the middle would begin anew."""
        if isinstance(error, Exception):
            for begun in self.begun.values():
                begun.end()
