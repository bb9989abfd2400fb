"""Gifts told name by name: "thăm các chùa: chùa A (02 thùng mì), chùa B (03 thùng mì)"."""

import re
from typing import NamedTuple

from archive.importing.counting.counted import Counted, Figures, Sum
from archive.importing.gifts.parts import Gift, Group, Verb
from archive.importing.gifts.roles import name_parties
from archive.importing.gifts.share import set_way
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party

_OPENS = re.compile(
    r"\s*(?:(?P<bracket>\()|:|\s[-–]|\s(?=\d))\s*(?:(?:hơn|gần|trên|khoảng|tặng|được) )*"
)
_BETWEEN = re.compile(r"\s*\)?\s*(?:[,;]|\.\.\.|…)?\s*(?:và\s+|cùng\s+)?(?:các\s+)?")
_JOINS = re.compile(
    r"\s*(?:[,;+]\s*)?(?:(?:và|cùng|kèm|với)\s+)*(?:(?:hơn|gần|trên|khoảng|số tiền|tiền mặt)\s+)*"
)
_VISITED = re.compile(r"(?<!\w)(?:thăm|chúc [Tt]ết|chúc mừng)(?P<what>(?!\w)[^.;:]*:)\s*$")
_FEWEST = 2


class Named(NamedTuple):
    """A name and what it got, from ``start`` to ``end``."""

    party: Party
    things: list[Counted]
    sums: list[Sum]
    end: int


def find_by_name(
    text: str, told: Figures, verbs: list[Verb], parties: list[Party], bodies: Bodies
) -> tuple[list[Gift], set[int]]:
    """A gift for each of at least two names that have their things right behind them.

    Gives them with the places of what they hold; nothing where no verb gives.
    """
    listed = _listed(text, told, parties)
    if len(listed) < _FEWEST:
        return [], set()
    first = listed[0].party.start
    before = [v for v in verbs if v.end <= first and v.way == "trao"]
    if not verbs and (visit := _VISITED.search(text, 0, first)):
        before = [Verb(visit.start(), visit.start("what"), "trao")]
    if not before or re.search(r"[.;]\s", text[before[-1].end : first]):
        return [], set()
    verb = before[-1]
    others = [p for p in parties if p.end <= verb.start]
    gifts: list[Gift] = []
    for one in listed:
        start = one.party.start if gifts else verb.start
        gift = Gift(start, one.end, verb.way, one.things, [], one.sums)
        gift.verb = text[verb.start : verb.end].lower()
        group = Group(one.things, one.sums)
        name_parties(text, gift, group, verb, parties=others, bodies=bodies)
        gift.recipients, gift.share = [one.party], ""
        set_way(gift, bodies)
        gifts.append(gift)
    taken = {thing.start for one in listed for thing in one.things}
    return gifts, taken | {part.start for one in listed for part in one.sums}


def _listed(text: str, told: Figures, parties: list[Party]) -> list[Named]:
    """The run of names that each have their things right behind them."""
    found: list[Named] = []
    for party in parties:
        opens = _OPENS.match(text, party.end)
        if opens is None or party.kind == "pronoun":
            continue
        if found and not _BETWEEN.fullmatch(text, found[-1].end, party.start):
            if len(found) >= _FEWEST:
                break
            found = []
        made = _things_at(text, told, opens.end())
        if made is None:
            continue
        things, sums, end = made
        if opens["bracket"] and not re.match(r"\s*\)", text[end:]):
            continue
        found.append(Named(party, things, sums, end))
    return found


def _things_at(text: str, told: Figures, at: int) -> tuple[list[Counted], list[Sum], int] | None:
    """The things and sums that stand one behind the other from ``at`` on, and where they end."""
    things: list[Counted] = []
    sums: list[Sum] = []
    end = at
    parts: list[Counted | Sum] = [*told.things, *told.sums]
    for part in sorted(parts, key=lambda part: part.start):
        if part.start < at:
            continue
        joint = _JOINS.match(text, end)
        if part.start != at and (joint is None or joint.end() != part.start):
            break
        if isinstance(part, Counted):
            things.append(part)
        elif not part.each:
            sums.append(part)
        end = part.end
    return (things, sums, end) if things else None
