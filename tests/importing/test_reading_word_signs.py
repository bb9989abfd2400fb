"""Signs, formulas and numbers of Word that are letters or figures only on the page."""

from pathlib import Path

from tests.importing.files import cell, font, paragraph, run, table
from tests.importing.looking import lost, read, tables, texts


def formula(inner: str) -> str:
    return f"<m:oMath>{inner}</m:oMath>"


def part(name: str, *inner: str) -> str:
    """An element of a formula; a plain text is one run of it."""
    made = (text if text.startswith("<") else f"<m:r><m:t>{text}</m:t></m:r>" for text in inner)
    return f"<m:{name}>{''.join(made)}</m:{name}>"


def test_a_fraction_of_a_formula_is_never_one_figure(tmp_path: Path) -> None:
    share = part("f", part("num", "12"), part("den", "34"))
    square = part("sSup", part("e", "m"), part("sup", "2"))
    index = part("sSub", part("e", "10"), part("sub", "2"))
    mean = part("f", part("num", "a + b"), part("den", "2"))
    body = (
        paragraph("Đạt ", formula(share + square), " kế hoạch")
        + paragraph(formula(part("r", "") + part("oMath", "1", share)), " lần")
        + paragraph("Dãy ", formula(part("d", part("e", index), part("e", mean))))
        + paragraph(formula(part("rad", part("deg", "3"), part("e", "27"))))
    )

    assert texts(read(tmp_path, body)) == [
        "Đạt 12/34 m² kế hoạch",
        "1 12/34 lần",
        "Dãy (10_2; (a + b)/2)",
        "³√27",
    ]


def test_a_column_that_word_numbers_by_itself_keeps_its_numbers(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    counted = paragraph(look='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    body = table(
        ("TT", "Tên quà"), (cell(counted), "Khẩu trang"), (cell(counted), "Gạo")
    ) + paragraph("Hết.")  # fmt: skip

    document = read(tmp_path, body, numbering=numbering)

    assert tables(document) == [[["TT", "Tên quà"], ["1", "Khẩu trang"], ["2", "Gạo"]]]


def test_a_bullet_typed_as_a_letter_of_wingdings_is_no_letter(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="l"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
        "</w:lvl></w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    look = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

    document = read(tmp_path, paragraph("Giữ quan hệ;", look=look), numbering=numbering)

    assert [p.marker for p in document.paragraphs()] == ["●"]


def test_signs_typed_in_a_symbol_font_are_shown_and_words_in_it_kept(tmp_path: Path) -> None:
    wingdings = font("Wingdings")
    body = paragraph(
        run("þ", wingdings), " Có ", run("\uf0a8", wingdings), " Không ", "\uf0d8 Lào ",
        run("chữ lạc phông", wingdings), run("\uf04d", wingdings),
    )  # fmt: skip
    document = read(tmp_path, body)

    assert texts(document) == ["☑ Có ☐ Không ➢ Lào chữ lạc phông"]
    assert list(lost(document)) == ["F04D (Wingdings)"]


def test_a_formula_written_as_a_field_is_told(tmp_path: Path) -> None:
    code = r"<w:r><w:instrText> EQ \f(3,4) </w:instrText></w:r>"
    document = read(tmp_path, paragraph("Đạt ", code, "kế hoạch"))

    assert texts(document) == ["Đạt kế hoạch"]
    assert list(lost(document)) == [r"EQ \f(3,4)"]
