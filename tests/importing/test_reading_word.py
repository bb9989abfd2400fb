"""Word files in the shapes that offices write them."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from archive.importing.files.unreadable import Unreadable
from archive.importing.files.word import read_word
from archive.language.syllables import words
from tests.importing.files import (
    bold,
    call,
    cell,
    notes,
    paragraph,
    run,
    table,
    write_docx,
)
from tests.importing.looking import lost, read, texts


def test_bold_paragraphs_stay_bold_and_headings_have_their_level(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/>'
        '<w:basedOn w:val="Heading2"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    body = (
        paragraph(bold("II. KẾT QUẢ"), " ĐẠT ĐƯỢC")
        + paragraph("Mặt được", look='<w:pStyle w:val="Heading2"/>')
        + paragraph(run("Hạn chế", '<w:b w:val="0"/>'), look='<w:pStyle w:val="Muc"/>')
    )

    first, second, third = read(tmp_path, body, styles=styles).paragraphs()

    assert [(span.text, span.bold) for span in first.spans] == [
        ("II. KẾT QUẢ", True),
        (" ĐẠT ĐƯỢC", False),
    ]
    assert (second.heading, second.spans[0].bold) == (2, True)
    assert (third.heading, third.spans[0].bold) == (1, False)


def test_a_note_is_a_call_and_never_a_figure(tmp_path: Path) -> None:
    body = (
        paragraph("Cử 01", call(2), " đại biểu dự", call(3), ".")
        + paragraph("Cuối bài", call(2, "endnote"), ".")
    )  # fmt: skip
    document = read(
        tmp_path,
        body,
        footnotes=notes("Chị An, chuyên viên.", "Trực tuyến.", "Không ai gọi."),
        endnotes=notes("Theo báo cáo.", kind="endnote"),
    )

    first = next(document.paragraphs())
    assert first.text == "Cử 01 đại biểu dự."
    assert [span.note for span in first.spans if span.note] == ["1", "2"]
    assert {label: note[0].text for label, note in document.notes.items()} == {
        "1": "Chị An, chuyên viên.",
        "2": "Trực tuyến.",
        "i": "Theo báo cáo.",
    }
    assert lost(document) == {"Không ai gọi.": "chú thích mà không chỗ nào trong bài gọi tới"}


def test_a_figure_raised_by_hand_never_joins_the_one_before_it(tmp_path: Path) -> None:
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    area = paragraph("nhà 50 m", run("2", '<w:position w:val="10"/>'))
    note = paragraph(raised, " Chị An.")

    without = read(tmp_path, paragraph("Cử 01", raised, " đại biểu") + area)
    assert texts(without) == ["Cử 01¹ đại biểu", "nhà 50 m²"]

    document = read(tmp_path, paragraph("Cử 01", raised, " đại biểu") + area + note)
    assert texts(document) == ["Cử 01 đại biểu", "nhà 50 m²"]
    assert document.notes["1"][0].text == "Chị An."


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Trong khung')}</w:txbxContent>"
    anchored = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    older = box.replace("khung", "khung cũ")
    old = f"<w:r><w:pict><v:shape><v:textbox>{older}</v:textbox></v:shape></w:pict></w:r>"

    document = read(tmp_path, paragraph("Trước", anchored, " sau", old))

    assert texts(document) == ["Trước sau", "Trong khung", "Trong khung cũ"]


def test_headers_and_footers_are_lost_with_their_reason(tmp_path: Path) -> None:
    number = "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>2</w:t></w:r>"
    document = read(
        tmp_path,
        paragraph("Bài"),
        header=paragraph("Báo cáo đối ngoại"),
        footer=paragraph("Trang ", number),
    )

    assert texts(document) == ["Bài"]
    assert lost(document) == {
        "Báo cáo đối ngoại": "đầu trang, chân trang lặp lại ở mỗi trang",
        "Trang 2": "số trang",
    }


def test_a_letterhead_in_the_header_of_the_first_page_is_text(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        paragraph("Bài"),
        header_first=paragraph("TỈNH ĐOÀN TÂY NINH"),
        header=paragraph("2"),
    )

    assert texts(document) == ["TỈNH ĐOÀN TÂY NINH", "Bài"]
    assert lost(document) == {"2": "số trang"}


def test_blanks_hyphens_breaks_and_fields_become_plain(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>DATE \\@ "yyyy"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2021</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        paragraph("20\u00a0000 khẩu\u00ad trang\u200b", " năm ", field)
        + paragraph(
            "<w:r><w:t>44</w:t><w:noBreakHyphen/><w:t>CT/TW</w:t></w:r>", " và 06\u2011CTr/TU"
        )
        + paragraph("TM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\t(Đã ký)")
        + paragraph('<w:r><w:t>phối hợp</w:t><w:br w:type="page"/><w:t>tốt</w:t></w:r>')
        + paragraph("Hòa bình nghĩa là e\u0302\u0301")
    )

    assert texts(read(tmp_path, body)) == [
        "20 000 khẩu trang năm 2021",
        "44-CT/TW và 06-CTr/TU",
        "TM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\t(Đã ký)",
        "phối hợp tốt",
        "Hòa bình nghĩa là ế",
    ]


def test_a_link_keeps_its_words_and_its_address_is_told(tmp_path: Path) -> None:
    body = paragraph("Xem ", f'<w:hyperlink r:id="link1">{run("trang của Sở")}</w:hyperlink>')
    document = read(tmp_path, body, links=("https://sngv.example.vn/?a=1&b=2",))

    assert texts(document) == ["Xem trang của Sở"]
    assert set(lost(document)) == {"https://sngv.example.vn/?a=1&b=2"}


def test_pictures_are_counted_and_said(tmp_path: Path) -> None:
    picture = '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'
    document = read(tmp_path, paragraph("Ảnh", picture, picture))

    assert any("2 hình" in warning for warning in document.warnings)
    with pytest.raises(Unreadable, match="nhận dạng chữ"):
        read(tmp_path, paragraph(picture))


def test_an_automatic_table_of_contents_is_lost(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("I. KẾT QUẢ\t3", look='<w:pStyle w:val="TOC1"/>') + paragraph("I. KẾT QUẢ")
    document = read(tmp_path, body, styles=styles)

    assert texts(document) == ["I. KẾT QUẢ"]
    assert "mục lục" in lost(document)["I. KẾT QUẢ\t3"]


def test_macros_are_said_and_strict_files_are_read(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "file.docm", paragraph("Bài"))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, data in parts.items():
        if name.endswith("document.xml"):
            parts[name] = re.sub(
                rb"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                data,
            )
    with zipfile.ZipFile(path, "w") as package:
        for name, data in (parts | {"word/vbaProject.bin": b"macro"}).items():
            package.writestr(name, data)

    document = read_word(path)

    assert texts(document) == ["Bài"]
    assert any("macro" in warning for warning in document.warnings)


def test_no_word_is_lost(tmp_path: Path) -> None:
    """Every word of the XML, read by a pattern that knows no structure, is handed on or lost."""
    text = run("gốc") + '<w:del w:id="1"><w:r><w:delText>xóa bỏ</w:delText></w:r></w:del>'
    unknown = f"<w:futureWrapper><w:evenNewer>{run('tương lai ')}</w:evenNewer></w:futureWrapper>"
    nested = table(("ô một", cell(table(("ô trong", "hai")), paragraph("sau"))))
    body = (
        paragraph(text, call(2))
        + f"<w:sdt><w:sdtContent>{paragraph('điều khiển')}</w:sdtContent></w:sdt>"
        + paragraph(unknown, f"<w:smartTag>{run('thẻ 31/3/2021')}</w:smartTag>")
        + f"<w:customXml>{nested}</w:customXml>"
        + paragraph("<m:oMath><m:r><m:t>x bằng 5</m:t></m:r></m:oMath>")
        + f'<w:p><w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple></w:p>'
    )
    path = write_docx(
        tmp_path / "all.docx",
        body,
        footnotes=notes("ghi chú", "chú thích thừa"),
        header=paragraph("đầu mỗi trang"),
        comments=f'<w:comment w:id="0">{paragraph("nhận xét")}</w:comment>',
    )
    with zipfile.ZipFile(path) as package:
        xml = " ".join(
            package.read(n).decode() for n in package.namelist() if n.startswith("word/")
        )
    written = " ".join(re.findall(r"<(?:w:t|m:t|w:delText)(?: [^>]*)?>([^<]*)<", xml))

    document = read_word(path)
    handed_on = [p.text for p in document.paragraphs()] + [loss.text for loss in document.lost]

    def counted(text: str) -> Counter[str]:
        return Counter(word.text for word in words(text))

    assert counted(" ".join(handed_on)) == counted(written)
