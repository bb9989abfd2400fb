import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.lookalikes import Suspicion, suspicions


def found(text: str) -> list[tuple[int, str, str | None]]:
    return [(s.index, s.kind, s.meant) for s in suspicions(text)]


@pytest.mark.parametrize(
    "char", ["\x00", "\x08", "\t", "\r", "\x1b", "\x7f", "\x85", "\u2028", "\ue000"]
)
def test_control_characters(char: str) -> None:
    assert suspicions(f"a{char}b\n") == [Suspicion(1, char, "dieu-khien", None)]


@pytest.mark.parametrize("char", list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_turns_of_direction(char: str) -> None:
    assert found(f"a{char}b") == [(1, "hai-chieu", None)]


@pytest.mark.parametrize("char", list("\u200e\u200f\u061c"))
def test_marks_of_direction(char: str) -> None:
    assert found(f"a{char}b") == [(1, "hai-chieu", None)]


@pytest.mark.parametrize(
    "char", list("\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\u3164\ufe0f\U000e0041")
)
def test_characters_without_width(char: str) -> None:
    assert found(f"a{char}b") == [(1, "khong-rong", None)]
    assert found(f"{char}b") == [(0, "khong-rong", None)]
    assert found(f"b{char}") == [(1, "khong-rong", None)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Vi\u0435t", [(2, "e")]),  # Cyrillic ie
        ("đ\u03bfàn", [(1, "o")]),  # Greek omicron
        ("T\u0430y Ninh và \u0421ampuchia", [(1, "a"), (12, "C")]),
        ("\u0412", [(0, "B")]),  # a lonely Cyrillic ve
        ("mục \u0410 và B", [(4, "A")]),
        ("\u0420\u0410\u0421", [(0, "P"), (1, "A"), (2, "C")]),
        ("n\u0451m", [(1, "ë")]),
        ("\uff21\uff22 \uff15", [(0, "A"), (1, "B"), (3, "5")]),
        ("\U0001d412ở", [(0, "S")]),
        ("quý \u2161", [(4, "II")]),
        ("\ufb01le", [(0, "fi")]),
        ("\u00d0à Nẵng, \u00f0oàn, \u0256i, \u0189i", [(0, "Đ"), (9, "đ"), (15, "đ"), (19, "Đ")]),
        ("b\u0131nh", [(1, "i")]),
        ("ng\u01a3ời, \u01a2U", [(2, "ư"), (7, "Ư")]),
        ("n\u01cem 2021, b\u01ce\u0301c, \u01cdN", [(1, "ă"), (11, "ă"), (16, "Ă")]),
    ],
)
def test_letters_that_look_latin(text: str, expected: list[tuple[int, str]]) -> None:
    assert found(text) == [(index, "giong-chu", meant) for index, meant in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Đối ngoại nhân dân – “hữu nghị” … 20.000 m² ½ 54% № 5 ℃ 😀 ‑ \u00a0",
        unicodedata.normalize("NFD", "Ủy ban nhân dân tỉnh Thừa Thiên Huế"),
        "Sigurd, Łódź, Besançon, Ștefan, Nǎnníng, ǎ",
        "ສະຫວັນນະເຂດ, ສາລະວັນ",
        "ភ្នំពេញ\u200bស្វាយរៀង",
        "中文ＡＢＣ与友谊, 도쿄, 東京",
        "Общество дружбы с Вьетнамом, а также в Москве",
        "Hội hữu nghị (Общество дружбы \u0441 Вьетнамом)",
        "ο δρόμος και η Ελλάδα",
        "5 μm, 10 Ω, 1 \u212b",
        "",
        "\n\n",
    ],
)
def test_other_scripts_and_typography_are_innocent(text: str) -> None:
    assert suspicions(text) == []


def test_a_true_word_of_a_script_speaks_for_its_own_line_only() -> None:
    assert found("Москва: \u0432 \u0441\nmục \u0421") == [(16, "giong-chu", "C")]


def test_a_space_without_width_is_innocent_only_between_khmer_letters() -> None:
    assert found("ភ\u200ba") == [(1, "khong-rong", None)]
    assert found("a\u200bភ") == [(1, "khong-rong", None)]
    assert found("ភ\u202eភ") == [(1, "hai-chieu", None)]


@given(st.text())
def test_suspicions_come_in_order_each_at_its_place(text: str) -> None:
    indexes = [s.index for s in suspicions(text)]
    assert indexes == sorted(set(indexes))
    assert all(text[s.index] == s.char for s in suspicions(text))


@given(st.text("Tay Nihđêốсеаﬁ２Ð𝐀 "))
def test_the_letter_meant_is_not_suspicious_itself(text: str) -> None:
    mended = list(text)
    for suspicion in suspicions(text):
        mended[suspicion.index] = suspicion.meant or ""
    left = suspicions("".join(mended))
    assert [s for s in left if s.kind == "giong-chu" and s.index in range(len(text))] == []


def test_one_endless_word_is_no_burden() -> None:
    began = time.process_time()
    assert len(suspicions("\u0430" * 100_000)) == 100_000
    assert len(suspicions("\u0430 " * 50_000)) == 50_000
    assert suspicions("\u01ce" * 100_000) == []
    assert time.process_time() - began < 20
