"""Entries that replace others, and the sample of the dictionary."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.composing.search.family import Family
from archive.composing.search.packing import Entry
from archive.composing.search.ragged import order_of
from archive.composing.search.spelled_words import keys_with
from archive.composing.search.texts import sampled

KEYS = st.text("abc ", min_size=1, max_size=3)
ENTRIES = st.dictionaries(KEYS, st.tuples(st.integers(0, 15), st.binary(max_size=4)))
WORDS = st.text("ab1", min_size=1, max_size=4)
REPORTS = 1_000


def _entries(told: dict[str, tuple[int, bytes]]) -> list[Entry]:
    return [(key, *own) for key, own in told.items()]


@given(ENTRIES, st.sets(KEYS), ENTRIES)
def test_replaced_is_as_made_from_nothing(
    before: dict[str, tuple[int, bytes]], gone: set[str], fresh: dict[str, tuple[int, bytes]]
) -> None:
    left = {key: own for key, own in before.items() if key not in gone} | fresh
    found, expected = (
        Family.of(_entries(before)).replaced(gone, _entries(fresh)),
        Family.of(_entries(left)),
    )

    assert found.some(0, len(found)) == expected.some(0, len(expected))
    assert found.digest(0, len(found)) == expected.digest(0, len(expected))
    assert all((found.get(key) is not None) == (key in left) for key in before)


@given(ENTRIES, st.integers(1, 30))
def test_parts_hold_all_in_order(told: dict[str, tuple[int, bytes]], size: int) -> None:
    family = Family.of(_entries(told))
    parts = list(family.parts(size))

    assert [entry for _, first, last in parts for entry in family.some(first, last)] == family.some(
        0, len(family)
    )
    assert all(key <= family.keys[first] for key, first, _ in parts)
    assert all(family.keys[first - 1] < key for key, first, _ in parts[1:])


@given(st.sets(st.lists(WORDS, min_size=1, max_size=3).map(" ".join)), st.sets(WORDS, max_size=30))
def test_keys_with_a_word_are_found(keys: set[str], words: set[str]) -> None:
    expected = {key for key in keys if words.intersection(key.split(" "))}

    assert keys_with(sorted(keys), words) == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 99_999)), min_size=1))
def test_rows_are_ordered_by_counting_as_by_comparing(rows: list[tuple[int, int]]) -> None:
    first, second = np.array(rows).T
    order = order_of(((first, 4), (second, 100_000))).tolist()

    assert order == sorted(range(len(rows)), key=rows.__getitem__)


def test_a_report_more_takes_the_place_of_one_of_the_sample_at_most() -> None:
    paths = [f"to-chuc/a/{number}.md" for number in range(REPORTS)]
    before = set(sampled(paths))
    others = [set(sampled([*paths, f"to-chuc/b/{number}.md"])) for number in range(100)]

    assert max(len(before - other) for other in others) == 1
    assert sum(other != before for other in others) < 20
