"""What the columns of a table of gifts or of activities hold, by the words of their heads.

Offices order and word them as they like: “STT, Nội dung, Số lượng, Đơn vị tính, Trị giá, Đơn vị
nhận” is as good as “Đơn vị hỗ trợ, Mặt hàng, SL”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.importing.document import Cell, Paragraph, Table
from archive.language.folding import fold

# the first that fits counts: “đơn vị tính” is no “đơn vị”, “nơi nhận” no place
_COLUMNS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("number", r"^(?:tt|stt|so tt|so thu tu|#)$"),
        ("unit", r"don vi tinh|^dvt$|^dv tinh$"),
        ("price", r"don gia|muc (?:ho tro|chi)|gia (?:mot|moi|1) "),
        ("value", r"tri gia|thanh tien|gia tri|so tien|tong tien|kinh phi|quy (?:ra )?tien"),
        ("quantity", r"so luong|^sl\b|^luong$|khoi luong"),
        (
            "recipient",
            (
                r"(?:don vi|ben|noi|co quan|to chuc|dia phuong|nguoi|dia chi) (?:(?:duoc )?(?:nhan"
                r"|thu huong|tiep nhan)|duoc (?:tang|ho tro))|^(?!ngay|thoi|so ).*[ /]nhan$"
                r"|thu huong|^doi tuong|tang cho"
                r"|trao cho"
            ),
        ),
        (
            "giver",
            (
                r"^(?!so |noi dung|hinh thuc|muc |ngay |thoi |loai |ten |doi tuong|hien vat|qua)"
                r".*[ ,/](?:ho tro|tai tro|vien tro|tang|trao tang|ung ho)$"
                r"|(?:don vi|ben|co quan|to chuc|nguoi|doi tac|noi) (?:tang|trao|ho tro|tai tro"
                r"|vien tro|ung ho|cho|giup|chu tri|thuc hien)|nha (?:tai tro|hao tam)"
                r"|nguon (?:ho tro|tai tro|vien tro|tang|hang)|cua (?:to chuc|don vi) nao"
            ),
        ),
        ("date", r"^ngay|thoi gian|thoi diem|^thang|ngay (?:trao|nhan|thuc hien)"),
        ("place", r"dia diem|noi (?:trao|to chuc|dien ra)|dia ban"),
        ("note", r"ghi chu"),
        ("result", r"ket qua|thanh phan|so nguoi|quy mo|nguoi tham (?:gia|du)"),
        (
            "what",
            (
                r"mat hang|hien vat|vat (?:pham|tu|chat)|(?:ten|loai|chung loai) (?:qua|hang|vat"
                r"|tai san)"
                r"|^qua(?: tang)?$|hang hoa|danh muc|chung loai|noi dung|ten hoat dong|hoat dong"
                r"|cong viec|^viec|^ten (?:du an|chuong trinh|khoan)|^(?:chuong trinh, )?du an"
            ),
        ),
        ("unit or body", r"^don vi$"),
    )
)
_SCALES = (("trieu", 1_000_000), ("nghin", 1_000), ("ngan dong", 1_000), ("ty dong", 10**9))
_GIVES = re.compile(r"tai tro|ho tro|vien tro|tang|trao|ung ho|giup")
_LONGEST_HEAD = 60


@dataclass(frozen=True)
class Columns:
    """The entry that each column holds, its heading, and what sums of money are counted in."""

    names: tuple[str, ...]
    heads: tuple[str, ...]
    scale: int = 1
    currency: str = ""

    def values(self, cells: list[str]) -> dict[str, str]:
        """The words of a row by the entries they are for; empty cells are left out."""
        pairs = zip(self.names, cells, strict=False)
        return {name: cell for name, cell in pairs if name and cell}

    def head(self, name: str) -> str:
        """The heading of a column, without what stands in brackets."""
        found = self.heads[self.names.index(name)] if name in self.names else ""
        return re.sub(r"\s*\([^()]*\)", "", found).strip(" :")

    @property
    def tells_gifts(self) -> bool:
        """Whether a row tells of one thing and how much of it."""
        named = set(self.names)
        beside = named & {"unit", "value", "recipient", "giver", "date", "price"}
        return {"what", "quantity"} <= named and bool(beside)

    @property
    def names_gifts(self) -> bool:
        """Whether a row tells who got things that one cell lists, each with its number."""
        named = set(self.names)
        given = _GIVES.search(fold(self.head("giver"))) if "giver" in named else None
        return (
            "what" in named
            and "quantity" not in named
            and ("recipient" in named or given is not None)
        )

    @property
    def tells_activities(self) -> bool:
        """Whether a row tells of something that was done, and when or where."""
        named = set(self.names)
        return "what" in named and bool(named & {"date", "place"}) and "quantity" not in named


def columns_of(cells: list[str], units: dict[str, str], below: list[list[str]]) -> Columns | None:
    """The columns that a row heads; None where it heads no table of gifts or activities.

    ``below`` are the rows that follow: what is under “Đơn vị” tells whether it counts or receives.
    """
    names: list[str] = []
    scale, currency = 1, ""
    for index, cell in enumerate(cells):
        folded = fold(cell).strip(" .:")
        name = entry_of(cell)
        if name == "unit or body":
            under = [row[index].lower() for row in below if index < len(row) and row[index]]
            counted = sum(word in units for word in under)
            name = "unit" if under and counted * 2 > len(under) else ""
        if name in names:
            name = ""
        if name == "value":
            scale = next((s for word, s in _SCALES if word in folded), 1)
            currency = "USD" if "usd" in folded else "VND" if scale > 1 or "dong" in folded else ""
        names.append(name)
    made = Columns(tuple(names), tuple(cells), scale, currency)
    return made if made.tells_gifts or made.names_gifts or made.tells_activities else None


def entry_of(head: str) -> str:
    """The entry that a column with this head holds; empty where no words tell."""
    bare = re.sub(r"\s*\([^()]*\)", "", fold(head).strip(" .:")).strip()
    if not bare or len(head) >= _LONGEST_HEAD or any(c.isdigit() for c in bare):
        return ""
    found = next((name for name, pattern in _COLUMNS if pattern.search(bare)), "")
    of_people = found == "quantity" and re.search(r"(?<!\w)(?:nguoi|dai bieu)(?!\w)", fold(head))
    return "result" if of_people else found


def rows_of(table: Table) -> Iterator[list[str]]:
    """The words of the cells of each row; what is merged over rows stands in each of them."""
    reaching: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        cells: list[str] = []
        waiting = list(row)
        while waiting or any(at >= len(cells) for at in reaching):
            at = len(cells)
            if at in reaching:
                cell, left = reaching.pop(at)
                if left > 1:
                    reaching[at] = (cell, left - 1)
                cells.append(_words(cell))
                continue
            if not waiting:
                cells.append("")
                continue
            cell = waiting.pop(0)
            cells += [_words(cell), *[""] * (cell.columns - 1)]
            if cell.rows > 1:
                reaching[at] = (replace(cell, columns=1), cell.rows - 1)
        yield cells


def _words(cell: Cell) -> str:
    return " ".join(" ".join(_line(p) for p in cell.paragraphs).split())


def _line(paragraph: Paragraph) -> str:
    return "".join(span.text for span in paragraph.spans)
