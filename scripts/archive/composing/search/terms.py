"""What a unit has besides its words: the names it uses, who takes part, when it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from archive.composing.search.groups import Group, Name
from archive.composing.search.lists import Forms
from archive.composing.search.units import Unit
from archive.language.dates import Edtf
from archive.language.search_text import date_terms
from archive.model.archive import Archive
from archive.model.records import Partner

LONG_NAME, LONG_WORD = 7, 5
"""Letters from which on a name of several words, or of one, is known whatever its marks."""

_LONGEST_PERIOD = timedelta(days=62)


@dataclass
class _Step:
    """Where the words so far have led: the words that go on, the names that end here."""

    next: "dict[str, _Step]" = field(default_factory=dict)
    ends: list[tuple[Group, Name]] = field(default_factory=list)


class _Begins(dict[int, "_Step | None"]):
    """By the number of a form, where the names that begin with it go on."""

    def __init__(self, forms: Forms, root: dict[str, _Step]) -> None:
        super().__init__()
        self._forms, self._root = forms, root

    def __missing__(self, number: int) -> "_Step | None":
        found = self[number] = self._root.get(self._forms.known[number][0])
        return found


class Finder:
    """Finds the names of groups in a run of words."""

    def __init__(self, found: Iterable[Group], forms: Forms) -> None:
        self._forms = forms
        self._root: dict[str, _Step] = {}
        self._begins = _Begins(forms, self._root)
        for group in found:
            for name in group.names:
                steps = self._root
                for word in name.folded:
                    step = steps.setdefault(word, _Step())
                    steps = step.next
                step.ends.append((group, name))

    def terms(self, written: list[str], numbers: list[int]) -> Iterator[str]:
        """The term of every name that stands in a text, one within another too.

        ``written`` are its words as they stand, ``numbers`` those of their forms.
        """
        begins, known = self._begins, self._forms.known
        for start in [n for n, begin in enumerate(map(begins.__getitem__, numbers)) if begin]:
            step = begins[numbers[start]]
            end = start + 1
            while step is not None:
                for group, name in step.ends:
                    exact = [known[n][1] for n in numbers[start:end]]
                    if _stands(group, name, written[start:end], exact):
                        yield group.term
                if end == len(numbers):
                    break
                step = step.next.get(known[numbers[end]][0])
                end += 1


def _stands(group: Group, name: Name, written: list[str], exact: list[str]) -> bool:
    """Whether words equal but for marks are the name: “có công” is no place called Cô Công."""
    if group.proper and not written[0][0].isupper():
        return False
    if exact == list(name.exact):
        return True
    letters = sum(map(len, name.folded))
    if len(written) == 1:
        return letters >= LONG_WORD
    return letters >= LONG_NAME or (group.proper and all(w[0].isupper() for w in written))


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
    if unit.date is not None:
        yield from edtf_terms(unit.date)


def edtf_terms(when: Edtf) -> Iterator[str]:
    """The days and months of a date of the records; none where it is less exact than a month."""
    first, last = when.earliest, when.latest
    if when.precision == "month":
        yield from date_terms(first.year, first.month, None)
    if when.precision in {"day", "interval"} and last - first <= _LONGEST_PERIOD:
        for number in range((last - first).days + 1):
            day = date.fromordinal(first.toordinal() + number)
            yield from date_terms(day.year, day.month, day.day)
