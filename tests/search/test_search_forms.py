"""Whole texts come in the same forms as their words one by one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language import search_forms
from archive.language.search_forms import folded_and_exact
from archive.language.search_text import forms, words
from archive.reading.load import load

PIECES = st.sampled_from(
    [
        "Việt", "20", "000", "20.000", "1,5", "05/2021", "tháng", "ngày", "(12", "3,", "500kg",
        "tháng 4", "12\u00a0000", "|", "kỷ", "HÒA", "–", "", "1.000.000", "n21", "\n",
    ]
) | st.text(max_size=4)  # fmt: skip


def one_by_one(text: str) -> tuple[str, str]:
    both = [forms(word) for word in words(text)]
    return " ".join(folded for folded, _ in both), " ".join(exact for _, exact in both)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_any_text(text: str) -> None:
    assert folded_and_exact(text) == one_by_one(text)
    assert folded_and_exact(text) == one_by_one(text), "from what was kept"


def test_every_report(toy_content: Path) -> None:
    for report in load(toy_content).archive.reports:
        assert folded_and_exact(report.body.text) == one_by_one(report.body.text)


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_forms, "MOST", 3)
    told = [f"{letter}{number} {letter}" for letter in "abcdef" for number in range(6)]

    assert [folded_and_exact(text) for text in told] == [one_by_one(text) for text in told]

    assert len(search_forms._EXACT) <= 3
    assert len(search_forms._STRETCHES) <= 3
