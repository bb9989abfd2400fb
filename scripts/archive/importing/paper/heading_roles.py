"""The roles of sections by their titles, and of the paragraphs below them."""

import re
from dataclasses import replace

from archive.importing.paper.blocks import Block
from archive.importing.paper.heading_numbers import numbering

_ROLES: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        ("phu-luc", r"^phụ (?:lục|biểu)|^(?:biểu|bảng) (?:tổng hợp|thống kê)"),
        ("kien-nghi", r"kiến nghị|đề xuất"),
        (
            "phuong-huong",
            (
                r"phương hướng|nhiệm vụ (?:trọng tâm|năm|công tác|\d{4}|và giải pháp)|^nhiệm vụ"
                r"|trọng tâm (?:công tác )?năm|(?:^|\W)kế hoạch (?:(?:đối ngoại|hoạt động"
                r"|công tác)\s)*"
                r"(?:đối ngoại |hoạt động |công tác )?(?:năm )?\d{4}|chương trình công tác năm"
                r"|dự kiến (?:hoạt động|kế hoạch|công tác)|thời gian tới|^kế hoạch|định hướng"
                r"|công tác trọng tâm"
            ),
        ),
        (
            "han-che",
            (
                r"hạn chế|khó khăn|tồn tại|vướng mắc|mặt yếu|khuyết điểm|chưa (?:làm )?được"
                r"|chưa đạt|bất cập|thách thức"
            ),
        ),
        ("nguyen-nhan", r"nguyên nhân|bài học"),
        (
            "chi-dao",
            (
                r"lãnh đạo|chỉ đạo|tham mưu|quán triệt|công tác triển khai|triển khai thực hiện"
                r"|ban hành văn bản"
            ),
        ),
        ("mat-duoc", r"mặt được|ưu điểm|mặt mạnh|thuận lợi|mặt tích cực|thành tựu|điểm nổi bật"),
        (
            "ket-qua",
            (
                r"kết quả|(?:những |các )?việc đã|đã (?:làm|đạt|thực hiện)|(?:các"
                r"|những) hoạt động|hoạt động (?:chính"
                r"|nổi bật"
                r"|đối ngoại|đã)|tình hình (?:thực hiện|hoạt động|triển khai|công tác)"
                r"|nội dung hoạt động"
                r"|công tác đối ngoại|nội dung (?:đã )?thực hiện|hoạt động trong năm"
                r"|thực hiện nhiệm vụ"
                r"|hoạt động"
            ),
        ),
        ("can-cu", r"^căn cứ|cơ sở pháp lý"),
    )
)
_BACKGROUND = re.compile(
    r"đặc điểm|tình hình|khái quát|bối cảnh|mở đầu|giới thiệu|thông tin chung|cơ cấu|bộ máy"
    r"|báo cáo|chức năng|tổ chức",
    re.IGNORECASE,
)
_GENERAL = re.compile(r"đánh giá(?: chung)?|nhận xét", re.IGNORECASE)
_GIVES_HELP = re.compile(r"\W*(?:giúp|hỗ trợ|chăm lo|chia sẻ)(?!\w)[^,;]*khó khăn", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
ASSESSING = ("han-che", "mat-duoc", "nguyen-nhan", "kien-nghi")
_LEADING = re.compile(r"(?:lãnh đạo|chỉ đạo|tham mưu)[^.;:]{0,30}$", re.IGNORECASE)


def role_of(title: str, year: int) -> str:
    """The role of a section with this title in a report on ``year``; empty where none is sure."""
    years = {int(found) for found in _YEAR.findall(title)}
    words = title
    if _GIVES_HELP.match(words):
        return ""  # “Giúp đỡ nhân dân bạn khó khăn” tells of help, not of what was hard
    if re.search(r"(?i)khó khăn|vướng mắc|hạn chế|tồn tại", words) and "kiến nghị" in words.lower():
        return "han-che"
    if (
        year + 1 in years
        and year not in years
        and not re.search("kiến nghị|kết quả", words.lower())
    ):
        return "phuong-huong"
    if re.fullmatch(rf"(?i)\W*(?:Năm|Trong năm)\s+{year + 1}\W*", words):
        return "phuong-huong"
    if years == {year} and re.search("kế hoạch năm|công tác đối ngoại năm", words.lower()):
        return "ket-qua"
    if re.match(r"(?i)^kết quả", words) and "phương hướng" not in words.lower():
        return "ket-qua"
    if re.search(r"(?i)ưu điểm|mặt được|thuận lợi", words) and re.search(
        r"(?i)khó khăn|hạn chế", words
    ):
        return "han-che" if not re.search(r"(?i)ưu điểm|mặt được", words) else ""
    return next((role for role, pattern in _ROLES if pattern.search(words)), "")


def _tells(heading: str) -> bool:
    """Whether a numbered section that no list of titles knows may tell what was done."""
    style, at = numbering(heading)
    title = heading[at:]
    told = style in {"roman", "letter", "arabic"} and len(title.split()) > 1
    return told and not _BACKGROUND.search(title) and not _GENERAL.search(title)


def _of_next_year(text: str, year: int) -> bool:
    """Whether a paragraph of a letter without headings begins to tell of the next year's plans."""
    begun = re.match(rf"\s*(?:[-+•]\s*)?(?:Trong |Về )?năm {year + 1}\s*[,:]", text, re.IGNORECASE)
    return begun is not None and str(year) not in text[begun.end() :]


def with_roles(blocks: list[Block], year: int) -> list[Block]:
    """``blocks`` of a report on ``year`` with the role of the section that each stands in.

    The first heading of a role carries its anchor.
    """
    taken: set[str] = set()
    last = ""
    above: list[tuple[int, str]] = []
    made = []
    for block in blocks:
        if block.role == "noi-nhan":
            made.append(block)
            continue
        if block.kind == "heading":
            title = block.text[numbering(block.text)[1] :]
            while above and above[-1][0] >= block.level:
                above.pop()
            inherited = above[-1][1] if above else ""
            role = role_of(title, year)
            if role == "ket-qua" and inherited:
                role = inherited
            if inherited == "phuong-huong" and role not in {"kien-nghi", "phu-luc"}:
                role = inherited
            leading = role == "chi-dao" and _LEADING.search(title) is not None
            if (
                inherited in {"ket-qua", "phu-luc"}
                and role not in {*ASSESSING, "phuong-huong"}
                and not leading
            ):
                role = inherited
            if not role and not inherited and _GENERAL.search(title):
                role = ""
            if not role and not inherited and last == "ket-qua":
                role = last  # “2. Đoàn vào” behind “1. Kết quả” tells of results too
            role = role or inherited
            if not inherited:
                last = role
            anchor = role if role and role != inherited and role not in taken else ""
            if not role and not last and _tells(block.text):
                role = "ket-qua"  # “I. Công tác nhân đạo” before “II. Kết quả các đợt trao”
            above.append((block.level, role))
            taken.add(anchor)
            made.append(replace(block, role=role, anchor=anchor))
            continue
        role = above[-1][1] if above else ""
        if block.table is None and _of_next_year(block.text, year):
            role = "phuong-huong"
        made.append(replace(block, role=role))
    return made
