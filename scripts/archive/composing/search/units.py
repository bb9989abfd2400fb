"""What is found: activities first, then passages of reports, bodies and partners.

Units are ordered by body, year and place in the report, so that whatever counts by body or year
counts runs. Each text stands in one unit: a passage that tells of an activity belongs to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal, NamedTuple

from archive.composing.words import date_said, figure
from archive.language.dates import Edtf
from archive.language.search_text import BREAK
from archive.model.archive import Archive
from archive.model.body import Passage
from archive.model.choices import CHOICES
from archive.model.records import Activity, Organization, Partner, Report
from archive.model.report import Cited

_OF_ENTRIES = frozenset({"_tieu-de", "_van-kien", "_thoa-thuan", "_doan", "_danh-gia"})
"""The anchors of what a report's entries tell; no passage of its text has one with such a sign."""

UnitType = Literal["hoat-dong", "doan-van", "to-chuc", "doi-tac"]

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOTE = re.compile(r"\[\^[^\]]*\]:?")
_LINE_ANY_SIGN = re.compile(r"^[ ]*(?:[-*+]|\d+\.)[ ]+|^[ ]*>[ ]?", re.MULTILINE)
_SIGNS = re.compile(rf"(?<!\w)[*_]{{1,3}}|[*_]{{1,3}}(?!\w)|{_LINE_ANY_SIGN.pattern}", re.MULTILINE)
# within a line: what begins with a single class is looked for quickest
_SIGNS_INSIDE = re.compile(r"[*_](?:(?<!\w[*_])[*_]{0,2}|[*_]{0,2}(?!\w))")
_TABLE_RULE = re.compile(r"^[ |:-]+$", re.MULTILINE)
_ANY_SIGN = re.compile(r"[\[\]*_|>#]")
_SIGN_OR_BLANK = re.compile(
    r"[\[\]*_|>#\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
_LISTED = re.compile(r"^[ ]*(?:[-+]|\d+\.)[ ]", re.MULTILINE)


class Unit(NamedTuple):
    """One thing to find.

    ``text`` is what a result shows and marks; ``more`` is found too: what the record says besides.
    Each piece stands for itself, and so does what a ``BREAK`` parts: no phrase goes over its end.
    """

    type: UnitType
    id: str
    address: str
    title: str
    text: str
    more: tuple[str, ...] = ()
    date: Edtf | None = None
    report: Report | None = None
    activity: Activity | None = None
    record: Organization | Partner | None = None


@dataclass
class _Passages:
    """Numbers the passages of a report that carry no anchor of their own."""

    report: Report
    count: int = 0
    units: list[Unit] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.address = self.report.address

    def add(self, anchor: str, title: str, text: str, *more: str) -> None:
        if not text.strip():
            return
        self.count += 1
        link, unit_id = f"{self.address}#{anchor}", f"{self.report.key}#p{self.count}"
        self.units.append(Unit("doan-van", unit_id, link, title, text, more, None, self.report))


def units(archive: Archive) -> Iterator[Unit]:
    """Every unit of ``archive``, in the order of the index."""
    for report in archive.reports:
        yield from report_units(archive, report)
    yield from record_units(archive)


def record_units(archive: Archive) -> Iterator[Unit]:
    """The organizations, then the partners."""
    for organization in archive.organizations.values():
        yield _record_unit("to-chuc", organization)
    for partner in archive.partners.values():
        yield _record_unit("doi-tac", partner)


def report_units(archive: Archive, report: Report) -> list[Unit]:
    """The units of one report: activities, what its entries say, the rest of its text."""
    passages = {activity: activity.passages for activity in report.activities}
    told_in_order = sorted(passages.items(), key=_place_in_text)
    found = [_activity_unit(archive, activity, own) for activity, own in told_in_order]
    rest = _Passages(report)
    _entries(archive, report, rest)
    told = {p.span.start for own in passages.values() for p in own}
    section, anchor = "", "_van-ban"
    for passage in report.body.passages:
        if passage.kind == "heading":
            section, anchor = plain(passage.text), passage.anchor or anchor
        elif passage.span.start not in told:
            rest.add(passage.anchor or anchor, section or report.entries.title, plain(passage.text))
    return found + rest.units


def told_by_entries(others: Sequence[Unit]) -> int:
    """How many of a report's units but for its activities its entries tell: the first ones."""
    entries = takewhile(lambda unit: unit.address.partition("#")[2] in _OF_ENTRIES, others)
    return sum(1 for _ in entries)


def _place_in_text(told: tuple[Activity, tuple[Passage, ...]]) -> int:
    return told[1][0].span.start if told[1] else 0


def plain(markdown: str) -> str:
    """A passage's words without the signs of Markdown; the cells of a table keep a sign between."""
    if (
        markdown[:1].isalpha()
        and not _SIGN_OR_BLANK.search(markdown)
        and "  " not in markdown
        and markdown[-1] != " "
    ):  # most have nothing to take away
        # a text of its own: what is kept beside it, as UTF-8, would else stay with the archive
        return markdown[0] + markdown[1:]
    # to look for both at once takes twice as long, and few passages have several lines
    listed = _LISTED.search if "\n" in markdown else _LISTED.match
    if not (_ANY_SIGN.search(markdown) or listed(markdown)):
        return " ".join(markdown.split())
    text = markdown
    if "[" in text:
        text = _NOTE.sub("", _LINK.sub(r"\1", text))
    lines = "\n" in text
    if lines or not text.strip(" |:-"):
        text = _TABLE_RULE.sub("", text)
    if lines:
        text = _SIGNS.sub("", text)
    elif "*" in text or "_" in text:
        begun = None if text[0] in "*_" else _LINE_ANY_SIGN.match(text)
        text = _SIGNS_INSIDE.sub("", text[begun.end() :] if begun else text)
    elif begun := _LINE_ANY_SIGN.match(text):
        text = text[begun.end() :]
    if BREAK not in text:
        return " ".join(text.split())
    cells = (" ".join(cell.split()) for cell in text.split(BREAK))
    return f" {BREAK} ".join(cell for cell in cells if cell)


def passage_text(passages: tuple[Passage, ...]) -> str:
    """The text of an activity, heading included where it is told under one of its own."""
    return " ".join([plain(p.text) for p in passages])


def _activity_unit(archive: Archive, activity: Activity, passages: tuple[Passage, ...]) -> Unit:
    e = activity.entries
    more = [archive.party_name(p) for p in activity.parties]
    more += [
        " ".join(filter(None, [figure(i.quantity, i.qualifier), i.unit, i.what, i.size]))
        for i in e.items
    ]
    more += [f"{figure(m.amount, m.qualifier)} {m.currency}" for m in e.money]
    more += [v for v in (e.place, e.programme, e.note) if v]
    if e.mode:
        more.append(CHOICES["hinh-thuc"][e.mode])
    text = passage_text(passages)
    told = f"{e.title} {BREAK} {text}".lower()
    return Unit(
        "hoat-dong",
        activity.uid,
        activity.address,
        e.title,
        text,
        # what the text says in the same words adds nothing to find
        tuple(m for m in dict.fromkeys(more) if not _says(told, m.lower())),
        e.date,
        activity.report,
        activity,
    )


def _says(told: str, words: str) -> bool:
    """Whether a text has these words, whole: “12 thùng” does not say “2 thùng”."""
    at = told.find(words)
    while at >= 0:
        before, behind = told[max(0, at - 1) : at], told[at + len(words) : at + len(words) + 1]
        if not (before.isalnum() or (before and before in ".,") or behind.isalnum()):
            return True
        at = told.find(words, at + 1)
    return False


def _entries(archive: Archive, report: Report, rest: _Passages) -> None:
    e, paper = report.entries, report.entries.document
    organization = archive.organizations.get(report.organization)
    name = organization.name if organization else report.organization
    rest.add("_tieu-de", e.title, f"{name}: {e.title}", str(report.year))
    if paper:
        signer = paper.signer
        signed = " ".join(filter(None, [signer.post, signer.name])) if signer else ""
        head = [paper.number, paper.place, date_said(paper.issued), signed]
        rest.add("_tieu-de", "Văn bản", "; ".join(h for h in head if h))
        rest.add("_tieu-de", "Nơi nhận", "; ".join(paper.recipients))
    for cited in (*(paper.basis if paper else ()), *e.cites):
        rest.add("_van-kien", "Văn kiện dẫn", _cited(cited))
    for agreement in e.agreements:
        names = [archive.party_name(p) for p in agreement.parties]
        term = f"{date_said(agreement.from_)} – {date_said(agreement.to)}".strip(" –")
        said = [agreement.number, agreement.title, *names, term, agreement.note]
        rest.add("_thoa-thuan", "Thỏa thuận", "; ".join(s for s in said if s))
    for row in report.delegations:
        d = row.entries
        direction = "Đoàn ra" if row.direction == "ra" else "Đoàn vào"
        partner = archive.party_name(d.partner) if d.partner else ""
        country = archive.lists.label("quoc-gia", d.country) if d.country else ""
        people = f"{d.members} người" if d.members is not None else ""
        said = [d.name, d.capacity, d.head, people, partner, country, d.purpose, date_said(d.date)]
        rest.add("_doan", direction, "; ".join(s for s in said if s))
    assessment = e.assessment
    if assessment:
        own = (*assessment.strengths, *assessment.causes, *assessment.proposals)
        for point in own:
            rest.add("_danh-gia", "Báo cáo tự đánh giá", point.text)
        for difficulty in assessment.difficulties:
            rest.add("_danh-gia", "Khó khăn (báo cáo tự đánh giá)", difficulty.text)


def _cited(cited: Cited) -> str:
    said = [cited.number, date_said(cited.issued), cited.issuer, cited.title]
    return "; ".join(s for s in said if s)


def _record_unit(kind: UnitType, record: Organization | Partner) -> Unit:
    e = record.entries
    native = getattr(e, "native", None)
    names = [e.short, e.english, native, *e.aliases, *(f.name for f in e.former_names)]
    text = " ".join(plain(p.text) for p in record.body.passages if p.kind != "heading")
    return Unit(
        kind,
        record.reference,
        record.address,
        record.name,
        text or record.name,
        tuple(n for n in names if n),
        record=record,
    )
