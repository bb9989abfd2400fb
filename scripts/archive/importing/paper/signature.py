"""The end of a paper: who receives it and who signed it.

Both stand side by side in a table without lines, or one below the other. "TM." (on behalf of),
"KT." (for the head), "TL.", "TUQ." and the Party's "T/M" are of Decree 30/2020/NĐ-CP and Guidance
36-HD/VPTW.
"""

import re
from dataclasses import dataclass, field, replace

from archive.importing.document import Span
from archive.importing.paper.blocks import Block, Paper
from archive.importing.paper.letters import CAPITAL
from archive.importing.paper.posts import in_running_text
from archive.importing.paper.typed_text import cut, trimmed
from archive.language.folding import fold

_RECIPIENTS = re.compile(
    r"^\s*N[ơƠ][iI]\s+(?:[nN][hH][ậẬ][nN]\s*:?|[gG][ửỬ][iI]\s*:)\s*", re.IGNORECASE
)
_AS_ABOVE = re.compile(r"^như\s+(?:trên|kính\s+gửi)", re.IGNORECASE)
_TO_REPORT = re.compile(
    r"\s*\(\s*(?:để\s+)?(?:b/c|b/cáo|báo cáo|bc|p/h|phối hợp|t/h|tổng hợp|thực hiện|biết"
    r"|qua [^()]{1,30})\s*\)\s*",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(TM|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ)(?:\s*[./]\s*|\s+)(?=\S)")
_DOTTED = {"T/M": "TM", "K/T": "KT", "T/L": "TL", "T.M": "TM", "K.T": "KT", "T.L": "TL"}
_POSTS = (
    "CHỦ TỊCH|CHỦ NHIỆM|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG BAN|PHÓ BAN|CHÁNH VĂN PHÒNG|TỔNG THƯ KÝ|CHỈ HUY"
    "|CHÍNH ỦY|CHÍNH UỶ|THƯ KÝ|HIỆU TRƯỞNG|VỤ TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG ĐOÀN|PHÓ|TRƯỞNG|ỦY VIÊN"
    "|UỶ VIÊN|ĐỒN TRƯỞNG|THƯỜNG TRỰC|THỦ TRƯỞNG|VIỆN TRƯỞNG|TRẠM TRƯỞNG|TỔ TRƯỞNG"
)
_POST = re.compile(rf"^(?:[QP]\.?\s*)?(?:{_POSTS})\b", re.IGNORECASE)
_RANK = re.compile(
    r"^(?:(?:Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Thiếu tướng|Trung tướng|GS|PGS|TS"
    r"|ThS|BS|BSCKI{1,2}|CKI{1,2}|KS|DS|TTND|TTƯT|NGƯT|NGND|LS|CN"
    r"|Hòa thượng|Hoà thượng|Thượng tọa|Thượng toạ|Đại đức|Ni trưởng|Ni sư|Linh mục|Mục sư|Sư cô|Sr"
    r"|Ông|Bà|Đ/c)(?:\s*[.,]\s*|\s+))+"
)
_NAME = re.compile(rf"^[{CAPITAL}][\w’'\-]*(?:\s+[{CAPITAL}][\w’'\-]*){{1,5}}$")
_SIGNED = re.compile(r"^\(?\s*(?:đã ký|ký tên|ký, đóng dấu|signed)[^)]*\)?$", re.IGNORECASE)
_SIDES = 2
_FROM_END = 45
"""Blocks from the end in which the signature may stand."""


@dataclass
class Ending:
    """Recipients as printed, the signer, and the blocks of the end in a clean order."""

    recipients: list[str] = field(default_factory=list)
    name: str = ""
    post: str = ""
    authority: str = ""
    where: str = ""
    recipients_where: str = ""
    blocks: list[Block] = field(default_factory=list)


def take_ending(paper: Paper) -> Ending:
    """Take recipients and signature off the end of ``paper``; the rest, an annex, stays."""
    ending = Ending()
    blocks = paper.blocks
    lines, taken = _ending_lines(blocks)
    if not lines:
        return ending
    signature: list[Block] = []
    listing = False
    for line in lines:
        found = _RECIPIENTS.match(line.text)
        if found:
            listing = True
            ending.recipients_where = line.where
            heading = cut_block(line, 0, found.end())
            ending.blocks.append(replace(heading, kind="heading", level=2, role="noi-nhan"))
            for part in _listed(cut_block(line, found.end(), len(line.text))):
                _recipient(ending, part)
            continue
        if listing and _is_recipient(line, ending):
            for part in _listed(line):
                _recipient(ending, part)
            continue
        signature.append(line)
    _sign(ending, signature)
    ending.blocks += [replace(line, kind="paragraph", marker="") for line in signature]
    paper.blocks[:] = [block for n, block in enumerate(blocks) if n not in taken]
    return ending


def cut_block(block: Block, start: int, end: int) -> Block:
    """The part of a block's words between two places."""
    return replace(block, spans=trimmed(cut(block.spans, start, end)))


def _is_data(block: Block) -> bool:
    """Whether a block is a table of more columns than recipients and signature have."""
    table = block.table
    return table is not None and table.ruled and max(map(len, table.rows), default=0) > _SIDES


def _ending_lines(blocks: list[Block]) -> tuple[list[Block], set[int]]:
    """The lines of recipients and signature, and the places of their blocks."""
    first = max(0, len(blocks) - _FROM_END)
    start = next(
        (
            n
            for n in range(len(blocks) - 1, first - 1, -1)
            if not _is_data(blocks[n])
            and any(_RECIPIENTS.match(line.text) for line in _lines(blocks[n]))
        ),
        None,
    )
    signs = [
        n
        for n in range(first, len(blocks))
        if any(_FOR.match(line.text) and len(line.text) < 90 for line in _lines(blocks[n]))
    ]
    if start is None and not signs:
        return [], set()
    begin = min([n for n in (start, signs[0] if signs else None) if n is not None])
    if start is not None and begin < start and not _only_signature(blocks[begin:start]):
        begin = start
    end = len(blocks)
    for n in range(begin, len(blocks)):
        block = blocks[n]
        annex = block.table is None and re.match(
            r"^\s*(?:PHỤ\s+LỤC|Phụ\s+lục|PHỤ\s+BIỂU)", block.text
        )
        ruled = (
            block.table is not None
            and block.table.ruled
            and not any(
                _RECIPIENTS.match(line.text) or _FOR.match(line.text) for line in _lines(block)
            )
        )
        if annex or ruled:
            end = n
            break
    lines = [line for block in blocks[begin:end] for line in _lines(block)]
    return lines, set(range(begin, end))


def _only_signature(blocks: list[Block]) -> bool:
    return all(len(line.text) < 90 for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[Block]:
    """A block's lines: of a table those of each column, from left to right."""
    if block.table is None:
        return [block]
    found = []
    width = max((len(row) for row in block.table.rows), default=0)
    for column in range(width):
        for row in block.table.rows:
            if column < len(row):
                found += [
                    replace(block, table=None, kind="paragraph", spans=part, marker=p.marker)
                    for p in row[column].paragraphs
                    for part in _at_look_changes(p.spans)
                    if any(span.text.strip() for span in part)
                ]
    return found


def _at_look_changes(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """A cell in which several bold lines were run together, at its bold pieces."""
    bold = [n for n, span in enumerate(spans) if span.bold and span.text.strip()]
    if len(bold) < 2 or any(span.text.strip() and not span.bold for span in spans):
        return [spans]
    return [(spans[n],) for n in bold]


def _listed(line: Block) -> list[Block]:
    """The recipients of a line, which may hold all of them: "- A; - B; - Lưu: VT."."""
    text, parts, at = line.text, [], 0
    for found in re.finditer(
        r"[;,]\s*(?=[-–+]\s*\S)|(?<=\s)(?<!VN\s)(?<!Việt\s)(?<!Lào\s)(?<!Nam\s)"
        r"(?=[-–]\s+(?!Dân tộc|Thương binh|Xã hội|Truyền hình|Công nghệ|Kỹ thuật|Kiều bào)[A-ZĐ])",
        text,
    ):
        parts.append((at, found.end()))
        at = found.end()
    parts.append((at, len(text)))
    made = []
    for start, end in parts:
        part = cut_block(line, start, end)
        sign = re.match(r"^[-–+•*]\s*", part.text)
        part = cut_block(part, sign.end(), len(part.text)) if sign else part
        if part.text.strip():
            made.append(replace(part, kind="item", marker="-"))
    return made


def _recipient(ending: Ending, line: Block) -> None:
    name = _TO_REPORT.sub("", line.text).strip(" ;,.")
    ending.blocks.append(replace(line, role="noi-nhan"))
    if name and not _AS_ABOVE.match(name):
        ending.recipients.append(name)


def _is_recipient(line: Block, ending: Ending) -> bool:
    if _FOR.match(line.text) or line.is_bold:
        return False
    if line.kind == "item" or line.marker:
        return True
    if line.text.isupper() and not line.text.endswith((";", ",")):
        return False
    if line.text.endswith((";", ",")) or re.match(r"^[-–+]", line.text):
        return True
    closed = any(fold(name).startswith("luu") for name in ending.recipients)
    return not closed and not _NAME.match(line.text)


def _sign(ending: Ending, lines: list[Block]) -> None:
    """Read authority, post and name out of the lines of the signature."""
    authority: list[str] = []
    for line in lines:
        text = line.text.strip()
        if not text or _SIGNED.match(text):
            continue
        ending.where = ending.where or line.where
        bare = _RANK.sub("", text)
        if found := _FOR.match(text):
            sign = _DOTTED.get(found[1], found[1])
            authority.append(f"{sign}. {in_running_text(text[found.end() :])}")
        elif _POST.match(text) and not ending.post:
            ending.post = in_running_text(text)
        elif _NAME.match(bare) and not (bare.isupper() and not ending.post):
            ending.name = bare.title() if bare.isupper() else bare
    ending.authority = " ".join(authority)
