"""Several names in one: "Hội X tỉnh A và tỉnh B", "học sinh Lào và Campuchia"."""

import re
from itertools import pairwise

from archive.importing.names.parties import Party
from archive.importing.names.places import Gazetteer

_AND_PLACE = re.compile(
    r"\s*(?:,\s*(?:và\s+)?|\s+và\s+)(?P<head>(?:tỉnh|huyện|xã|bản|thành phố)\s+)?"
)
_EACH_OF = re.compile(
    r"(?:(?:tại|ở|của|thuộc)\s+)?(?P<many>(?:các|hai|ba|bốn|năm|0?[2-9])\s+)"
    r"(?P<head>tỉnh|huyện|xã|bản)\s+$"
)


def spread(text: str, party: Party, gazetteer: Gazetteer) -> list[Party]:
    """``party``, and the others of "Hội X tỉnh A và tỉnh B", each with its full name."""
    places = gazetteer.find(party.text)
    named_for = party.kind == "people" and places and places[-1].end == len(party.text)
    if not named_for:  # "học sinh Lào và Campuchia" are two, "Hội Việt - Lào và Campuchia" one
        places = [p for p in places if p.kind != "country"]
    if not places or party.kind == "pronoun":
        return [party]
    last = places[-1]
    named = _each_listed(party, gazetteer) or [_of_one(party)]
    at = party.end
    stem = named[0].text
    own = gazetteer.find(stem)
    anchor = next((p for p in reversed(own) if p.kind == last.kind), None)
    if anchor is None:
        return [party]
    while joint := _AND_PLACE.match(text, at):
        other = next(
            (p for p in gazetteer.find(text[joint.end() : joint.end() + 60]) if p.start == 0),
            None,
        )
        if other is None or other.kind != last.kind:
            break
        end = joint.end() + other.end
        name = stem[: anchor.start] + text[joint.end() : end] + stem[anchor.end :]
        if joint["head"]:
            name = re.sub(
                r"(?:tỉnh|huyện|xã|bản|thành phố)\s+(?=" + re.escape(text[joint.end() : end]) + ")",
                joint["head"],
                name,
            )
        named.append(Party(party.kind, joint.start(), end, name))
        at = end
    if len(named) == 1:
        return [party]
    return named


def _each_listed(party: Party, gazetteer: Gazetteer) -> list[Party]:
    """The bodies of "Hội X các tỉnh A, B": the names that the list in one name stands for."""
    places = [p for p in gazetteer.find(party.text) if p.kind != "country"]
    first = next((p for p in places if _EACH_OF.search(party.text[: p.start])), None)
    if first is None:
        return []
    listed = [p for p in places if p.start >= first.start and p.kind == first.kind]
    for one, other in pairwise(listed):
        if party.text[one.end : other.start].strip() != ",":
            return []
    if len(listed) < 2 or listed[-1].end < len(party.text):
        return []
    many = _EACH_OF.search(party.text[: first.start])
    begun = party.text[: many.start("many")] + many["head"] if many else ""
    return [
        party._replace(text=f"{begun} {party.text[place.start : place.end]}") for place in listed
    ]


def _of_one(party: Party) -> Party:
    """A party with "hai tỉnh A" in its name as "tỉnh A"."""
    name = re.sub(r"(?:hai|ba|bốn|năm|các|0?[2-9])\s+(?=(?:tỉnh|huyện|xã|bản)\s)", "", party.text)
    return party._replace(text=name)
