"""Gifts and activities in tables: each row that tells of one becomes a record.

A row's record is anchored to the row said again below its table, since an anchor stands for a
paragraph and a row is none. Rows of totals are no gifts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from archive.importing.counting.counted import Counted, Sum
from archive.importing.counting.figures import figures
from archive.importing.gifts.columns import Columns, columns_of, entry_of, rows_of
from archive.importing.gifts.matrices import Matrix, matrix_of
from archive.importing.gifts.parts import Gift, Way
from archive.importing.gifts.said_rows import as_sentence, said_row
from archive.importing.gifts.subjects import is_latin
from archive.importing.gifts.verbs import find_verbs
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party
from archive.importing.paper.blocks import Block
from archive.importing.paper.letters import CAPITAL
from archive.language.folding import fold
from archive.language.numbers import find_numbers
from archive.language.qualifiers import QUALIFIERS

_PROJECT = re.compile(r"(?<!\w)(?:du an|vien tro)(?!\w)")
_TOTAL = re.compile(
    r"^(?:tong(?: cong| so| gia tri)?|cong(?: lai)?|luy ke)(?: [ivx]+| \(.*)?\s*:?$"
)
_VISITS = re.compile(r"(?:thăm|tặng quà|trao quà|chúc|hỗ trợ|tặng|trao)(?!\w)", re.IGNORECASE)
_TITLE_CELLS = 2
"""A title between rows has its number beside it at most."""
_ORDER = re.compile(rf"[\dIVXLC]{{1,4}}[.)]?|[a-zđ{CAPITAL}][.)]?")
_RECEIVED = re.compile(r"tiep nhan|da nhan|nhan (?:duoc|qua|ho tro|vien tro)|duoc (?:tang|ho tro)")
_GIVEN = re.compile(r"trao|tang|ho tro|giup|ung ho|cuu tro")
_VERB_BEFORE = re.compile(
    r"^(?:trao tặng|trao|tặng|hỗ trợ|tiếp nhận|nhận|ủng hộ)\s+(?=\S)", re.IGNORECASE
)
_AMONG = re.compile(r"\s*(?:;|,|\bvà\b)\s*")
_GOES_TO = re.compile(
    r"\s*(?:đã\s+)?(?:trao tặng|trao|tặng|gửi|hỗ trợ|cho|bàn giao)(?:\s+cho)?\s+", re.IGNORECASE
)
_LONGEST_THING = 80
_LEAST_DONG = 10_000
"""A sum without a currency is one of đồng from here on; a smaller one may be thousands of it."""


@dataclass(frozen=True)
class RowGift:
    """A row as a gift: its words as they are said again, what it tells, and when."""

    told: str
    gift: Gift
    date: str
    place: str


@dataclass(frozen=True)
class RowText:
    """A row of a table of activities as a sentence; ``kind`` where its heads tell it."""

    told: str
    kind: str = ""


@dataclass(frozen=True)
class TableReader:
    """Reads tables; ``units`` are the words of the list of units with their codes."""

    bodies: Bodies
    units: dict[str, str]
    year: int

    def rows(self, block: Block, lead: str) -> Iterator[RowGift | RowText]:
        """What the rows of a table tell of; ``lead`` are the words that stand above it."""
        if block.table is None:
            return
        rows = list(rows_of(block.table))
        columns: Columns | None = None
        matrix: Matrix | None = None
        heads: list[str] = []
        about = lead
        for number, cells in enumerate(rows):
            filled = [c for c in cells if c and not _ORDER.fullmatch(c)]
            if not filled:
                continue
            header = columns_of(cells, self.units, rows[number + 1 :])
            of_things = None if header is not None else matrix_of(cells, self.units)
            if header is not None or of_things is not None:
                columns, matrix, heads = header, of_things, cells
                continue
            bare = sum(map(bool, cells)) <= _TITLE_CELLS
            if len(filled) == 1 and bare and not any(c.isdigit() for c in filled[0]):
                about = filled[0]  # a title between rows: “II. Quà được tặng”
                continue
            if any(_TOTAL.match(fold(c).strip()) for c in filled[:2]):
                continue
            if matrix is not None and (several := self._several(matrix, heads, cells, about)):
                yield several
            if columns is None:
                continue
            values = columns.values(cells)
            if columns.tells_gifts:
                if made := self._gift(columns, values, about):
                    yield made
            elif columns.names_gifts and (listed := self._listed(columns, values, about)):
                yield listed
            elif columns.tells_activities and (made_text := as_sentence(values)):
                aid = _PROJECT.search(fold(columns.head("what"))) and "value" in values
                yield RowText(made_text, "vien-tro-pcpnn" if aid else "")

    def _gift(self, columns: Columns, values: dict[str, str], about: str) -> RowGift | None:
        things, visited = self._told(values)
        thing = None if things else self._thing(values)
        things = things or ([thing] if thing else [])
        if not things:
            return None
        recipients = self._parties(values.get("recipient", "")) or visited
        recipients = recipients or self._noted(values.get("note", ""))
        givers = self._parties(values.get("giver", ""))
        gift = Gift(0, 0, self._way(givers, recipients, about), things)
        gift.givers, gift.recipients = givers, recipients
        gift.share = "khong-ro" if len(recipients) > 1 else ""
        money, worth = self._money(columns, values.get("value", ""))
        if money is not None:
            gift.money.append(money)
        date = values.get("date", "") or values.get("note", "")
        return RowGift(said_row(columns, values, worth), gift, date, values.get("place", ""))

    def _listed(self, columns: Columns, values: dict[str, str], about: str) -> RowGift | None:
        """A row whose one cell lists things with their numbers: "05 tấn gạo, 100 chăn"."""
        what = _VERB_BEFORE.sub("", values.get("what", ""))
        told = figures(what, self.units, self.year)
        if not (told.things or told.sums) or find_verbs(what):
            return None
        recipients = self._parties(values.get("recipient", ""))
        givers = self._parties(values.get("giver", ""))
        gift = Gift(0, 0, self._way(givers, recipients, about), [*told.things])
        gift.money = [s for s in told.sums if not s.each]
        gift.givers, gift.recipients = givers, recipients
        gift.share = "khong-ro" if len(recipients) > 1 else ""
        money, worth = self._money(columns, values.get("value", ""))
        if money is not None:
            gift.money.append(money)
        said = said_row(columns, values, worth)
        return RowGift(said, gift, values.get("date", ""), values.get("place", ""))

    def _several(
        self, matrix: Matrix, heads: list[str], cells: list[str], about: str
    ) -> RowGift | None:
        """A row whose columns are the things that somebody got."""
        things = matrix.counted(cells)
        values = matrix.values(cells)
        if not things:
            return None
        recipients = self._parties(values.get("recipient", ""))
        givers = self._parties(values.get("giver", ""))
        gift = Gift(0, 0, self._way(givers, recipients, about), things, [], matrix.money(cells))
        gift.givers, gift.recipients = givers, recipients
        said = (
            f"{head.strip(' :')}: {cell.strip(' .;')}"
            for head, cell in zip(heads, cells, strict=False)
            if cell and entry_of(head) != "number"
        )
        told = "; ".join(said) + "."
        return RowGift(told, gift, values.get("date", ""), values.get("place", ""))

    def _noted(self, note: str) -> list[Party]:
        """Whom a note beside a gift says it went to: "Tặng Trạm Y tế bản X"."""
        found = _GOES_TO.match(note)
        return [p for p in self.bodies.find(note) if found and p.start == found.end()][:1]

    def _told(self, values: dict[str, str]) -> tuple[list[Counted], list[Party]]:
        """The things and whom they went to of a row "Thăm Hội X | 10 giỏ quà"; none of others."""
        what = values.get("what", "")
        said = values.get("quantity", "") if _VISITS.match(what) else ""
        things = figures(said, self.units, self.year).things
        return [*things], self.bodies.find(what)[:1] if things else []

    def _thing(self, values: dict[str, str]) -> Counted | None:
        what = _VERB_BEFORE.sub("", values.get("what", "")).strip(" .;:")
        said = values.get("quantity", "")
        numbers = find_numbers(said)
        if what[1:2].islower():  # a cell begins with a capital, the name of a thing with none
            what = what[:1].lower() + what[1:]
        if not what or len(what) > _LONGEST_THING or len(numbers) != 1 or not numbers[0].value:
            return None
        number = numbers[0]
        unit_word = (values.get("unit") or said[number.end :]).strip(" .;()").lower()
        word = said[: number.start].strip().lower()
        unit = self.units.get(unit_word)
        if unit is None and "unit" not in values:
            # the thing itself may say its unit: “Gạo (kg)”, or be counted by the piece
            inner = re.search(r"\s*\(([^()\d]{1,12})\)$", what)
            if inner and (unit := self.units.get(inner[1].lower())):
                what = what[: inner.start()]
        if unit is None and not unit_word:
            counted = figures(f"{number.text} {what[:1].lower()}{what[1:]}", self.units, self.year)
            if counted.things and counted.things[0].assumed:
                unit = counted.things[0].unit
        return Counted(0, 0, number.value, unit, what, qualifier=QUALIFIERS.get(word))

    def _money(self, columns: Columns, said: str) -> tuple[Sum | None, str]:
        """The sum in a cell of values, and its words with what they are counted in."""
        numbers = find_numbers(said)
        if len(numbers) != 1 or not numbers[0].value:
            return None, said
        own = figures(said, self.units, self.year).sums
        if own:
            return own[0], said
        if said[numbers[0].end :].strip(" .đ"):
            return None, said
        amount = numbers[0].value * columns.scale
        currency = columns.currency or ("VND" if amount >= _LEAST_DONG else "")
        if not currency:
            return None, said
        scale = {1: "", 1_000: "nghìn ", 1_000_000: "triệu ", 10**9: "tỷ "}[columns.scale]
        name = "USD" if currency == "USD" else "đồng"
        words = f"{said.strip(' .đ')} {scale}{name}"
        return Sum(0, 0, Decimal(amount), currency, None, each=False), words

    def _parties(self, said: str) -> list[Party]:
        """Whom a cell names: the bodies in it, or all its words as one name."""
        said = re.sub(r"^[-+•]\s*", "", said.strip(" .;"))
        if not said:
            return []
        found = [p for p in self.bodies.find(said) if p.kind != "pronoun"]
        left = said
        for party in sorted(found, key=lambda p: -p.start):
            left = left[: party.start] + " " + left[party.end :]
        if len(found) > 1 and not _AMONG.sub("", left).strip():
            return found
        return [Party("body", 0, len(said), said)]

    def _way(self, givers: list[Party], recipients: list[Party], about: str) -> Way:
        given = [self.bodies.match(p.text) for p in givers]
        taken = [self.bodies.match(p.text) for p in recipients]
        abroad = any(m.foreign for m in given) or any(
            is_latin(p.text) and not self.bodies.gazetteer.find(p.text) for p in givers
        )
        if any(m.is_self for m in taken) or (abroad and not any(m.foreign for m in taken)):
            return "nhan"
        if any(m.is_self for m in given) or any(m.foreign for m in taken):
            return "trao"
        folded = fold(about)
        if _RECEIVED.search(folded):
            return "nhan"
        return "nhan" if given and not taken and not _GIVEN.search(folded) else "trao"
