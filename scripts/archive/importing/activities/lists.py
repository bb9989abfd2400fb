"""Lists below a paragraph that introduces them: "đã tặng Hội X:", then a line for each thing."""

import re
from typing import NamedTuple

from archive.importing.counting.counted import Counted
from archive.importing.counting.figures import figures
from archive.importing.gifts.breakdown import broken_down
from archive.importing.gifts.parts import Gift
from archive.importing.gifts.verbs import find_verbs
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party
from archive.importing.paper.blocks import Block

LONGEST_LISTED = 170
"""Letters of a line that may be a thing of a list, and no tale of its own."""
_NUMBERED = re.compile(r"^\s*(?:[a-zđ]|\d{1,2})\s?([).])\s")
_EACH_HOLDS = re.compile(
    r"(?<!\w)(?:mỗi|một|từng|trong)\s(?:suất|phần|túi|bộ|thùng|giỏ|món|hộp)[^,;]{0,50}:\s*$",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"(?:^|,|\()\s*(?:bao )?gồm(?: có)?\s*:\s*$|(?:gồm|có)\s*:\s*$")
_LAST_UNIT = re.compile(r":\s*\d[\d.]*\s([^\W\d_]+)\s*[;.,]?\s*$")
_PORTIONS = frozenset({"suất", "phần", "túi", "giỏ", "hộp", "gói"})


class Part(NamedTuple):
    """A part of a total, in a line of its own: to whom, how many of what."""

    party: Party
    thing: Counted


def lists_below(blocks: list[Block]) -> dict[int, list[Block]]:
    """The lines of the list below each paragraph that ends with a colon, by its number.

    The lines have a sign of their own, another than the paragraph; the first one with another sign
    ends them.
    """
    found: dict[int, list[Block]] = {}
    for index, block in enumerate(blocks):
        if block.table is not None or not block.text.rstrip().endswith(":"):
            continue
        lines: list[Block] = []
        for line in blocks[index + 1 :]:
            sign = _sign(line)
            if not sign or sign == _sign(block) or (lines and sign != _sign(lines[0])):
                break
            lines.append(line)
        if lines:
            found[block.number] = lines
    return found


def _sign(block: Block) -> str:
    """By what a line is one of a list: its bullet, or "a)", "1." as their kinds."""
    if block.table is not None or block.kind == "heading":
        return ""
    lettered = _NUMBERED.match(block.text)
    if block.marker or lettered is None:
        return block.marker
    return ("1" if block.text.lstrip()[0].isdigit() else "a") + lettered[1]


def lists_gifts(lines: list[Block], units: dict[str, str], year: int) -> bool:
    """Whether the first line names things or money and tells nothing: "+ 10 thùng mì;"."""
    first = lines[0].text
    if len(first) > LONGEST_LISTED or find_verbs(first):
        return False
    told = figures(first, units, year)
    return bool(told.things or told.sums or _ends_in_unit(first, units))


def _ends_in_unit(line: str, units: dict[str, str]) -> bool:
    """Whether a line ends with a number and a unit: "+ Xã A: 100 suất;"."""
    found = _LAST_UNIT.search(line)
    return found is not None and found[1].lower() in units


def holds_contents(lead: Block, gift: Gift, lines: list[Block], units: dict[str, str]) -> bool:
    """Whether ``lines`` say what each portion of ``gift`` holds, which nobody got besides it.

    "tặng 50 suất quà, mỗi suất gồm:", or "50 suất quà gồm:" and things that are no portions.
    """
    if not gift.items:
        return False
    if _EACH_HOLDS.search(lead.text):
        return True
    if not _HOLDS.search(lead.text) or len(gift.items) != 1:
        return False
    thing = gift.items[0]
    held = [t for line in lines for t in figures(line.text, units, 0).things]
    portions = thing.unit in _PORTIONS and thing.quantity > 1 and thing.what.startswith("quà")
    return portions and bool(held) and not any(t.unit == thing.unit for t in held)


def parted_below(
    lead: Block, lines: list[Block], units: dict[str, str], year: int, bodies: Bodies
) -> dict[int, Part]:
    """The parts of the total of ``lead``, one for each of ``lines``, by their numbers.

    None where they do not add up, or where a line names nobody.
    """
    text, starts = lead.text.rstrip(), []
    for line in lines:
        text += " "
        starts.append(len(text))
        text += line.text.strip().rstrip(";.,") + ";"
    parties = bodies.find(text)
    for whole in broken_down(text, figures(text, units, year), parties):
        at = [max((s for s in starts if s <= part[1].start), default=-1) for part in whole.parts]
        if at == starts:
            return {
                line.number: Part(*_moved(part, start))
                for line, start, part in zip(lines, starts, whole.parts, strict=True)
            }
    return {}


def _moved(part: tuple[Party, Counted], by: int) -> tuple[Party, Counted]:
    """A part at its place in its own line, which begins at ``by``."""
    party, thing = part
    moved = Counted(
        thing.start - by, thing.end - by, thing.quantity, thing.unit, thing.what, thing.size
    )
    return party._replace(start=party.start - by, end=party.end - by), moved
