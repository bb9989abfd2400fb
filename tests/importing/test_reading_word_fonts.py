"""Text typed in the old fonts of Vietnamese, in Word files."""

from pathlib import Path

import pytest

from tests.importing.files import (
    font,
    paragraph,
    run,
)
from tests.importing.looking import read, texts


@pytest.mark.parametrize(
    ("look", "typed", "meant"),
    [
        (
            font(".VnTime"),
            "B¸o c¸o vÒ ho\u00b9t \u00aeéng, M\u00adêng",
            "Báo cáo về hoạt động, Mường",
        ),
        (font(".VnTimeH"), "b¸o c¸o 2021", "BÁO CÁO 2021"),
        (font("VNI-Times"), "Ñoaøn ñaïi bieåu tænh", "Đoàn đại biểu tỉnh"),
        (font("Times New Roman"), "café Bª", "café Bª"),
        ('<w:rStyle w:val="Old"/>', "n¨m", "năm"),
        (
            '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:hAnsi=".VnTime"/>',
            "Bª",
            "Bª",
        ),
    ],
)
def test_the_font_of_a_run_tells_how_it_was_typed(
    tmp_path: Path, look: str, typed: str, meant: str
) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Old"><w:basedOn w:val="Older"/></w:style>'
        f'<w:style w:type="character" w:styleId="Older"><w:rPr>{font(".VnArial")}</w:rPr></w:style>'
    )
    theme = (
        '<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
        "</a:fontScheme></a:themeElements>"
    )
    document = read(tmp_path, paragraph(run(typed, look)), styles=styles, theme=theme)

    assert texts(document) == [meant]


def test_fonts_come_from_the_paragraph_s_style_and_the_defaults_too(tmp_path: Path) -> None:
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('VNI-Times')}</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
        f'<w:style w:type="paragraph" w:styleId="Abc"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    )
    body = (
        paragraph("Höõu nghò")
        + paragraph("h÷u nghÞ ", run("café", font("Arial")), look='<w:pStyle w:val="Abc"/>')
        # ư is a soft hyphen in TCVN3; LibreOffice and Word write it as an element of its own
        + paragraph(
            "<w:r><w:t>M</w:t><w:softHyphen/><w:t>êng</w:t></w:r>", look='<w:pStyle w:val="Abc"/>'
        )
    )

    assert texts(read(tmp_path, body, styles=styles)) == ["Hữu nghị", "hữu nghị café", "Mường"]


def test_unicode_under_an_old_font_is_left_alone_and_said(tmp_path: Path) -> None:
    document = read(tmp_path, paragraph(run("không có đoàn ra năm 2021", font(".VnTime"))))

    assert texts(document) == ["không có đoàn ra năm 2021"]
    assert any("phông cũ" in warning for warning in document.warnings)


def test_a_letter_of_vni_may_be_cut_by_the_end_of_a_run(tmp_path: Path) -> None:
    vni = font("VNI-Times")
    assert texts(read(tmp_path, paragraph(run("Vie", vni), run("ät Nam", vni)))) == ["Việt Nam"]
