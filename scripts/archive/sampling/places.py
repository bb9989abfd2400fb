"""Where things are: provinces in their times, districts, crossings, places across the border."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.model.lists import ForeignPlace, Lists
from archive.sampling.tables import rows, several

MERGED_ON = "2025-07-01"
MERGED_UNTIL = "2025-06-30"
"""The last day of the former provinces, and of all districts."""

_TITLES = {"CN-GX": "khu tự trị", "KH-12": "thủ đô"}


@dataclass(frozen=True, slots=True)
class Home:
    """A Vietnamese province of one time; ``title`` is "tỉnh Tây Ninh"."""

    code: str
    name: str
    english: str
    title: str
    former_title: str
    """What it was called before, where reports of its time say so; else empty."""
    former_until: str
    former_since: str
    founded: str
    """The day from which its bodies exist; empty for always."""
    ended: str
    """The last day of its bodies; empty while there is none."""
    before: tuple[str, ...]
    """The provinces that were merged into it."""
    after: str
    """The province that it was merged into; empty for none."""
    across: tuple[str, ...]
    """Foreign places on the other side of its border."""
    friends: tuple[str, ...]
    """Foreign places that it has old ties with, those across the border first."""
    crossings: tuple[str, ...]
    districts: tuple[str, ...]

    @property
    def is_city(self) -> bool:
        """Whether it is a city under the central government."""
        return self.title.startswith("thành phố")

    @property
    def countries(self) -> frozenset[str]:
        """The countries across its border."""
        return frozenset(place.partition("-")[0] for place in self.across)


@dataclass(frozen=True, slots=True)
class Abroad:
    """A province of a neighbouring country; ``title`` is "tỉnh Savannakhet"."""

    code: str
    country: str
    name: str
    english: str
    title: str
    spellings: tuple[str, ...]
    """Other ways in which papers write the name."""
    at_border: bool


@dataclass(frozen=True)
class Places:
    """All places, by their codes."""

    homes: Mapping[str, Home]
    abroad: Mapping[str, Abroad]
    countries: Mapping[str, str]
    """Vietnamese names of countries."""
    _within: dict[str, list[Abroad]] = field(default_factory=dict)

    def abroad_in(self, country: str) -> list[Abroad]:
        """The places of one country, in the order of the list."""
        if country not in self._within:
            found = [place for place in self.abroad.values() if place.country == country]
            self._within[country] = found
        return self._within[country]


def read_places(lists: Lists) -> Places:
    """The places of the controlled lists, with what this room's own tables know of them."""
    provinces = lists.provinces
    borders = {row["tinh"]: row for row in rows("borders")}
    founded = {row["tinh"]: row["tu"] for row in rows("founded")}
    twins = {row["tinh"]: several(row["ban"]) for row in rows("twins")}
    districts = {row["tinh"]: several(row["huyen"]) for row in rows("districts")}
    homes = {}
    for code, province in provinces.items():
        before = tuple(c for c, old in provinces.items() if old.successor == code)
        own = (code, *before)
        across = _joined(several(borders[c]["giap"]) for c in own if c in borders)
        renamed = next((row for row in rows("renamed") if row["tinh"] == code), {})
        homes[code] = Home(
            code=code,
            name=province.name,
            english=province.english or province.name,
            title=province.full_name[:1].lower() + province.full_name[1:],
            former_title=renamed.get("ten-cu", ""),
            former_until=renamed.get("den", ""),
            former_since=renamed.get("tu", ""),
            founded=MERGED_ON if province.valid_from else founded.get(code, ""),
            ended=MERGED_UNTIL if province.valid_to else "",
            before=before,
            after=province.successor or "",
            across=across,
            friends=_joined((across, *(twins.get(c, ()) for c in own))),
            crossings=_joined(several(borders[c]["cua-khau"]) for c in own if c in borders),
            districts=_joined(districts.get(c, ()) for c in own),
        )
    abroad = {code: _abroad(code, place) for code, place in lists.foreign_places.items()}
    names = {code: lists.label("quoc-gia", code) for code in lists.countries}
    return Places(homes, abroad, names)


def _joined(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for group in groups for value in group))


def _abroad(code: str, place: ForeignPlace) -> Abroad:
    name, spellings = place.name, tuple(filter(_is_a_name, place.aliases))
    title = f"{_TITLES.get(code, 'tỉnh')} {name}"
    if name.startswith(("Tỉnh ", "Thủ đô ")):  # two places share the name behind it
        title = name = name[:1].lower() + name[1:]
        spellings = ()
    return Abroad(
        code, place.country, name, place.english or name, title, spellings, bool(place.border)
    )


def _is_a_name(alias: str) -> bool:
    """Whether a spelling is the bare name, without "Tỉnh", "Province" or a remark."""
    described = alias.lower().startswith(("tỉnh ", "thủ đô ", "khu "))
    return "(" not in alias and "Province" not in alias and not described
