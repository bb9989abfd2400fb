"""Figures of a record beside those of the passage that tells of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.checking.figures import joined, recorded, told
from archive.language.dates import parse_edtf, to_vietnamese
from archive.language.numbers import group
from archive.model.activity import ActivityEntries


def figures(text: str, year: int = 2021) -> set[Decimal]:
    return set(told(text, 0, year).values)


@pytest.mark.parametrize(
    "text, values",
    [
        ("trao **20.000** khẩu trang và 05 thùng", {20000, 5}),
        ("gần **40** triệu đồng", {40_000_000}),
        ("1,2 tỷ đồng", {1_200_000_000}),
        ("hai máy thở", {2}),
        ("ngày 31/3/2021, tháng 4, quý II, năm 2020", set()),
        ("công văn số 740/SNgV-LS.HTQT và 44-CT/TW", set()),
        ("giai đoạn 2013–2018, 12 người", {12}),
        ("12 người (31/3/2021)", {12}),
    ],
)
def test_numbers_are_those_outside_dates_and_symbols(text: str, values: set[int]) -> None:
    assert figures(text) == values


@pytest.mark.parametrize(
    "text, code",
    [
        ("gần 20 người", "gan"),
        ("hơn **20** người", "hon"),
        ("Trên 20 người", "hon"),
        ("khoảng 20 người", "khoang"),
        ("dự  kiến 20 người", "du-kien"),
        ("ngần 20 người", None),
        ("có 20 người", None),
        ("gần đây 20 người", None),
    ],
)
def test_the_word_before_makes_a_number_rough(text: str, code: str | None) -> None:
    [number] = told(text, 0, 2021).numbers

    assert number.qualifier == code


@pytest.mark.parametrize(
    "date, text, holds",
    [
        ("2021-03-31", "Sáng 31/3/2021, trao quà", True),
        ("2021-03-31", "ngày 31 tháng 3 trao quà", True),
        ("2021-03-31", "Ngày 31/3/2020 trao quà", False),
        ("2021-03-31", "tháng 3/2021 trao quà", False),
        ("2021-03-29", "từ ngày 29/3 đến ngày 31/3/2021", True),
        ("2021-03-30", "từ ngày 29/3 đến ngày 31/3/2021", False),
        ("2021-03-29/2021-03-31", "từ ngày 29/3 đến ngày 31/3/2021", True),
        ("2021-03-29/2021-03-31", "đi ngày 29/3, về ngày 31/3/2021", True),
        ("2021-03-29/2021-03-31", "đi ngày 29/3/2021", False),
        ("2021-03", "trong tháng 3/2021", True),
        ("2021-03", "ngày 31/3/2021", True),
        ("2021-03", "quý I/2021", False),
        ("2021-33", "quý I/2021", True),
        ("2021-33", "tháng 2/2021", True),
        ("2021", "không nói gì", True),
        ("2021~", "không nói gì", True),
        ("2018/2023", "không nói gì", True),
        ("2021-03~", "khoảng tháng 3/2021", True),
    ],
)
def test_a_date_of_the_record_stands_in_the_text(date: str, text: str, holds: bool) -> None:
    assert told(text, 0, 2021).holds(parse_edtf(date)) is holds


def test_a_thousandfold_slip_is_seen_both_ways() -> None:
    text = told("trao 20.000 chiếc và 2,5 tấn", 0, 2021)

    assert text.thousandfold(Decimal(20)) == 20000
    assert text.thousandfold(Decimal(2500)) == Decimal("2.5")
    assert text.thousandfold(Decimal(200)) is None


def test_places_count_from_the_start_of_the_file() -> None:
    [number] = told("trao 20 chiếc", 100, 2021).numbers

    assert number.span == (105, 107)


def test_several_passages_tell_as_one() -> None:
    parts = [told("12 người", 0, 2021), told("ngày 31/3/2021, 5 chai", 50, 2021)]

    whole = joined(parts)

    assert whole.values == {12, 5}
    assert whole.holds(parse_edtf("2021-03-31"))
    assert joined(parts[:1]) is parts[0]


def test_a_record_states_quantities_money_and_people() -> None:
    activity = ActivityEntries.model_validate(
        {
            "items": [
                {"what": "gạo", "quantity": "2.5", "unit": "tấn", "qualifier": "gan"},
                {"what": "quà"},
            ],
            "money": [{"amount": "40000000", "currency": "VND"}],
            "people": {"count": "12"},
        }
    )

    found = [(f.location, f.value, f.says, f.qualifier, f.unit) for f in recorded(activity)]

    assert found == [
        (("items", 0, "quantity"), Decimal("2.5"), "gạo", "gan", "tấn"),
        (("money", 0, "amount"), Decimal(40000000), "số tiền", None, None),
        (("people", "count"), Decimal(12), "số người", None, None),
    ]


@given(st.decimals(min_value=0, max_value=10**9, places=1), st.sampled_from(["chiếc", "đồng"]))
def test_a_figure_is_found_as_the_archive_prints_it(value: Decimal, unit: str) -> None:
    assert value in figures(f"Tỉnh đoàn trao {group(value)} {unit} cho hội bạn.")


@given(st.dates(parse_edtf("1990-01-01").earliest, parse_edtf("2099-12-31").latest))
def test_a_date_is_found_as_the_archive_prints_it(day: object) -> None:
    date = parse_edtf(str(day))

    assert told(f"Ngày {to_vietnamese(date)}, trao quà.", 0, 2021).holds(date)


@given(st.text(max_size=200), st.integers(1990, 2050))
def test_any_text_can_be_read(text: str, year: int) -> None:
    found = told(text, 7, year)

    assert all(text[n.span.start - 7 : n.span.end - 7] == n.text for n in found.numbers)
