"""Which unit is of which report, body and year: what a first answer is counted by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from archive.composing.search.report_facts import ReportFacts
from archive.language.collation import sort_key
from archive.model.archive import Archive


@dataclass(frozen=True)
class Body:
    """A body that reports: id, short name, kind and province (then), empty where it has none."""

    id: str
    name: str
    kind: str
    province: str


class ReportRow(NamedTuple):
    """A report: the ordinal of its body, its year, the rest of its name, what it has of units.

    ``others`` counts the units that are no activities, ``entries`` the first of these, which its
    entries tell; ``planned`` of the last activities are of the next year.
    """

    body: int
    year: int
    slug: str
    activities: int
    others: int
    entries: int
    planned: int


@dataclass(frozen=True)
class ReportTable:
    """Bodies and reports, in the order of the units.

    ``kinds`` and ``provinces`` (those that reports come from, then and now): names by id;
    ``provinces_now`` the province of today for each of them. ``odd_years``: unit and year of
    activities that are of neither their report's year nor the next.
    """

    bodies: list[Body]
    reports: list[ReportRow]
    kinds: dict[str, str]
    provinces: dict[str, str]
    provinces_now: dict[str, str]
    odd_years: list[tuple[int, int]]


def report_table(archive: Archive, told: Sequence[ReportFacts]) -> ReportTable:
    """The table of all units of ``archive``."""
    ids = list(dict.fromkeys(own.head.organization for own in told))
    place = {id_: n for n, id_ in enumerate(ids)}
    bodies = [_body(archive, id_) for id_ in ids]
    lists = archive.lists
    used = provinces_of(archive, (body.province for body in bodies))
    provinces = sorted(used, key=lambda p: (sort_key(lists.provinces[p].name), p))
    heads = [own.head for own in told]
    reports = [
        ReportRow(
            place[h.organization], h.year, h.slug, h.activities, h.others, h.entries, h.planned
        )
        for h in heads
    ]
    firsts = accumulate((head.units for head in heads), initial=0)
    odd_years = [
        (first + number, year)
        for first, head in zip(firsts, heads, strict=False)
        for number, year in head.odd_years
    ]
    return ReportTable(
        bodies,
        reports,
        {k: lists.label("loai-to-chuc", k) for k in sorted({body.kind for body in bodies})},
        {p: _province_name(archive, p) for p in provinces},
        {p: archive.province_now(p) for p in provinces},
        odd_years,
    )


def provinces_of(archive: Archive, then: Iterable[str]) -> set[str]:
    """Provinces of some time, empty ones left out, with those that they are now."""
    found = {province for province in then if province}
    return found | {archive.province_now(province) for province in found}


def provinces_reported(archive: Archive) -> set[str]:
    """The provinces, then and now, that reports come from."""
    return provinces_of(archive, (archive.province_of(report) or "" for report in archive.reports))


def _body(archive: Archive, id_: str) -> Body:
    body = archive.organizations[id_]
    return Body(id_, body.short_name, body.entries.kind or "", body.entries.province or "")


def _province_name(archive: Archive, id_: str) -> str:
    province = archive.lists.provinces[id_]
    return province.name + (" (đến 6/2025)" if province.valid_to else "")
