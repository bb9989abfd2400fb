"""The meetings of rules of several subjects; those of one subject stand beside its rules."""

from collections.abc import Iterator

from archive.checking.meeting import ALONE, BESIDE, NEVER, Facts, Meeting, facts
from archive.checking.written import values_of_kind
from archive.language.symbols import canonical_symbol
from archive.model.archive import Archive
from archive.model.documents import year_of
from archive.model.entry import Value
from archive.model.records import Report
from archive.model.report import Cited
from archive.model.same_event import comparable
from archive.reading.content_file import ContentFile
from archive.reading.folder import AROUND

_EVERYBODY = "*"


def _of_lists(file: ContentFile, _: Archive) -> Facts | None:
    # any file may have to tell that there is no list, at its very beginning
    return facts(file, [_EVERYBODY], told=ALONE, said=None if file.kind == "list" else "")


def _of_bodies(file: ContentFile, _: Archive) -> Facts | None:
    return facts(file, [_EVERYBODY], told=ALONE) if file.kind in AROUND else None


def accounts(file: ContentFile) -> Iterator[Value]:
    """What ``file`` names of other reports' activities, as the same event or as another."""
    return (v for v in values_of_kind(file, "reference") if v.scalar.of == ("viec",))


def _of_events(file: ContentFile, _: Archive) -> Facts | None:
    report = file.record
    if not isinstance(report, Report):
        return None
    named = [value.value for value in accounts(file)]
    # equal figures are one name, however they are written: 5 and 5.0
    names = (
        "\0".join([part if isinstance(part, str) else str(hash(part)) for part in reason])
        for activity in report.activities
        for reason in comparable(activity)
    )
    own = (activity.uid for activity in report.activities)
    return facts(file, names, told=ALONE if named else BESIDE, chains=(*own, *named))


def _of_links(file: ContentFile, _: Archive) -> Facts | None:
    if file.may_link or file.kind == "image":
        return facts(file, [_EVERYBODY], told=ALONE)
    return facts(file, [_EVERYBODY], told=NEVER, said="\0".join(_addresses(file)))


def _addresses(file: ContentFile) -> Iterator[str]:
    """What a file that links nowhere is to others that may: pages, and anchors on them."""
    record = file.record
    yield "" if record is None else record.address
    for passage in file.body.passages:
        if passage.kind == "heading":
            yield passage.text
    yield from file.body.anchors
    if isinstance(record, Report):
        yield from (activity.id for activity in record.activities)
        document = record.entries.document
        for cited in (*(document.basis if document else ()), *record.entries.cites):
            yield from _document(cited)


def _document(cited: Cited) -> Iterator[str]:
    """What decides on which pages a document is listed."""
    if cited.number:
        yield canonical_symbol(cited.number)
        yield str(year_of(cited))
        yield "".join("01"[v is not None] for v in (cited.issued, cited.issuer, cited.title))


LINKS = Meeting("lien-ket", _of_links)
"""Who leads where by a link, or shows which picture."""
LISTS = Meeting("danh-muc", _of_lists)
"""Which lists there are."""
BODIES = Meeting("to-chuc", _of_bodies)
"""The records of bodies, and the lists."""
EVENTS = Meeting("viec", _of_events)
"""Accounts that may be, are or are not of one event."""
