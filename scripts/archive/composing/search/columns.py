"""The facets of each unit, and of each report: columns for counts.

A column is the list of values that occur, with their words, and for each activity or partner the
ordinals of its values. Values of reports (year, body, kind of body, province) are given once for
each report.
"""

from itertools import groupby
from typing import Any

from archive.composing.search.packing import Packer
from archive.composing.search.units import Unit
from archive.language.collation import sort_key
from archive.model.archive import Archive
from archive.model.records import Partner

FACETS = ("doi-tac", "loai", "chu-de", "huong", "trang-thai")
"""Facets that a unit has for itself, besides the country, which follows from its partners; those of
its report are nam, to-chuc, loai-to-chuc, tinh."""

_WORDS = {
    "trao": "Trao",
    "nhan": "Nhận",
    "da-thuc-hien": "Đã thực hiện",
    "ke-hoach": "Kế hoạch",
    "khong-thuc-hien": "Không thực hiện",
}


def unit_facets(archive: Archive, unit: Unit) -> dict[str, tuple[str, ...]]:
    """The values of each facet that ``unit`` has for itself."""
    if unit.activity is not None:
        a = unit.activity
        return {
            "nuoc": tuple(c.lower() for c in archive.countries_of(a)),
            "doi-tac": tuple(p for p in a.partners if p in archive.partners),
            "loai": a.entries.kind,
            "chu-de": a.entries.themes,
            "huong": (a.gift_direction,) if a.gift_direction else (),
            "trang-thai": (a.entries.status,) if a.entries.status else (),
        }
    if isinstance(unit.record, Partner):
        country = unit.record.entries.country
        return {"nuoc": (country.lower(),) if country else (), "doi-tac": (unit.record.id,)}
    return {}


def has_columns(unit: Unit) -> bool:
    """Whether the columns hold ``unit``; no other unit has a facet of its own."""
    return unit.activity is not None or isinstance(unit.record, Partner)


def columns(archive: Archive, found: list[Unit]) -> tuple[dict[str, Any], bytes]:
    """The values of each facet with their words; and for each unit that has any, its ordinals.

    A unit is, facet by facet, how many values it has, then their ordinals (LEB128). The partners'
    values also tell the ordinal of their country among ``nuoc``, from 1; 0 for none.
    """
    facets = [unit_facets(archive, unit) for unit in found if has_columns(unit)]
    countries = sorted({c for own in facets for c in own["nuoc"]})
    told: dict[str, Any] = {
        "nuoc": [[c, archive.lists.label("quoc-gia", c.upper())] for c in countries]
    }
    packer = Packer()
    for facet in FACETS:
        values = list(dict.fromkeys(v for own in facets for v in own.get(facet, ())))
        place = {value: n for n, value in enumerate(values)}
        told[facet] = [[v, label(archive, facet, v)] for v in values]
        if facet == "doi-tac":
            for value in told[facet]:
                country = (archive.partners[value[0]].entries.country or "").lower()
                value.append(countries.index(country) + 1 if country else 0)
        for own in facets:
            packer.number(len(own.get(facet, ())))
            for value in own.get(facet, ()):
                packer.number(place[value])
    return told, packer.bytes()


def days(found: list[Unit]) -> bytes:
    """The first day of each activity, as days since the 1st of January of its year, from 1 on.

    0 where it has no date, or one that is no more exact than its year.
    """
    packer = Packer()
    for unit in found:
        if unit.activity is not None:
            when = unit.date
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


def report_table(archive: Archive, found: list[Unit]) -> dict[str, Any]:
    """Bodies and reports, in the order of the units.

    All are columns. ``bodies``: id, short name, kind, province then, province now of those that
    report. ``reports``: the body's ordinal and the year, both as the difference to the report
    before, the rest of its name, the number of activities and of other units, and how many of the
    last activities are of the next year. ``years``: unit and year of those of another year still.
    """
    together = [(r, list(us)) for r, us in groupby(found, lambda u: u.report) if r is not None]
    ids = list(dict.fromkeys(r.organization for r in archive.reports))
    place = {id_: n for n, id_ in enumerate(ids)}
    bodies = [_body(archive, id_) for id_ in ids]
    lists, used = archive.lists, {p for body in bodies for p in body[3:] if p}
    provinces = sorted(used, key=lambda p: (sort_key(lists.provinces[p].name), p))
    reports: list[list[Any]] = []
    years: list[list[int]] = []
    first, body_before, year_before = 0, 0, 0
    for report, units in together:
        activities = [u.activity for u in units if u.activity is not None]
        planned = 0
        for activity in reversed(activities):
            if activity.year != report.year + 1:
                break
            planned += 1
        for number, activity in enumerate(activities[: len(activities) - planned]):
            if activity.year != report.year:
                years.append([first + number, activity.year])
        body = place[report.organization]
        others = len(units) - len(activities)
        reports.append([
            body - body_before, report.year - year_before, report.slug or "", len(activities),
            others, planned,
        ])  # fmt: skip
        body_before, year_before = body, report.year
        first += len(units)
    return {
        "bodies": list(map(list, zip(*bodies, strict=True))),
        "kinds": {k: lists.label("loai-to-chuc", k) for k in sorted({b[2] for b in bodies})},
        "provinces": {p: _province_name(archive, p) for p in provinces},
        "reports": list(map(list, zip(*reports, strict=True))),
        "years": years,
        "organizations": sum(unit.type == "to-chuc" for unit in found),
    }


def provinces_reported(archive: Archive) -> set[str]:
    """The provinces, then and now, that reports come from."""
    then = {p for report in archive.reports if (p := archive.province_of(report))}
    return then | {archive.province_now(p) for p in then}


def _body(archive: Archive, id_: str) -> list[str]:
    body = archive.organizations[id_]
    province = body.entries.province
    now = archive.province_now(province) if province else ""
    return [id_, body.short_name, body.entries.kind or "", province or "", now]


def _province_name(archive: Archive, id_: str) -> str:
    province = archive.lists.provinces[id_]
    return province.name + (" (đến 6/2025)" if province.valid_to else "")
