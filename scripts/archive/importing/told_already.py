"""Activities of a draft that another body's report may have told already."""

import unicodedata
from collections.abc import Iterable, Iterator
from textwrap import shorten

from archive.importing.facts import Question
from archive.model.archive import Archive
from archive.model.records import Activity, Report
from archive.model.same_event import likenesses_of
from archive.model.same_event_signs import met
from archive.reading.load import read_markdown
from archive.reading.on_demand import ArchiveOnDemand

_LONGEST = 60
_BEFORE_A_VALUE = b'-:,[{"'
_AS_BEFORE_A_VALUE = bytes.maketrans(_BEFORE_A_VALUE, b"-" * len(_BEFORE_A_VALUE))
_NOT_COMPARED = bytes(
    code
    for code in range(128)
    if (not chr(code).isalnum() and code not in _BEFORE_A_VALUE) or chr(code) in "dD"
)
_ANOTHER_WAY = (b"\\", b"&", b"*", b"!", b"|", b">", b" #", b"\n#")
"""Signs in YAML behind which a value may stand in another form, or behind something else."""


def told_already(archive: Archive, path: str, text: str) -> Iterator[Question]:
    """A question for each activity of the draft ``text`` that may be an event of the archive.

    ``path`` is where the draft will lie, relative to the content folder.
    """
    drafted = read_markdown(path, "report", text).record
    if not isinstance(drafted, Report):
        return
    if isinstance(archive, ArchiveOnDemand):
        archive = with_meetings(archive, drafted.activities)
    found = likenesses_of(archive, drafted.activities)
    for like in sorted(found, key=lambda like: (like.one.index, -like.points)):
        body = archive.party_name(f"to-chuc/{like.other.report.organization}", short=True)
        other = f"“{_short(like.other.entries.title)}” (báo cáo {body}, {like.other.report.year})"
        yield Question(
            f"“{_short(like.one.entries.title)}” có phải cũng là {other}: "
            f"{', '.join(like.reasons[:3])}? Phải thì thêm same_as: [{like.other.uid}]",
            location=("activities", like.one.index, "title"),
        )


def with_meetings(archive: ArchiveOnDemand, drafted: Iterable[Activity]) -> Archive:
    """``archive`` with no other reports than those that may name somebody whom ``drafted`` met.

    Only these can tell of the same events, and to find them is far quicker than to read all.
    """
    named = {letters(name) for activity in drafted for name in met(activity)}

    def may_meet(path: str) -> bool:
        return bool(named) and _may_name(archive.text_of(path), named)

    return archive.with_reports(may_meet)


def _may_name(report: bytes, named: set[bytes]) -> bool:
    """Whether the front matter of a report may hold one of the names, whose letters are given."""
    end = report.find(b"\n---\n") if report.startswith(b"---\n") else -1
    front = report[:end] if end > 0 else report
    if any(sign in front for sign in _ANOTHER_WAY):
        return True
    try:
        written = letters(front.decode("utf-8"))
    except UnicodeDecodeError:
        return True
    return any(b"-" + name in written for name in named)


def letters(text: str) -> bytes:
    """The Latin letters and figures of ``text`` as ``fold`` gives them, without any d.

    Of the signs those stay, all as "-", that stand before a value in YAML. So it is equal for names
    that ``fold`` makes equal, however they are spaced, quoted and broken into lines. Letters of
    other scripts are left out, and d, since the quick way in which this is found out knows no đ,
    which folds to it.
    """
    plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").lower()
    return plain.translate(_AS_BEFORE_A_VALUE, _NOT_COMPARED)


def _short(title: str) -> str:
    """``title`` so that the question with all it asks for fits on a line of the draft's head."""
    return shorten(title, _LONGEST, placeholder="…")
