"""Joined files, of kept pieces: what stood in the former ones already is copied in long runs."""

import mmap
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import accumulate
from typing import NamedTuple

from archive.composing.joined import Joined, Size, directory_of
from archive.rendering.store import Store, Stored


class Index(NamedTuple):
    """How joined files are made up: the files, the bytes of their heads, the pieces in order.

    ``rows`` and ``sizes`` are those of every part: of each piece in turn, one for each file.
    """

    files: Sequence[Stored] = ()
    heads: Sequence[int] = ()
    pieces: Sequence[str] = ()
    rows: Sequence[int] = ()
    sizes: Sequence[int] = ()


def join(
    joined: Joined, pieces: Sequence[Stored], store: Store, former: Index
) -> tuple[list[Stored], Index]:
    """The files of ``joined`` made of ``pieces``, in the order of its paths, and their index.

    ``former`` is the index of an earlier join; of the pieces that are in it too nothing is read.
    Raises ``OSError`` when the disk is full or a piece is not there.
    """
    width = len(joined.paths)
    texts = _opened(former, store, width)
    places = {digest: place for place, digest in enumerate(former.pieces)} if texts else {}
    bounds = [
        list(accumulate(former.sizes[number::width], initial=former.heads[number]))
        for number in range(width if places else 0)
    ]
    with ExitStack() as stack:
        files = [stack.enter_context(store.writing()) for _ in range(width)]
        for file, head in zip(files, joined.heads, strict=True):
            file.write(head)
        rows: list[int] = []
        sizes: list[int] = []
        for first, last in _runs([places.get(piece.digest) for piece in pieces]):
            begin = places.get(pieces[first].digest)
            if begin is None:
                piece = store.read(pieces[first])
                directory, at = directory_of(piece)
                for file, (count, size) in zip(files, directory, strict=True):
                    file.write(piece[at : at + size])
                    at += size
                    rows.append(count)
                    sizes.append(size)
                continue
            end = begin + last - first
            for file, text, ends in zip(files, texts, bounds, strict=True):
                file.write(text[ends[begin] : ends[end]])
            rows += former.rows[begin * width : end * width]
            sizes += former.sizes[begin * width : end * width]
        told = [Size(sum(rows[number::width]), 0) for number in range(width)]
        for number, (count, tail) in enumerate(joined.tails()):
            files[number].write(tail)
            told[number] = Size(told[number].rows + count, 0)
        stored = [file.kept() for file in files]
    joined.tell([Size(one.rows, file.size) for one, file in zip(told, stored, strict=True)])
    heads = [len(head) for head in joined.heads]
    return stored, Index(stored, heads, [piece.digest for piece in pieces], rows, sizes)


def tell_sizes(joined: Joined, index: Index) -> None:
    """Tell the sizes of files that an earlier build joined, where they are known."""
    width = len(joined.paths)
    if len(index.files) != width:
        return
    rows = [sum(index.rows[number::width]) for number in range(width)]
    for number, (count, _) in enumerate(joined.tails()):
        rows[number] += count
    joined.tell([Size(*told) for told in zip(rows, (f.size for f in index.files), strict=True)])


def _runs(places: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """First and last-but-one of what may be taken together: places that follow one another."""
    first = 0
    for at in range(1, len(places) + 1):
        before = places[at - 1]
        if at == len(places) or before is None or places[at] != before + 1:
            yield first, at
            first = at


def _opened(former: Index, store: Store, width: int) -> list[memoryview]:
    """The former files; none where one of them is no longer what it was."""
    if len(former.files) != width or not all(map(store.held, former.files)):
        return []
    return [_mapped(store.path(stored.digest), stored.size) for stored in former.files]


def _mapped(path: str, size: int) -> memoryview:
    if not size:
        return memoryview(b"")  # nothing cannot be mapped
    with open(path, "rb") as file:  # noqa: PTH123  a path of the store
        # left to be closed with its last view: an error on the way may hold one
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
