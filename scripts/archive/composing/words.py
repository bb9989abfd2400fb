"""How figures, dates and bodies are said to readers."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from archive.language.dates import Edtf, to_vietnamese
from archive.language.numbers import group
from archive.model.choices import CHOICES
from archive.model.records import Activity, Report
from archive.model.totals import Gift, Total

QUALIFIERS = CHOICES["muc-do"]


@lru_cache(maxsize=1 << 14)
def figure(value: int | Decimal | None, qualifier: str | None = None) -> str:
    """A number as Vietnamese groups it, with “gần”, “hơn”… before it; empty for None."""
    if value is None:
        return ""
    said = group(value)
    return f"{QUALIFIERS[qualifier]} {said}" if qualifier else said


def hedge(total: Total) -> str:
    """The report's own “gần”, “hơn”… when one row makes the total; empty otherwise."""
    return QUALIFIERS[total.alone] if total.alone else ""


def year_said(report: Report) -> str:
    """A report by its year; one beside the body's report of that year is told apart."""
    return f"{report.year} (báo cáo riêng)" if report.slug else str(report.year)


def reservations(total: Total) -> list[str]:
    """What a reader must know before relying on a total: how it was made, what it may not hold."""
    said = [f"{total.rows} lần"] if total.rows > 1 else []
    if total.quantity is None:
        return said
    if total.approximate and total.rows > 1:
        said.append("có số ước chừng")
    if total.open_share:
        said.append("có số không rõ chung hay mỗi bên, tính một lần")
    if total.unstated:
        said.append(f"{total.unstated} lần không nêu số lượng, không có trong tổng")
    return said


def within(label: str) -> str:
    """A label as it stands within a sentence: “Lễ, Tết” as “lễ, Tết”."""
    return label[:1].lower() + label[1:]


def date_said(value: Edtf | None) -> str:
    """A date as Vietnamese papers write it; empty for None."""
    return to_vietnamese(value) if value is not None else ""


def machine_date(value: Edtf | None) -> str | None:
    """The value of a ``datetime`` attribute; None where HTML has no form for the precision."""
    if value is None or value.approximate:
        return None
    if value.precision == "day":
        return value.earliest.isoformat()
    if value.precision == "month":
        return f"{value.earliest:%Y-%m}"
    return str(value.earliest.year) if value.precision == "year" else None


def in_time(activities: Iterable[Activity]) -> list[Activity]:
    """Activities in order of time: dated ones, then those of some time in the year, then plans."""
    status = {"da-thuc-hien": 0, "khong-thuc-hien": 1, "ke-hoach": 2}
    return sorted(
        activities,
        key=lambda a: (
            a.year,
            status.get(a.entries.status or "", 3),
            a.entries.date is None,
            a.period.earliest,
            a.period.latest,
            a.index,
        ),
    )


def newest_years(activities: Iterable[Activity], limit: int) -> list[tuple[int, list[Activity]]]:
    """Activities by year, the newest year first, each year in order of time; at most ``limit``."""
    years: defaultdict[int, list[Activity]] = defaultdict(list)
    for activity in activities:
        years[activity.year].append(activity)
    shown: list[tuple[int, list[Activity]]] = []
    for year in sorted(years, reverse=True):
        if limit <= 0:
            break
        found = years[year]
        shown.append((year, in_time(found)[:limit]))
        limit -= len(found)
    return shown


def by_activity(gifts: Iterable[Gift]) -> list[tuple[Activity, list[Gift]]]:
    """Gifts under the activity they were part of, in order of time."""
    found: dict[Activity, list[Gift]] = {}
    for gift in gifts:
        found.setdefault(gift.activity, []).append(gift)
    return [(activity, found[activity]) for activity in in_time(found)]


def years_said(years: Iterable[int]) -> list[str]:
    """Years in order, those that follow one another as one: ``2012–2015``."""
    ordered = sorted(set(years))
    runs = groupby(enumerate(ordered), lambda pair: pair[1] - pair[0])
    said = []
    for _, run in runs:
        found = [year for _, year in run]
        said.append(f"{found[0]}–{found[-1]}" if len(found) > 1 else str(found[0]))
    return said
