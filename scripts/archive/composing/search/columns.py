"""The facets of each unit, and what was given and received: columns for counts and totals.

A column is the list of values that occur, and for each unit the ordinals of its values. Values of
reports (year, body, kind of body, province) are given once for each report.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from archive.composing.search.units import Unit
from archive.language.collation import sort_key
from archive.model.archive import Archive
from archive.model.records import Activity, Partner

FACETS = ("nuoc", "doi-tac", "loai", "chu-de", "huong", "trang-thai")
"""Facets of a unit for itself; those of its report are nam, to-chuc, loai-to-chuc, tinh."""


def unit_facets(archive: Archive, unit: Unit) -> dict[str, tuple[str, ...]]:
    """The values of each facet of ``FACETS`` that ``unit`` has."""
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


def place_terms(archive: Archive, unit: Unit) -> Iterator[str]:
    """Terms of the places whose bodies take part, whether the text names the place or not."""
    partners = unit.activity.partners if unit.activity else ()
    if isinstance(unit.record, Partner):
        partners = (unit.record.id,)
    for id_ in partners:
        partner = archive.partners.get(id_)
        if partner and partner.entries.region:
            yield f"~noi/{partner.entries.region}"
        if partner and partner.entries.country:
            yield f"~nuoc/{partner.entries.country}"
        yield f"~doi-tac/{id_}"
    if unit.activity:
        yield from (f"~to-chuc/{o}" for o in unit.activity.organizations)
        yield from (f"~loai/{k}" for k in unit.activity.entries.kind)


def columns(archive: Archive, found: list[Unit]) -> dict[str, Any]:
    """Facet columns of all units: ``values`` (with labels) and ``units`` (ordinals for each)."""
    by_unit = [unit_facets(archive, unit) for unit in found]
    told: dict[str, Any] = {}
    for facet in FACETS:
        values = sorted({v for facets in by_unit for v in facets.get(facet, ())})
        place = {value: n for n, value in enumerate(values)}
        told[facet] = {
            "values": [[v, label(archive, facet, v)] for v in values],
            "units": [[place[v] for v in facets.get(facet, ())] for facets in by_unit],
        }
    told["ngay"] = [unit.date.earliest.toordinal() if unit.date else 0 for unit in found]
    return told


def label(archive: Archive, facet: str, value: str) -> str:
    """The words people read for a facet's value."""
    lists = archive.lists
    if facet == "doi-tac":
        return archive.partners[value].short_name
    if facet == "nuoc":
        return lists.label("quoc-gia", value.upper())
    if facet == "loai":
        return lists.label("loai-hoat-dong", value)
    if facet == "chu-de":
        return lists.label("chu-de", value)
    words = {
        "trao": "Trao", "nhan": "Nhận", "da-thuc-hien": "Đã thực hiện", "ke-hoach": "Kế hoạch",
        "khong-thuc-hien": "Không thực hiện",
    }  # fmt: skip
    return words[value]


def report_table(archive: Archive, found: list[Unit]) -> dict[str, Any]:
    """Bodies, provinces and reports; a report is [body, year, stem, units, activities]."""
    counts: dict[str, int] = {}
    activities: dict[str, int] = {}
    for unit in found:
        if unit.report is not None:
            key = unit.report.key
            counts[key] = counts.get(key, 0) + 1
            activities[key] = activities.get(key, 0) + (unit.activity is not None)
    ids = list(dict.fromkeys(r.organization for r in archive.reports))
    place = {id_: n for n, id_ in enumerate(ids)}
    bodies = []
    for id_ in ids:
        body = archive.organizations[id_]
        e = body.entries
        now = archive.province_now(e.province) if e.province else None
        bodies.append([id_, body.short_name, e.kind or "", e.province or "", now or ""])
    used = {p for b in bodies for p in (b[3], b[4]) if p}
    provinces = archive.lists.provinces
    return {
        "bodies": bodies,
        "kinds": {
            k: archive.lists.label("loai-to-chuc", k) for k in sorted({b[2] for b in bodies})
        },
        "provinces": {
            p: provinces[p].name + (" (đến 6/2025)" if provinces[p].valid_to else "")
            # provinces then and now share names: without the id their order would be chance
            for p in sorted(used, key=lambda p: (sort_key(provinces[p].name), p))
        },
        "reports": [
            [place[r.organization], r.year, r.stem, counts.get(r.key, 0), activities.get(r.key, 0)]
            for r in archive.reports
        ],
        # plans are of the next year, and some activities of the one before
        "years": {
            str(number): unit.activity.year
            for number, unit in enumerate(found)
            if unit.activity and unit.activity.year != unit.activity.report.year
        },
        "organizations": sum(unit.type == "to-chuc" for unit in found),
    }


def gift_rows(archive: Archive, found: list[Unit]) -> list[list[Any]]:
    """[unit, event, direction, status, what, unit of count, quantity, times, open share]."""
    rows = []
    for number, unit in enumerate(found):
        a = unit.activity
        if a is None:
            continue
        for item in a.entries.items:
            quantity = _plain(item.quantity)
            times = _times(a) if item.share == "moi-ben" else 1
            rows.append([
                number, archive.event_of(a), a.gift_direction or "", a.entries.status or "",
                item.what, item.unit or "", quantity, times, int(item.share == "khong-ro"),
                int(item.qualifier is not None),
            ])  # fmt: skip
    return rows


def _times(activity: Activity) -> int:
    roles = activity.entries.parties
    return max(1, len(roles.recipient)) if roles else 1


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
