"""The usual letters, and the question whether a text holds any of many things."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.any_of import NO_LETTER, SPACE, AnyOf
from archive.language.lookalikes import _found
from archive.language.usual_letters import is_usual

EVERY = [chr(code) for code in range(0x20000)]
USUAL = [char for char in EVERY if is_usual(char)]


def test_usual_letters_are_those_of_vietnamese_texts() -> None:
    assert is_usual("Ngày 31/3/2021, trao “20.000” khẩu trang – ở cửa khẩu Mộc Bài…\n")
    assert len(USUAL) > 600


def test_usual_letters_are_printable_composed_and_what_they_seem() -> None:
    text = "".join(char for char in USUAL if char != "\n")

    assert text.isprintable()
    assert list(_found(text)) == []
    assert not any(map(unicodedata.combining, text))


@given(st.text(st.sampled_from(USUAL)))
def test_texts_of_usual_letters_are_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    "odd", ["\t", "\u00a0", "\u00ad", "đ".replace("đ", "\u00f0"), "e\u0301", "ກ"]
)
def test_other_texts_are_not_usual(odd: str) -> None:
    assert not is_usual(f"a{odd}b")


def test_spaces_and_letters_are_pythons_or_more() -> None:
    is_space, is_no_letter = AnyOf(f"^{SPACE}$"), AnyOf(f"^{NO_LETTER}$")

    assert [c for c in EVERY if is_space(c) is not (bool(re.match(r"\s", c)) or c in HALVES)] == []
    assert [c for c in EVERY if not re.match(r"[^\W\d_]", c) and not is_no_letter(c)] == []


HALVES = frozenset(EVERY[0xD800:0xE000])
"""What is no UTF-8; it may be anything."""


@given(st.text(), st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_of_many(text: str, words: list[str]) -> None:
    asked = AnyOf(*("".join(f"\\x{{{ord(c):x}}}" for c in word) for word in words))

    assert asked(text) == any(word in text for word in words)
    assert asked(f"{text}{words[-1]}\ud800")
