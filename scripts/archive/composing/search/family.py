"""Entries of lists in the order of their keys, of which some may be replaced by others.

They stand in columns, as they are kept: of hundreds of thousands few are another after a change.
"""

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import islice, pairwise
from operator import lt

import numpy as np

from archive.composing.search.packing import Entries, Entry, separator
from archive.composing.search.ragged import Ints, starts_of

_AT_ONCE = 1 << 14
"""Entries that are put in order together: what the memory is bounded by."""


class Family:
    """Entries: their ``keys``, ascending, their ``marks``, and their bytes one after the other.

    Those of entry ``n`` are ``data[starts[n]:starts[n + 1]]``.
    """

    def __init__(
        self, keys: list[str], marks: bytes | memoryview, starts: Ints, data: bytes | memoryview
    ) -> None:
        self.keys, self.marks, self.starts = keys, marks, starts
        self.data = memoryview(data)

    @classmethod
    def of(cls, entries: Entries) -> "Family":
        """Entries in any order."""
        keys: list[str] = []
        marks, data, sizes = bytearray(), bytearray(), array("q")
        for key, mark, said in entries:  # no entry is kept by itself: there are so many
            keys.append(key)
            marks.append(mark)
            sizes.append(len(said))
            data += said
        starts = starts_of(np.array(sizes, dtype=np.int64))
        if all(map(lt, keys, islice(keys, 1, None))):
            return cls(keys, bytes(marks), starts, bytes(data))
        order = sorted(range(len(keys)), key=keys.__getitem__)
        ends = starts[1:]
        pieces: list[bytes] = []
        for first in range(0, len(order), _AT_ONCE):
            some = order[first : first + _AT_ONCE]
            bounds = zip(starts[some].tolist(), ends[some].tolist(), strict=True)
            pieces.append(b"".join([data[a:b] for a, b in bounds]))
        return cls(
            [keys[n] for n in order],
            bytes([marks[n] for n in order]),
            starts_of(np.diff(starts)[order]),
            b"".join(pieces),
        )

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def sizes(self) -> Ints:
        """How many bytes each entry has."""
        return np.diff(self.starts).astype(np.int32)

    def get(self, key: str) -> Entry | None:
        """The entry of a key."""
        at = bisect_left(self.keys, key)
        found = self.some(at, at + 1)
        return found[0] if found and found[0][0] == key else None

    def some(self, first: int, last: int) -> list[Entry]:
        """The entries from ``first`` to before ``last``."""
        bounds = self.starts[first : last + 1].tolist()
        pieces = [self.data[a:b] for a, b in pairwise(bounds)]
        return list(zip(self.keys[first:last], self.marks[first:last], pieces, strict=True))

    def replaced(self, gone: Collection[str], fresh: Entries) -> "Family":
        """These without the entries of the keys that are ``gone``, and with the ``fresh`` ones."""
        new = {entry[0]: entry for entry in fresh}
        asked = sorted(new.keys() | gone)
        sizes = self.sizes
        keys: list[str] = []
        marks = bytearray()
        lengths: list[Ints] = []
        pieces: list[bytes | memoryview] = []
        at = 0
        for key in [*asked, None]:
            end = len(self.keys) if key is None else bisect_left(self.keys, key, at)
            if at < end:
                keys += self.keys[at:end]
                marks += self.marks[at:end]
                lengths.append(sizes[at:end])
                pieces.append(self.data[self.starts[at] : self.starts[end]])
            at = end + (end < len(self.keys) and self.keys[end] == key)
            if key in new:
                _, mark, said = new[key]
                keys.append(key)
                marks.append(mark)
                lengths.append(np.array([len(said)]))
                pieces.append(said)
        every = np.concatenate([np.zeros(0, dtype=np.int64), *lengths])
        return Family(keys, bytes(marks), starts_of(every), b"".join(pieces))

    def parts(
        self, size: int, is_first: Callable[[str], bool] = lambda _: True
    ) -> Iterator[tuple[str, int, int]]:
        """Where each part begins, its first entry, and that of the next.

        A part has about ``size`` bytes; it begins with a key that ``is_first`` unless it would be
        thrice as large.

        That is the shortest text that comes after every key of the part before and not after its
        own first one (as separators in a prefix B-tree; R. Bayer, K. Unterauer, ACM TODS 2:1,
        1977).
        """
        keys, lengths = self.keys, self.sizes
        letters = np.fromiter(map(len, keys), dtype=np.int64, count=len(keys))
        before = starts_of(lengths + letters // 2 + 1)
        ends = before[:-1] + lengths  # how long a part is before an entry, and the bytes of that
        start, last = 0, ""
        while start < len(keys):
            end = max(start + 1, int(ends.searchsorted(before[start] + size, side="right")))
            most = int(ends.searchsorted(before[start] + 3 * size, side="right"))
            while end < most and not is_first(keys[end]):
                end += 1
            yield separator(last, keys[start]), start, end
            start, last = end, keys[end - 1]

    def digest(self, first: int, last: int) -> bytes:
        """A hash of the entries from ``first`` to before ``last``."""
        made = hashlib.sha256("\n".join(self.keys[first:last]).encode())
        made.update(self.marks[first:last])
        made.update(self.sizes[first:last].data)
        made.update(self.data[self.starts[first] : self.starts[last]])
        return made.digest()
