"""The signs by which two accounts show themselves to be of one event, and their weight."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from archive.language.folding import fold
from archive.model.archive import Archive
from archive.model.records import Activity

SHORT = 10
"""Days. A longer period overlaps with too much to be a sign."""

_EMPTY_WORDS = frozenset(fold("tại ở của cho và với trong ngày các những xã huyện tỉnh tp").split())
_PLACES_ALIKE, _TITLES_ALIKE = 0.5, 0.5


def met(activity: Activity) -> frozenset[str]:
    """Whom the body met: partners, and whoever else has no record but a name."""
    return frozenset(_folded(p) for p in activity.parties if not p.startswith("to-chuc/"))


def figures(activity: Activity) -> frozenset[tuple[str, str, Decimal]]:
    """What was given, with its unit and figure."""
    entries = activity.entries
    things = [(_folded(i.what), i.unit or "", i.quantity) for i in entries.items]
    sums = [("", money.currency, money.amount) for money in entries.money]
    return frozenset((what, unit, q) for what, unit, q in (*things, *sums) if q is not None)


def weighed(archive: Archive, one: Activity, other: Activity) -> Iterator[tuple[int, str]]:
    """What speaks for one event, with its points and Vietnamese words, and what against it."""
    yield from _time(one, other)
    yield from _bodies(archive, one, other)
    yield from _gifts(one, other)
    yield from _place(one, other)
    yield from _rest(one, other)


def _time(one: Activity, other: Activity) -> Iterator[tuple[int, str]]:
    here, there = one.entries.date, other.entries.date
    if here is None or there is None:
        return
    days = max((d.latest - d.earliest).days for d in (here, there))
    if days == 0:
        yield 3, "cùng ngày"
    elif here.text == there.text and days < SHORT:
        yield 3, "cùng những ngày"
    elif days < SHORT:
        yield 2, "ngày giao nhau"
    elif days <= 31:
        yield 1, "cùng tháng"


def _bodies(archive: Archive, one: Activity, other: Activity) -> Iterator[tuple[int, str]]:
    here, there = one.report.organization, other.report.organization
    named = (there in one.organizations) + (here in other.organizations)
    if named == 2:
        yield 3, "hai bên cùng nhắc tên nhau"
    elif named:
        yield 2, "một bên nhắc tên bên kia"
    elif set(one.organizations) & set(other.organizations):
        yield 1, "cùng một bên phối hợp"
    if _kin(archive, here, there):
        yield 1, "hai tổ chức cùng tỉnh hoặc cùng hệ thống"
    if set(one.partners) != set(other.partners):
        yield -1, ""
    for role in ("giver", "recipient"):
        # a donor that gives two bodies the same in one month gave twice
        first, second = _in_role(one, role), _in_role(other, role)
        if first and second and not first & second:
            yield -2, ""


def _in_role(activity: Activity, role: str) -> frozenset[str]:
    """The bodies with a record that have ``role``; a name may be anybody's."""
    written: tuple[str, ...] = getattr(activity.entries.parties, role, ())
    return frozenset(p for p in written if p.startswith(("to-chuc/", "doi-tac/")))


def _kin(archive: Archive, here: str, there: str) -> bool:
    """Whether two bodies are of one province or one is above the other."""
    first, second = archive.organizations.get(here), archive.organizations.get(there)
    if first is None or second is None:
        return False
    places = {first.entries.province, second.entries.province}
    above = {first.entries.parent, second.entries.parent}
    return (len(places) == 1 and None not in places) or bool(
        above & {first.reference, second.reference}
    )


def _gifts(one: Activity, other: Activity) -> Iterator[tuple[int, str]]:
    here, there = figures(one), figures(other)
    same = here & there
    if len(same) > 1:
        yield 4, "những con số quà tặng trùng nhau"
    elif same:
        yield 3, "một con số quà tặng trùng nhau"
    elif here and there:
        yield -4, ""
    if {(w, u) for w, u, _ in here - same} & {(w, u) for w, u, _ in there - same}:
        yield -4, ""


def _place(one: Activity, other: Activity) -> Iterator[tuple[int, str]]:
    here, there = one.entries.place, other.entries.place
    if not here or not there:
        return
    likeness = _shared(_words(here), _words(there))
    if likeness >= _PLACES_ALIKE:
        yield 2, "cùng địa điểm"
    elif not likeness:
        yield -2, ""


def _rest(one: Activity, other: Activity) -> Iterator[tuple[int, str]]:
    first, second = one.entries, other.entries
    if _shared(_words(first.title), _words(second.title)) >= _TITLES_ALIKE:
        yield 1, "tên việc gần giống"
    if first.people and second.people and first.people.count and second.people.count:
        same = first.people.count == second.people.count
        yield (1, "cùng số người") if same else (-1, "")
    if first.mode and second.mode and first.mode != second.mode:
        yield -2, ""
    if (
        first.programme
        and second.programme
        and _folded(first.programme) == _folded(second.programme)
    ):
        yield 1, "cùng chương trình"


def _shared(here: frozenset[str], there: frozenset[str]) -> float:
    """The part of the smaller set that the other one holds, from 0 to 1."""
    least = min(len(here), len(there))
    return len(here & there) / least if least else 0.0


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in fold(text)).split()) - _EMPTY_WORDS


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(fold(text).split())
