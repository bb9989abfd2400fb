import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.dates import find_dates, parse_edtf, to_vietnamese

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text, dates",
    [
        ("sáng **31/3/2021** tại Mộc Bài", [("2021-03-31", "31/3/2021")]),
        ("ngày 03/11/2021, 4/03/2018", [("2021-11-03", "03/11/2021"), ("2018-03-04", "4/03/2018")]),
        ("vào tháng 6/2022.", [("2022-06", "tháng 6/2022")]),
        ("Tháng 06 năm 2022", [("2022-06", "Tháng 06 năm 2022")]),
        ("ngày 05 tháng 01 năm 2020", [("2020-01-05", "ngày 05 tháng 01 năm 2020")]),
        ("Ngày 5 tháng 1/2020", [("2020-01-05", "Ngày 5 tháng 1/2020")]),
        ("28-11-2024 và 20.12.2021", [("2024-11-28", "28-11-2024"), ("2021-12-20", "20.12.2021")]),
        ("22 – 24/10/2021", [("2021-10-22/2021-10-24", "22 – 24/10/2021")]),
        ("“21 - 23/12/2022”", [("2022-12-21/2022-12-23", "21 - 23/12/2022")]),
        ("28/2 đến ngày 4/03/2018", [("2018-02-28/2018-03-04", "28/2 đến ngày 4/03/2018")]),
        (
            "từ ngày 22 đến ngày 24/10/2021",
            [("2021-10-22/2021-10-24", "từ ngày 22 đến ngày 24/10/2021")],
        ),
        (
            "từ ngày 22 đến hết ngày 24 tháng 10 năm 2021",
            [("2021-10-22/2021-10-24", "từ ngày 22 đến hết ngày 24 tháng 10 năm 2021")],
        ),
        (
            "từ ngày 28 tháng 2 đến ngày 4 tháng 3 năm 2018",
            [("2018-02-28/2018-03-04", "từ ngày 28 tháng 2 đến ngày 4 tháng 3 năm 2018")],
        ),
        ("(24/6/1967-24/6/2021)", [("1967-06-24/2021-06-24", "24/6/1967-24/6/2021")]),
        ("ngày 22 và 23/10/2021", [("2021-10-22/2021-10-23", "22 và 23/10/2021")]),
        ("ngày 22 và 25/10/2021", [("2021-10-25", "25/10/2021")]),
        (
            "ngày 27 và 28 tháng 8 năm 2024",
            [("2024-08-27/2024-08-28", "27 và 28 tháng 8 năm 2024")],
        ),
        ("trong 3 ngày 15, 16 và 17/11/2024", [("2024-11-15/2024-11-17", "15, 16 và 17/11/2024")]),
        (
            "quý II/2021; Quý 3 năm 2021",
            [("2021-34", "quý II/2021"), ("2021-35", "Quý 3 năm 2021")],
        ),
        ("6 tháng đầu năm 2021", [("2021-40", "6 tháng đầu năm 2021")]),
        ("sáu tháng cuối năm 2021", [("2021-41", "sáu tháng cuối năm 2021")]),
        ("9 tháng đầu năm 2021", [("2021-01/2021-09", "9 tháng đầu năm 2021")]),
        ("tháng 3 - 5/2021", [("2021-03/2021-05", "tháng 3 - 5/2021")]),
        (
            "từ tháng 11/2021 đến tháng 2/2022",
            [("2021-11/2022-02", "từ tháng 11/2021 đến tháng 2/2022")],
        ),
        ("từ quý IV/2021 đến 4/3/2022", [("2021-36/2022-03-04", "từ quý IV/2021 đến 4/3/2022")]),
        ("Công tác năm 2021", [("2021", "năm 2021")]),
        (
            "giai đoạn 2013-2018 và 2018 – 2023",
            [("2013/2018", "2013-2018"), ("2018/2023", "2018 – 2023")],
        ),
        (
            "ngày\u00a031/3/2021; tháng\n6/2022",
            [("2021-03-31", "31/3/2021"), ("2022-06", "tháng\n6/2022")],
        ),
        # The longest reading of a place wins; where it fails, what is left of it counts.
        ("24–22/10/2021", [("2021-10-22", "22/10/2021")]),
        ("từ 4/3/2021 đến 1/3/2021", [("2021-03-04", "4/3/2021"), ("2021-03-01", "1/3/2021")]),
        # No dates.
        ("31/2/2021, 29/2/2021, 45/3/2021, 0/3/2021, tháng 13/2021, quý V/2021", []),
        ("31/3/1899, 31/3/21, 31/3/20211", []),
        ("06/2014/QĐ-UBND, 70/2020/QH14, 12/11/2020/NĐ-CP, Việt Nam 2021", []),
        ("2023-2018; 2021-2021; tháng ba; trong 6 tháng; 2/3 số đại biểu", []),
        ("31/3, ngày 23 tháng 7, 25.12, quý II, tháng 6, 6 tháng đầu năm", []),
    ],
)
def test_dates_as_reports_write_them(text: str, dates: list[tuple[str, str]]) -> None:
    found = find_dates(text)
    assert [(str(f.edtf), f.text) for f in found] == dates
    assert all(f.has_year for f in found)


@pytest.mark.parametrize(
    "text, dates",
    [
        ("sáng 31/3", [("2021-03-31", "31/3")]),
        ("ngày 23 tháng 7", [("2021-07-23", "ngày 23 tháng 7")]),
        ("ngày 2-7; lớp 2-7", [("2021-07-02", "2-7")]),
        ("dịp 25.12; mục 2.1. ngày 2.1", [("2021-12-25", "25.12"), ("2021-01-02", "2.1")]),
        ("22–24/10", [("2021-10-22/2021-10-24", "22–24/10")]),
        ("quý II và tháng 6", [("2021-34", "quý II"), ("2021-06", "tháng 6")]),
        ("6 tháng đầu năm", [("2021-40", "6 tháng đầu năm")]),
        ("từ 28/2 đến tháng 4", [("2021-02-28/2021-04", "từ 28/2 đến tháng 4")]),
        ("từ 28/2 đến năm 2022", [("2021-02-28/2022", "từ 28/2 đến năm 2022")]),
        ("2/3 số đại biểu; 29/2; 05/12/QĐ-UBND; 1,5/3", []),
    ],
)
def test_the_year_of_the_report_completes_a_date(text: str, dates: list[tuple[str, str]]) -> None:
    found = find_dates(text, year=2021)
    assert [(str(f.edtf), f.text) for f in found] == dates
    assert not any(f.has_year for f in found)


def test_a_written_year_outweighs_the_report_s() -> None:
    (found,) = find_dates("31/3/2020", year=2021)
    assert (str(found.edtf), found.has_year) == ("2020-03-31", True)


def check_round_trip(edtf: str) -> None:
    said = to_vietnamese(parse_edtf(edtf))
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, f"Đã trao quà ({said}), tại cửa khẩu.")
        (found,) = find_dates(text)
        assert str(found.edtf) == edtf
        assert found.text == text[found.start : found.end] == unicodedata.normalize(form, said)


@given(DAYS)
def test_a_day_that_is_said_is_found(day: date) -> None:
    check_round_trip(f"{day:%Y-%m-%d}")


@given(DAYS, st.sampled_from([33, 34, 35, 36, 40, 41]))
def test_a_month_a_quarter_a_half_and_a_year_that_are_said_are_found(day: date, part: int) -> None:
    check_round_trip(f"{day:%Y-%m}")
    check_round_trip(f"{day:%Y}-{part}")
    check_round_trip(f"{day:%Y}")


@given(
    st.tuples(DAYS, DAYS).filter(lambda days: days[0] < days[1]),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
)
def test_an_interval_that_is_said_is_found(days: tuple[date, date], one: str, other: str) -> None:
    first, last = days[0].strftime(one), days[1].strftime(other)
    if first != last:
        check_round_trip(f"{first}/{last}")


@given(st.integers(1900, 2099), st.sampled_from([33, 34, 35, 36]), st.sampled_from([33, 36, 41]))
def test_an_interval_of_quarters_that_is_said_is_found(year: int, first: int, last: int) -> None:
    check_round_trip(f"{year}-{first}/{year + 1}-{last}")
    if first < last < 40:
        check_round_trip(f"{year}-{first}/{year}-{last}")


PIECES = st.lists(
    st.sampled_from(
        "ngày tháng năm quý từ đến – - / . , và đầu 6 31 3 2021 2022 I 31/3 31/3/2021 30/2".split()
    ),
    max_size=10,
)


@given(st.text() | PIECES.map(" ".join) | PIECES.map("".join))
def test_dates_never_overlap_and_stand_where_they_say(text: str) -> None:
    end = 0
    for found in find_dates(text, year=2021):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert parse_edtf(found.edtf.text) == found.edtf
        end = found.end
