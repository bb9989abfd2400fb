from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.numbers import NumberFault, group, parse_number


@pytest.mark.parametrize(
    "value, text",
    [
        (0, "0"),
        (5, "5"),
        (999, "999"),
        (3000, "3.000"),
        (20000, "20.000"),
        (11974405, "11.974.405"),
        (Decimal("108.5"), "108,5"),
        (Decimal("108.50"), "108,5"),
        (Decimal("20000.0"), "20.000"),
        (Decimal("1234567.8"), "1.234.567,8"),
        (Decimal("11974405.56"), "11.974.405,56"),
        (Decimal("1E+6"), "1.000.000"),
        (Decimal("0.125"), "0,125"),
        (-1500, "-1.500"),
    ],
)
def test_numbers_are_shown_in_groups_of_three(value: int | Decimal, text: str) -> None:
    assert group(value) == text


@pytest.mark.parametrize(
    "text", ["0", "5", "20000", "20", "108.5", "0.5", "0.125", "1.50", "2000.125", "9" * 15]
)
def test_the_plain_form_is_read_as_it_stands(text: str) -> None:
    assert str(parse_number(text)) == text


@pytest.mark.parametrize(
    "text, code, suggestion",
    [
        ("20.000", "so-hang-nghin", "20000"),
        ("1.000.000", "so-hang-nghin", "1000000"),
        ("1.125", "so-hang-nghin", "1125"),
        ("20 000", "so-hang-nghin", "20000"),
        ("20\u00a0000", "so-hang-nghin", "20000"),
        ("1\u202f000\u202f000", "so-hang-nghin", "1000000"),
        ("20_000", "so-hang-nghin", "20000"),
        ("20'000", "so-hang-nghin", "20000"),
        ("05.000", "so-hang-nghin", "5000"),
        ("1,234,567", "so-hang-nghin", "1234567"),
        ("1,234.5", "so-hang-nghin", "1234.5"),
        ("1,5", "so-dau-phay", "1.5"),
        ("0,5", "so-dau-phay", "0.5"),
        ("12,50", "so-dau-phay", "12.50"),
        ("05,5", "so-dau-phay", "5.5"),
        ("1.000,5", "so-dau-phay", "1000.5"),
        ("1 000,5", "so-dau-phay", "1000.5"),
        ("11.974.405,56", "so-dau-phay", "11974405.56"),
        ("1.000,125", "so-dau-phay", "1000.125"),
        # 20,000 is twenty to a Vietnamese reader, twenty thousand to a spreadsheet.
        ("20,000", "so-dau-phay", None),
        ("0,125", "so-dau-phay", "0.125"),
        ("05", "so-khong-dau", "5"),
        ("007", "so-khong-dau", "7"),
        ("00", "so-khong-dau", "0"),
        ("05.5", "so-khong-dau", "5.5"),
        ("00.5", "so-khong-dau", "0.5"),
        ("", "so-khong-hop-le", None),
        ("-5", "so-khong-hop-le", None),
        ("+5", "so-khong-hop-le", "5"),
        ("5.", "so-khong-hop-le", "5"),
        (".5", "so-khong-hop-le", "0.5"),
        (" 20000 ", "so-khong-hop-le", "20000"),
        ("20000\n", "so-khong-hop-le", "20000"),
        ("45 triệu", "so-khong-hop-le", "45000000"),
        ("1,2 tỷ", "so-khong-hop-le", "1200000000"),
        ("hai mươi", "so-khong-hop-le", "20"),
        ("năm", "so-khong-hop-le", None),
        ("20 chiếc", "so-khong-hop-le", None),
        ("gần 20000", "so-khong-hop-le", None),
        ("1e3", "so-khong-hop-le", None),
        ("1.2.3", "so-khong-hop-le", None),
        ("1.000.00", "so-khong-hop-le", None),
        ("٣", "so-khong-hop-le", None),
        ("２０", "so-khong-hop-le", None),
        ("Infinity", "so-khong-hop-le", None),
        ("1" * 16, "so-khong-hop-le", None),
        ("1." + "1" * 15, "so-khong-hop-le", None),
        ("1" * 1_000_000, "so-khong-hop-le", None),
        ("999999 tỷ", "so-khong-hop-le", "999999000000000"),
        ("9999999 tỷ", "so-khong-hop-le", None),
    ],
)
def test_every_other_form_is_refused_with_the_right_one(
    text: str, code: str, suggestion: str
) -> None:
    with pytest.raises(NumberFault) as caught:
        parse_number(text)
    assert caught.value.code == code
    assert caught.value.suggestion == suggestion


@given(st.integers(0, 10**15 - 1))
def test_a_whole_number_comes_back(number: int) -> None:
    assert parse_number(str(number)) == number


@given(
    st.decimals(0, 10**9, places=2)
    | st.decimals(0, 10**9, places=1)
    | st.decimals(1000, 10**9, places=3)
)
def test_a_fraction_comes_back(number: Decimal) -> None:
    assert parse_number(str(number)) == number


@given(st.integers(1000, 10**15 - 1))
def test_grouped_numbers_are_never_read_as_less(number: int) -> None:
    with pytest.raises(NumberFault) as caught:
        parse_number(group(number))
    assert caught.value.code == "so-hang-nghin"
    assert caught.value.suggestion == str(number)


@given(st.text() | st.text("0123456789.,  -+triệuhai"))
def test_a_suggestion_is_a_form_that_is_accepted(text: str) -> None:
    assert parse_number(suggested(text)) >= 0


def suggested(text: str) -> str:
    """The form suggested for `text`, or a zero that is always accepted."""
    try:
        parse_number(text)
    except NumberFault as fault:
        return fault.suggestion or "0"
    return text
