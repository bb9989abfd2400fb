from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.dates import DateFault, parse_edtf, to_vietnamese
from archive.language.edtf import ends

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
YEARS = st.integers(1900, 2100)


@pytest.mark.parametrize(
    "text, earliest, latest, precision",
    [
        ("2021-03-31", "2021-03-31", "2021-03-31", "day"),
        ("2020-02-29", "2020-02-29", "2020-02-29", "day"),
        ("2021-02", "2021-02-01", "2021-02-28", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2021-12", "2021-12-01", "2021-12-31", "month"),
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("1900", "1900-01-01", "1900-12-31", "year"),
        ("2100", "2100-01-01", "2100-12-31", "year"),
        ("2021-33", "2021-01-01", "2021-03-31", "quarter"),
        ("2021-34", "2021-04-01", "2021-06-30", "quarter"),
        ("2021-35", "2021-07-01", "2021-09-30", "quarter"),
        ("2021-36", "2021-10-01", "2021-12-31", "quarter"),
        ("2021-40", "2021-01-01", "2021-06-30", "half"),
        ("2021-41", "2021-07-01", "2021-12-31", "half"),
        ("2021-10-22/2021-10-24", "2021-10-22", "2021-10-24", "interval"),
        ("2013/2018", "2013-01-01", "2018-12-31", "interval"),
        ("2021-33/2021-10", "2021-01-01", "2021-10-31", "interval"),
        ("2021-06-10/2021", "2021-06-10", "2021-12-31", "interval"),
        ("2021/2021", "2021-01-01", "2021-12-31", "interval"),
    ],
)
def test_a_date_spans_the_days_it_may_mean(
    text: str, earliest: str, latest: str, precision: str
) -> None:
    edtf = parse_edtf(text)
    assert (edtf.text, str(edtf)) == (text, text)
    assert edtf.earliest == date.fromisoformat(earliest)
    assert edtf.latest == date.fromisoformat(latest)
    assert edtf.precision == precision
    assert not edtf.approximate


@pytest.mark.parametrize("text", ["2021~", "2021-03~", "2021-03-31~", "2018~/2023", "2018/2023~"])
def test_a_tilde_means_about_then(text: str) -> None:
    assert parse_edtf(text).approximate
    plain = parse_edtf(text.replace("~", ""))
    assert (parse_edtf(text).earliest, parse_edtf(text).latest) == (plain.earliest, plain.latest)


@pytest.mark.parametrize(
    "text, code, suggestion",
    [
        ("31/3/2021", "ngay-kieu-viet", "2021-03-31"),
        ("03/11/2021", "ngay-kieu-viet", "2021-11-03"),
        ("31-3-2021", "ngay-kieu-viet", "2021-03-31"),
        ("31.3.2021", "ngay-kieu-viet", "2021-03-31"),
        ("ngày 31/3/2021", "ngay-kieu-viet", "2021-03-31"),
        ("Ngày 05 tháng 01 năm 2020", "ngay-kieu-viet", "2020-01-05"),
        ("3/2021", "ngay-kieu-viet", "2021-03"),
        ("03-2021", "ngay-kieu-viet", "2021-03"),
        ("tháng 6/2022", "ngay-kieu-viet", "2022-06"),
        ("quý II/2021", "ngay-kieu-viet", "2021-34"),
        ("6 tháng đầu năm 2021", "ngay-kieu-viet", "2021-40"),
        ("năm 2021", "ngay-kieu-viet", "2021"),
        ("22–24/10/2021", "ngay-kieu-viet", "2021-10-22/2021-10-24"),
        ("từ ngày 22 đến ngày 24/10/2021", "ngay-kieu-viet", "2021-10-22/2021-10-24"),
        ("2018-2023", "ngay-kieu-viet", "2018/2023"),
        ("31/3", "ngay-kieu-viet", None),
        ("31/2/2021", "ngay-kieu-viet", None),
        ("13/2021", "ngay-kieu-viet", None),
        ("31/3/2021 và 2/4/2021", "ngay-kieu-viet", None),
        ("2021-02-30", "ngay-khong-co", None),
        ("2021-02-29", "ngay-khong-co", None),
        ("2021-13", "ngay-khong-co", None),
        ("2021-00", "ngay-khong-co", None),
        ("2021-01-00", "ngay-khong-co", None),
        ("2021-33-01", "ngay-khong-co", None),
        ("2021-42", "ngay-khong-co", None),
        ("2021-01/2021-02-30", "ngay-khong-co", None),
        ("2021-05/2021-03", "khoang-nguoc", "2021-03/2021-05"),
        ("2021-10-24/2021-10-22", "khoang-nguoc", "2021-10-22/2021-10-24"),
        ("2022/2021", "khoang-nguoc", "2021/2022"),
        ("", "ngay-khong-hop-le", None),
        ("mùa xuân", "ngay-khong-hop-le", None),
        ("2021-21", "ngay-khong-hop-le", None),
        ("2021-37", "ngay-khong-hop-le", None),
        ("2021-33~", "ngay-khong-hop-le", None),
        ("2021?", "ngay-khong-hop-le", None),
        ("2021/..", "ngay-khong-hop-le", None),
        ("2021/", "ngay-khong-hop-le", None),
        ("/2021", "ngay-khong-hop-le", None),
        ("2019/2020/2021", "ngay-khong-hop-le", None),
        ("1899", "ngay-khong-hop-le", None),
        ("2101", "ngay-khong-hop-le", None),
        ("21-03-31", "ngay-khong-hop-le", None),
        ("٢٠٢١", "ngay-khong-hop-le", None),
        (" 2021 ", "ngay-khong-hop-le", "2021"),
        ("2021-3-31", "ngay-khong-hop-le", "2021-03-31"),
        ("2021-3", "ngay-khong-hop-le", "2021-03"),
        ("2021/03/31", "ngay-khong-hop-le", "2021-03-31"),
        ("2021.03.31", "ngay-khong-hop-le", "2021-03-31"),
        ("20210331", "ngay-khong-hop-le", "2021-03-31"),
        ("20210231", "ngay-khong-hop-le", None),
        ("2021-03-31T10:00", "ngay-khong-hop-le", "2021-03-31"),
        ("2021-Q2", "ngay-khong-hop-le", "2021-34"),
        ("2021-10-22 – 2021-10-24", "ngay-khong-hop-le", "2021-10-22/2021-10-24"),
        ("2021-10-22 / 2021-10-24", "ngay-khong-hop-le", "2021-10-22/2021-10-24"),
        ("2021-10-22..2021-10-24", "ngay-khong-hop-le", "2021-10-22/2021-10-24"),
        ("1/" * 500_000, "ngay-khong-hop-le", None),
    ],
)
def test_every_other_form_is_refused_with_the_right_one(
    text: str, code: str, suggestion: str
) -> None:
    with pytest.raises(DateFault) as caught:
        parse_edtf(text)
    assert caught.value.code == code
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    "text, said",
    [
        ("2021-03-31", "31/3/2021"),
        ("2022-06", "tháng 6/2022"),
        ("2021-33", "quý I/2021"),
        ("2021-36", "quý IV/2021"),
        ("2021-40", "6 tháng đầu năm 2021"),
        ("2021-41", "6 tháng cuối năm 2021"),
        ("2021", "năm 2021"),
        ("2021~", "khoảng năm 2021"),
        ("2021-06~", "khoảng tháng 6/2021"),
        ("2021-03-31~", "khoảng ngày 31/3/2021"),
        ("2021-10-22/2021-10-24", "22–24/10/2021"),
        ("2018-02-28/2018-03-04", "28/2–4/3/2018"),
        ("2021-12-31/2022-01-02", "31/12/2021–2/1/2022"),
        ("2021-10-22/2022-10-24", "22/10/2021–24/10/2022"),
        ("2021-03/2021-05", "tháng 3–5/2021"),
        ("2021-11/2022-02", "từ tháng 11/2021 đến tháng 2/2022"),
        ("2021-33/2021-35", "quý I–III/2021"),
        ("2021-36/2022-33", "từ quý IV/2021 đến quý I/2022"),
        ("2021-41/2022-40", "từ 6 tháng cuối năm 2021 đến 6 tháng đầu năm 2022"),
        ("2018/2023", "năm 2018–2023"),
        ("2018~/2023", "từ khoảng năm 2018 đến năm 2023"),
        ("2018-05-01/2023~", "từ ngày 1/5/2018 đến khoảng năm 2023"),
        ("2018-05-01~/2018-05-02", "từ khoảng ngày 1/5/2018 đến ngày 2/5/2018"),
        ("2021-03/2021-04-05", "từ tháng 3/2021 đến ngày 5/4/2021"),
        ("2021-06/2021-06", "tháng 6/2021"),
    ],
)
def test_a_date_is_said_as_a_report_would(text: str, said: str) -> None:
    assert to_vietnamese(parse_edtf(text)) == said


@given(DAYS)
def test_every_day_is_read(day: date) -> None:
    edtf = parse_edtf(day.isoformat())
    assert edtf.earliest == edtf.latest == day
    assert parse_edtf(f"{day:%Y-%m}").earliest <= day <= parse_edtf(f"{day:%Y-%m}").latest
    assert parse_edtf(f"{day:%Y}").earliest <= day <= parse_edtf(f"{day:%Y}").latest


@given(YEARS)
def test_quarters_and_halves_fill_the_year_without_a_gap(year: int) -> None:
    for codes in ((33, 34, 35, 36), (40, 41)):
        parts = [parse_edtf(f"{year}-{code}") for code in codes]
        assert parts[0].earliest == date(year, 1, 1)
        assert parts[-1].latest == date(year, 12, 31)
        for one, next_one in pairwise(parts):
            assert one.latest + timedelta(days=1) == next_one.earliest


@given(DAYS, DAYS)
def test_an_interval_has_its_end_behind_its_start(first: date, last: date) -> None:
    text = f"{first.isoformat()}/{last.isoformat()}"
    if first <= last:
        assert (parse_edtf(text).earliest, parse_edtf(text).latest) == (first, last)
        return
    with pytest.raises(DateFault) as caught:
        parse_edtf(text)
    assert caught.value.code == "khoang-nguoc"
    assert parse_edtf(caught.value.suggestion or "").earliest == last


def test_dates_are_in_order_of_their_first_day_then_their_last() -> None:
    ordered = "2020 2021-01-01 2021-01 2021-33 2021-40 2021 2021~ 2021/2022 2021-02 2022".split()
    assert [str(edtf) for edtf in sorted(map(parse_edtf, reversed(ordered)))] == ordered
    assert parse_edtf("2021-01") >= parse_edtf("2021-01") == parse_edtf("2021-01")
    assert len({parse_edtf("2021"), parse_edtf("2021"), parse_edtf("2021~")}) == 2
    with pytest.raises(TypeError):
        assert parse_edtf("2021") < "2022"  # type: ignore[operator]  # what is tested


@given(st.text() | st.text("0123456789-/~ .ngàythángnăm"))
def test_a_suggestion_is_a_date_that_is_accepted(text: str) -> None:
    form = suggested(text)
    assert parse_edtf(form).text == form


def suggested(text: str) -> str:
    """The form suggested for `text`, or a year that is always accepted."""
    try:
        parse_edtf(text)
    except DateFault as fault:
        return fault.suggestion or "2021"
    return text


def test_the_ends_of_a_date() -> None:
    first, last = ends(parse_edtf("2018~/2023-05"))
    assert (str(first), str(last)) == ("2018~", "2023-05")
    assert ends(parse_edtf("2021")) == (parse_edtf("2021"), parse_edtf("2021"))
    made_up = replace(parse_edtf("2021"), text="no date")
    with pytest.raises(ValueError, match="no date"):
        ends(made_up)
