"""The catalogue of Vietnamese bodies: the same for every seed and size.

Each body is of one time, as in the archive's own records: provincial bodies of merged provinces
end on 2025-06-30 and name their successors, bodies of districts end with their districts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from archive.language.folding import fold
from archive.language.slugs import slugify
from archive.sampling.places import MERGED_ON, MERGED_UNTIL, Home, Places
from archive.sampling.tables import Row, rows, several, weights

FIRST_YEAR, LAST_YEAR = 1996, 2025

_CAPS = {"huyện": "Huyện", "quận": "Quận", "thị xã": "Thị", "thành phố": "Thành"}
_CAP_IDS = {cap: slugify(cap) for cap in (*_CAPS.values(), "Tỉnh", "")}


@dataclass(frozen=True, slots=True)
class Words:
    """What a body is called at one time; ``place`` is "tỉnh Tây Ninh", empty for the centre."""

    name: str
    short: str
    place: str
    selves: tuple[str, ...]
    """How its own papers call it."""
    authority: str


@dataclass(frozen=True, slots=True)
class Body:
    """A Vietnamese body with all that its record and its reports need."""

    id: str
    row: Row
    kind: str
    level: str
    home: Home | None
    words: Words
    former: Words | None
    """Its words until ``home.former_until``."""
    english: str
    aliases: tuple[str, ...]
    parent: str
    """The id of a body; empty for none."""
    since: str
    ended: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    country: str
    """The country that it is a friendship association with; else empty."""

    @property
    def years(self) -> range:
        """The years that it can report on."""
        return range(max(FIRST_YEAR, int(self.since[:4] or FIRST_YEAR)), LAST_YEAR + 1)

    @property
    def partner_kinds(self) -> Mapping[str, float]:
        """Kinds of partner with how often it works with each."""
        return weights(self.row["partners"])

    def words_in(self, year: int) -> Words:
        """What papers of ``year`` call it."""
        until = self.home.former_until if self.home and self.former else ""
        return self.former if self.former and f"{year}-12-31" <= until else self.words

    def is_cut_short_in(self, year: int) -> bool:
        """Whether it ends within ``year``, so that its report is of the first half."""
        return self.ended.startswith(str(year)) and not self.ended.endswith("12-31")


def catalogue(places: Places) -> dict[str, Body]:
    """Every body, by id; parents, predecessors and successors are in it."""
    found: dict[str, Body] = {}
    for row in rows("bodies"):
        found.update((body.id, body) for body in _of_row(row, places))
    return found


def closure(ids: set[str], bodies: Mapping[str, Body]) -> set[str]:
    """``ids`` with all bodies that their records name, and those that these name."""
    found: set[str] = set()
    left = [id_ for id_ in ids if id_]
    while left:
        id_ = left.pop()
        if id_ not in found:
            found.add(id_)
            body = bodies[id_]
            left += filter(None, (body.parent, *body.before, *body.after))
    return found


def _of_row(row: Row, places: Places) -> Iterator[Body]:
    match row["level"]:
        case "trung-uong":
            yield _body(row, row["id"], "", "")
        case "lien-tinh":
            for region in rows("regions"):
                id_ = f"{row['id']}-{slugify(region['vung'])}"
                yield _body(row, id_, f"vùng {region['vung']}", region["vung"])
        case "tinh":
            homes = _homes_of(row, places)
            ids = {home.code: _provincial_id(row["id"], home) for home in homes}
            for home in homes:
                yield _body(row, ids[home.code], home.title, home.name, home=home, beside=ids)
        case level:
            for home in _homes_of(row, places):
                for title in _smaller(level, home):
                    yield _local(row, title, home)


def _provincial_id(template: str, home: Home) -> str:
    return f"{_capped(template, 'Thành' if home.is_city else 'Tỉnh')}-{home.code}"


def _homes_of(row: Row, places: Places) -> list[Home]:
    """The provinces that have such a body; a merged one has it when one of its parts had."""
    limits = [part for part in row["where"].split() if not part.startswith("=")]
    former = [home for home in places.homes.values() if home.founded != MERGED_ON]
    chosen = [home for n, home in enumerate(former) if all(_holds(x, home, n) for x in limits)]
    codes = {home.code for home in chosen}
    merged = [home for home in places.homes.values() if codes & set(home.before)]
    if row["level"] in {"huyen", "cua-khau"}:
        return chosen
    if row["level"] == "xa":
        return [home for home in (*chosen, *merged) if not home.ended and home.across]
    return chosen + merged


def _holds(limit: str, home: Home, number: int) -> bool:
    if limit == "bien-gioi":
        return bool(home.across)
    if "/" in limit:
        first, every = limit.split("/")
        return number % int(every) == int(first) - 1
    return limit in home.countries


def _smaller(level: str, home: Home) -> list[str]:
    """The places within a province that have bodies of ``level``."""
    if level == "cua-khau":
        return list(home.crossings)
    if level == "huyen":
        return list(home.districts)
    return [
        title.replace("huyện", "xã", 1) for title in home.districts if title.startswith("huyện")
    ]


def _local(row: Row, title: str, home: Home) -> Body:
    kind = next((kind for kind in (*_CAPS, "xã") if title.startswith(f"{kind} ")), "")
    name = title.removeprefix(f"{kind} ")
    id_ = _capped(row["id"], _CAPS.get(kind, ""))
    # Huyện đoàn says already that it is a huyện
    slug = slugify(title if id_ == row["id"] else name)
    return _body(row, f"{id_}-{slug}-{home.code}", title, name, home=home)


def _body(
    row: Row,
    id_: str,
    title: str,
    name: str,
    *,
    home: Home | None = None,
    beside: Mapping[str, str] = MappingProxyType({}),
) -> Body:
    """``beside``: the ids of the bodies of this kind in other provinces, by province."""
    cap = next((c for kind, c in _CAPS.items() if title.startswith(f"{kind} ")), "Tỉnh")
    words = _words(row, title, name, cap)
    level, former, since, ended = row["level"], None, "", ""
    if home is not None:
        since = MERGED_ON if level == "xa" else home.founded
        ended = MERGED_UNTIL if level == "huyen" else home.ended
        if home.former_title and level == "tinh":
            bare = home.former_title.partition(" ")[2]
            former = _words(row, home.former_title, bare, "Tỉnh")
        if since == MERGED_ON and level == "tinh":
            words = replace(words, short=f"{words.short} (từ 7/2025)")
    return Body(
        id=id_,
        row=row,
        kind=row["kind"],
        level="huyen" if level == "cua-khau" else level,
        home=home,
        words=words,
        former=former,
        english=row["english"].replace("{en}", _english(title, name, home)),
        aliases=several(_filled(row["aliases"], title, name, cap)),
        parent=_parent(row["parent"], home),
        since=since,
        ended=ended,
        before=tuple(beside[code] for code in home.before if code in beside) if home else (),
        after=(beside[home.after],) if home and home.after in beside else (),
        country=row["where"].partition("=")[2] or (row["where"] if len(row["where"]) == 2 else ""),
    )


def _parent(written: str, home: Home | None) -> str:
    """The id of the body that a row names as parent: of the centre, or of the same province."""
    if home is None or written in _central_ids():
        return written
    return _provincial_id(written.removeprefix("@"), home) if written else ""


@cache
def _central_ids() -> frozenset[str]:
    return frozenset(row["id"] for row in rows("bodies") if row["level"] == "trung-uong")


def _capped(text: str, cap: str) -> str:
    small = _CAP_IDS[cap]
    return text.replace("{Cap}", cap).replace("{cap}", small).replace("{tinh}", small)


def _filled(text: str, title: str, name: str, cap: str) -> str:
    return _capped(text.replace("{dp}", title).replace("{ten}", name), cap)


def _words(row: Row, title: str, name: str, cap: str) -> Words:
    full = _filled(row["name"], title, name, cap)
    return Words(
        full,
        _filled(row["short"], title, name, cap) or full,
        title,
        several(_filled(row["self"], title, name, cap)),
        _filled(row["authority"], title, name, cap),
    )


def _english(title: str, name: str, home: Home | None) -> str:
    """The place in English: the list's own name of a province, else without marks."""
    if home is not None and title == home.title:
        return home.english
    region = next((row["en"] for row in rows("regions") if row["vung"] == name), "")
    return region or " ".join(word.capitalize() for word in fold(name).split())
