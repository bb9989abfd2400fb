"""The meetings of rules of several subjects; those of one subject stand beside its rules."""

from collections.abc import Iterator

from archive.checking.meeting import ALONE, BESIDE, NEVER, Facts, Meeting, facts
from archive.checking.written import values_of_kind
from archive.model.archive import Archive
from archive.model.entry import Location, Value
from archive.model.records import Report
from archive.model.same_event import comparable
from archive.reading.content_file import ContentFile, Record
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
            # all that decides on which pages a document is listed
            yield cited.number
            yield cited.issued.text if cited.issued else ""
            yield "".join(["01"[v is not None] for v in (cited.issuer, cited.title)])


def _of_folders(file: ContentFile, around: Archive) -> Facts | None:
    report = file.record
    if not isinstance(report, Report):
        return None
    names = [f"{report.organization}/{report.year}"]
    is_known = report.organization in around.organizations
    if not is_known:
        names.append(report.organization)
    return facts(file, names, told=BESIDE if is_known and report.slug is None else ALONE)


def identities(report: Report) -> Iterator[tuple[tuple[str, ...], Location, str]]:
    """By what a paper is known, where that is written, and what it is called."""
    document, source = report.entries.document, report.entries.source
    if source is not None and source.sha256:
        yield (source.sha256,), ("source", "sha256"), "mã băm của tệp gốc"
    if document is not None and document.number:
        number = "".join(document.number.split()).casefold()
        of_body = (report.organization, str(report.year), number)
        yield of_body, ("document", "number"), "số, ký hiệu"


def _of_papers(file: ContentFile, _: Archive) -> Facts | None:
    report = file.record
    if not isinstance(report, Report):
        return None
    return facts(file, ("\0".join(key) for key, _, _ in identities(report)))


def address(written: str) -> str:
    """A former address in the one form in which pages have theirs: ``to-chuc/cu/2021/``."""
    return written.strip("/") + "/"


def former_of(record: Record | None) -> Iterator[tuple[Location, str]]:
    """The former addresses that a record tells, as written, with their places."""
    entries = None if record is None else record.entries
    for index, written in enumerate(getattr(entries, "formerly", ())):
        yield ("formerly", index), written


def _of_moved(file: ContentFile, _: Archive) -> Facts | None:
    if file.record is None:
        return None
    former = [address(written) for _, written in former_of(file.record)]
    names = (address(file.record.address), *former)
    # of a file that was nowhere else only its address matters
    return facts(file, names, told=ALONE) if former else facts(file, names, told=NEVER, said="")


LINKS = Meeting("lien-ket", _of_links)
"""Who leads where by a link, or shows which picture."""
LISTS = Meeting("danh-muc", _of_lists)
"""Which lists there are."""
BODIES = Meeting("to-chuc", _of_bodies)
"""The records of bodies, and the lists."""
EVENTS = Meeting("viec", _of_events)
"""Accounts that may be, are or are not of one event."""
FOLDERS = Meeting("thu-muc", _of_folders)
"""Reports of one body and year; of one body, where it has no record."""
PAPERS = Meeting("van-ban", _of_papers)
"""Reports made of one paper."""
MOVED = Meeting("dia-chi", _of_moved)
"""Pages that are, or were, at the same address."""
