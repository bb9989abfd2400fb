"""What a report's text tells of each of its activities, and in which section it does."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.checking.figures import Recorded, Told, joined, recorded, told
from archive.checking.prose import piece_of, telling
from archive.language.folding import fold
from archive.language.nearest import nearest
from archive.language.symbols import find_symbols
from archive.model.body import Passage, Span
from archive.model.choices import SECTIONS
from archive.model.records import Activity, Report
from archive.reading.content_file import ContentFile


class Account(NamedTuple):
    """An activity, the passages that tell of it, the figures in them and those of its record."""

    activity: Activity
    passages: tuple[Passage, ...]
    told: Told
    recorded: tuple[Recorded, ...]

    @property
    def place(self) -> tuple[str, int]:
        """Where the file's list has the activity: the start of every location in it."""
        return ("activities", self.activity.index)


@lru_cache(maxsize=2)
def accounts(file: ContentFile) -> tuple[Account, ...]:
    """The activities of a report that a passage tells of, in the order of the file.

    Kept for one file at a time, as all rules of a file run before the next file's.
    """
    if not isinstance(file.record, Report):
        return ()
    view, symbols = telling(file), [span for _, span in symbols_told(file)]
    found: list[Account] = []
    for activity in file.record.activities:
        passages = activity.passages if activity.id else ()
        if passages:
            parts = [
                told(
                    piece_of(file, passage, view),
                    passage.span.start,
                    activity.year,
                    _within(symbols, passage),
                )
                for passage in passages
            ]
            figures = tuple(recorded(activity.entries))
            found.append(Account(activity, passages, joined(parts), figures))
    return tuple(found)


def _within(spans: Iterable[Span], passage: Passage) -> list[Span]:
    first, last = passage.span
    return [span for span in spans if first <= span.start < last]


@lru_cache(maxsize=2)
def told_in_all(file: ContentFile) -> Told:
    """The figures of the whole text of a report."""
    year = file.record.year if isinstance(file.record, Report) else 0
    symbols = [span for _, span in symbols_told(file)]
    return told(telling(file), file.body.start, year, symbols)


@lru_cache(maxsize=2)
def symbols_told(file: ContentFile) -> tuple[tuple[str, Span], ...]:
    """The symbols of documents in the text, each in canonical form with its place."""
    start = file.body.start
    found = find_symbols(telling(file))
    return tuple((symbol, Span(start + first, start + last)) for symbol, first, last in found)


@lru_cache(maxsize=2)
def roles(file: ContentFile) -> dict[int, str]:
    """The role of the section that each passage stands in, by where the passage starts.

    The role is that of the nearest heading above it, of whatever level, that has one and that no
    heading of the same or a higher level has ended.
    """
    found: dict[int, str] = {}
    above: list[tuple[int, str]] = []
    for passage in file.body.passages:
        if passage.kind == "heading":
            while above and above[-1][0] >= passage.level:
                above.pop()
            own = passage.anchor if passage.anchor in SECTIONS else ""
            inherited = above[-1][1] if above else ""
            above.append((passage.level, own or inherited))
        found[passage.span.start] = above[-1][1] if above else ""
    return found


def known_anchors(report: Report) -> set[str]:
    """What an anchor of a report may be the id of, besides the roles of sections."""
    return {a.id for a in report.activities} | {a.id for a in report.entries.agreements}


def near_free_ids(report: Report, anchor: str) -> list[str]:
    """The ids of the record without a passage of their own that ``anchor`` may mean."""
    free = (name for name in known_anchors(report) if name and name not in report.body.anchors)
    return nearest(anchor, sorted(free))


def mistyped_anchors(report: Report) -> Iterator[str]:
    """The ids that an unknown anchor of the text surely means."""
    known = known_anchors(report)
    for anchor in report.body.anchors:
        if anchor not in known and anchor not in SECTIONS:
            near = near_free_ids(report, anchor)
            if len(near) == 1:
                yield near[0]


def near_roles(anchor: str, title: str) -> list[str]:
    """Roles that a heading may mean: by its anchor, else by its words."""
    near = nearest(anchor, SECTIONS, limit=2)
    if near:
        return near
    words = fold(title)
    return [
        role
        for role, label in SECTIONS.items()
        if any(fold(part).strip() in words for part in label.split(","))
    ][:2]
