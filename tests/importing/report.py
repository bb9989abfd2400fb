"""A report as an office writes it, with letterhead, notes, table and signature, for all formats."""

from pathlib import Path

from tests.importing.files import bold, call, cell, notes, paragraph, run, table, write_docx

_CENTRED = '<w:jc w:val="center"/>'
_BODY = '<w:spacing w:after="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'
_RAISED = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PARAGRAPHS = [
    f"Việc thứ {word}: tuy dịch bệnh diễn biến phức tạp, đơn vị vẫn giữ liên lạc với các tổ chức "
    "bạn ở tỉnh giáp biên, gửi thư chúc mừng nhân ngày lễ lớn của hai nước và trao đổi kinh nghiệm "
    "qua cầu truyền hình, nhờ vậy tình đoàn kết hữu nghị giữa nhân dân hai bên biên giới được giữ "
    "vững; các cấp hội cũng đã tuyên truyền cho hội viên về đường lối đối ngoại của Đảng và Nhà "
    "nước."
    for word in ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")
]
BEFORE_NOTE = (
    "Thực hiện Công văn số 135/SNgV-HTQT ngày 15/9/2021 của Sở Ngoại vụ về việc báo cáo công tác "
    "đối ngoại nhân dân, đơn vị đã cử 01"
)
AFTER_NOTE = (
    " đại biểu dự giao lưu hữu nghị và trao tặng 20.000 khẩu trang y tế cho nhân dân tỉnh bạn tại "
    "cửa khẩu quốc tế."
)
LONG_ITEM = (
    "- Tặng 05 thùng nước rửa tay cho Hội Liên hiệp Thanh niên tỉnh bạn trong khuôn khổ chương "
    "trình kết nghĩa giữa hai tỉnh;"
)
ITEMS = (LONG_ITEM, "- Đón 02 đoàn;")


def _wide(width: int, made: str) -> str:
    return made.replace('w:w="1000"', f'w:w="{width}"')


def write_report(path: Path) -> Path:
    """Three pages in 14 points, as a .docx."""
    left = cell(
        paragraph("LIÊN ĐOÀN LAO ĐỘNG", look=_CENTRED), paragraph("Số: 12/BC-LĐLĐ", look=_CENTRED)
    )
    right = cell(
        paragraph(bold("CỘNG HÒA XÃ HỘI"), look=_CENTRED),
        paragraph(run("Quảng Trị, ngày 05 tháng 12 năm 2021", "<w:i/>"), look=_CENTRED),
    )
    signature = (
        cell(paragraph(bold("Nơi nhận:")), "- Sở Ngoại vụ;", "- Lưu: VT."),
        cell(
            paragraph(bold("TM. BAN THƯỜNG VỤ"), look=_CENTRED),
            paragraph(bold("PHÓ CHỦ TỊCH"), look=_CENTRED),
            *("", ""),
            paragraph(bold("Nguyễn Văn A"), look=_CENTRED),
        ),
    )
    delegations = table(
        ("TT", "Tên đoàn", "Số thành viên"),
        ("1", "Đoàn công tác của Hội Liên hiệp Thanh niên", "12"),
        (cell("II. Đoàn vào", settings='<w:gridSpan w:val="3"/>'),),
        ("", "Không", ""),
        columns=3,
    )
    note = call(2).replace("<w:r>", f"<w:r><w:rPr>{_RAISED}</w:rPr>")
    body = (
        _wide(4700, table((left, right), ruled=False))
        + paragraph(bold("BÁO CÁO"), look='<w:spacing w:before="240"/>' + _CENTRED)
        + paragraph(bold("Công tác đối ngoại nhân dân năm 2021"), look=_CENTRED)
        + paragraph(BEFORE_NOTE, note, AFTER_NOTE, look=_BODY)
        + paragraph(bold("I. KẾT QUẢ ĐẠT ĐƯỢC"), look=_BODY)
        + "".join(paragraph(item, look=_BODY) for item in ITEMS)
        + "".join(paragraph(text, look=_BODY) for text in PARAGRAPHS[:4])
        + _wide(3000, delegations)
        + "".join(paragraph(text, look=_BODY) for text in PARAGRAPHS[4:])
        + paragraph("")
        + _wide(4700, table(signature, ruled=False))
    )
    small = notes("Chị An, chuyên viên Sở Ngoại vụ.")
    small = small.replace("<w:rPr>", '<w:rPr><w:sz w:val="20"/>')
    small = small.replace("<w:r><w:footnoteRef", f"<w:r><w:rPr>{_RAISED}</w:rPr><w:footnoteRef")
    header = paragraph(PAGE_NUMBER, look=_CENTRED)
    return write_docx(path, body, styles=STYLES, footnotes=small, header=header)
