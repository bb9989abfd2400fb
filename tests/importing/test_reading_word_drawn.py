"""What is drawn, set large, or hidden by its colour in a Word file."""

import zipfile
from pathlib import Path

from archive.importing.document import Document, Table
from archive.importing.files.word import read_word
from tests.importing.files import cell, paragraph, run, table, write_docx

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_DML = "http://schemas.openxmlformats.org/drawingml/2006/"


def texts(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs()]


def with_part(path: Path, name: str, kind: str, xml: str) -> Path:
    """Add a part and its relationship, whose id is its kind."""
    with zipfile.ZipFile(path) as package:
        parts = {n: package.read(n) for n in package.namelist()}
    relations = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="{kind}" Type="{_TYPE}{kind}" Target="{name}"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", link.encode())
    parts[f"word/{name}"] = xml.encode()
    with zipfile.ZipFile(path, "w") as package:
        for n, data in parts.items():
            package.writestr(n, data)
    return path


def drawing(inner: str, described: str = "") -> str:
    wp = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    return (
        f'<w:r><w:drawing><wp:inline {wp}><wp:docPr id="1" name="Hình" descr="{described}"/>'
        f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def test_smart_art_is_text(tmp_path: Path) -> None:
    shape = f'<dgm:relIds xmlns:dgm="{_DML}diagram" r:dm="diagramData"/>'
    path = write_docx(tmp_path / "a.docx", paragraph("Sơ đồ:", drawing(shape)))
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    data = "".join(point.format(text) for text in ("Trao 20 suất quà", "Đón 02 đoàn"))
    xml = f'<dgm:dataModel xmlns:dgm="{_DML}diagram" xmlns:a="{_DML}main">{data}</dgm:dataModel>'

    document = read_word(with_part(path, "diagrams/data1.xml", "diagramData", xml))

    assert texts(document) == ["Sơ đồ:", "Trao 20 suất quà", "Đón 02 đoàn"]


def test_a_chart_and_the_description_of_a_picture_are_told(tmp_path: Path) -> None:
    shape = f'<c:chart xmlns:c="{_DML}chart" r:id="chart"/>'
    body = paragraph("Biểu đồ", drawing(shape, "Ảnh trao quà tại cửa khẩu"))
    path = write_docx(tmp_path / "a.docx", body)
    xml = (
        f'<c:chartSpace xmlns:c="{_DML}chart" xmlns:a="{_DML}main"><c:title><a:p><a:r>'
        "<a:t>Số đoàn</a:t></a:r></a:p></c:title><c:pt><c:v>12</c:v></c:pt></c:chartSpace>"
    )

    document = read_word(with_part(path, "charts/chart1.xml", "chart", xml))

    assert texts(document) == ["Biểu đồ"]
    lost = {loss.text: loss.reason for loss in document.lost}
    assert "biểu đồ" in lost["Số đoàn\n12"]
    assert "không hiện" in lost["Ảnh trao quà tại cửa khẩu"]


def test_word_art_is_text(tmp_path: Path) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="TÌNH HỮU NGHỊ"/></v:shape></w:pict></w:r>'

    document = read_word(write_docx(tmp_path / "a.docx", paragraph(art)))

    assert texts(document) == ["TÌNH HỮU NGHỊ"]


def test_a_drop_cap_is_the_first_letter_of_its_paragraph(tmp_path: Path) -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>'
    body = paragraph("N", look=frame) + paragraph("gày 31/3/2021, trao quà.") + paragraph("Hết.")

    document = read_word(write_docx(tmp_path / "a.docx", body))

    assert texts(document) == ["Ngày 31/3/2021, trao quà.", "Hết."]


def test_words_that_nobody_sees_are_told(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    seen = paragraph("Công khai ", run("trên nền đậm", white + '<w:highlight w:val="red"/>'))
    header = table((cell(paragraph(run("Số TT", white))), "b"))
    plain = read_word(write_docx(tmp_path / "a.docx", seen + header))
    hidden = read_word(
        write_docx(tmp_path / "b.docx", seen + paragraph(run("không ai thấy", white)))
    )
    tiny = read_word(write_docx(tmp_path / "c.docx", paragraph(run("bé tí", '<w:sz w:val="2"/>'))))

    assert plain.warnings == ()
    assert isinstance(plain.blocks[-1], Table)
    for document in (hidden, tiny):
        assert len(document.warnings) == 1
        assert "màu trắng hay nhỏ" in document.warnings[0]
