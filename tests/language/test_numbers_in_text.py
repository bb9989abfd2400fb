import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language import figure_forms
from archive.language.dates import find_dates
from archive.language.numbers import FoundNumber, find_numbers, group

DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()


def values(text: str) -> list[str]:
    """The numbers of `text`; those that are not certain carry a question mark."""
    return [f"{n.value}{'' if n.certain else '?'}" for n in find_numbers(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        # Figures as the two first reports have them.
        ("trao tặng 05 thùng nước rửa tay loại 20 lít và 02 thùng", "5 20 2"),
        ("trao tặng **20.000** khẩu trang y tế, **1.000** chai", "20000 1000"),
        ("gồm 25 can nước rửa tay và 25 thùng khẩu trang", "25 25"),
        ("Chọn cử **01**[^1] đại biểu; 01[^1]; 01¹ đại biểu", "1 1 1"),
        ("dịch Covid-19, COVID 19, Covid‑19", ""),
        # Forms of figures.
        ("20 000; 20\u00a0000; 1\u202f000\u202f000", "20000 20000 1000000"),
        ("1,5 tấn; 11.974.405,56 USD; 1 000,5; 0,125", "1.5 11974405.56 1000.5 0.125"),
        ("3000 chiếc. Năm 2021 500 chiếc.", "3000 2021 500"),
        ("20l, 5kg, 54%, 3.500m", "20 5 54 3500"),
        ("QH14, A4, U23, 70/2020/QH14, k-5", "70 2020"),
        ("trao tặng\n20 suất quà", "20"),  # a line's end parts, also where nothing else does
        ("20,000 chiếc; 1,234,567.5 USD; 108.5 triệu", "20? 1234567.5? 108500000?"),
        ("31/3/2021, 31.3.2021, 22–24/10", "31 3 2021 31 3 2021 22 24 10"),
        ("1.2.3; 1.000.00; 5.1.", "1 2 3 1 0 0 5.1?"),
        ("9" * 41, ""),
        # Scales.
        ("45 triệu đồng, 1,2 tỷ, 1,2 tỉ", "45000000 1200000000 1200000000"),
        ("3 nghìn, 5 ngàn, 2 vạn, 5 trăm, 3 chục", "3000 5000 20000 500 30"),
        ("1 tỷ 250 triệu; 45 nghìn tỷ; 5 trăm nghìn", "1250000000 45000000000000 500000"),
        ("2 triệu rưỡi", "2500000"),
        ("1 triệu 200 người; 2 nghìn 3 đoàn", "1000000 200 2000 3"),
        ("5 nghìn 2 triệu", "5000 2000000"),
        ("**45** triệu; **45 triệu**; 45\ntriệu; 45\n\ntriệu", "45000000 45000000 45000000 45"),
        ("45[^1] triệu đồng; 45 triệu[^1]; 45[^1][^2] đoàn", "45000000 45000000 45"),
        ("54 tỷ lệ; 3 tỉ trọng; 2 tỷ giá; 2 tỷ phú; 2 tỷ suất", "54 3 2 2 2"),
        ("hàng triệu, mấy nghìn, trăm, chục, tỷ", ""),
        # Words.
        ("hai máy, ba đoàn, bốn lượt, chín căn", "2 3 4 9"),
        ("Hai đoàn. HAI TỈNH", "2 2"),
        ("mười, mười một, mười hai, mười lăm", "10 11 12 15"),
        ("hai mươi, hai mươi mốt, hai mươi tư, hai mươi lăm, ba chục", "20 21 24 25 30"),
        ("một trăm, một trăm linh năm, hai trăm lẻ tư, hai trăm rưỡi", "100 105 204 250"),
        ("một trăm hai mươi lăm; năm trăm năm mươi", "125 550"),
        ("hai nghìn, hai nghìn không trăm hai mươi mốt", "2000 2021"),
        ("một nghìn lẻ một; một nghìn năm trăm; mười nghìn", "1001 1500 10000"),
        ("một triệu hai trăm nghìn", "1200000"),
        ("hai lẻ ba; ba mươi nhăm; mười nhăm", "2 3 35 15"),
        ("hai mươi nghìn khẩu trang; hai mươi chín triệu", "20000 29000000"),
        ("bốn, năm sáu", "4 5? 6"),
        # năm is a year, or five.
        ("năm thùng quà", "5?"),
        ("năm 2021; năm nay; hằng năm; mỗi năm có; nhiều năm", "2021"),
        ("hai năm, hai mươi năm, mười lăm năm, một trăm năm, 5 năm", "2 20 15 100 5"),
        ("năm mươi lăm năm", "55"),
        # Other words that are numbers only at times.
        ("một số, một trong, một cách; một đoàn", "1? 1? 1? 1"),
        ("một vài, một phần, một mặt, một khi, một mực, một lòng, một bước, một chút", "1? " * 8),
        ("Tháng ba biên giới; thứ hai; lần thứ tám", "3? 2? 8?"),
        ("mùng hai, mồng ba, quý một, khóa bảy, khoá bẩy", "2? 3? 1? 7? 7?"),
        ("chín muồi, chín chắn", "9? 9?"),
        ("không có, không tổ chức; không trăm đoàn; đầu tư; lăm, mốt, tư, mươi, linh", ""),
        ("Ba Lan, phường Hai Bà Trưng, ông Đỗ Mười, Lê Văn Bảy, Ba-na, Bỉ-ba", ""),
        ("Cuba, haiku", ""),
        ("", ""),
    ],
)
def test_numbers_as_reports_write_them(text: str, expected: str) -> None:
    assert values(text) == expected.split()
    assert values(unicodedata.normalize("NFD", text)) == expected.split()


def test_a_number_knows_its_place_in_either_form() -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "Đã trao bốn mươi lăm triệu đồng, 20.000 chiếc.")
        found = find_numbers(text)
        assert [n.text for n in found] == [
            unicodedata.normalize(form, "bốn mươi lăm triệu"),
            "20.000",
        ]
        assert all(text[n.start : n.end] == n.text for n in found)


@given(st.integers(0, 10**15) | st.decimals(0, 10**9, places=2))
def test_what_is_shown_is_found(number: int | Decimal) -> None:
    (found,) = find_numbers(f"Đã trao {group(number)} chiếc.")
    assert found.value == number
    assert found.text == group(number)
    # 20,125 could be meant in the English way; two places never are.
    assert found.certain


def in_words(number: int) -> str:
    """Write a number below a million in words, the long way."""
    if number >= 1000:
        below = number % 1000
        rest = f" {hundreds(below, full=True)}" if below else ""
        return f"{hundreds(number // 1000)} nghìn{rest}"
    return hundreds(number)


def hundreds(number: int, *, full: bool = False) -> str:
    if number < 100 and not full:
        return tens(number)
    below = number % 100
    if not below:
        return f"{DIGITS[number // 100]} trăm"
    link = " linh" if below < 10 else ""
    return f"{DIGITS[number // 100]} trăm{link} {tens(below)}"


def tens(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    first, unit = divmod(number, 10)
    head = "mười" if first == 1 else f"{DIGITS[first]} mươi"
    if not unit:
        return head
    last = "lăm" if unit == 5 else "mốt" if unit == 1 and first > 1 else DIGITS[unit]
    return f"{head} {last}"


@given(st.integers(1, 999_999))
def test_a_number_written_in_words_is_found(number: int) -> None:
    (found,) = find_numbers(f"Đã trao {in_words(number)} chiếc.")
    assert found.value == number
    assert found.text == in_words(number)


WORDS = st.lists(
    st.sampled_from(
        DIGITS
        + "mười mươi mốt tư lăm linh trăm nghìn triệu tỷ rưỡi đoàn Ba Lan".split()
        + ["05", "20.000", "1,5", "31/3", "[^1]", "**", ";", "\n", "-", "Covid-19"]
    ),
    max_size=12,
).map(" ".join)


@given(st.text() | WORDS)
def test_numbers_never_overlap_and_stand_where_they_say(text: str) -> None:
    end = 0
    for found in find_numbers(text):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert found.value >= 0
        end = found.end


@given(st.lists(st.sampled_from(["1", "12", "000", "2021", ".", ",", " ", "\u00a0", "x", "-"])))
def test_figures_asked_first_are_of_the_last_form(pieces: list[str]) -> None:
    text = "".join(pieces)
    forms = figure_forms._ASCII_FORMS
    by_order = re.compile("|".join(f"(?P<form{n}>{form})" for n, form in enumerate(forms)))
    for alone in re.finditer(figure_forms._ALONE, text):
        found = by_order.match(text, alone.start())

        assert found is not None
        assert (found.span(), found.lastgroup) == (alone.span(), f"form{len(forms) - 1}")


BESIDE_DATES = [
    *("31/3/2021", "ngày 05 tháng 01 năm 2020", "từ ngày 22 đến ngày 24/10/2021", "2-7", "25.12"),
    *("tháng 6 năm 2022", "quý II/2021", "6 tháng đầu năm", "năm 2021", "2018-2023", "22 và 23/10"),
    *("hai", "năm", "mươi", "trăm", "triệu", "tỷ lệ", "không", "Ba", "một", "rưỡi", "lẻ", "số"),
    *("20.000", "5", "000", ",5", ".000", "1,2", "12", "[^1]", "**", "covid", "Covid-", "d", "QH"),
    *(" ", " ", " ", "\n", "\u00a0", ", ", ". ", "-", "/", "(", ")"),
]


@given(st.lists(st.sampled_from(BESIDE_DATES), max_size=9).map("".join))
def test_numbers_beside_dates_are_the_same_where_those_within_are_passed_over(text: str) -> None:
    dates = [(date.start, date.end) for date in find_dates(text, year=2021)]

    def beside(found: list[FoundNumber]) -> list[FoundNumber]:
        return [n for n in found if not any(first <= n.start < last for first, last in dates)]

    assert beside(find_numbers(text, dates)) == beside(find_numbers(text))


def test_numbers_within_dates_are_passed_over() -> None:
    text = "Ngày 31/3/2021, trao 20.000 khẩu trang."
    dates = [(date.start, date.end) for date in find_dates(text)]

    assert [number.text for number in find_numbers(text, dates)] == ["20.000"]
    assert [number.text for number in find_numbers(text)] == ["31", "3", "2021", "20.000"]
