"""The records of bodies and partners: the same whatever archive they are in."""

from archive.sampling.bodies import Body
from archive.sampling.foreign import Partner
from archive.sampling.front_matter import Entry, Inline, front_matter
from archive.sampling.places import MERGED_UNTIL
from archive.sampling.sections import MADE_UP
from archive.sampling.setting import World

LEVELS = {
    "trung-uong": "cấp trung ương",
    "tinh": "cấp tỉnh",
    "huyen": "cấp huyện",
    "xa": "cấp xã",
    "lien-tinh": "liên tỉnh",
}


def organization(body: Body) -> tuple[str, str]:
    """Path and text of the record of a Vietnamese body."""
    words, former = body.words, body.former
    home = body.home
    known = {words.name, words.short}
    entries: Entry = {
        "name": words.name,
        "short": words.short if words.short != words.name else "",
        "english": body.english,
        "kind": body.kind,
        "level": body.level,
        "province": home.code if home else "",
        "parent": f"to-chuc/{body.parent}" if body.parent else "",
        "valid": Inline(**{"from": body.since, "to": body.ended})
        if body.since or body.ended
        else "",
        "predecessors": [f"to-chuc/{id_}" for id_ in body.before],
        "successors": [f"to-chuc/{id_}" for id_ in body.after],
        "aliases": [alias for alias in body.aliases if alias not in known],
        "former_names": [
            Inline(**{"name": former.name, "from": home.former_since, "to": home.former_until})
        ]
        if former and home
        else [],
        "website": body.row["website"],
        "note": MADE_UP,
    }
    place = f" của {words.place}" if words.place else ""
    text = f"*{MADE_UP}*\n\n{words.name} là tổ chức {LEVELS[body.level]}{place}."
    if body.ended == MERGED_UNTIL:
        reason = "sáp nhập tỉnh" if body.after else "kết thúc hoạt động của cấp mình"
        text += f" Tổ chức hoạt động đến hết ngày 30/6/2025, khi {reason}."
    return f"to-chuc/{body.id}/index.md", f"---\n{front_matter(entries)}---\n{text}\n"


def partner(world: World, body: Partner) -> tuple[str, str]:
    """Path and text of the record of a foreign body."""
    entries: Entry = {
        "name": body.name,
        "short": body.short,
        "english": body.english,
        "country": body.country,
        "region": body.place.code if body.place else "",
        "kind": body.kind,
        "parent": f"doi-tac/{body.parent}" if body.parent else "",
        "aliases": list(body.aliases),
        "note": MADE_UP,
    }
    country = world.places.countries[body.country]
    text = f"*{MADE_UP}*\n\n{body.name} là đối tác nước ngoài ({country})."
    return f"doi-tac/{body.id}.md", f"---\n{front_matter(entries)}---\n{text}\n"
