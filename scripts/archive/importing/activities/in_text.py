"""Activities in the text: sentence by sentence, each with the part of the text that tells of it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from archive.importing.activities.entries import ActivityMaker
from archive.importing.activities.in_tables import (
    act_of_row,
    as_paragraph,
    join_lead,
    kinds_of,
    without_leads,
)
from archive.importing.activities.list_reader import ListReader
from archive.importing.activities.lists import lists_below
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.parts_below import with_parts_below
from archive.importing.activities.second_chance import second_chance
from archive.importing.activities.teller import Teller
from archive.importing.activities.telling import Telling
from archive.importing.activities.telling_words import IN_ALL, LOOKS_BACK
from archive.importing.activities.without_verb import (
    host,
    journey_told,
    journeys_under,
    occasion_told,
    row_told,
)
from archive.importing.counting.figures import figures
from archive.importing.delegations.stated_nones import stated_nones
from archive.importing.facts import Act
from archive.importing.gifts.headings import way_under
from archive.importing.gifts.parts import Way
from archive.importing.gifts.tables import RowGift, TableReader
from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import Mentions
from archive.importing.paper.blocks import Block
from archive.model.choices import DONE

_GIFTS = {"trao-tang", "tiep-nhan"}
_NO_NAMES = frozenset(
    {"chi-dao", "can-cu", "mat-duoc", "han-che", "nguyen-nhan", "kien-nghi", "phu-luc", "noi-nhan"}
)

_NO_TABLES = _NO_NAMES - {"phu-luc", "mat-duoc"}


@dataclass
class ActivityReader:
    """Reads the activities of one paper; ``units`` are the words of units with their codes.

    ``tables`` are the numbers of the tables of which rows were read.
    """

    bodies: Bodies
    units: dict[str, str]
    year: int
    tables: set[int] = field(default_factory=set)
    _ids: set[str] = field(default_factory=set)
    _told: set[int] = field(default_factory=set)

    @cached_property
    def mentions(self) -> Mentions:
        """What names stand for, and those without a record."""
        return Mentions(self.bodies)

    @cached_property
    def _maker(self) -> ActivityMaker:
        return ActivityMaker(self.bodies, self.units, self.year, self.mentions, self._ids)

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self.bodies, self.units, self.year)

    def read(self, blocks: list[Block], skipped: AbstractSet[int] = frozenset()) -> list[Act]:
        """The activities of ``blocks`` in order; ``skipped`` are tables that are none."""
        has_results = any(block.role == "ket-qua" for block in blocks)
        acts: list[Act] = []
        lead: Block | None = None
        before: Block | None = None
        under: Way | None = None
        journeys = ""
        lists = ListReader(
            self.bodies, self.units, self.year, self.mentions, self._ids, lists_below(blocks)
        )
        for block in blocks:
            if block.table is not None:
                if block.number not in skipped and block.role not in _NO_TABLES:
                    acts = self._with_rows(acts, block, lead)
                continue
            lead = block
            if block.role in _NO_NAMES:
                acts += self._spread_word(block) if block.role == "chi-dao" else []
                continue
            if block.kind == "heading" or (not block.role and has_results):
                self.mentions.block = block.number
                self.mentions.remember(block.text)
                if block.kind == "heading":
                    under, journeys = way_under(block.text), journeys_under(block.text)
                continue
            planned = block.role == "phuong-huong"
            self.mentions.begin(block.number)
            told = self._told_in(block, lists, acts, planned=planned)
            if lists.is_content(block):
                self._told.add(block.number)
                continue
            if under == "nhan":
                self._receive(told)
            told = self._told_else(block, told, journeys, planned=planned)
            if told or stated_nones(block.text):
                self._told.add(block.number)
            row = None if told else lists.row_of(block, under, before, acts, planned=planned)
            if row is not None:
                acts.append(row)
                self._told.add(block.number)
                continue
            if told or not lists.is_listed(block, before, acts):
                before = block if told or not lists.is_line(block) else before
                earlier = [a for a in acts[-1:] if a.block == block.number - 1]
                acts += self._acts(block, told, planned=planned, earlier=earlier)
                continue
            made = lists.act_of(block, acts[-1], planned=planned)
            lead_at = before.number if before is not None else 0
            acts = [*join_lead(acts, [made], lead_at, self.bodies, keep=True), made]
        acts = without_leads(acts, blocks, self.bodies)
        return with_parts_below(acts, blocks)

    def _spread_word(self, block: Block) -> list[Act]:
        """What a section on leading tells of teaching so many people: that was done as well."""
        if block.kind == "heading":
            return []
        told = self._teller.in_block(block, planned=False)
        taught = [
            item
            for item in told
            if item.kinds[0] in {"tuyen-truyen", "tap-huan"}
            and item.status == DONE
            and figures(item.sentence.text, self.units, self.year).crowds
        ]
        return self._acts(block, taught, planned=False) if taught else []

    def _receive(self, told: list[Telling]) -> None:
        """Turn the gifts of a section headed "Bạn tặng", but those that are ours or go abroad."""
        for item in told:
            if item.gift is None or item.gift.way == "nhan":
                continue
            givers = [self.bodies.match(p.text) for p in item.gift.givers]
            takers = [self.bodies.match(p.text) for p in item.gift.recipients]
            if any(m.is_self for m in givers) or any(m.foreign for m in takers):
                continue
            item.gift.way = "nhan"
            item.kinds = ["tiep-nhan" if k == "trao-tang" else k for k in item.kinds]

    def _told_in(
        self, block: Block, lists: ListReader, acts: list[Act], *, planned: bool
    ) -> list[Telling]:
        """What a block tells of, with the list below it.

        One that sums up the gifts among ``acts``, what was told so far, tells nothing.
        """
        if IN_ALL.match(block.text) and any(_GIFTS & set(kinds_of(act)) for act in acts):
            return []
        listing = lists.opens(block)
        told = self._teller.in_block(block, planned=planned, listing=listing)
        if not told and not planned:
            told = occasion_told(block, lists.below.get(block.number, []), self._teller)
        if told and listing:
            lists.look_below(block, told[-1])
        return told

    def _told_else(
        self, block: Block, told: list[Telling], journeys: str, *, planned: bool
    ) -> list[Telling]:
        """``told``, and what a block tells by its heading or by its day alone."""
        if "doan-vao" in journeys:
            host(told)
        if not told and journeys:
            told = journey_told(block, journeys, self._teller, planned=planned)
        if planned or IN_ALL.match(block.text):
            return told
        return second_chance(block, told, self.bodies, self.units, self.year)

    def is_untold(self, block: Block) -> bool:
        """Whether a paragraph of the results names a day, and no activity was read in it."""
        if block.role != "ket-qua" or block.table is not None or block.kind == "heading":
            return False
        return block.number not in self._told and any(
            found.date.precision in {"day", "interval"} for found in dates_of(block.text, self.year)
        )

    def _with_rows(self, acts: list[Act], block: Block, lead: Block | None) -> list[Act]:
        """``acts`` and those that the rows of the table ``block`` tell of."""
        about = lead.text if lead is not None else ""
        planned = block.role == "phuong-huong" or (
            f"{self.year + 1}" in about and f"{self.year}" not in about
        )
        reader = TableReader(self.bodies, self.units, self.year)
        self.mentions.block = block.number
        rows: list[Act] = []
        for row in reader.rows(block, about):
            if isinstance(row, RowGift):
                made = act_of_row(row, block, self.mentions, self.year, self._ids, planned=planned)
                rows.append(made)
                continue
            paragraph = as_paragraph(block, row.told)
            found = self._teller.in_block(paragraph, planned=planned)
            found = found or row_told(paragraph, row.kind, planned=planned)
            told = self._acts(paragraph, found, planned=planned)
            ends = [*(act.start for act in told[1:]), len(row.told)][: len(told)]
            for act, end in zip(told, ends, strict=True):
                act.told = row.told[act.start : end].strip()
            rows += told
        if rows:
            self.tables.add(block.number)
        if lead is not None:
            acts = join_lead(acts, rows, lead.number, self.bodies)
        return acts + rows

    def _acts(
        self, block: Block, found: list[Telling], *, planned: bool, earlier: Sequence[Act] = ()
    ) -> list[Act]:
        """The activities of a block; ``earlier`` is the last one of the paragraph before it."""
        acts: list[Act] = []
        goes_on = earlier and LOOKS_BACK.match(block.text) is not None
        if goes_on and found:
            found[0].follows = True
        for number, item in enumerate(found):
            end = found[number + 1].start if number + 1 < len(found) else len(block.text)
            item.start = 0 if number == 0 else item.start
            before = [*(earlier if goes_on else ()), *acts]
            acts.append(self._maker.make(item, item.start, end, before, planned=planned))
        if not found:
            self.mentions.remember(block.text)
        return acts
