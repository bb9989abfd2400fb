"""Headings, which offices write as bold or numbered paragraphs, and the roles of sections."""

import re
from dataclasses import replace

from archive.importing.document import Span
from archive.importing.paper import Block
from archive.importing.signature import cut_block

_STYLES: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    ("phan", re.compile(r"^Phần\s+(?:thứ\s+)?\w+\s*[:.\-–]?\s*", re.IGNORECASE)),
    ("phu-luc", re.compile(r"^Phụ\s+(?:lục|biểu)\b\s*[IVX\d]*\s*[:.\-–]?\s*", re.IGNORECASE)),
    ("roman", re.compile(r"^(?:[IVX]{1,5}|I[IVX]*)\s*[.)\-–:]\s*")),
    ("letter", re.compile(r"^[A-HĐ]\s*[.)\-–:]\s*")),
    ("deep", re.compile(r"^\d{1,2}(?:\.\d{1,2})+\s*[.):]?\s*")),
    ("arabic", re.compile(r"^\d{1,2}\s*[.)\-–:/]\s*(?!\d)")),
    ("small", re.compile(r"^[a-hđ]\s*[.)]\s*")),
)
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
                r"|dự kiến (?:hoạt động|kế hoạch)|^kế hoạch|định hướng|công tác trọng tâm"
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
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LABEL = re.compile(
    r"^(?P<number>(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-hđ])\s*[.)]\s*|[-+*]\s*)?"
    r"(?P<label>(?:Những |Một số |Các |Về )?(?:Mặt được|Ưu điểm|Mặt mạnh|Thuận lợi|Kết quả đạt được"
    r"|Hạn chế|Khó khăn|Tồn tại|Mặt yếu|Mặt hạn chế|Nguyên nhân|Khuyết điểm|Kiến nghị|Đề xuất"
    r"|Vướng mắc)(?:[ ,;]+(?:và |những )?(?:hạn chế|khó khăn|tồn tại|vướng mắc|nguyên nhân|đề xuất"
    r"|thuận lợi))*)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_MOST_WORDS = 26
_MOST_WORDS_PLAIN = 14
_TOP = 2
_LOWEST = 6
_ASSESSING = ("han-che", "mat-duoc", "nguyen-nhan", "kien-nghi")


_RUN_IN = re.compile(
    r"^(?P<number>(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-hđ])\s*[.)\-–]\s*)"
    r"(?P<title>[^.:;\d][^.:;]{3,80}?(?:\s(?:19|20)\d\d)?)\s*[.:]\s+(?=[^\W\d_“\"])"
)
"""A title that its text goes on behind: “6. Nhiệm vụ năm 2023. Tổ chức …”."""
_SURE = re.compile(
    r"(?:(?:Những|Một số|Các|Về) )?(?:Kết quả|Hạn chế|Tồn tại|Khó khăn|Nguyên nhân|Ưu điểm|Mặt được"
    r"|Phương hướng|Nhiệm vụ|Kế hoạch|Dự kiến|Kiến nghị|Đề xuất|Vướng mắc|Khuyết điểm"
    r"|(?:Trong )?[Nn]ăm 20\d\d\W*$)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:lãnh đạo|chỉ đạo|tham mưu)[^.;:]{0,30}$", re.IGNORECASE)
_LED_BY = re.compile(r"^[^.;:]{2,60}:$")


def find_sections(blocks: list[Block], year: int) -> list[Block]:
    """``blocks`` with headings told from paragraphs, and the role of its section in each.

    A role is carried by the first heading that has it; one that repeats its parent's has none. A
    paragraph that begins with a heading ("2. Hạn chế: …") is parted from it.
    """
    parted: list[Block] = []
    for index, block in enumerate(blocks):
        behind = blocks[index + 1] if index + 1 < len(blocks) else None
        parted += _with_heading(block, behind, year)
    return _with_roles(_levelled(parted), year)


def role_of(title: str, year: int) -> str:
    """The role of a section with this title in a report on ``year``; empty where none is sure."""
    years = {int(found) for found in _YEAR.findall(title)}
    words = title
    if (
        year + 1 in years
        and year not in years
        and re.search("kế hoạch|nhiệm vụ|hướng", words.lower())
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


def numbering(text: str) -> tuple[str, int]:
    """The style of the number that ``text`` begins with, and where the title behind it begins."""
    for style, pattern in _STYLES:
        if found := pattern.match(text):
            return style, found.end()
    return "", 0


def _with_heading(block: Block, behind: Block | None, year: int) -> list[Block]:
    if block.table is not None:
        return [block]
    if block.role == "noi-nhan":
        return [block]
    label = _LABEL.match(block.text) or _run_in(block, year)
    if label and len(block.text) > label.end():
        title = cut_block(block, 0, label.end())
        heading = replace(title, kind="heading", marker="", styled=0)
        rest = replace(cut_block(block, label.end(), len(block.text)), kind="paragraph", marker="")
        return [heading, rest]
    if _is_heading(block, behind):
        return [replace(block, kind="heading", marker="")]
    return [block]


def _run_in(block: Block, year: int) -> "re.Match[str] | None":
    """A title at the start of a paragraph: bold before plain words, or one whose role is sure."""
    found = _RUN_IN.match(block.text)
    if found is None or block.kind != "paragraph":
        return None
    words = [span for span in block.spans if span.text.strip()]
    if words[0].bold and not words[-1].bold:
        bold = "".join(s.text for s in block.spans[: _bold_spans(block)])
        return found if abs(len(bold.rstrip()) - found.end("title")) <= len(found[0]) else None
    role = role_of(found["title"], year)
    return found if role in {*_ASSESSING, "phuong-huong"} and _SURE.match(found["title"]) else None


def _bold_spans(block: Block) -> int:
    return next((n for n, span in enumerate(block.spans) if not span.bold), len(block.spans))


def _is_heading(block: Block, behind: Block | None) -> bool:
    text = block.text.strip()
    words = len(text.split())
    if not text or words > _MOST_WORDS or block.kind == "item":
        return False
    if block.styled:
        return True
    style, at = numbering(text)
    title = text[at:]
    above_table = behind is not None and behind.table is not None
    if (
        not above_table
        and _LED_BY.match(text)
        and _SURE.match(title)
        and words <= _MOST_WORDS_PLAIN
    ):
        return True  # “Kết quả đạt được:” above a list
    if not title and style not in {"phan", "phu-luc"}:
        return False
    if text.endswith((";", ",")) or (text.endswith(".") and words > 6):
        return False
    if style in {"phan", "phu-luc"} and (
        block.is_bold or text.isupper() or words < _MOST_WORDS_PLAIN
    ):
        return not text.endswith(".")
    if block.is_bold and not text.endswith("."):
        return bool(style) or (len(text) > 3 and not text.endswith(":"))
    if text.isupper() and (style or words > 1):
        return True
    looks_italic = bool(block.spans) and all(s.italic for s in block.spans if s.text.strip())
    if style in {"roman", "letter", "deep"} or (looks_italic and style):
        return not text.endswith((".", ":")) and words <= _MOST_WORDS
    if style in {"arabic", "small"}:
        if text.endswith((".", ":")) or words > _MOST_WORDS_PLAIN:
            return False
        if behind is None or (behind.table is None and numbering(behind.text)[0] == style):
            return False
        return bool(role_of(title, 0)) or words <= _MOST_WORDS_PLAIN
    return False


def _levelled(blocks: list[Block]) -> list[Block]:
    """Headings with levels: a style of number that is new stands below the one before."""
    styles: list[str] = []
    made = []
    for block in blocks:
        if block.kind != "heading" or block.role == "noi-nhan":
            made.append(block)
            continue
        style = numbering(block.text)[0] or f"bold{block.styled}"
        if style == "phu-luc":
            styles = []
        if style in styles:
            styles = styles[: styles.index(style) + 1]
        else:
            styles.append(style)
        level = min(_TOP - 1 + len(styles), _LOWEST)
        made.append(replace(block, level=level, spans=_without_looks(block.spans)))
    return made


def _without_looks(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(replace(span, bold=False, italic=False) for span in spans)


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


def _with_roles(blocks: list[Block], year: int) -> list[Block]:
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
                and role not in {*_ASSESSING, "phuong-huong"}
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
