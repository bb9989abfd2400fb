"""Joined files, of kept pieces: what stood in the former ones already is copied in long runs."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from hashlib import blake2b
from itertools import accumulate

from archive.composing.joined import Joined, Size, unpacked
from archive.rendering.state import Index
from archive.rendering.store import SIZE, Store
from archive.rendering.stored import Stored


def join(
    joined: Joined, pieces: Sequence[Stored], tails: str, store: Store, former: Index
) -> tuple[list[Stored], Index]:
    """The files of ``joined`` made of ``pieces``, in the order of its paths, and their index.

    ``tails`` is the hash of what the tails are made from, ``former`` the index of an earlier join:
    what is in that too is copied from its files. Raises ``OSError`` when the disk is full or a
    piece is not there.
    """
    width = len(joined.paths)
    rows: list[int] = []
    sizes: list[int] = []
    with ExitStack() as stack:
        texts = _opened(former, store, width, stack)
        places = {digest: place for place, digest in enumerate(former.pieces)} if texts else {}
        # the tails stand behind the pieces, as if they were the last one
        last = len(former.pieces) if texts and former.tails == tails else None
        bounds = [
            list(accumulate(former.sizes[number::width], initial=former.heads[number]))
            for number in range(width if texts else 0)
        ]
        files = [stack.enter_context(store.writing()) for _ in range(width)]
        for file, head in zip(files, joined.heads, strict=True):
            file.write(head)
        found = [*(places.get(piece.digest) for piece in pieces), last]
        for first, behind in _runs(found):
            begin = found[first]
            if begin is None:
                parts = unpacked(store.read(pieces[first])) if first < len(pieces) else None
                for file, (count, data) in zip(files, parts or joined.tails(), strict=True):
                    file.write(data)
                    rows.append(count)
                    sizes.append(len(data))
                continue
            end = begin + behind - first
            for file, text, ends in zip(files, texts, bounds, strict=True):
                file.copy(text, ends[begin], ends[end])
            rows += former.rows[begin * width : end * width]
            sizes += former.sizes[begin * width : end * width]
        named = [piece.digest for piece in pieces]
        stored = [
            file.kept(_name(number, joined.heads[number], named, tails))
            for number, file in enumerate(files)
        ]
    index = Index(stored, [len(head) for head in joined.heads], named, rows, sizes, tails)
    tell_sizes(joined, index)
    return stored, index


def tell_sizes(joined: Joined, index: Index) -> None:
    """Tell the sizes of the files of ``index``, where there are any."""
    width = len(joined.paths)
    if len(index.files) == width:
        rows = (sum(index.rows[number::width]) for number in range(width))
        sizes = (file.size for file in index.files)
        joined.tell([Size(*told) for told in zip(rows, sizes, strict=True)])


def _runs(places: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """First and last-but-one of what may be taken together: places that follow one another."""
    first = 0
    for at in range(1, len(places) + 1):
        before = places[at - 1]
        if at == len(places) or before is None or places[at] != before + 1:
            yield first, at
            first = at


def _name(number: int, head: bytes, pieces: Sequence[str], tails: str) -> str:
    """A hash of what the file of that number is made up of.

    It stands for one of what is in it: to read hundreds of megabytes again would take longer than
    all the rest.
    """
    told = "\n".join([str(number), str(len(head)), *pieces, tails])
    return blake2b(head + told.encode(), digest_size=SIZE).hexdigest()


def _opened(former: Index, store: Store, width: int, stack: ExitStack) -> list[int]:
    """Descriptors of the former files; none where one of them is no longer what it was."""
    untouched = all(store.held(stored) is stored for stored in former.files)
    if len(former.files) != width or not untouched:
        return []
    files = (open(store.path(stored.digest), "rb") for stored in former.files)  # noqa: PTH123, SIM115
    return [stack.enter_context(file).fileno() for file in files]
