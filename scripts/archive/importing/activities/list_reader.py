"""Gifts in lists: below a paragraph that introduces them, or a heading that says which way."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from archive.importing.activities.in_tables import act_of_row, kinds_of
from archive.importing.activities.lists import (
    LONGEST_LISTED,
    Part,
    holds_contents,
    lists_gifts,
    parted_below,
)
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.telling import Telling
from archive.importing.counting.figures import figures
from archive.importing.facts import Act
from archive.importing.gifts.headings import listed_gift, way_over
from archive.importing.gifts.parts import Gift, Way
from archive.importing.gifts.tables import RowGift
from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import Mentions
from archive.importing.paper.blocks import Block


@dataclass
class ListReader:
    """Reads the lines of lists; ``below`` are those of each list by the number of its paragraph.

    ``ids`` are those of activities that are taken.
    """

    bodies: Bodies
    units: dict[str, str]
    year: int
    mentions: Mentions
    ids: set[str]
    below: dict[int, list[Block]]
    _contents: set[int] = field(default_factory=set)
    _parts: dict[int, Part] = field(default_factory=dict)
    _leads: dict[int, Block] = field(default_factory=dict)

    @cached_property
    def _lines(self) -> AbstractSet[int]:
        return {line.number for lines in self.below.values() for line in lines}

    def is_line(self, block: Block) -> bool:
        """Whether a block is a line of a list."""
        return block.kind == "item" or block.number in self._lines

    def is_content(self, block: Block) -> bool:
        """Whether a block only says what each portion of the gift above it holds."""
        return block.number in self._contents

    def opens(self, block: Block) -> bool:
        """Whether a list of things stands below a block, whose lines know it from here on."""
        lines = self.below.get(block.number, [])
        self._leads |= {line.number: block for line in lines}
        return bool(lines) and lists_gifts(lines, self.units, self.year)

    def look_below(self, lead: Block, item: Telling) -> None:
        """See what the lines below a gift are: its things, what it holds, or its parts."""
        lines = self.below.get(lead.number, [])
        if item.gift is None:
            return
        if holds_contents(lead, item.gift, lines, self.units):
            self._contents |= {line.number for line in lines}
        elif parts := parted_below(lead, lines, self.units, self.year, self.bodies):
            self._parts |= parts
            item.gift.items, item.gift.vague = [], ["quà"]

    def is_listed(self, block: Block, before: Block | None, acts: list[Act]) -> bool:
        """Whether a block is a thing of the list of gifts that ``before`` introduces."""
        told_of = figures(block.text, self.units, self.year)
        return (
            before is not None
            and before.text.rstrip().endswith(":")
            and self.is_line(block)
            and any(act.block == before.number for act in acts)
            and len(block.text) < LONGEST_LISTED
            and (block.number in self._parts or bool(told_of.things or told_of.sums))
        )

    def row_of(
        self,
        block: Block,
        under: Way | None,
        before: Block | None,
        acts: list[Act],
        *,
        planned: bool,
    ) -> Act | None:
        """That of a line without a verb whose heading, ``under``, or lead says which way it went.

        Lines of the list of gifts that ``before`` tells of are not read here.
        """
        way = under
        lead = self._leads.get(block.number)
        if way is None and lead is not None and not self.is_listed(block, before, acts):
            way = way_over(lead.text)
        return self.act_below(block, way, planned=planned) if way else None

    def act_of(self, block: Block, last: Act, *, planned: bool) -> Act:
        """The activity of a line of the list of gifts in which ``last`` is told."""
        told_of = figures(block.text, self.units, self.year)
        way: Way = "nhan" if "tiep-nhan" in kinds_of(last) else "trao"
        gift = listed_gift(block.text, told_of, way, self.bodies)
        gift = gift or Gift(0, 0, way, [*told_of.things])
        if part := self._parts.get(block.number):
            gift = Gift(0, 0, way, [part.thing], recipients=[part.party])
        row = RowGift(block.text, gift, self._day_of(block), "")
        return act_of_row(row, block, self.mentions, self.year, self.ids, planned=planned)

    def act_below(self, block: Block, way: Way, *, planned: bool) -> Act | None:
        """That of a line without a verb below a heading that says which way its gifts went."""
        if len(block.text) > LONGEST_LISTED or block.role not in {"ket-qua", "phuong-huong", ""}:
            return None
        gift = listed_gift(block.text, figures(block.text, self.units, self.year), way, self.bodies)
        if gift is None:
            return None
        row = RowGift(block.text, gift, self._day_of(block), "")
        return act_of_row(row, block, self.mentions, self.year, self.ids, planned=planned)

    def _day_of(self, block: Block) -> str:
        """The first date of a line, as it is written; empty where it has none."""
        days = dates_of(block.text, self.year)
        return block.text[days[0].start : days[0].end] if days else ""
