"""Activities that what stands above or below a line tells, and no verb of its own."""

import re

from archive.importing.activities.kinds import doing, is_telling
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.teller import Teller
from archive.importing.activities.telling import Telling, told_by
from archive.importing.counting.figures import figures
from archive.importing.delegations.stated_nones import stated_nones
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import sentences
from archive.model.choices import DONE, PLANNED

_HOSTING = re.compile(r"(?<!\w)(?:đoàn vào|đón(?: tiếp)?[^.;:]{0,30} đoàn)(?!\w)", re.IGNORECASE)
_GOING = re.compile(r"(?<!\w)(?:đoàn ra|cử[^.;:]{0,30} đoàn)(?!\w)", re.IGNORECASE)
_ONE_GROUP = re.compile(r"với (?:\d+ |các )?đoàn(?!\w)")
_SEVERAL = 2


def journeys_under(heading: str) -> str:
    """The code of the kind of journeys that lines below ``heading`` tell of; empty where of none.

    One that speaks of both ways tells none.
    """
    hosting, going = _HOSTING.search(heading), _GOING.search(heading)
    if hosting and going:
        return ""
    return "doan-vao" if hosting else "doan-ra" if going else ""


def row_told(row: Block, kind: str, *, planned: bool) -> list[Telling]:
    """The activity of a row of a table without a verb whose heads say of what ``kind`` it is."""
    said = sentences(row.text)[:1]
    if not kind or not said:
        return []
    status = PLANNED if planned else DONE
    return [told_by(row, said[0], 0, kinds=[kind], status=status, before=[])]


def journey_told(block: Block, kind: str, teller: Teller, *, planned: bool) -> list[Telling]:
    """The journey, of ``kind``, of a line without a verb below a heading of such."""
    said = sentences(block.text)[:1]
    if not said or not is_telling(block.text) or doing(block.text) == "not_done":
        return []
    if stated_nones(block.text) or block.text.rstrip().endswith(":"):
        return []
    crowds = figures(said[0].text, teller.units, teller.year).crowds
    if not (crowds or dates_of(said[0].text, teller.year + planned)):
        return []
    status = PLANNED if planned else DONE
    return [told_by(block, said[0], 0, kinds=[kind], status=status, before=[])]


def occasion_told(block: Block, lines: list[Block], teller: Teller) -> list[Telling]:
    """A day on which several things were done that the ``lines`` below it tell: "Ngày 20/6, …:".

    They have no day of their own, and each of them tells of something.
    """
    if not lines:
        return []
    said = sentences(block.text)[-1:]
    days = [day.date for day in dates_of(block.text, teller.year)]
    if len(days) != 1 or days[0].precision not in {"day", "interval"} or not said:
        return []
    if len(lines) < _SEVERAL or any(dates_of(line.text, teller.year) for line in lines):
        return []
    if not all(teller.in_block(line, planned=False) for line in lines):
        return []
    return [told_by(block, said[0], 0, kinds=["giao-luu"], status=DONE, before=[], sure="đoán")]


def host(told: list[Telling]) -> None:
    """Take meetings with one group, below a heading of visitors, for its visit."""
    for item in told:
        if item.kinds == ["hoi-dam"] and _ONE_GROUP.search(item.sentence.text):
            item.kinds = ["doan-vao"]
