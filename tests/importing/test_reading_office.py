"""Old Word files, OpenDocument and RTF, by LibreOffice; and how long reading takes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.importing.document import Cell, Document, Table
from archive.importing.files import office
from archive.importing.files.joined_tables import with_tables_apart
from archive.importing.files.reading import read_document
from archive.importing.files.unreadable import Unreadable
from tests.importing.files import (
    call,
    font,
    notes,
    paragraph,
    run,
    table,
    write_docx,
)
from tests.importing.looking import texts
from tests.importing.programs import convert, needs_office
from tests.importing.report import PARAGRAPHS, write_report

FORMATS = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf"}


def write_old(path: Path) -> Path:
    """Fonts of two old encodings, a note, hidden and deleted text, two tables in a row."""
    deleted = '<w:del w:id="9" w:author="x"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'
    body = (
        paragraph(run("B¸o c¸o M\u00adêng Kh\u00ad¬ng", font(".VnTime")))
        + paragraph(run("b¸o c¸o", font(".VnTimeH")), " ", run("Ñoaøn tænh", font("VNI-Times")))
        + paragraph("Cử 01", call(2), " đại biểu")
        + table(("Đoàn ra", "Không"))
        + table(("TT", "Tên đoàn", "Số"), ("1", "Không", "0"), columns=3)
        + paragraph("sau ", run("ẩn", "<w:vanish/>"), deleted, "44\u2011CT/TW")
    )
    return write_docx(
        path, body, footnotes=notes("Chị An."), header=paragraph("Đầu mỗi trang")
    )  # fmt: skip


@pytest.fixture(scope="module", params=FORMATS)
def old(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    source = write_old(tmp_path_factory.mktemp("old") / "bai.docx")
    return read_document(convert(source, FORMATS[request.param]))


@needs_office
def test_old_fonts_are_read_in_old_files(old: Document) -> None:
    assert texts(old)[:2] == ["Báo cáo Mường Khương", "BÁO CÁO Đoàn tỉnh"]


@needs_office
def test_notes_stay_notes(old: Document) -> None:
    assert texts(old)[2:] == ["Cử 01 đại biểu", "sau 44-CT/TW"]
    assert [note[0].text for note in old.notes.values()] == ["Chị An."]


@needs_office
def test_two_tables_in_a_row_come_apart_again(old: Document) -> None:
    tables = [block for block in old.blocks if isinstance(block, Table)]

    assert [[[(c.text, c.columns) for c in row] for row in t.rows] for t in tables] == [
        [[("Đoàn ra", 1), ("Không", 1)]],
        [[("TT", 1), ("Tên đoàn", 1), ("Số", 1)], [("1", 1), ("Không", 1), ("0", 1)]],
    ]


@needs_office
def test_what_is_lost_is_said(old: Document) -> None:
    reasons = {loss.text: loss.reason for loss in old.lost}

    assert set(reasons) == {"ẩn", "bỏ đi", "Đầu mỗi trang"}
    assert "riêng tư" in reasons["ẩn"]
    assert "Track Changes" in reasons["bỏ đi"]


@needs_office
def test_tables_that_end_an_old_word_file_keep_their_cells(tmp_path: Path) -> None:
    """Two in a row, without the paragraph behind that Word itself always writes."""
    body = paragraph("Quà đã trao:") + table(
        ("TT", "Tên quà", "Số"), ("1", "Gạo", "05 tấn"), ("", "Dầu", "20"), columns=3
    )
    signed = table(("Nơi nhận:", "GIÁM ĐỐC"), ruled=False)
    path = write_docx(tmp_path / "bai.docx", body + signed)

    document = read_document(convert(path, FORMATS["doc"]))

    assert texts(document) == ["Quà đã trao:"]
    assert [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ] == [
        [["TT", "Tên quà", "Số"], ["1", "Gạo", "05 tấn"], ["", "Dầu", "20"]],
        [["Nơi nhận:", "GIÁM ĐỐC"]],
    ]


def of_widths(*rows: tuple[int, ...]) -> Table:
    return Table(tuple(tuple(Cell((), columns) for columns in row) for row in rows))


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ([(2, 2), (1, 2, 1)], [[(1, 1)], [(1, 1, 1)]]),
        ([(4,), (2, 2), (1, 2, 1)], [[(2,), (1, 1)], [(1, 1, 1)]]),
        ([(4,), (1, 2, 1), (1, 3)], [[(4,), (1, 2, 1), (1, 3)]]),
        ([(1, 1), (1, 1)], [[(1, 1), (1, 1)]]),
        ([], [[]]),
    ],
)
def test_a_table_is_cut_only_where_no_line_goes_through(
    whole: list[tuple[int, ...]], parts: list[list[tuple[int, ...]]]
) -> None:
    found = list(with_tables_apart([of_widths(*whole)]))

    assert found == [of_widths(*part) for part in parts]


def test_without_libreoffice_the_way_to_install_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Unreadable, match="--no-install-recommends libreoffice-writer-nogui"):
        office.read_by_office(tmp_path / "file", "doc", tmp_path)


@needs_office
def test_a_file_that_libreoffice_cannot_open_is_said(tmp_path: Path) -> None:
    path = tmp_path / "bai.rtf"
    path.write_bytes(b"{\\rtf1 {{{{ \\bin9999999 ")

    with pytest.raises(Unreadable, match="LibreOffice không mở được"):
        read_document(path)


def seconds(work: Callable[[], object]) -> float:
    """Processor time, its children's too, of the quickest of three runs.

    A busy machine stretches what a clock on the wall shows, and says nothing about the code.
    """
    times = []
    for _ in range(3):
        begun = os.times()
        work()
        times.append(sum(os.times()[:4]) - sum(begun[:4]))
    return min(times)


def test_a_word_file_takes_half_a_second(tmp_path: Path) -> None:
    path = write_report(tmp_path / "bai.docx")

    assert seconds(lambda: read_document(path)) <= 0.5


@needs_office
def test_an_old_word_file_takes_three_seconds(tmp_path: Path) -> None:
    path = convert(write_report(tmp_path / "bai.docx"), FORMATS["doc"])
    document = read_document(path)

    assert PARAGRAPHS[0] in texts(document)
    assert seconds(lambda: read_document(path)) <= 3


def test_a_name_that_lies_is_said_and_the_content_read(tmp_path: Path) -> None:
    path = write_report(tmp_path / "bai.docx").rename(tmp_path / "bai.doc")

    document = read_document(path)

    assert PARAGRAPHS[0] in texts(document)
    assert document.warnings == (
        "Tệp mang đuôi .doc nhưng bên trong là loại .docx; đã đọc theo nội dung.",
    )
