"""The catalogue of foreign bodies: the same for every seed and size."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from archive.language.slugs import slugify
from archive.sampling.bodies import Body
from archive.sampling.chance import Chance
from archive.sampling.places import Abroad, Places
from archive.sampling.tables import Row, rows, several

FAR = ("pcpnn", "quoc-te", "ngoai-giao")
"""Kinds of partner that a body seldom finds in the places across its border."""
LARGEST_CIRCLE = 7


@dataclass(frozen=True, slots=True)
class Partner:
    """A foreign body with all that its record and the texts need."""

    id: str
    kind: str
    country: str
    place: Abroad | None
    name: str
    short: str
    english: str
    aliases: tuple[str, ...]
    parent: str

    @property
    def called(self) -> str:
        """The name for titles and tables."""
        return self.short or self.name

    @property
    def mentions(self) -> tuple[str, ...]:
        """What texts call it, the commonest first; the spellings of places vary."""
        return tuple(dict.fromkeys((self.called, self.name, *self.aliases)))


@dataclass
class Partners:
    """All partners, by id, and who may work with whom."""

    by_id: Mapping[str, Partner]
    places: Places
    _found: dict[tuple[str, str], list[Partner]] = field(default_factory=dict)

    def of(self, kind: str, where: str = "") -> list[Partner]:
        """The partners of a kind; ``where`` is a country, a place abroad, or empty for all."""
        key = (kind, where)
        if key not in self._found:
            self._found[key] = [
                partner
                for partner in self.by_id.values()
                if partner.kind == kind
                and where in {"", partner.country, partner.place.code if partner.place else ""}
            ]
        return self._found[key]

    def circle(self, seed: int, body: Body, friends: Sequence[str]) -> list[Partner]:
        """The partners that ``body`` has for years, the closest first; ``friends`` are places.

        At least one; the same for every report of the body.
        """
        chance = Chance(seed, "quan-he", body.id)
        kinds = body.partner_kinds
        found: dict[str, Partner] = {}
        for _ in range(chance.whole(3, LARGEST_CIRCLE)):
            kind = chance.weighted(tuple(kinds), tuple(kinds.values()))
            choice = self._near(chance, kind, body.country, friends)
            if choice:
                partner = chance.by_rank(choice)
                found.setdefault(partner.id, partner)
        return list(found.values()) or [chance.by_rank(self.of("chinh-quyen", "LA"))]

    def _near(
        self, chance: Chance, kind: str, country: str, friends: Sequence[str]
    ) -> Sequence[Partner]:
        own = [code for code in friends if not country or code.startswith(f"{country}-")]
        if own and chance.happens(0.2 if kind in FAR else 0.85):
            found = self.of(kind, chance.by_rank(own))
            if found:
                return found
        return self.of(kind, country) or self.of(kind)


def read_partners(places: Places) -> Partners:
    """Every foreign body of ``lists/partners.txt``, one for each place where it asks for that."""
    found: dict[str, Partner] = {}
    for row in rows("partners"):
        found.update((partner.id, partner) for partner in _of_row(row, places))
    return Partners(found, places)


def closure(ids: set[str], partners: Mapping[str, Partner]) -> set[str]:
    """``ids`` with all partners that their records name, and those that these name."""
    found: set[str] = set()
    for id_ in ids:
        while id_ and id_ not in found:
            found.add(id_)
            id_ = partners[id_].parent  # noqa: PLW2901  one goes up from each
    return found


def _of_row(row: Row, places: Places) -> Iterator[Partner]:
    country = row["where"][:2]
    if row["where"] == country:
        yield _partner(row, country, None)
        return
    for place in places.abroad_in(country):
        if place.at_border or row["where"].endswith("*"):
            yield _partner(row, country, place)


def _partner(row: Row, country: str, place: Abroad | None) -> Partner:
    name = _filled(row["name"], place)
    short = _filled(row["short"], place)
    aliases = list(several(_filled(row["aliases"], place)))
    if place is not None:
        aliases += ((short or name).replace(place.name, other) for other in place.spellings[:3])
    known = {name, short}
    return Partner(
        id=_filled(row["id"], place),
        kind=row["kind"],
        country=country,
        place=place,
        name=name,
        short=short,
        english=_filled(row["english"], place),
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias not in known),
        parent=_filled(row["parent"], place),
    )


def _filled(text: str, place: Abroad | None) -> str:
    if place is None:
        return text
    slug = slugify(place.title).removeprefix("tinh-").removeprefix("khu-tu-tri-")
    text = text.replace("{noi}", place.title).replace("{ten}", place.name)
    return text.replace("{id}", slug).replace("{en}", place.english)
