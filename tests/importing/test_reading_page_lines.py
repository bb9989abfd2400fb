"""Words by their places into lines, columns and raised figures."""

import pytest

from archive.importing.files.page_columns import SideBySide, regions
from archive.importing.files.page_lines import Line, PageWord, lines_of
from archive.importing.files.spans import spans_of


@pytest.mark.parametrize(
    ("font", "typed", "meant"),
    [
        ("ABCDEF+.VnTime", "B¸o", "Báo"),
        ("ABCDEF+.VnTimeH,Bold", "b¸o", "BÁO"),
        ("VNI-Times,Italic", "Vieät", "Việt"),
        ("ABCDEF+TimesNewRomanPSMT", "B¸o", "B¸o"),
    ],
)
def test_old_fonts_are_read_in_a_pdf_too(font: str, typed: str, meant: str) -> None:
    (line,) = lines_of([PageWord(typed, 72, 100, 72, 86, 14.0, font)])

    spans, _, _ = spans_of(line.runs(), "trang 1")

    assert [span.text for span in spans] == [meant]


@pytest.mark.parametrize(
    ("left", "beside"), [("10.1.1.", False), ("Nơi nhận:", True), ("-", False)]
)
def test_a_marker_and_its_words_are_no_two_texts(left: str, beside: bool) -> None:
    second = PageWord("- Lưu VT;", 72, 130, 120, 134, 14.0) if beside else None
    rows = [
        [PageWord(left, 72, 130, 100, 114, 14.0), PageWord("một hai", 200, 260, 100, 114, 14.0)],
        [*([second] if second else []), PageWord("ba bốn", 200, 260, 120, 134, 14.0)],
    ]

    found = list(regions([Line(row) for row in rows], 595))

    assert [isinstance(region, SideBySide) for region in found] == (
        [True] if beside else [False] * 2
    )


def test_raised_words_find_the_line_they_hang_on() -> None:
    row = [("cử 01", 100, 0), ("1", 130, -4), ("đại biểu", 140, 0), ("dòng dưới", 100, 16)]
    made = [
        PageWord(text, x, x + 6 * len(text), 100 + y, 100 + y + (8 if text == "1" else 14),
                 8.0 if text == "1" else 14.0)
        for text, x, y in row
    ]  # fmt: skip

    lines = lines_of(made)

    assert [[word.text for word in line.words] for line in lines] == [
        ["cử 01", "1", "đại biểu"],
        ["dòng dưới"],
    ]
    assert [run.raised for run in lines[0].runs() if run.text == "1"] == [True]
