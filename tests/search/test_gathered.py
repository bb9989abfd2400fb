"""Words of many units read chunk by chunk are those of each unit read by itself."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.composing.search.gathered import EDGE, Forms, Gathered, Numbers
from archive.language.search_text import BREAK, pieces_and_words

SAID = ("hòa", "Hoà", "Mộc Bài,", "tháng ", "ngày ", "20", "000", "20.000", "1,5", "3/2021", "x)")
BLANKS = (" ", " ", "  ", "\u00a0", "")
PIECES = st.lists(
    st.tuples(st.sampled_from(SAID), st.sampled_from(BLANKS)).map("".join), max_size=9
).map("".join)


@given(st.lists(st.lists(PIECES, min_size=1, max_size=3), max_size=8))
def test_words_are_those_of_each_unit(units: list[list[str]]) -> None:
    forms = Forms()
    gathered = Gathered(forms, Numbers())
    for pieces in units:
        gathered.add("".join(f"{piece} {BREAK} " for piece in pieces), ())
    found = gathered.units()

    alone = [
        [forms[word] for piece in pieces for word in pieces_and_words(piece + BREAK)]
        for pieces in units
    ]
    assert found.words.tolist() == [word for words in alone for word in words]
    assert found.lengths.tolist() == [len(words) for words in alone]
    assert found.titles.tolist() == [words.index(EDGE) for words in alone]


@given(st.lists(PIECES, max_size=8), st.sets(st.sampled_from(SAID)))
def test_only_units_with_a_word_keep_theirs(units: list[str], words: set[str]) -> None:
    forms = Forms()
    gathered = Gathered(forms, Numbers())
    for text in units:
        gathered.add(f"{text} {BREAK} ", ())
    every = gathered.units()
    sought = {forms[word] >> 1 for text in words for word in pieces_and_words(text)}
    marks = np.array([number in sought for number in range(len(forms.known))], dtype=bool)

    found = every.having(marks)

    alone = [[forms[word] for word in pieces_and_words(text + BREAK)] for text in units]
    kept = [own if any(n >> 1 in sought for n in own if n >= 0) else [] for own in alone]
    assert found.words.tolist() == [word for words in kept for word in words]
    assert found.lengths.tolist() == [len(words) for words in kept]


def test_figures_with_a_blank_between_are_one_number_in_every_unit() -> None:
    gathered = Gathered(Forms(), Numbers())
    for text in ("20 000 chiếc", "20", "000", "ngày 20 000", "20 000 chiếc"):
        gathered.add(f"{text} {BREAK} ", ())

    assert gathered.units().lengths.tolist() == [3, 2, 2, 4, 3]
