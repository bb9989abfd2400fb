"""What a Word file holds that no reader sees: changes tracked, hidden text, comments."""

from pathlib import Path

from tests.importing.files import (
    cell,
    paragraph,
    run,
    table,
)
from tests.importing.looking import lost, read, tables, texts


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    body = (
        paragraph(
            "Tặng ",
            '<w:del w:id="1"><w:r><w:delText>10.000</w:delText></w:r></w:del>',
            f'<w:ins w:id="2">{run("20.000")}</w:ins>',
            " khẩu trang",
        )
        + f'<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>{run("phối hợp ")}</w:p>'
        + paragraph("tốt")
        + table(("a", "b")).replace(
            "</w:tbl>", '<w:tr><w:trPr><w:del w:id="4"/></w:trPr>' + cell("c") + "</w:tr></w:tbl>"
        )
    )
    document = read(tmp_path, body)

    assert texts(document) == ["Tặng 20.000 khẩu trang", "phối hợp tốt"]
    assert tables(document) == [[["a", "b"]]]
    assert set(lost(document)) == {"10.000", "c"}
    assert all("Track Changes" in reason for reason in lost(document).values())


def test_hidden_text_and_comments_are_lost_and_said(tmp_path: Path) -> None:
    styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    comments = f'<w:comment w:id="0" w:author="Chị Hoa">{paragraph("xem lại số")}</w:comment>'
    body = paragraph(
        "Trao quà ", run("0912", "<w:vanish/>"), run(" riêng", '<w:rStyle w:val="An"/>'), " cho bạn"
    )
    document = read(tmp_path, body, styles=styles, comments=comments)

    assert texts(document) == ["Trao quà  cho bạn"]
    assert lost(document) == {
        "0912 riêng": "chữ ẩn trong tệp, có thể là nội dung riêng tư",
        "xem lại số": "nhận xét bên lề của Chị Hoa",
    }
    assert any("riêng tư" in warning for warning in document.warnings)
