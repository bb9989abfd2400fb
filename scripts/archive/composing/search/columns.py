"""The facets of each unit: columns for counts; what reports have is in ``report_table``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from archive.composing.search.packing import deflated_apart, numbers
from archive.composing.search.report_facts import ActivityFacts, ReportFacts
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


def columns(archive: Archive, reports: Sequence[ReportFacts]) -> tuple[dict[str, Any], bytes]:
    """The values of each facet with their words, and the values of each activity, deflated.

    A partner's values also tell the ordinal of its country among ``nuoc``, from 1; 0 for none.
    What an activity shares with others is told once: its kinds and direction are an ordinal of
    those that occur together, its themes one of those that occur with these kinds, its status
    whether it is what its year makes likely, its partners how long ago the body last had them
    (a move-to-front list; J. Bentley et al., CACM 29:4, 1986). In that order, column by column.
    """
    activities = [activity for report in reports for activity in report.activities]
    countries = sorted(
        {p.entries.country.lower() for p in archive.partners.values() if p.entries.country}
    )
    values = {
        "doi-tac": list(archive.partners),  # as their own units follow one another
        "loai": _in_order(a.kinds for a in activities),
        "chu-de": _in_order(a.themes for a in activities),
        "huong": _in_order(a.way for a in activities),
        "trang-thai": _in_order(a.status for a in activities),
    }
    told: dict[str, Any] = {
        facet: [[v, label(archive, facet, v)] for v in values[facet]] for facet in values
    }
    told["nuoc"] = [[c, archive.lists.label("quoc-gia", c.upper())] for c in countries]
    for value in told["doi-tac"]:
        country = (archive.partners[value[0]].entries.country or "").lower()
        value.append(countries.index(country) + 1 if country else 0)
    place = {facet: {v: n for n, v in enumerate(values[facet])} for facet in values}
    return told, deflated_apart(_columns(reports, activities, place))


def _columns(
    reports: Sequence[ReportFacts],
    activities: list[ActivityFacts],
    place: dict[str, dict[str, int]],
) -> Iterator[bytes]:
    """What occurs together, then the columns."""
    ways = [(a.kinds, a.way) for a in activities]
    known = _commonest(ways)
    of_way: dict[tuple[str, str], list[str]] = {way: [] for way in known}
    for activity, way in zip(activities, ways, strict=True):
        of_way[way].append(activity.themes)
    themes = {way: _commonest(own) for way, own in of_way.items()}

    def listed(facet: str, codes: str) -> list[int]:
        ordinals = [place[facet][code] for code in codes.split()]
        return [len(ordinals), *ordinals]

    yield numbers([
        len(known),
        *(n for kinds, way in known for n in (*listed("loai", kinds), *listed("huong", way))),
        *(
            n
            for own in themes.values()
            for n in (len(own), *chain(*(listed("chu-de", codes) for codes in own)))
        ),
    ])  # fmt: skip
    order = {way: n for n, way in enumerate(known)}
    yield numbers(order[way] for way in ways)
    ranks = {way: {t: n for n, t in enumerate(own)} for way, own in themes.items()}
    yield numbers(ranks[way][a.themes] for a, way in zip(activities, ways, strict=True))
    statuses = place["trang-thai"]
    yield numbers(
        _surprise(activity, report.head.year, statuses)
        for report in reports
        for activity in report.activities
    )
    new: list[int] = []
    yield numbers(_recency(reports, place["doi-tac"], new))
    yield numbers(new)


def _surprise(activity: ActivityFacts, year: int, statuses: dict[str, int]) -> int:
    """0 for a status that the year makes likely, 1 for none, else from 2 on its ordinal."""
    if not activity.status:
        return 1
    likely = PLANNED if activity.year > year else DONE
    return 0 if activity.status == likely else statuses[activity.status] + 2


def _recency(
    reports: Sequence[ReportFacts], places: dict[str, int], new: list[int]
) -> Iterator[int]:
    """How many partners; of each how long ago its body had it, 0 for one told in ``new``."""
    recent: dict[str, list[str]] = {}
    for report in reports:
        own = recent.setdefault(report.head.organization, [])
        for activity in report.activities:
            partners = activity.partners.split()
            yield len(partners)
            for partner in partners:
                if partner in own:
                    yield own.index(partner) + 1
                    own.remove(partner)
                else:
                    yield 0
                    new.append(places[partner])
                own.insert(0, partner)


def _in_order(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(code for some in dict.fromkeys(codes) for code in some.split()))


def _commonest(values: Iterable[T]) -> list[T]:
    return [value for value, _ in Counter(values).most_common()]


def days(reports: Sequence[ReportFacts]) -> bytes:
    """The first day of each activity, as ``ActivityFacts`` has it."""
    return numbers(activity.day for report in reports for activity in report.activities)


def label(archive: Archive, facet: str, value: str) -> str:
    """The words people read for a facet's value."""
    if facet == "doi-tac":
        return archive.partners[value].short_name
    if facet == "loai":
        return archive.lists.label("loai-hoat-dong", value)
    if facet == "chu-de":
        return archive.lists.label("chu-de", value)
    return _WORDS[value]
