"""Headings, which offices write as bold or numbered paragraphs, and the roles of sections."""

import re
from dataclasses import replace

from archive.importing.document import Span
from archive.importing.paper.blocks import Block
from archive.importing.paper.heading_numbers import numbering
from archive.importing.paper.heading_roles import ASSESSING, role_of, with_roles
from archive.importing.paper.signature import cut_block

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
    return with_roles(_levelled(parted), year)


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
    return found if role in {*ASSESSING, "phuong-huong"} and _SURE.match(found["title"]) else None


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
        and _LED_BY.match(title)
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
