"""Bodies that no list knows as foreign, and that a paper shows to be: guests, and those visited.

"Hội Phụ nữ thành phố Bách Sắc" names no province that the lists have. Where its delegation came
over the border, or ours went at its invitation, it is of the other side.
"""

import re

from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import bare_name
from archive.importing.names.parties import lead
from archive.importing.names.places import Gazetteer
from archive.importing.paper.blocks import Block
from archive.importing.paper.letters import CAPITAL
from archive.importing.paper.sentences import LONGEST, sentences
from archive.language.folding import fold

_ACROSS = re.compile(
    r"(?<!\w)(?:sang|lời mời|(?:[Hh]ội|[Đđ]oàn|[Pp]hía|[Tt]ỉnh|[Nn]ước) bạn|[Bb]ạn (?:tặng|trao"
    r"|cũng))"
    r"(?!\w)"
)
"""What a paragraph says only where somebody from over the border took part."""
_MET = re.compile(
    r"(?:lời mời của|(?:đón|tiếp|mời)[^.;]{0,30}?(?<!\w)đoàn(?: đại biểu| công tác"
    r"| cán bộ)?(?: của)?"
    r"|sang (?:thăm|chào|chúc|làm việc với|giao lưu với)[^.;]{0,30}?)\s+$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"(?<!\w)(?:thành phố|huyện|xã|thị xã|thị trấn|khu|trấn|châu|cụm bản|bản|phum)"
    rf" [{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*){{0,3}}"
)
_LEADS_ON = re.compile(
    r"(?: và (?:thành phố|huyện|khu|xã|bản|thị xã) [^,;.()]{2,22}?)?\s?(?:,\s|\(|thuộc |của )"
    r"(?:(?:huyện|thành phố|thị xã|khu) [^,;.()]{2,25},\s)?(?:(?:tỉnh|nước|khu tự trị|châu) )?"
)
_FARTHEST = 90
_OF_A_PLACE = re.compile(
    rf"(?<!\w)(?:tỉnh|thành phố|huyện|thị xã|xã|bản|trấn|châu|cụm bản) [{CAPITAL}]"
)


def find_guests(blocks: list[Block], bodies: Bodies) -> frozenset[str]:
    """The keys of the bodies that ``blocks`` show to be foreign and that no list knows."""
    found: set[str] = set()
    for block in blocks:
        if block.table is not None or not _ACROSS.search(block.text):
            continue
        for sentence in sentences(block.text):
            text = sentence.text
            if len(text) > LONGEST or not re.search(r"(?<!\w)(?:đón|tiếp|mời|sang)(?!\w)", text):
                continue
            for party in bodies.find(text):
                name = bare_name(party.text)
                if party.kind != "body" or not _OF_A_PLACE.search(name):
                    continue
                own_lead = lead(text, party.start) + ("đoàn " if name != party.text else "")
                if _MET.search(own_lead) and _is_unknown(name, bodies):
                    found.add(bodies.key(name))
    return frozenset(found)


def find_guest_places(blocks: list[Block], gazetteer: Gazetteer) -> frozenset[str]:
    """The districts, towns and villages that ``blocks`` name with their land, as compared.

    "huyện Noọng Hét, tỉnh Xiêng Khoảng" tells of every later "huyện Noọng Hét".
    """
    found: set[str] = set()
    for block in blocks:
        text = block.words
        for place in _PLACE.finditer(text[: 20 * LONGEST]):
            behind = text[place.end() : place.end() + _FARTHEST]
            leads = _LEADS_ON.match(behind)
            if leads is None or gazetteer.find(place[0]):
                continue
            of = next(iter(gazetteer.find(behind[leads.end() :])), None)
            if of is not None and of.start <= 1 and gazetteer.country_of(of) != "VN":
                found.add(fold(place[0]))
    return frozenset(found)


def _is_unknown(name: str, bodies: Bodies) -> bool:
    """Whether no record has ``name``, and no place of Vietnam stands in it."""
    match = bodies.match(name)
    if match.is_self or match.foreign or match.party.startswith("to-chuc/"):
        return False
    return not bodies.gazetteer.find(name) and "Việt Nam" not in name
