"""Joined files are the same bytes, whatever of them stood in the former ones."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.composing.joined import Joined, Part, Size, packed, unpacked
from archive.rendering.joining import join, tell_sizes
from archive.rendering.state import Index
from archive.rendering.store import Store
from archive.rendering.stored import Stored

PARTS = st.tuples(st.integers(0, 9), st.binary(max_size=12))
PIECES = st.lists(st.tuples(PARTS, PARTS), max_size=6)
"""Pieces for two files; few and short, so that some are alike."""

BUILD = st.tuples(PIECES, st.tuples(st.binary(max_size=4), st.binary(max_size=4)), PIECES)


def joined(heads: tuple[bytes, bytes], tails: list[Part], told: list[list[Size]]) -> Joined:
    return Joined(("mot", "hai"), heads, lambda: tails, (), told.append)


@given(st.lists(BUILD, min_size=1, max_size=4))
def test_in_runs_or_at_once_is_the_same(
    builds: list[tuple[list[tuple[Part, Part]], tuple[bytes, bytes], list[tuple[Part, Part]]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, index = Store(Path(folder)), Index()
        kept: list[tuple[Part, Part]] = []
        for added, heads, ends in builds:
            # some of the former pieces go, new ones come between
            kept = [*kept[: len(added)], *added, *kept[len(added) + 1 :]]
            tails: list[Part] = list(ends[0]) if ends else [(0, b""), (0, b"")]
            told: list[list[Size]] = []
            whole = joined(heads, tails, told)
            pieces = [store.put(packed(piece)) for piece in kept]

            stored, index = join(whole, pieces, repr(tails), store, index)

            assert [store.read(one) for one in stored] == [
                data for _, data in whole.files(packed(piece) for piece in kept)
            ]
            tell_sizes(whole, index)
            assert told[0] == told[1] == told[2]


@given(st.lists(PARTS))
def test_a_piece_gives_back_its_parts(parts: list[Part]) -> None:
    assert unpacked(packed(parts)) == parts


def test_of_known_pieces_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, whole = Store(tmp_path), joined((b"a", b"b"), [(1, b"x"), (1, b"y")], [])
    pieces = [store.put(packed([(1, b"%d" % n), (0, b"")])) for n in range(5)]
    _, index = join(whole, pieces, "t", store, Index())
    new = store.put(packed([(1, b"new"), (2, b"other")]))
    read: list[str] = []
    true = Store.read

    def heard(store: Store, one: Stored) -> bytes:
        read.append(one.digest)
        return true(store, one)

    monkeypatch.setattr(Store, "read", heard)

    stored, _ = join(whole, [*pieces[:2], new, *pieces[3:]], "t", store, index)

    assert read == [new.digest]
    assert Path(store.path(stored[0].digest)).read_bytes() == b"a01new34x"


def test_damaged_former_files_are_not_copied(tmp_path: Path) -> None:
    store, whole = Store(tmp_path), joined((b"a", b"b"), [(1, b"x"), (1, b"y")], [])
    pieces = [store.put(packed([(1, b"%d" % n), (0, b"")])) for n in range(5)]
    stored, index = join(whole, pieces, "t", store, Index())
    Path(store.path(stored[0].digest)).write_bytes(b"?" * stored[0].size)

    again, _ = join(whole, pieces, "t", store, index)

    assert Path(store.path(again[0].digest)).read_bytes() == b"a01234x"


def test_what_was_not_finished_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.writing() as file:
        file.write(b"half")

    assert list(tmp_path.iterdir()) == []
