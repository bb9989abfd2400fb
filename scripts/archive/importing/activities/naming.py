"""Short titles and ids for activities, from what they hold."""

import re

from archive.importing.names.bodies import Bodies
from archive.language.slugs import slugify
from archive.model.choices import SECTIONS
from archive.writing.plain import Plain

_LEAD = re.compile(
    r"^\s*(?:[-+•*]\s*)?(?:(?:\d{1,2}(?:\.\d{1,2})+\.?(?=\s)|\d{1,2}\s*[-.)](?!\d)|[a-zđ]\s*[.)])\s*)?"
    r"(?:(?:Sáng|Chiều|Tối|Trưa|Đêm|Vào|Trong|Từ|Cũng|Đầu|Cuối|Giữa)?\s*(?:ngày|tháng|quý|năm"
    r"|các ngày|\d{2} ngày|\d+ ngày)"
    r"[^,;:]{0,40}[,]\s*)?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 110
_LONGEST_ID = 48
_LABEL_WORDS = 12
"""Words of a label, fewer: "Hội Nông dân tỉnh: cử 02 cán bộ …"."""
_SMALL_WORDS = frozenset(
    ["va", "cua", "cho", "tai", "voi", "cac", "den", "tu", "o", "la", "do", "cung"]
)


def short_title(entries: dict[str, Plain], text: str, bodies: Bodies) -> str:
    """A title of one line: of a gift what and to whom, else the beginning of its sentence."""
    items, parties = entries.get("items"), entries.get("parties")
    kinds = entries.get("kind")
    if isinstance(items, list) and items and isinstance(kinds, list):
        things = ", ".join(str(i["what"]) for i in items[:3] if isinstance(i, dict))
        verb = "Tiếp nhận" if "tiep-nhan" in kinds else "Trao"
        role = "giver" if "tiep-nhan" in kinds else "recipient"
        names = parties.get(role, []) if isinstance(parties, dict) else []
        shown = [_name(str(n), bodies) for n in names][:2] if isinstance(names, list) else []
        lead = {"Tiếp nhận": " của ", "Trao": " cho "}[verb] if shown else ""
        return _cut(f"{verb} {things}{lead}{' và '.join(shown)}")
    words = _LEAD.sub("", " ".join(text.split()), count=1)
    words = re.sub(r"\s*\([^()]*\)", "", words)
    label, colon, rest = words.partition(": ")
    if colon and len(label.split()) < _LABEL_WORDS and len(rest.split()) >= _LABEL_WORDS // 2:
        words = rest
    words = re.split(r"(?<=\w)[;:](?:\s|$)", words)[0].strip(" .,;:-–")
    words = words.replace("“", "“")
    if len(words) > _LONGEST_TITLE:
        first = re.split(r",\s+(?=nhằm|góp|qua|để|trong|với|có|do)", words)[0]
        words = first if len(first) > 20 else words
    words = _cut(words) or "Hoạt động"
    return words[:1].upper() + words[1:]


def short_id(title: str, entries: dict[str, Plain], taken: set[str]) -> str:
    """An id of a few words of ``title``, not yet in ``taken``; it is added there."""
    words = [w for w in slugify(title).split("-") if w not in _SMALL_WORDS]
    made = ""
    for word in words:
        if len(made) + len(word) + 1 > _LONGEST_ID:
            break
        made = f"{made}-{word}" if made else word
    kinds = entries.get("kind")
    made = made or (str(kinds[0]) if isinstance(kinds, list) and kinds else "viec")
    if entries.get("status") == "ke-hoach" and not made.endswith("ke-hoach"):
        made = f"ke-hoach-{made}"
    unique, number = made, 2
    while unique in taken or unique in SECTIONS:
        unique = f"{made}-{number}"
        number += 1
    taken.add(unique)
    return unique


def _name(party: str, bodies: Bodies) -> str:
    return bodies.archive.party_name(party, short=True)


def _cut(words: str) -> str:
    """``words`` within a title's length, cut between words."""
    words = re.sub(r"[<>&]", "", " ".join(words.split()))
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;–-") + "…"
