"""Days that stand above: in the heading of a section, or in the paragraph that begins a list."""

import re
from collections.abc import Iterator

from archive.importing.activities.lists import lists_below
from archive.importing.activities.occasions import dates_of
from archive.importing.facts import Act, Guess
from archive.importing.paper.blocks import Block
from archive.model.choices import NOT_DONE, PLANNED
from archive.writing.plain import Plain

_LONGEST = 62
"""Days of an interval of a heading; a longer one is the time that the paper tells of."""
_SO_FAR = re.compile(r"(?<!\w)(?:đến|tính đến|kể từ|từ đầu năm)\s+(?:hết\s+)?(?:ngày|tháng)?\s*$")
_UNLIKE = re.compile(
    r"\s*(?:[-+•*]\s*)?(?:Hằng|Hàng) (?:năm|tháng|quý)|(?<!\w)(?:trong năm|cả năm)(?!\w)",
    re.IGNORECASE,
)
"""A line with a time of its own that is no date."""


def with_days_above(acts: list[Act], blocks: list[Block], year: int) -> list[Act]:
    """Give each of ``acts`` without a day that of the list or the section it is told in.

    A line below a paragraph that tells of an activity of its own is a part of that; one below a
    paragraph or heading that only says when has that day itself.
    """
    by_id = {str(act.entries["id"]): act for act in acts}
    above = dict(_days_above(blocks, year))
    leads = {
        line.number: block.number
        for block in blocks
        if block.number in (below := lists_below(blocks))
        for line in below[block.number]
    }
    texts = {block.number: block.text for block in blocks}
    for act in acts:
        if {"date", "part_of"} & set(act.entries) or act.entries["status"] == NOT_DONE:
            continue
        if _UNLIKE.search(texts.get(act.block, "")):
            continue
        lead = leads.get(act.block)
        own = [other for other in acts if other.block == lead] if lead is not None else []
        whole = own[0] if own else None
        if whole is not None and whole.entries["status"] == act.entries["status"]:
            root = by_id.get(str(whole.entries.get("part_of", "")), whole)
            if "date" in root.entries and root is not act:
                act.entries["part_of"] = root.entries["id"]
                continue
        day = above.get(act.block) or (above.get(lead) if lead is not None else None)
        if day is None or (act.entries["status"] == PLANNED) != (int(day[:4]) > year):
            continue
        _give(act, day)
    return acts


def _days_above(blocks: list[Block], year: int) -> Iterator[tuple[int, str]]:
    """The numbers of blocks whose heading, or paragraph above their list, gives a day alone."""
    said: list[tuple[int, str]] = []
    lines: dict[int, str] = {}
    below = lists_below(blocks)
    for block in blocks:
        planned = block.role == "phuong-huong"
        if block.kind == "heading":
            said = [(level, day) for level, day in said if level < block.level]
            said.append((block.level, _day_of(block.text, year + planned)))
            continue
        if block.number in below and (day := _day_of(block.text, year + planned)):
            lines |= {line.number: day for line in below[block.number]}
        day = lines.get(block.number) or next((d for _, d in reversed(said) if d), "")
        if day:
            yield block.number, day


def _day_of(text: str, year: int) -> str:
    """The one day, month or short time that a heading or an introduction names."""
    days = {}
    for found in dates_of(text, year):
        if _SO_FAR.search(text[: found.start]):
            return ""
        length = (found.date.latest - found.date.earliest).days
        if found.date.precision != "interval" or length < _LONGEST:
            days[found.date.text] = found
    return next(iter(days)) if len(days) == 1 else ""


def _give(act: Act, day: str) -> None:
    entries: dict[str, Plain] = {}
    for name, value in act.entries.items():
        entries[name] = value
        if name == "status":
            entries["date"] = day
    act.entries = entries
    act.guesses["date",] = Guess("khá chắc", act.guess.where, "ngày ghi ở đề mục hoặc câu dẫn")
