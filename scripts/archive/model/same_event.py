"""Which activities of different bodies may be one event, told twice.

What two bodies both report would be counted twice (``same_as`` keeps it from that). Nothing here
decides: a person who knows both papers does.

Two accounts are compared only where they can be one event at all: other bodies' reports, the same
status, a partner and a kind in common, times that overlap. What speaks for and against is weighed
in points; with :data:`ENOUGH` nothing false is proposed among a thousand made-up reports, even
when their partners are thrown together: a wrong proposal costs more than a missing one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from archive.model.archive import Archive
from archive.model.records import Activity, Report
from archive.model.same_event_signs import SHORT, figures, met, weighed

ENOUGH = 6
"""Points from which on two accounts are proposed."""

CROWD = 30
"""Accounts that share a reason to be compared, at the most: what so many share tells nothing, and
comparing each with each would be quadratic."""


@dataclass(frozen=True, eq=False)
class Likeness:
    """Two accounts that may tell of one event, and why: Vietnamese phrases, strongest first."""

    one: Activity
    other: Activity
    points: int
    reasons: tuple[str, ...]


def likenesses(archive: Archive) -> Iterator[Likeness]:
    """All pairs of the archive that may be one event and do not say so, the likeliest first."""
    crowds = _crowds(archive.activities).values()
    return _likeliest(archive, (pair for crowd in crowds for pair in combinations(crowd, 2)))


def likenesses_of(archive: Archive, drafted: Iterable[Activity]) -> Iterator[Likeness]:
    """The same for activities that are not in ``archive`` yet; ``one`` is the drafted."""
    new = tuple(drafted)
    ours = frozenset(map(id, new))
    crowds = _crowds((*new, *archive.activities)).values()
    return _likeliest(
        archive,
        (
            (one, other)
            for crowd in crowds
            for one in crowd
            for other in crowd
            if id(one) in ours and id(other) not in ours
        ),
    )


def _likeliest(archive: Archive, pairs: Iterable[tuple[Activity, Activity]]) -> Iterator[Likeness]:
    """Of two reports each activity is proposed once, for the one it is most like."""
    distinct = {
        (id(one), id(other)): (one, other)
        for one, other in pairs
        if one.report.organization != other.report.organization
    }
    found = filter(None, (likeness(archive, *pair) for pair in distinct.values()))
    taken: set[tuple[Activity, Report]] = set()
    for each in sorted(found, key=lambda like: (-like.points, like.one.uid, like.other.uid)):
        places = {(each.one, each.other.report), (each.other, each.one.report)}
        if taken.isdisjoint(places):
            taken |= places
            yield each


def likeness(archive: Archive, one: Activity, other: Activity) -> Likeness | None:
    """How two accounts are alike; None where they cannot be one event, or too little says so."""
    if not _comparable(archive, one, other):
        return None
    signs = list(weighed(archive, one, other))
    points = sum(weight for weight, _ in signs)
    if points < ENOUGH:
        return None
    said = sorted((w for w in signs if w[0] > 0), key=lambda w: -w[0])
    return Likeness(one, other, points, tuple(why for _, why in said))


def _comparable(archive: Archive, one: Activity, other: Activity) -> bool:
    first, second = one.entries, other.entries
    return (
        first.status == second.status
        and not one.is_not_done
        and bool(met(one) & met(other))
        and bool(set(first.kind) & set(second.kind))
        and one.period.earliest <= other.period.latest
        and other.period.earliest <= one.period.latest
        and not _stated(archive, one, other)
        and not _parted(one, other)
    )


def _stated(archive: Archive, one: Activity, other: Activity) -> bool:
    """Whether one of the two, or a third account, says already that they are one event."""
    # a draft is in no archive yet: what it says itself counts as well
    said = one.uid in other.entries.same_as or other.uid in one.entries.same_as
    return said or archive.event_of(one) == archive.event_of(other)


def _parted(one: Activity, other: Activity) -> bool:
    """Whether somebody who knows both papers has said that they are two events."""
    return one.uid in other.entries.different_from or other.uid in one.entries.different_from


def _crowds(activities: Iterable[Activity]) -> dict[tuple[object, ...], list[Activity]]:
    """Activities by each reason to compare them; only those that several share, none crowded."""
    meetings: defaultdict[tuple[str, int], list[Activity]] = defaultdict(list)
    for activity in activities:
        for meeting in _meetings(activity):
            meetings[meeting].append(activity)
    crowds: defaultdict[tuple[object, ...], list[Activity]] = defaultdict(list)
    for (partner, year), found in meetings.items():
        # most partners meet one body only: whatever else they share need not be looked at
        if len({activity.report.organization for activity in found}) > 1:
            for activity in found:
                for reason in _reasons(activity):
                    crowds[partner, year, *reason].append(activity)
    return {reason: found for reason, found in crowds.items() if 1 < len(found) <= CROWD}


def comparable(activity: Activity) -> Iterator[tuple[object, ...]]:
    """Each reason to compare ``activity`` with others.

    Of two that share none neither is ever proposed for the other; whether one is proposed rests on
    the two, on whoever shares a reason with them, and on what others say of their events.
    """
    meetings = tuple(_meetings(activity))
    reasons = tuple(_reasons(activity)) if meetings else ()
    yield from ((*meeting, *reason) for meeting in meetings for reason in reasons)


def _meetings(activity: Activity) -> Iterator[tuple[str, int]]:
    """Whom the body met, and in which year."""
    if not activity.is_not_done:
        period = activity.period
        for partner in met(activity):
            for year in range(period.earliest.year, period.latest.year + 1):
                yield partner, year


def _reasons(activity: Activity) -> Iterator[tuple[object, ...]]:
    """What two accounts of one event share beside a partner: a day, a gift, each other's names."""
    period = activity.period
    first, last = period.earliest.toordinal(), period.latest.toordinal()
    if last - first < SHORT:
        yield from ((day,) for day in range(first, last + 1))
    yield from figures(activity)
    own, *named = activity.organizations
    yield from (tuple(sorted((own, body))) for body in named)
