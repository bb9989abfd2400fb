"""The files that tasks made, in columns: of a hundred thousand a build looks at few."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, compress
from typing import NamedTuple

from archive.rendering.looks import Rows
from archive.rendering.store import SIZE
from archive.rendering.stored import Stored

_KINDS = ((True, True), (True, False), (False, True), (False, False))
"""Where a file may belong: in ``build/docs``, in the site."""

DOCS, SITE, KEPT = frozenset({0, 1}), frozenset({0, 2}), frozenset({3})
"""The kinds of the files of ``build/docs``, of those of the site, of those in neither."""

_FIGURES = 2 * SIZE


class Output(NamedTuple):
    """A file that a task made, and where it belongs: in the site, in ``build/docs``, or in both."""

    docs: bool
    site: bool
    path: str
    stored: Stored


Made = Output | int
"""A file as a task made it, or the row in which the last build's files have it."""


class Columns(NamedTuple):
    """Keys of tasks with how many files each made; of all files, in that order, what is known.

    ``kinds`` has a byte for each file, ``digests`` 40 figures, one after the other.
    """

    keys: Sequence[str] = ()
    counts: Sequence[int] = ()
    kinds: bytes = b""
    paths: Sequence[str] = ()
    digests: str = ""
    sizes: Sequence[int] = ()
    changed: Sequence[int] = ()


class Outputs:
    """The files of tasks by the keys of these."""

    def __init__(self, columns: Columns = Columns()) -> None:  # noqa: B008  it never changes
        self.columns = columns

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.columns.keys)}

    @cached_property
    def _starts(self) -> list[int]:
        return [*accumulate(self.columns.counts, initial=0)]

    def __contains__(self, key: str) -> bool:
        """Whether the task of that key made something, if it was nothing."""
        return key in self._places

    def __len__(self) -> int:
        """How many files there are."""
        return len(self.columns.paths)

    def __iter__(self) -> Iterator[Output]:
        """Every file."""
        return map(self._output, range(len(self)))

    def keys(self) -> KeysView[str]:
        """The keys of all tasks, in their order."""
        return self._places.keys()

    def rows_of(self, key: str) -> range:
        """The rows in which the files of a task stand."""
        place = self._places[key]
        return range(self._starts[place], self._starts[place + 1])

    def of(self, key: str) -> list[Output]:
        """The files of a task."""
        return [*map(self._output, self.rows_of(key))]

    def rows_by_path(self, key: str) -> dict[str, int]:
        """The rows of a task's files by the paths of these."""
        rows = self.rows_of(key)
        return dict(zip(self.columns.paths[rows.start : rows.stop], rows, strict=True))

    def output(self, made: Made) -> Output:
        """The file that a task of a later build made, or that stands in this row."""
        return self._output(made) if isinstance(made, int) else made

    def last_of(self, key: str) -> Stored:
        """The last file of a task, as it is kept."""
        return self._output(self._starts[self._places[key] + 1] - 1).stored

    def digests(self) -> set[str]:
        """The hashes of all files."""
        text = self.columns.digests
        return {text[at : at + _FIGURES] for at in range(0, len(text), _FIGURES)}

    def standing(
        self, kinds: frozenset[int], within: Collection[str] | None = None
    ) -> dict[str, Stored]:
        """The files of these kinds by path; None: all, else those at the paths ``within``."""
        of = self.columns
        if within is None:
            found = [at for at, kind in enumerate(of.kinds) if kind in kinds]
        else:
            rows = [at for at, path in enumerate(of.paths) if path in within]
            found = [at for at in rows if of.kinds[at] in kinds]
        return {of.paths[at]: self._output(at).stored for at in found}

    def sizes_and_times(self, kinds: frozenset[int]) -> dict[str, tuple[int, int]]:
        """Size and time of change of each file of these kinds by its path."""
        of = self.columns
        rows = zip(of.kinds, of.paths, of.sizes, of.changed, strict=True)
        return {path: (size, changed) for kind, path, size, changed in rows if kind in kinds}

    def rows(self, kinds: frozenset[int]) -> Rows:
        """The files of these kinds, as they are expected in a folder."""
        of = self.columns
        chosen = of.kinds.translate(bytes(kind in kinds for kind in range(256)))
        sizes, changed = compress(of.sizes, chosen), compress(of.changed, chosen)
        return Rows([*compress(of.paths, chosen)], [*sizes], [*changed])

    def keys_of(self, paths: Collection[str]) -> set[str]:
        """The keys of the tasks that made the files at ``paths``."""
        of = self.columns
        found = [at for at, path in enumerate(of.paths) if path in paths]
        return {of.keys[bisect_right(self._starts, at) - 1] for at in found}

    def doubled(self, kinds: frozenset[int]) -> str | None:
        """A path at which two of the files of these kinds would stand; None where there is none."""
        of = self.columns
        paths = [path for kind, path in zip(of.kinds, of.paths, strict=True) if kind in kinds]
        if len(set(paths)) == len(paths):
            return None
        return next(path for path, times in Counter(paths).items() if times > 1)

    def with_others(self, keys: Iterable[str], others: Mapping[str, Sequence[Made]]) -> "Outputs":
        """The files of the tasks of ``keys``, in that order: of ``others``, else of these."""
        wanted, places, starts = [*dict.fromkeys(keys)], self._places, self._starts
        counts: list[int] = []
        taken = _Taken(self.columns)
        at = 0
        while at < len(wanted):
            other = others.get(wanted[at])
            if other is not None:
                counts.append(len(other))
                taken.add(other)
                at += 1
                continue
            # what stood together is taken together
            first = behind = places[wanted[at]]
            while (
                at < len(wanted) and places.get(wanted[at]) == behind and wanted[at] not in others
            ):
                at, behind = at + 1, behind + 1
            counts += self.columns.counts[first:behind]
            taken.rows(starts[first], starts[behind])
        return Outputs(taken.columns(wanted, counts))

    def _output(self, at: int) -> Output:
        of = self.columns
        digest = of.digests[at * _FIGURES : (at + 1) * _FIGURES]
        stored = Stored(digest, of.sizes[at], of.changed[at])
        return Output(*_KINDS[of.kinds[at]], of.paths[at], stored)


class _Taken:
    """Files in columns that grow, by single ones and by rows of other columns."""

    def __init__(self, of: Columns) -> None:
        self._of = of
        self._kinds: list[bytes] = []
        self._digests: list[str] = []
        self._paths: list[str] = []
        self._sizes: list[int] = []
        self._changed: list[int] = []

    def rows(self, begin: int, end: int) -> None:
        """Take the rows from ``begin`` to before ``end``."""
        of = self._of
        self._kinds.append(of.kinds[begin:end])
        self._paths += of.paths[begin:end]
        self._digests.append(of.digests[begin * _FIGURES : end * _FIGURES])
        self._sizes += of.sizes[begin:end]
        self._changed += of.changed[begin:end]

    def add(self, files: Sequence[Made]) -> None:
        """Take ``files``; rows that follow one another are taken together."""
        at = 0
        while at < len(files):
            first = files[at]
            if isinstance(first, int):
                begin, at = at, at + 1
                while at < len(files) and files[at] == first + at - begin:
                    at += 1
                self.rows(first, first + at - begin)
                continue
            self._kinds.append(bytes((_KINDS.index((first.docs, first.site)),)))
            self._paths.append(first.path)
            self._digests.append(first.stored.digest)
            self._sizes.append(first.stored.size)
            self._changed.append(first.stored.changed)
            at += 1

    def columns(self, keys: Sequence[str], counts: Sequence[int]) -> Columns:
        """All that was taken."""
        kinds, digests = b"".join(self._kinds), "".join(self._digests)
        return Columns(keys, counts, kinds, self._paths, digests, self._sizes, self._changed)
