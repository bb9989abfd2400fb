"""The facets of each unit: columns for counts; what reports have is in ``report_table``.

They stand in three files. What the page shows at once is in the first: kinds, direction, status and
country. Themes and partners, whose values and names are most of the bytes, have a file each, which
is asked for when a reader opens them or the address tells of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from archive.composing.search.often import Often
from archive.composing.search.packing import deflated_apart, json_bytes, leb128, numbers
from archive.composing.search.report_facts import ActivityFacts, ReportFacts
from archive.model.archive import Archive
from archive.model.records import Activity

DONE, PLANNED = "da-thuc-hien", "ke-hoach"

_WORDS = {
    "trao": "Trao",
    "nhan": "Nhận",
    DONE: "Đã thực hiện",
    PLANNED: "Kế hoạch",
    "khong-thuc-hien": "Không thực hiện",
}

T = TypeVar("T")
Way = tuple[str, str]
"""Kinds and direction."""


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


class Columns:
    """The columns of the activities of ``reports``; each method gives a file.

    What an activity shares with others is told once: its kinds and direction are an ordinal of
    those that occur together, its themes one of those that occur with these. Countries and partners
    are told by how often the body had them before (``Often``). A file begins with its values and
    their words, as JSON behind its length; then column by column.
    """

    def __init__(self, archive: Archive, reports: Sequence[ReportFacts]) -> None:
        self._archive, self._reports = archive, reports
        self._activities = [activity for report in reports for activity in report.activities]
        self._ways: list[Way] = [(a.kinds, a.way) for a in self._activities]
        self._known = _commonest(self._ways)
        of = {id_: (p.entries.country or "").lower() for id_, p in archive.partners.items()}
        self._country_of = of
        countries: dict[str, str] = {}
        """By partners, as ``ActivityFacts`` has them: their countries likewise."""
        for partners in {a.partners for a in self._activities}:
            countries[partners] = " ".join(dict.fromkeys(of[p] for p in partners.split() if of[p]))
        self._countries = [countries[a.partners] for a in self._activities]

    def at_once(self) -> bytes:
        """Kinds, direction, status and country of each activity, the country of each partner.

        A status is 0 where it is what the year makes likely; whether there is a country, 0 where
        that is usual for such kinds and direction.
        """
        activities, of = self._activities, self._country_of
        countries = sorted({country for country in of.values() if country})
        statuses = _in_order(a.status for a in activities)
        kinds, ways = (_in_order(a.kinds for a in activities), _in_order(a.way for a in activities))
        sets = _commonest(told for told in self._countries if told)
        usual = self._usually_somewhere()
        place = {c: n for n, c in enumerate(countries)}
        return deflated_apart([
            _values(
                {
                    "loai": self._labelled("loai", kinds),
                    "huong": self._labelled("huong", ways),
                    "trang-thai": self._labelled("trang-thai", statuses),
                    "nuoc": [
                        countries,
                        [self._archive.lists.label("quoc-gia", c.upper()) for c in countries],
                    ],
                }
            ),
            numbers([
                len(of),
                *(place[country] + 1 if country else 0 for country in of.values()),
                len(self._known),
                *chain(
                    *(
                        (*_listed(own, kinds), *_listed(way, ways), usual[own, way])
                        for own, way in self._known
                    )
                ),
                len(sets),
                *chain(*(_listed(told, countries) for told in sets)),
            ]),
            numbers(map(_ordinals(self._known).__getitem__, self._ways)),
            numbers(self._surprises(statuses)),
            numbers(
                usual[way] ^ bool(told)
                for way, told in zip(self._ways, self._countries, strict=True)
            ),
            numbers(self._country_ranks(sets)),
        ])  # fmt: skip

    def themes(self) -> bytes:
        """Of kinds and direction, as ``at_once`` tells them, the sets of themes; then activities.

        Each has one of the sets of its kinds and direction.
        """
        of_way: dict[Way, list[str]] = {way: [] for way in self._known}
        for activity, way in zip(self._activities, self._ways, strict=True):
            of_way[way].append(activity.themes)
        sets = {way: _commonest(own) for way, own in of_way.items()}
        values = _in_order(a.themes for a in self._activities)
        ranks = {way: _ordinals(own) for way, own in sets.items()}
        return deflated_apart([
            _values(self._labelled("chu-de", values)),
            numbers(
                n for own in sets.values()
                for n in (len(own), *chain(*(_listed(codes, values) for codes in own)))
            ),
            numbers(
                ranks[way][a.themes] for a, way in zip(self._activities, self._ways, strict=True)
            ),
        ])  # fmt: skip

    def partners(self) -> bytes:
        """The partners of each activity: how many more than countries, then which.

        They are among those of its countries and those of none.
        """
        values = list(self._archive.partners)  # as their own units follow one another
        return deflated_apart([
            _values(self._labelled("doi-tac", values)),
            numbers(
                a.partners.count(" ") + bool(a.partners) - told.count(" ") - bool(told)
                for a, told in zip(self._activities, self._countries, strict=True)
            ),
            numbers(self._partner_ranks(values)),
        ])  # fmt: skip

    def _labelled(self, facet: str, values: list[str]) -> list[list[str]]:
        return [values, [label(self._archive, facet, value) for value in values]]

    def _usually_somewhere(self) -> dict[Way, bool]:
        """Whether most activities of such kinds and direction have a country."""
        more = Counter[Way]()
        for way, told in zip(self._ways, self._countries, strict=True):
            more[way] += 1 if told else -1
        return {way: count > 0 for way, count in more.items()}

    def _surprises(self, statuses: list[str]) -> Iterator[int]:
        """0 for a status that the year makes likely, 1 for none, else from 2 on its ordinal."""
        place = _ordinals(statuses)
        for report in self._reports:
            year = report.head.year
            for activity in report.activities:
                status = activity.status
                likely = PLANNED if activity.year > year else DONE
                yield (0 if status == likely else place[status] + 2) if status else 1

    def _country_ranks(self, sets: list[str]) -> Iterator[int]:
        often, place = Often(), _ordinals(sets)
        every = _ordinals(range(len(sets)))
        for (keys, _), told in zip(self._told(), self._countries, strict=True):
            if told:
                yield often.rank(keys, place[told], every)

    def _partner_ranks(self, values: list[str]) -> Iterator[int]:
        often, place = Often(), _ordinals(values)
        country = list(self._country_of.values())
        allowed: dict[str, dict[int, int]] = {}
        for (keys, activity), told in zip(self._told(), self._countries, strict=True):
            if not activity.partners:
                continue
            if told not in allowed:
                some = {"", *told.split()}
                allowed[told] = _ordinals(n for n, own in enumerate(country) if own in some)
            taken: list[int] = []
            for partner in activity.partners.split():
                yield often.rank(keys, place[partner], allowed[told], taken)
                taken.append(place[partner])

    def _told(self) -> Iterator[tuple[tuple[str, str], ActivityFacts]]:
        """Each activity, with what tells its body and the province of that."""
        bodies = self._archive.organizations
        for report in self._reports:
            body = report.head.organization
            keys = (f"to-chuc/{body}", f"tinh/{bodies[body].entries.province or ''}")
            for activity in report.activities:
                yield keys, activity


def _values(told: object) -> bytes:
    data = json_bytes(told)
    return leb128(len(data)) + data


def _listed(codes: str, values: list[str]) -> list[int]:
    ordinals = [values.index(code) for code in codes.split()]
    return [len(ordinals), *ordinals]


def _ordinals(values: Iterable[T]) -> dict[T, int]:
    return {value: n for n, value in enumerate(values)}


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
