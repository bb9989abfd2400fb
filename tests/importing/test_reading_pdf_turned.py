"""Pages on their side, headings written upward, letters set apart, figures browsers raise."""

from pathlib import Path

import pytest

from archive.importing.document import Table
from archive.importing.files.page_lines import Line, PageWord
from archive.importing.files.page_paragraphs import Group
from archive.importing.files.reading import read_document
from archive.importing.files.spans import spans_of
from tests.importing.looking import texts

Shown = tuple[str, str]
"""A text matrix of PDF with the place in it, and the words."""
UP, DOWN = "0 1 -1 0", "0 -1 1 0"


def write_pdf(path: Path, shown: list[Shown], lines: str = "") -> Path:
    """A page of 400 by 600 points in Helvetica; `lines` draws."""
    content = "".join(f"BT /F1 12 Tf {at} Tm ({words}) Tj ET\n" for at, words in shown) + lines
    fonts = "/Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R {fonts} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "".join(f"{n} 0 obj\n{inner}\nendobj\n" for n, inner in enumerate(objects, start=1))
    path.write_text(f"%PDF-1.4\n{body}trailer\n<< /Root 1 0 R >>\n%%EOF\n", encoding="latin-1")
    return path


@pytest.mark.parametrize(
    ("shown", "case"),
    [
        ([(f"{UP} 100 60", "Phu luc 1. Doan ra"), (f"{UP} 140 60", "Lao: 12 nguoi.")], "up"),
        (
            [(f"{DOWN} 300 540", "Phu luc 1. Doan ra"), (f"{DOWN} 260 540", "Lao: 12 nguoi.")],
            "down",
        ),
    ],
)
def test_a_page_laid_on_its_side_is_read_line_by_line(
    tmp_path: Path, shown: list[Shown], case: str
) -> None:
    document = read_document(write_pdf(tmp_path / f"{case}.pdf", shown))

    assert " ".join(texts(document)) == "Phu luc 1. Doan ra Lao: 12 nguoi."


def test_a_heading_written_upward_is_words(tmp_path: Path) -> None:
    drawn = "50 400 40 100 re S 90 400 160 100 re S\n"
    shown = [
        (f"{UP} 75 410", "Nuoc ban Lao"),
        ("1 0 0 1 100 450", "Trao 1.500 suat qua"),
        ("1 0 0 1 50 550", "Bao cao cong tac doi ngoai nhan dan"),
        ("1 0 0 1 50 350", "Ket thuc van ban nay."),
    ]
    document = read_document(write_pdf(tmp_path / "dung.pdf", shown, drawn))

    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Nuoc ban Lao", "Trao 1.500 suat qua"]
    ]


def words(*shown: tuple[str, float, float], size: float = 13.0, font: str = "A") -> list[PageWord]:
    return [PageWord(text, x0, x1, 100, 100 + size, size, font) for text, x0, x1 in shown]


def read(line: Line) -> list[tuple[str, bool]]:
    spans, _, _ = spans_of(line.runs(), "trang 1")
    return [(span.text, span.bold) for span in spans]


def test_a_figure_that_a_browser_raises_never_joins_the_one_before_it() -> None:
    raised = PageWord("1", 93, 98, 96.7, 107.5, 10.8)
    line = Line([*words(("01", 80, 93)), raised, *words(("đại biểu", 101, 150))])

    assert read(line) == [("01¹ đại biểu", False)]


def test_letters_set_apart_are_words() -> None:
    at = 60.0
    spaced = []
    for word in ("BÁO", "CÁO"):
        for letter in word:
            spaced.append((letter, at, at + 8))
            at += 12
        at += 6
    few = words(("T", 60, 68), ("H", 72, 80), ("C", 84, 92))

    assert read(Line(words(*spaced))) == [("BÁO CÁO", False)]
    assert read(Line(few)) == [("T H C", False)]


def test_a_letter_from_a_font_without_bold_is_bold_among_bold_ones() -> None:
    bold = "AAAAAA+Serif-Bold"
    line = Line(
        [
            *words(("K", 60, 69), font=bold),
            *words(("ế", 69, 76), font="BAAAAA+Sans"),
            *words(("t", 76, 80), font=bold),
            *words(("nhỏ", 85, 100), font="BAAAAA+Sans"),
        ]
    )

    assert read(line) == [("Kết ", True), ("nhỏ", False)]


def test_a_word_cut_at_a_line_end_is_one_and_the_letter_of_an_old_font_stays() -> None:
    def lines(font: str, first: str, second: str) -> Group:
        found = (Line(words((first, 60, 90), font=font)), Line(words((second, 60, 90), font=font)))
        return Group(found, centred=False, open=False, continues=False)

    new = spans_of(lines("Times", "Savan\u00ad", "nakhet").runs(), "")[0]
    old = spans_of(lines(".VnTime", "nh\u00ad", "thÕ").runs(), "")[0]

    assert [span.text for span in (*new, *old)] == ["Savannakhet", "như thế"]
