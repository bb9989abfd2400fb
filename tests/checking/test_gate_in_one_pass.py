"""One pass over a text tells that the gate finds nothing: without it the answers are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.checking import gate
from archive.language.any_of import AnyOf, in_any_case
from archive.language.folding import small_letters

NUMBERS = [
    *("0", "9", "84", "1234567", "12 34 56", "912.345.678", "+", "(", ")", "(0)", "-", ".", " "),
    *("\n", "\u00a0", "B", "C ", "hộ chiếu", "HỘ\u00a0CHİẾU", "cmnd", "căn cước", "ĐỊNH DANH"),
    *("số tk", ":", "ĐT", "ĐTDĐ", "di động", "Tel", "của ông", "2021-10-22", "10.000.000", "đồng"),
    *("tài khoản", "passport", "chứng minh", "hotline", "\u0130", "٠١٢٣٤٥٦٧٨٩", "\ud800"),
]
OTHERS = [
    *("@", "a.vn", "[at]", "(A CÒNG)", "Sİnh", "sinh", "ngày", "năm 1990", "tháng 3/1990", "SN "),
    *("Thường trú", "TRÚ TẠI", "ngụ", "ở", "Chỗ", "nơi", "NHÀ RİÊNG", "hktt", "hộ khẩu", "ấp Một"),
    *(":", ".", " ", "\n", "\x1f", "số"),
]
MARKS = [
    *("mật", "MẬT", "Mật", "MAT", "bí", "bảo", "Độ mật", "mức độ mật", "đóng dấu", "tối", "tuyệt"),
    *("\n", " ", " " * 30, " " * 90, "\t", "\u00a0", ":", "_", "*", "**", "|", "(", "[", "{", "x"),
    *(">", "#", "-", "“", "‘", '"', ",", ".", "a:", "Dự", "thảo", "lưu hành nội bộ", "M Ậ T"),
    *("chỉ đạo kín", "TOI", "d.ự.t.h.ả.o", "title:", "lần 2", "\x1d"),
]


def texts(pieces: list[str]) -> st.SearchStrategy[str]:
    """Some of the pieces, one right behind the other."""
    return st.lists(st.sampled_from(pieces), max_size=12).map("".join)


@given(texts(NUMBERS) | texts(OTHERS) | texts([*NUMBERS, *OTHERS]))
def test_private_data(text: str) -> None:
    quick = gate.private_data(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate, "_is_clean", lambda _: False)

        assert gate.private_data(text) == quick


@given(texts(MARKS))
def test_marks_of_secrecy(text: str) -> None:
    quick = gate.secrecy_marks(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate, "_is_clean", lambda _: False)

        assert gate.secrecy_marks(text) == quick


@pytest.mark.parametrize(
    "text",
    ["Gọi 0912345678.", "gọi +84 912 345 678", "Mật", "ĐỘ MẬT: Mật", "a@b.vn", "CCCD 012345678901"],
)
def test_what_is_found_is_found(text: str) -> None:
    assert gate.matches(text)


def test_usual_words_take_no_more_than_that_pass() -> None:
    text = "Ngày 31/3/2021, giữ bí mật nhà nước, trao 20.000.000 đồng, máy tính; 2021-10-22."

    assert gate._is_clean(text)


def test_letters_of_any_size() -> None:
    letters = (
        "abcdefghijklmnopqrstuvwxyzđăâêôơư"
        "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
    )
    found = {letter: AnyOf(in_any_case(letter)) for letter in letters}
    for number in range(0xD800):
        small = small_letters(chr(number))
        assert small not in found or found[small](chr(number)), chr(number)
