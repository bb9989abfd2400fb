"""What the form refuses is what the checks refuse, with the same right form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.dates import DateFault, parse_edtf
from archive.language.numbers import NumberFault, parse_number
from archive.language.slugs import slugify
from tests.form.conftest import Writer

NUMBERS = [
    "20000", "108.5", "0", "0.5", "20.000", "1.234.567", "20 000", "1,5", "20,000", "0,500", "05",
    "1.5.2", "hai mươi", "20 chiếc", "-5", "1,234,567", "1.125", "1.1250", "123456789012345678",
]  # fmt: skip
DATES = [
    "2021-03-31", "2021-06", "2021", "2021-10-22/2021-10-24", "2021-33", "2021-40", "2021~",
    "2021-33~", "2021-02-30", "2021-13", "2021-42", "2024-02-29", "2023-02-29", "1899", "2101",
    "2021-12/2021-01", "31/3/2021", "31/2/2021", "3/2021", "2021-3-1", "21 - 23/12/2022", "hôm qua",
    "2021/2022/2023", "2021-21", "2021-06/2021-99",
]  # fmt: skip
figures = st.text("0123456789., ", min_size=1, max_size=9)
dates = st.from_regex(r"(19|20|21)[0-9]{2}(-[0-4][0-9](-[0-3][0-9])?)?~?", fullmatch=True)


def number_fault(text: str) -> dict[str, str | None] | None:
    try:
        parse_number(text)
    except NumberFault as fault:
        return {"code": fault.code, "right": fault.suggestion}
    return None


def date_fault(text: str) -> str | None:
    try:
        parse_edtf(text)
    except DateFault as fault:
        return fault.code
    return None


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number(text: str, writer: Writer) -> None:
    found, expected = writer.ask("number", text=text), number_fault(text)

    assert (found and found["code"]) == (expected and expected["code"])
    if expected and found and not any(char.isalpha() for char in text):
        assert found["right"] == expected["right"]


@given(figures)
def test_any_figures(writer: Writer, text: str) -> None:
    found, expected = writer.ask("number", text=text), number_fault(text)

    assert (found and found["code"]) == (expected and expected["code"])


@pytest.mark.parametrize("text", DATES)
def test_a_date(text: str, writer: Writer) -> None:
    found = writer.ask("date", text=text)

    assert (found is None) == (date_fault(text) is None)
    if found and found["right"]:
        assert date_fault(found["right"]) is None


@given(dates, st.none() | dates)
def test_any_date_or_interval(writer: Writer, first: str, last: str | None) -> None:
    text = first if last is None else f"{first}/{last}"
    found = writer.ask("date", text=text)

    assert (found is None) == (date_fault(text) is None)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("31/3/2021", "2021-03-31"),
        ("3/2021", "2021-03"),
        ("21 - 23/12/2022", "2022-12-21/2022-12-23"),
    ],
)
def test_a_vietnamese_date_is_told_its_right_form(text: str, right: str, writer: Writer) -> None:
    assert writer.ask("date", text=text)["right"] == right


@pytest.mark.parametrize(
    "text", ["Đề mục Đoàn ra", "  Trao 20.000 khẩu trang! ", "á" * 90, "từ " * 60]
)
def test_an_id_is_offered_alike(text: str, writer: Writer) -> None:
    assert writer.ask("slug", text=text) == slugify(text)


ROWS = [
    ["doi-tac/svay-rieng", "Hội LHTN Campuchia tỉnh Svay Rieng", "UYFC Svay Rieng; Xvây Riêng"],
    ["to-chuc/so-ngoai-vu-dak-lak", "Sở Ngoại vụ tỉnh Đắk Lắk", ""],
    ["to-chuc/ldld-quang-tri", "Liên đoàn Lao động tỉnh Quảng Trị", "LĐLĐ Quảng Trị"],
]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dak lak", "to-chuc/so-ngoai-vu-dak-lak"), ("Đắk", "to-chuc/so-ngoai-vu-dak-lak"),
        ("quang tri ldld", "to-chuc/ldld-quang-tri"), ("xvay", "doi-tac/svay-rieng"),
        ("lien doan", "to-chuc/ldld-quang-tri"),
    ],
)  # fmt: skip
def test_a_record_is_found_by_any_of_its_names(typed: str, first: str, writer: Writer) -> None:
    assert [row[0] for row in writer.ask("found", rows=ROWS, typed=typed)] == [first]


def test_a_long_file_goes_by_upload_only(writer: Writer) -> None:
    github = {"repository": "https://github.com/a/b", "branch": "main"}
    short = writer.ask("ways", settings=github, path="to-chuc/a/2021.md", text="x", isNew=True)
    long = writer.ask(
        "ways", settings=github, path="to-chuc/a/2021.md", text="é" * 4000, isNew=True
    )

    assert [way["address"].split("?")[0] for way in short] == [
        "https://github.com/a/b/new/main/content/to-chuc/a",
        "https://github.com/a/b/issues/new",
        "https://github.com/a/b/upload/main/content/to-chuc/a",
    ]
    assert [way["address"] for way in long] == [short[-1]["address"]]
    assert all(len(way["address"]) <= 8000 for way in short)
