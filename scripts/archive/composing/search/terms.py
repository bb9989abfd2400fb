"""What a unit has besides its words: who takes part, when it was."""

from datetime import date, timedelta
from functools import lru_cache

from archive.composing.search.kind_words import STATUS_WORDS
from archive.composing.search.units import Unit
from archive.language.dates import Edtf
from archive.language.search_text import date_terms
from archive.model.archive import Archive
from archive.model.records import Partner

_LONGEST_PERIOD = timedelta(days=62)


def record_terms(archive: Archive, unit: Unit) -> set[str]:
    """Terms that follow from the record, whether the text names the thing or not.

    The reporting body is left out: it is that of every unit of its reports.
    """
    found: set[str] = set()
    activity = unit.activity
    partners = activity.partners if activity else ()
    if isinstance(unit.record, Partner):
        partners = (unit.record.id,)
    elif unit.record is not None:
        found.add(f"~to-chuc/{unit.record.id}")
    for id_ in partners:
        partner = archive.partners.get(id_)
        if partner is not None:
            found.add(f"~doi-tac/{id_}")
            if partner.entries.region:
                found.add(f"~noi/{partner.entries.region}")
            if partner.entries.country:
                found.add(f"~nuoc/{partner.entries.country}")
    if activity is not None:
        own = activity.report.organization
        found.update([f"~to-chuc/{other}" for other in activity.organizations if other != own])
        found.update([f"~loai/{code}" for code in activity.entries.kind])
        if activity.entries.status in STATUS_WORDS:
            found.add(f"~trang-thai/{activity.entries.status}")
    if unit.date is not None:
        found.update(edtf_terms(unit.date))
    return found


@lru_cache(maxsize=1 << 14)  # the days of a few years
def edtf_terms(when: Edtf) -> tuple[str, ...]:
    """The days and months of a date of the records; its quarter or half where it is that exact."""
    first, last = when.earliest, when.latest
    if when.precision in {"quarter", "half"}:
        return (f"@{first.year}-{when.text.rstrip('~')[-2:]}",)
    if when.precision == "month":
        return date_terms(first.year, first.month, None)
    if when.precision in {"day", "interval"} and last - first <= _LONGEST_PERIOD:
        days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        return tuple(term for day in days for term in date_terms(day.year, day.month, day.day))
    return ()
