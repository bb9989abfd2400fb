"""The facets of each unit: columns for counts; what reports have is in ``report_table``."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TypeVar

from archive.composing.search.packing import Packer, deflated_apart, numbers
from archive.model.archive import Archive
from archive.model.records import Activity

FACETS = ("doi-tac", "loai", "chu-de", "huong", "trang-thai")
"""Facets that a unit has for itself, besides the country, which follows from its partners; those of
its report are nam, to-chuc, loai-to-chuc, tinh."""

DONE, PLANNED = "da-thuc-hien", "ke-hoach"

_WORDS = {
    "trao": "Trao",
    "nhan": "Nhận",
    DONE: "Đã thực hiện",
    PLANNED: "Kế hoạch",
    "khong-thuc-hien": "Không thực hiện",
}

Ordinals = tuple[int, ...]
T = TypeVar("T")


def activity_facets(archive: Archive, activity: Activity) -> dict[str, tuple[str, ...]]:
    """The values of each facet that an activity has for itself, its countries among them."""
    direction = activity.gift_direction
    status = activity.entries.status
    return {
        "nuoc": tuple(c.lower() for c in archive.countries_of(activity)),
        "doi-tac": tuple(p for p in activity.partners if p in archive.partners),
        "loai": activity.entries.kind,
        "chu-de": activity.entries.themes,
        "huong": (direction,) if direction else (),
        "trang-thai": (status,) if status else (),
    }


def columns(archive: Archive, activities: list[Activity]) -> tuple[dict[str, Any], bytes]:
    """The values of each facet with their words, and the values of each activity, deflated.

    A partner's values also tell the ordinal of its country among ``nuoc``, from 1; 0 for none.
    What an activity shares with others is told once: its kinds and direction are an ordinal of
    those that occur together, its themes one of those that occur with these kinds, its status
    whether it is what its year makes likely, its partners how long ago the body last had them
    (a move-to-front list; J. Bentley et al., CACM 29:4, 1986). In that order, column by column.
    """
    facets = [activity_facets(archive, activity) for activity in activities]
    countries = sorted(
        {p.entries.country.lower() for p in archive.partners.values() if p.entries.country}
    )
    values = {
        "doi-tac": list(archive.partners),  # as their own units follow one another
        **{facet: _in_order(own[facet] for own in facets) for facet in FACETS[1:]},
    }
    told: dict[str, Any] = {
        facet: [[v, label(archive, facet, v)] for v in values[facet]] for facet in values
    }
    told["nuoc"] = [[c, archive.lists.label("quoc-gia", c.upper())] for c in countries]
    for value in told["doi-tac"]:
        country = (archive.partners[value[0]].entries.country or "").lower()
        value.append(countries.index(country) + 1 if country else 0)
    place = {facet: {v: n for n, v in enumerate(values[facet])} for facet in values}
    rows = [
        {facet: tuple(place[facet][v] for v in own.get(facet, ())) for facet in FACETS}
        for own in facets
    ]
    return told, deflated_apart(_columns(activities, rows, values))


def _columns(
    activities: list[Activity], rows: list[dict[str, Ordinals]], values: dict[str, list[str]]
) -> Iterator[bytes]:
    """What occurs together, then the columns."""
    ways = [(row["loai"], row["huong"]) for row in rows]
    known = _commonest(ways)
    themes: dict[object, list[Ordinals]] = {
        way: _commonest(row["chu-de"] for row, own in zip(rows, ways, strict=True) if own == way)
        for way in known
    }
    yield numbers([
        len(known),
        *(n for kinds, way in known for n in (*_listed(kinds), *_listed(way))),
        *(n for own in themes.values() for n in (len(own), *chain(*map(_listed, own)))),
    ])  # fmt: skip
    order = {way: n for n, way in enumerate(known)}
    yield numbers(order[way] for way in ways)
    ranks = {way: {t: n for n, t in enumerate(own)} for way, own in themes.items()}
    yield numbers(ranks[way][row["chu-de"]] for row, way in zip(rows, ways, strict=True))
    yield numbers(
        _surprise(activity, row["trang-thai"], values["trang-thai"])
        for activity, row in zip(activities, rows, strict=True)
    )
    new: list[int] = []
    yield numbers(_recency(activities, rows, new))
    yield numbers(new)


def _surprise(activity: Activity, status: Ordinals, values: list[str]) -> int:
    """0 for a status that the year makes likely, 1 for none, else from 2 on its ordinal."""
    if not status:
        return 1
    likely = PLANNED if activity.year > activity.report.year else DONE
    return 0 if values[status[0]] == likely else status[0] + 2


def _recency(
    activities: list[Activity], rows: list[dict[str, Ordinals]], new: list[int]
) -> Iterator[int]:
    """How many partners; of each how long ago its body had it, 0 for one told in ``new``."""
    recent: dict[str, list[int]] = {}
    for activity, row in zip(activities, rows, strict=True):
        own = recent.setdefault(activity.report.organization, [])
        yield len(row["doi-tac"])
        for partner in row["doi-tac"]:
            if partner in own:
                yield own.index(partner) + 1
                own.remove(partner)
            else:
                yield 0
                new.append(partner)
            own.insert(0, partner)


def _in_order(values: Iterable[tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(v for own in values for v in own))


def _commonest(values: Iterable[T]) -> list[T]:
    return [value for value, _ in Counter(values).most_common()]


def _listed(values: Ordinals) -> Ordinals:
    return (len(values), *values)


def days(activities: list[Activity]) -> bytes:
    """The first day of each activity, as days since the 1st of January of its year, from 1 on.

    0 where it has no date, or one that is no more exact than its year.
    """
    packer = Packer()
    for activity in activities:
        when = activity.entries.date
        exact = when is not None and when.precision != "year"
        packer.number(when.earliest.timetuple().tm_yday if when and exact else 0)
    return packer.bytes()


def label(archive: Archive, facet: str, value: str) -> str:
    """The words people read for a facet's value."""
    if facet == "doi-tac":
        return archive.partners[value].short_name
    if facet == "loai":
        return archive.lists.label("loai-hoat-dong", value)
    if facet == "chu-de":
        return archive.lists.label("chu-de", value)
    return _WORDS[value]
