"""The official tables of delegations: eleven columns in any order and wording, or fewer."""

import re
from dataclasses import dataclass, field

from archive.importing.delegations.rows import NONE, row_of
from archive.importing.delegations.stated_nones import stated_nones
from archive.importing.document import Paragraph
from archive.importing.facts import Guess, Question
from archive.importing.markdown import grid
from archive.importing.names.bodies import Bodies
from archive.importing.paper.blocks import Block
from archive.language.folding import fold
from archive.writing.plain import Plain

# the longer word first: "nước đến làm việc" is no "làm việc"
_COLUMNS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("way", r"doan ra ?[/,-] ?(?:doan )?vao|loai doan|^chieu$"),
        ("number", r"^(?:tt|stt|so tt|so thu tu|#)$"),
        ("capacity", r"danh nghia|tu cach"),
        ("head", r"truong doan|lanh dao doan|dan dau"),
        (
            "members",
            (
                r"so (?:luong )?(?:thanh vien|nguoi|luong|dai bieu|tv)|thanh vien|^so luong"
                r"|tong so nguoi"
            ),
        ),
        ("days", r"so ngay|thoi luong"),
        ("budget", r"kinh phi|ngan sach|chi phi|nguon kinh phi"),
        ("date", r"thoi gian|thoi diem|ngay (?:di|den)|ngay, thang"),
        ("country", r"^nuoc|quoc gia|quoc tich|nuoc den|den tu|^dia ban"),
        ("partner", r"doi tac|co quan (?:tiep|lam viec|moi)|don vi (?:tiep|moi)|noi lam viec"),
        ("purpose", r"noi dung|muc dich|hoat dong|ly do"),
        ("name", r"ten doan|^doan|ten, thanh phan|thanh phan|co quan cu"),
    )
)
_FEWEST = 3
_A_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ORDER = re.compile(r"(?:[IVX]{1,4}|[A-Z])[.)]?")
_OUT = re.compile(r"doan ra|di nuoc ngoai|di cong tac nuoc ngoai|xuat canh|doan di|ra nuoc ngoai")
_IN = re.compile(
    r"doan vao|nuoc ngoai vao|vao tinh|vao lam viec|nhap canh|nuoc ngoai den|khach quoc te|doan den"
)
_LED = re.compile(r"(?:(?P<in>don|tiep)|cu|to chuc)(?: duoc)? \d+ (?:luot )?doan[^.;]{0,40}:\s*$")
_MILLIONS = re.compile(r"trieu")
_THOUSANDS = re.compile(r"nghin|ngan dong|1\.?000")


@dataclass
class FoundDelegations:
    """Delegations of the year and of the plan: absent, ``[]`` for a stated none, or rows."""

    done: dict[str, list[Plain]] = field(default_factory=dict)
    planned: dict[str, list[Plain]] = field(default_factory=dict)
    guesses: dict[tuple[str | int, ...], Guess] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    tables: set[int] = field(default_factory=set)


def find_delegations(blocks: list[Block], bodies: Bodies, year: int) -> FoundDelegations:
    """The delegations of the tables among ``blocks``, and the nones that sentences state."""
    found = FoundDelegations()
    way, planned, title = "", False, ""
    fields: list[str] = []
    for block in blocks:
        if block.table is None:
            folded = fold(block.text)
            named = _way_of(folded) or _way_led(block.text)
            if named and len(block.text) < 120:
                way, title = named, block.text
                planned = _is_planned(block, year)
            elif block.kind == "heading":
                way, title = "", block.text
            _said(found, block)
            continue
        years = {int(named) for named in _A_YEAR.findall(block.words)}
        future = year + 1 in years and year not in years
        way, fields = _table(
            found,
            block,
            bodies,
            year,
            way=way,
            fields=fields,
            planned=planned or future,
            title=title,
        )
    return found


def _is_planned(block: Block, year: int) -> bool:
    folded = fold(block.text)
    if str(year + 1) in folded or "du kien" in folded or "ke hoach" in folded:
        return True
    return block.role == "phuong-huong" and block.kind != "heading" and str(year) not in folded


def _way_of(folded: str) -> str:
    out, into = _OUT.search(folded), _IN.search(folded)
    if out and into:
        return ""
    return "outgoing" if out else "incoming" if into else ""


def _way_led(text: str) -> str:
    """The way of the delegations that a table lists below "Trong năm đón 02 đoàn:"."""
    led = _LED.search(fold(text))
    return "" if led is None else "incoming" if led["in"] else "outgoing"


def _table(
    found: FoundDelegations,
    block: Block,
    bodies: Bodies,
    year: int,
    *,
    way: str,
    fields: list[str],
    planned: bool,
    title: str,
) -> tuple[str, list[str]]:
    assert block.table is not None  # noqa: S101  the caller looked
    known = list(fields)
    is_one = False
    for row in grid(block.table):
        cells = [_text(cell) for cell in row]
        filled = [cell for cell in cells if cell]
        if len(filled) == 2 and _ORDER.fullmatch(filled[0]):
            filled = filled[1:]
        if not filled:
            continue
        header = _header(cells)
        if header:
            known, is_one = header, True
            way = _way_of(fold(cells[header.index("name")])) or way
            continue
        named = _way_of(fold(filled[0])) if len(filled) == 1 else ""
        if named:
            way = named
            planned = planned or str(year + 1) in filled[0]
            if known or way:
                is_one = True
            continue
        own = _way_of(fold(cells[known.index("way")])) if "way" in known else way
        if not is_one or not known or not own:
            continue
        found.tables.add(block.number)
        where = block.where
        group = found.planned if planned else found.done
        top = "planned_delegations" if planned else "delegations"
        if all(NONE.match(cell) or re.fullmatch(r"[\d.\-–/]*", cell) for cell in filled) and any(
            NONE.match(cell) for cell in filled
        ):
            group.setdefault(own, [])
            found.guesses[top, own] = Guess("chắc" if title or named else "khá chắc", where)
            if block.role == "phuong-huong" and not planned:
                found.questions.append(
                    Question(
                        f"Bảng ghi “Không” đứng sau phần kế hoạch: là của năm {year} hay của kế "
                        "hoạch "
                        f"năm {year + 1}?",
                        where,
                        ("delegations", own),
                    )
                )
            continue
        ahead = planned or (block.role == "phuong-huong" and str(year) not in block.words)
        made = row_of(cells, known, bodies, year, planned=ahead)
        if made is not None:
            group = found.planned if ahead else found.done
            top = "planned_delegations" if ahead else "delegations"
            rows = group.setdefault(own, [])
            found.guesses[top, own, len(rows)] = Guess("khá chắc", where)
            rows.append(made)
    return way, known


def _text(cell: tuple[Paragraph, ...]) -> str:
    return " ".join(" ".join(p.text for p in cell).split())


def _header(cells: list[str]) -> list[str]:
    """The entries that the cells of a header name; empty when they are no header."""
    fields: list[str] = []
    hits = 0
    for cell in cells:
        folded = fold(cell).strip()
        name = next((n for n, p in _COLUMNS if folded and len(cell) < 60 and p.search(folded)), "")
        if name in fields:
            name = ""
        unit = ""
        if name == "budget":
            unit = "*million" if _MILLIONS.search(folded) else ""
            unit = unit or ("*thousand" if _THOUSANDS.search(folded) else "")
        hits += bool(name)
        fields.append(name + unit)
    if "name" not in fields and {"purpose", "members", "country"} <= set(fields):
        fields[fields.index("purpose")] = "name"  # “Nội dung” stands for a name of the group
    return (
        fields
        if hits >= _FEWEST and "name" in fields and not any(c.isdigit() for c in cells[0])
        else []
    )


def _said(found: FoundDelegations, block: Block) -> None:
    """Take the nones of sentences: "Không có đoàn ra, đoàn vào"."""
    for way, is_plan in stated_nones(block.text):
        planned = is_plan or block.role == "phuong-huong"
        group = found.planned if planned else found.done
        top = "planned_delegations" if planned else "delegations"
        if way not in group:
            group[way] = []
            found.guesses[top, way] = Guess("khá chắc", block.where, "câu văn nói không có")
