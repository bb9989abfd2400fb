"""Which unit is of which report, body and year: what a first answer is counted by."""

from itertools import groupby
from typing import Any

from archive.composing.search.units import Unit
from archive.language.collation import sort_key
from archive.model.archive import Archive


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
