"""What a mistyped reference, code or currency may mean."""

from datetime import date

import pytest

from archive.checking.currencies import CURRENCIES, currency_named
from archive.checking.naming import names, near_codes
from archive.checking.periods import ALWAYS, Period, of_year
from archive.reading.content_file import Reading

BOTH = ("to-chuc", "doi-tac")
YOUTH = "doi-tac/hoi-lhtn-svay-rieng-thu"


@pytest.mark.parametrize(
    "written",
    [
        "doi-tac/hoi-lhtn-svay-rien-thu",
        "to-chuc/hoi-lhtn-svay-rieng-thu",
        "/doi-tac/hoi-lhtn-svay-rieng-thu.md",
        "hoi-lhtn-svay-rieng-thu",
        "doi-tac/Hội-LHTN-Svay-Rieng-Thử",
        "doi-tac/hoi-thanh-nien-thu-tinh-svay-rieng",
        "Hội Thanh niên Thử Svay Riêng",
        "HOI THANH NIEN THU SVAY RIENG",
    ],
)
def test_a_mistyped_reference_is_traced_by_id_name_and_alias(toy: Reading, written: str) -> None:
    assert names(toy.archive).near(written, BOTH) == [YOUTH]


def test_what_is_near_nothing_is_not_traced(toy: Reading) -> None:
    assert names(toy.archive).near("doi-tac/uy-ban-hoa-binh", BOTH) == []
    assert names(toy.archive).near(YOUTH.replace("rieng", "rien"), ("to-chuc",)) == []


def test_a_name_is_that_of_whoever_bore_it_at_the_time(toy: Reading) -> None:
    union = "liên đoàn lao động  tỉnh thử"

    assert names(toy.archive).bearers(union, BOTH, of_year(2018)) == ["to-chuc/ldld-thu"]
    assert names(toy.archive).bearers(union, BOTH, of_year(2026)) == ["to-chuc/ldld-thu-2025"]
    assert len(names(toy.archive).bearers(union, BOTH, of_year(2025))) == 2
    assert names(toy.archive).bearers(union, ("doi-tac",), ALWAYS) == []


def test_a_former_name_ends_with_its_time(toy: Reading) -> None:
    former = "Đoàn thanh niên lao động Thử"

    assert names(toy.archive).bearers(former, BOTH, of_year(1997)) == ["to-chuc/tinh-doan-thu"]
    assert names(toy.archive).bearers(former, BOTH, of_year(1998)) == []


@pytest.mark.parametrize(
    ("name", "written", "codes"),
    [
        ("loai-hoat-dong", "trao-tan", ["trao-tang"]),
        ("loai-hoat-dong", "Trao tặng", ["trao-tang"]),
        ("loai-hoat-dong", "giao lưu hữu nghị", ["giao-luu"]),
        ("quoc-gia", "la", ["LA"]),
        ("quoc-gia", "Cam-pu-chia", ["KH"]),
        ("tinh-nuoc-ngoai", "Xvây Riêng", ["KH-20"]),
        ("tinh-thanh", "Tỉnh Tây Ninh", ["tay-ninh", "tay-ninh-2025"]),
        ("don-vi", "Thùng", ["thùng"]),
        ("trang-thai", "Đã thực hiện", ["da-thuc-hien"]),
        ("trang-thai", "da_thuc_hien", ["da-thuc-hien"]),
        ("loai-hoat-dong", "xyz", []),
    ],
)
def test_a_code_is_traced_by_code_label_and_spelling(
    toy: Reading, name: str, written: str, codes: list[str]
) -> None:
    assert near_codes(toy.archive, name, written) == codes


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("đồng", "VND"),
        ("đ", "VND"),
        ("vnd", "VND"),
        ("Đô la Mỹ", "USD"),
        (" kíp ", "LAK"),
        ("riel", "KHR"),
        ("nhân dân tệ", "CNY"),
        ("xu", None),
        ("", None),
    ],
)
def test_a_currency_is_known_by_its_everyday_name(written: str, code: str | None) -> None:
    assert currency_named(written) == code


def test_currencies_are_codes_of_three_letters() -> None:
    assert {"VND", "USD", "LAK", "KHR", "CNY", "THB", "EUR", "JPY", "KRW"} <= CURRENCIES
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CURRENCIES)


def test_periods_meet_in_a_common_day() -> None:
    year = of_year(2018)

    assert year.meets(Period(date(2018, 12, 31)))
    assert year.meets(Period(last=date(2018, 1, 1)))
    assert not year.meets(Period(date(2019, 1, 1)))
    assert ALWAYS.holds(year)
    assert not year.holds(ALWAYS)
