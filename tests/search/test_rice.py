"""Lists of ascending numbers come back from the bytes that hold them, whatever stands behind."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.composing.search import rice_reader
from archive.composing.search.ragged import ragged
from archive.composing.search.rice import ascending, part_of
from archive.composing.search.rice_reader import read_ascending, read_parts

BEHIND = b"\xff\x00something else"

few = st.sets(st.integers(0, 40), min_size=1, max_size=8)
many = st.sets(st.integers(0, 3_000), min_size=1, max_size=400)
rare = st.sets(st.integers(0, 1 << 22), min_size=1, max_size=60)
close = st.builds(lambda first, size: set(range(first, first + size)), st.integers(0, 500),
                  st.integers(1, 300))  # fmt: skip
numbers = st.lists(st.one_of(few, many, rare, close).map(sorted), max_size=12)


@pytest.fixture(autouse=True, scope="module", params=[1 << 18, 40])
def together(request: pytest.FixtureRequest) -> Iterator[None]:
    """Many lists are read together, or a few."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rice_reader, "_AT_ONCE", request.param)
        yield


def _told(lists: Sequence[Sequence[int]]) -> list[np.ndarray]:
    return [np.array(own, dtype=np.int64) for own in lists]


@given(numbers)
@settings(max_examples=60, deadline=None)
def test_ascending_numbers(lists: list[list[int]]) -> None:
    said = ascending(ragged(_told(lists)))
    found = read_ascending([own + BEHIND for own in said])
    assert [found[n].tolist() for n in range(len(lists))] == lists


@given(numbers, st.data())
@settings(max_examples=60, deadline=None)
def test_parts_of_wholes(lists: list[list[int]], data: st.DataObject) -> None:
    wholes = np.array(
        [own[-1] + 1 + data.draw(st.integers(0, 50)) for own in lists], dtype=np.int64
    )
    said = part_of(ragged(_told(lists)), wholes)
    found, ends = read_parts([own + BEHIND for own in said], wholes)
    assert [found[n].tolist() for n in range(len(lists))] == lists
    assert ends.tolist() == [len(own) for own in said]
