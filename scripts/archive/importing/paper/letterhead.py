"""The head of a paper: national motto, issuing body, number, place and date, title.

Layouts: Decree 30/2020/NĐ-CP, annex I (state bodies and associations), Guidance 36-HD/VPTW (the
Party) and 29-HD/TWĐTN-VP (the Youth Union). They differ in where things stand, so the lines are
told by their words. Half of the papers at hand have no head at all.
"""

import re
from dataclasses import dataclass, field

from archive.importing.document import Loss, Table
from archive.importing.paper.blocks import Block, Paper
from archive.language.dates import Edtf, find_dates
from archive.language.folding import fold
from archive.language.symbols import find_symbols, parse_symbol

_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–—]\s*tu do|dang cong san viet nam$"
    r"|doan tncs ho chi minh$|doan thanh nien cong san ho chi minh$"
)
_NUMBER = re.compile(r"^\s*(?:S[ốỐ]|s[ốỐ])\s*[:.]?\s*(?P<rest>.*)$", re.DOTALL)
_ABOUT = re.compile(r"(?:V/v|Về việc)\s*:?\s*(.+)$", re.IGNORECASE | re.DOTALL)
_LETTER_NUMBER = re.compile(r"\d{1,5}\s*[/-]\s*[A-ZĐ][A-ZĐ&.]{1,12}")
_DATED = re.compile(
    r"(?P<place>[^\W\d_][\w .\-–]{1,40}?)\s*,\s*(?P<date>ngày\s*\S.{3,40})", re.IGNORECASE
)
_KIND = re.compile(r"^\s*BÁO\s+CÁO(?:\s+(?:TÓM\s+TẮT|TỔNG\s+KẾT|CHUYÊN\s+ĐỀ))?\s*$")
_KIND_AND_TITLE = re.compile(r"^\s*BÁO\s+CÁO\s*[:\-–]?\s*(?=\S)")
_DEAR = re.compile(r"^\s*Kính\s+gửi\s*:?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_BODY_BEGINS = re.compile(
    r"^\s*(?:Căn cứ|Thực hiện|Theo|Thi hành|Phúc đáp|Kính gửi|Năm \d{4}|Trong năm|Trước|Nhằm|Để"
    r"|Ngày|Qua|Với|[IVX]{1,4}[.)\s]|[A-C][.)]\s|Phần|\d{1,2}[.)])"
)
_UNTIL = 40
"""Blocks in which a head may stand."""
_LONGEST_LINE = 90
_TITLE_LINES = 5
_MOST_NAMED = 8
_CLERKS_LEFT_BLANK = re.compile(r"[….]{2,}|\s{3,}")


@dataclass
class Head:
    """What the head says; ``about`` are the lines that repeat nothing of the text below."""

    number: str = ""
    issued: Edtf | None = None
    place: str = ""
    title: str = ""
    title_where: str = ""
    where: str = ""
    left_out: list[Loss] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)


def take_head(paper: Paper) -> Head:
    """Take the head off ``paper``: its blocks go, their words into the head and its losses."""
    head = Head()
    blocks = paper.blocks
    end = _end_of_head(blocks)
    rest: list[Block] = []
    for block in blocks[:end]:
        lines = _lines_of(block)
        known = [_take_line(head, line, block.where) for line in lines]
        if all(known) and lines:
            continue
        if block.table is not None and any(known) and not block.table.ruled:
            # an unruled table with a motto in it is the letterhead: all of it
            head.left_out.append(Loss(_words(block.table), _REASON, block.where))
            continue
        if any(known) and block.table is not None:
            head.left_out.append(Loss(_words(block.table), _REASON, block.where))
            continue
        rest.append(block)
    body = [*rest, *blocks[end:]]
    body = _take_title(head, body, had_motto=bool(head.left_out))
    paper.blocks[:] = body
    return head


_REASON = "phần đầu văn bản (quốc hiệu, tên cơ quan, số, ngày)"


def _end_of_head(blocks: list[Block]) -> int:
    """Behind the last block that the head may hold: before the kind of paper, or the text."""
    for index, block in enumerate(blocks[:_UNTIL]):
        if block.table is None and (
            _KIND_AND_TITLE.match(block.text) or _KIND.match(block.text) or _begins(block)
        ):
            return index
    return 0


def _begins(block: Block) -> bool:
    return _BODY_BEGINS.match(block.text) is not None and not _NUMBER.match(block.text)


def _lines_of(block: Block) -> list[str]:
    if block.table is None:
        return [block.text]
    return [p.text for row in block.table.rows for cell in row for p in cell.paragraphs if p.text]


def _words(table: Table) -> str:
    return " ".join(cell.text.replace("\n", " ") for row in table.rows for cell in row).strip()


def _take_line(head: Head, line: str, where: str) -> bool:
    """Take what a line of the head says; whether it is one."""
    folded = " ".join(fold(line).split())
    is_head = _MOTTO.search(folded) is not None
    if found := _NUMBER.match(line):
        number = _number_of(found["rest"])
        head.number = head.number or number
        head.where = head.where or where
        is_head = True
        about = _ABOUT.search(line)
        if about and not head.title:
            head.title, head.title_where = line[about.start() :].strip(), where
    if _ABOUT.match(line) and not head.title:
        head.title, head.title_where, is_head = line.strip(), where, True
    for place, date in _dated(line):
        if head.issued is None:
            head.issued, head.place = date, place
            head.where = head.where or where
        is_head = True
    # the body's name stands in capitals, or is short, and no sentence
    if not is_head and len(line) < _LONGEST_LINE and (line.isupper() or not line.strip(" *_-")):
        is_head = True
    if is_head and line.strip():
        head.left_out.append(Loss(line.strip(), _REASON, where))
    return is_head


def _number_of(rest: str) -> str:
    for symbol, start, _ in find_symbols(rest):
        if not rest[:start].strip(" :."):
            return symbol
    word = rest.split("V/v", maxsplit=1)[0].strip(" .:,")
    if _CLERKS_LEFT_BLANK.search(word):
        return ""
    # behind "Số:" at the head of a letter it is a number even without the name of an office
    return word if parse_symbol(word) or _LETTER_NUMBER.fullmatch(word) else ""


def _dated(line: str) -> list[tuple[str, Edtf]]:
    found = []
    for match in _DATED.finditer(line):
        dates = [d for d in find_dates(match["date"]) if d.has_year and d.start <= len("ngày ")]
        if dates:
            *left, place = re.split(r"\s{2,}", match["place"].strip())
            if not left and line[: match.start()].endswith("/"):  # "45/BC-LĐLĐ Quảng Trị, ngày …"
                place = place.partition(" ")[2]
            found.append((place, dates[0].edtf))
    return found


def _take_title(head: Head, blocks: list[Block], *, had_motto: bool) -> list[Block]:
    """Take the kind of paper and its title off ``blocks``."""
    for index, block in enumerate(blocks[:_UNTIL]):
        if block.table is not None:
            continue
        if not _KIND.match(block.text) and not _KIND_AND_TITLE.match(block.text):
            if _DEAR.match(block.text) or (index > 2 and _begins(block)):
                break
            continue
        lines = []
        own = _KIND_AND_TITLE.sub("", block.text, count=1).strip()
        whole = own.isupper() and own and not _KIND.match(block.text)
        if _KIND.match(block.text):
            own = ""
        if own:
            # "BÁO CÁO HOẠT ĐỘNG NĂM 2021" is a title in itself
            lines.append(block.text.strip() if whole else own)
        behind = index + 1
        while (
            behind < len(blocks) and len(lines) < _TITLE_LINES and _is_title(blocks[behind], lines)
        ):
            lines.append(blocks[behind].text.strip())
            behind += 1
        head.title = " ".join(lines) or head.title
        head.title_where = block.where
        for taken in blocks[index:behind]:
            words = _KIND_AND_TITLE.sub(lambda kind: f"{kind[0].strip()} ", taken.text, count=1)
            head.left_out.append(Loss(words, "tên báo cáo: đã ghi ở mục title", taken.where))
        return [*blocks[:index], *blocks[behind:]]
    if not head.title and had_motto:
        head.title = ""
    return blocks


def _is_title(block: Block, lines: list[str]) -> bool:
    """Whether ``block`` goes on with a title of which ``lines`` are known."""
    text = block.text.strip()
    if block.table is not None or block.kind == "item" or text.endswith((";", ":")):
        return False
    if _begins(block) and not (block.is_bold and not re.match(r"^[IVX\d]|^[A-H][.)]", text)):
        return False
    if lines and not (block.is_bold or block.centred or text[:1].islower()):
        return text.lower().startswith(("và ", "phương hướng", "nhiệm vụ", "kế hoạch", "năm "))
    return len(text) < 250 and not text.endswith(".")


def take_dear(blocks: list[Block]) -> list[str]:
    """Whom a paper without a list of recipients, or with "Như trên" there, is addressed to."""
    for index, block in enumerate(blocks[:_UNTIL]):
        found = _DEAR.match(block.text) if block.table is None else None
        if found:
            said = [found[1]]
            if not found[1].strip(" -.;:"):  # the names are a list below it
                said = []
                for below in blocks[index + 1 : index + 1 + _MOST_NAMED]:
                    if below.table is not None or below.kind != "item":
                        break
                    said.append(below.text)
            names = [name for line in said for name in re.split(r";\s*|\s+-\s+", line)]
            return [name.strip(" -.;:") for name in names if name.strip(" -.;:")]
    return []
