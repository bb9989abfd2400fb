"""The Word file that the guide's pictures begin with: a made-up report of a made-up body."""

from pathlib import Path

from tests.importing.files import bold, cell, paragraph, table, write_docx

NAME = "bao-cao-2022.docx"
ORGANIZATION, YEAR = "tinh-doan-thu", "2022"
DRAFT = f"content/to-chuc/{ORGANIZATION}/{YEAR}.md"
"""The file that its draft becomes."""

_CENTRED = '<w:jc w:val="center"/>'


def write_paper(folder: Path, stamp: str = "") -> Path:
    """The report as a .docx in ``folder``; ``stamp`` is a line above all else, such as “MẬT”."""
    head = (
        cell("ĐOÀN TNCS HỒ CHÍ MINH", paragraph(bold("BCH TỈNH ĐOÀN THỬ")), "Số: 131-BC/TĐTN"),
        cell(paragraph(bold("ĐOÀN TNCS HỒ CHÍ MINH")), "Tây Ninh, ngày 06 tháng 12 năm 2022"),
    )
    foot = (
        cell(paragraph(bold("Nơi nhận:")), "- Sở Ngoại vụ;", "- Lưu: VP."),
        cell(
            paragraph(bold("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN")),
            paragraph(bold("PHÓ BÍ THƯ")),
            "(Đã ký)",
            paragraph(bold("Nguyễn Thị Thử")),
        ),
    )
    body = [
        *([paragraph(bold(stamp))] if stamp else []),
        table(head, ruled=False),
        paragraph(bold("BÁO CÁO"), look=_CENTRED),
        paragraph(
            bold("Kết quả công tác đối ngoại nhân dân năm 2022 và phương hướng năm 2023"),
            look=_CENTRED,
        ),
        paragraph(
            "Thực hiện Công văn số 15/SNgV-HTQT ngày 04/11/2022 của Sở Ngoại vụ về việc báo cáo "
            "công tác đối ngoại năm 2022, Tỉnh đoàn Thử báo cáo như sau:"
        ),
        paragraph(bold("I. KẾT QUẢ ĐẠT ĐƯỢC")),
        paragraph(
            "Ngày 30/3/2022, tại cửa khẩu Mộc Bài, Tỉnh đoàn Thử trao tặng Hội Thanh niên Thử "
            "tỉnh Svay Rieng 12.000 chiếc khẩu trang y tế và 800 chai nước rửa tay."
        ),
        paragraph(
            "Tháng 10/2022, Tỉnh đoàn Thử trao tặng Hội Thanh niên Thử tỉnh Svay Rieng và Hội "
            "Thanh niên Thử Campuchia 300 suất quà."
        ),
        paragraph(bold("II. PHƯƠNG HƯỚNG NĂM 2023")),
        paragraph(
            "Dự kiến tháng 6/2023 tổ chức trại hè giao lưu thanh niên với Hội Thanh niên Thử tỉnh "
            "Svay Rieng."
        ),
        table(foot, ruled=False),
    ]
    return write_docx(folder / NAME, "".join(body))
