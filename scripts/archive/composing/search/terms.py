"""What a unit has besides its words: who takes part, when it was."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from archive.composing.search.kind_words import STATUS_WORDS
from archive.composing.search.units import Unit
from archive.language.dates import Edtf
from archive.language.search_text import date_terms
from archive.model.archive import Archive
from archive.model.records import Partner

_LONGEST_PERIOD = timedelta(days=62)


def record_terms(archive: Archive, unit: Unit) -> Iterator[str]:
    """Terms that follow from the record, whether the text names the thing or not.

    The reporting body is left out: it is that of every unit of its reports.
    """
    activity = unit.activity
    partners = activity.partners if activity else ()
    if isinstance(unit.record, Partner):
        partners = (unit.record.id,)
    elif unit.record is not None:
        yield f"~to-chuc/{unit.record.id}"
    for id_ in partners:
        partner = archive.partners.get(id_)
        if partner is not None:
            yield f"~doi-tac/{id_}"
            if partner.entries.region:
                yield f"~noi/{partner.entries.region}"
            if partner.entries.country:
                yield f"~nuoc/{partner.entries.country}"
    if activity is not None:
        others = (o for o in activity.organizations if o != activity.report.organization)
        yield from (f"~to-chuc/{o}" for o in others)
        yield from (f"~loai/{code}" for code in activity.entries.kind)
        if activity.entries.status in STATUS_WORDS:
            yield f"~trang-thai/{activity.entries.status}"
    if unit.date is not None:
        yield from edtf_terms(unit.date)


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
