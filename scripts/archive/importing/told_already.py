"""Activities of a draft that another body's report may have told already."""

from collections.abc import Iterator
from textwrap import shorten

from archive.importing.facts import Question
from archive.model.archive import Archive
from archive.model.records import Report
from archive.model.same_event import likenesses_of
from archive.reading.load import read_markdown

_LONGEST = 60


def told_already(archive: Archive, path: str, text: str) -> Iterator[Question]:
    """A question for each activity of the draft ``text`` that may be an event of the archive.

    ``path`` is where the draft will lie, relative to the content folder.
    """
    drafted = read_markdown(path, "report", text).record
    if not isinstance(drafted, Report):
        return
    found = likenesses_of(archive, drafted.activities)
    for like in sorted(found, key=lambda like: (like.one.index, -like.points)):
        body = archive.party_name(f"to-chuc/{like.other.report.organization}", short=True)
        other = f"“{_short(like.other.entries.title)}” (báo cáo {body}, {like.other.report.year})"
        yield Question(
            f"“{_short(like.one.entries.title)}” có phải cũng là {other}: "
            f"{', '.join(like.reasons[:3])}? Phải thì thêm same_as: [{like.other.uid}]",
            location=("activities", like.one.index, "title"),
        )


def _short(title: str) -> str:
    """``title`` so that the question with all it asks for fits on a line of the draft's head."""
    return shorten(title, _LONGEST, placeholder="…")
