"""The files that tasks made, in columns: of a hundred thousand a build looks at few."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from archive.rendering.store import SIZE, Stored

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

    def of(self, key: str) -> list[Output]:
        """The files of a task."""
        place = self._places[key]
        return [*map(self._output, range(self._starts[place], self._starts[place + 1]))]

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
        rows = zip(range(len(self)), of.kinds, of.paths, strict=True)
        found = [
            at for at, kind, path in rows if kind in kinds and (within is None or path in within)
        ]
        return {of.paths[at]: self._output(at).stored for at in found}

    def sizes_and_times(self, kinds: frozenset[int]) -> dict[str, tuple[int, int]]:
        """Size and time of change of each file of these kinds by its path."""
        of = self.columns
        rows = zip(of.kinds, of.paths, of.sizes, of.changed, strict=True)
        return {path: (size, changed) for kind, path, size, changed in rows if kind in kinds}

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

    def with_others(self, keys: Iterable[str], others: Mapping[str, Sequence[Output]]) -> "Outputs":
        """The files of the tasks of ``keys``, in that order: of ``others``, else of these."""
        wanted, places, starts, of = (
            [*dict.fromkeys(keys)],
            self._places,
            self._starts,
            self.columns,
        )
        counts: list[int] = []
        kinds: list[bytes] = []
        digests: list[str] = []
        paths: list[str] = []
        sizes: list[int] = []
        changed: list[int] = []
        at = 0
        while at < len(wanted):
            other = others.get(wanted[at])
            if other is not None:
                counts.append(len(other))
                kinds.append(bytes(_KINDS.index((o.docs, o.site)) for o in other))
                paths += (o.path for o in other)
                digests += (o.stored.digest for o in other)
                sizes += (o.stored.size for o in other)
                changed += (o.stored.changed for o in other)
                at += 1
                continue
            # what stood together is taken together
            first = behind = places[wanted[at]]
            while (
                at < len(wanted) and places.get(wanted[at]) == behind and wanted[at] not in others
            ):
                at, behind = at + 1, behind + 1
            begin, end = starts[first], starts[behind]
            counts += of.counts[first:behind]
            kinds.append(of.kinds[begin:end])
            paths += of.paths[begin:end]
            digests.append(of.digests[begin * _FIGURES : end * _FIGURES])
            sizes += of.sizes[begin:end]
            changed += of.changed[begin:end]
        told = b"".join(kinds), paths, "".join(digests), sizes, changed
        return Outputs(Columns(wanted, counts, *told))

    def _output(self, at: int) -> Output:
        of = self.columns
        digest = of.digests[at * _FIGURES : (at + 1) * _FIGURES]
        stored = Stored(digest, of.sizes[at], of.changed[at])
        return Output(*_KINDS[of.kinds[at]], of.paths[at], stored)
