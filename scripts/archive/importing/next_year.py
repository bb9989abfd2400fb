"""A report's draft that starts from the one before: what stays, what must be asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.importing.comments import commented
from archive.importing.facts import Guess
from archive.model.agreement import Agreement
from archive.model.archive import Archive
from archive.model.choices import PLANNED, SECTIONS
from archive.model.entry import Location
from archive.model.records import Report
from archive.writing.emit import emit, report_text
from archive.writing.plain import Plain, plain_entries

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|/[^\W\d])")
_PERIOD = re.compile(
    r"((?:giai đoạn|thời kỳ|nhiệm kỳ|khóa)[^\W\d]*\W{0,2}\d{4}(?:\s*[-–—]\s*\d{4})?)", re.IGNORECASE
)
"""What names years that do not move on with the report's."""
_IN_FORCE = frozenset({"con-hieu-luc", "gia-han"})
_OF_A_PLAN = ("id", "kind", "themes", "title", "place", "parties")
_OF_A_TRIP = ("name", "capacity", "country", "partner", "purpose")
_DEFAULT_ROLES = ("chi-dao", "ket-qua", "mat-duoc", "han-che", "phuong-huong", "noi-nhan")


@dataclass(frozen=True)
class NewDraft:
    """The text of a draft, the questions in it, and the report it starts from, if any."""

    text: str
    questions: tuple[str, ...]
    before: str


def reports_before(archive: Archive, organization: str, year: int) -> tuple[Report, ...]:
    """The reports of the last year before ``year`` of a body, or of one that it came from.

    First the one that a draft starts from: the year's own, before further ones of that year.
    """
    for name in family(archive, organization):
        earlier = [r for r in archive.reports_of.get(name, ()) if r.year < year]
        if earlier:
            last = max(r.year for r in earlier)
            of_it = [r for r in earlier if r.year == last]
            return tuple(sorted(of_it, key=lambda r: (r.slug is not None, r.slug)))
    return ()


def family(archive: Archive, organization: str) -> tuple[str, ...]:
    """The ids of a body and of those that it came from."""
    body = archive.organizations.get(organization)
    predecessors = body.entries.predecessors if body else ()
    return (organization, *(name.removeprefix("to-chuc/") for name in predecessors))


def next_report(
    archive: Archive, organization: str, year: int, asked: tuple[str, ...] = ()
) -> NewDraft:
    """The draft of a report on ``year`` from the body's last one; ``asked`` are further questions.

    Carried over are title, signer, recipients, agreements in force, sections, all to be confirmed;
    as comments alone, since nobody has said yet what became of them, the plans and the partners.
    """
    all_before = reports_before(archive, organization, year)
    before = all_before[0] if all_before else None
    entries = _entries(all_before, archive, organization, year)
    guesses = _guesses(entries, before)
    comments, questions = _comments(all_before, archive, year, asked)
    body = _body(before, year)
    plain = report_text(entries, body)
    front = "".join(f"{line}\n" for line in commented(emit(entries), guesses))
    head = "".join(f"# {line}".rstrip() + "\n" for line in comments)
    text = f"---\n{head}{front}---\n{plain.split('---' + chr(10), 2)[2]}"
    return NewDraft(text, tuple(questions), before.path if before else "")


def _entries(
    all_before: tuple[Report, ...], archive: Archive, organization: str, year: int
) -> dict[str, Plain]:
    if not all_before:
        body = archive.organizations[organization]
        title = f"Kết quả công tác đối ngoại nhân dân năm {year} của {body.short_name}"
        return {"title": title, "fidelity": "tom-luoc"}
    before = all_before[0]
    last = plain_entries(before.entries)
    made: dict[str, Plain] = {"title": _shifted(before.entries.title, before.year, year)}
    made["fidelity"] = last.get("fidelity", "tom-luoc")
    document = last.get("document")
    if isinstance(document, dict):
        kept: dict[str, Plain] = {
            name: document[name] for name in ("place", "signer", "recipients") if name in document
        }
        if kept:
            made["document"] = kept
    agreements: list[Plain] = [
        plain_entries(item)
        for item in _agreements(all_before)
        if _is_in_force(item.status, item.to, year)
    ]
    if agreements:
        made["agreements"] = agreements
    return made


def _agreements(reports: tuple[Report, ...]) -> tuple[Agreement, ...]:
    """Those of all the reports, each id once: as the first report has it."""
    by_id: dict[str, Agreement] = {}
    for report in reports:
        for item in report.entries.agreements:
            by_id.setdefault(item.id, item)
    return tuple(by_id.values())


def _is_in_force(status: str | None, to: object, year: int) -> bool:
    ends = getattr(to, "latest", None)
    return status in _IN_FORCE and (ends is None or ends.year >= year)


def _guesses(entries: dict[str, Plain], before: Report | None) -> dict[Location, Guess]:
    where = f"báo cáo năm {before.year}" if before else ""
    made: dict[Location, Guess] = {
        ("title",): Guess("đoán", where, "đổi theo trích yếu của văn bản")
    }
    document = entries.get("document")
    for name in document if isinstance(document, dict) else ():
        made["document", name] = Guess("đoán", where, "còn đúng không?")
    agreements = entries.get("agreements")
    for index in range(len(agreements) if isinstance(agreements, list) else 0):
        made["agreements", index] = Guess("khá chắc", where, "chưa hết hạn; còn hiệu lực không?")
    return made


def _comments(
    all_before: tuple[Report, ...], archive: Archive, year: int, asked: tuple[str, ...]
) -> tuple[list[str], list[str]]:
    """The comment lines at the head of the draft, and the questions among them."""
    questions = [
        *asked,
        "Số, ký hiệu, ngày, nơi ban hành của văn bản (document: number, issued, place)?",
        (
            "Văn bản có nói về đoàn ra, đoàn vào không? Nói “Không” thì ghi delegations: "
            "{outgoing: [], incoming: []}; không nói thì bỏ."
        ),
        "Ai đã xác nhận không có gì mật, riêng tư? Thêm clearance: {by: tên hay bộ phận, on: ngày}",
    ]
    lines = ["BẢN NHÁP. Dòng bắt đầu bằng # là lời nhắc: làm xong thì xóa."]
    if not all_before:
        return [*lines, "Kho chưa có báo cáo nào trước năm này.", *_numbered(questions)], questions
    lines.append(f"Chép từ {all_before[0].path}: mọi thứ đều phải xem lại.")
    lines += (f"Cùng năm ấy còn {more.path}." for more in all_before[1:])
    plans = [a for report in all_before for a in report.activities if a.entries.status == PLANNED]
    trips = [d for report in all_before for d in report.delegations if d.entries.status == PLANNED]
    named = "năm trước" if all_before[0].year == year - 1 else f"cho năm {all_before[0].plan_year}"
    questions += _asked_of_agreements(_agreements(all_before), year)
    questions += (f"Kế hoạch {named} “{plan.entries.title}”: đã làm? hoãn? bỏ?" for plan in plans)
    questions += (
        f"Đoàn {'ra' if trip.direction == 'ra' else 'vào'} trong kế hoạch {named} "
        f"“{trip.entries.name}”: đã đi? hoãn? bỏ?"
        for trip in trips
    )
    lines += _numbered(questions)
    if plans:
        lines += [
            "",
            f"Kế hoạch {named}. Việc đã làm: chép vào activities với da-thuc-hien, ngày và",
            "số liệu thật; việc không làm: khong-thuc-hien. Đoạn kể mang neo {: #định-danh }.",
        ]
        for plan in plans:
            lines += _to_copy(plain_entries(plan.entries), _OF_A_PLAN)
    if trips:
        lines += ["", f"Đoàn trong kế hoạch {named}: chép vào delegations, outgoing hay incoming."]
        for trip in trips:
            lines += _to_copy(plain_entries(trip.entries), _OF_A_TRIP)
    acts = (activity for report in all_before for activity in report.activities)
    partners = dict.fromkeys(p for activity in acts for p in activity.partners)
    if partners:
        lines += ["", "Đối tác năm trước, để chép cho đúng:"]
        lines += (f"  doi-tac/{p} ({archive.party_name(f'doi-tac/{p}')})" for p in partners)
    return lines, questions


def _asked_of_agreements(agreements: tuple[Agreement, ...], year: int) -> Iterator[str]:
    for item in agreements:
        if item.status in _IN_FORCE and not _is_in_force(item.status, item.to, year):
            yield f"“{item.title}” đã hết hạn: gia hạn, ký mới hay thôi?"
    for item in agreements:
        if item.status == "khong-ro":
            yield (
                f"“{item.title}”: báo cáo trước không nói thời hạn; còn hiệu lực thì chép vào "
                "agreements."
            )


def _to_copy(planned: dict[str, Plain], kept: tuple[str, ...]) -> Iterator[str]:
    """The lines of a planned record, with what the plan could not know left to be said."""
    record = {name: planned[name] for name in kept if name in planned}
    yield from emit([{**record, "status": "da-thuc-hien hay khong-thuc-hien"}]).splitlines()


def _numbered(questions: list[str]) -> Iterator[str]:
    yield "CẦN NGƯỜI TRẢ LỜI:"
    for number, question in enumerate(questions, 1):
        yield f"{number}. {question}"


def _body(before: Report | None, year: int) -> str:
    """The sections of the report before, without their text."""
    headings = [p for p in before.body.passages if p.kind == "heading"] if before else []
    lines = []
    for heading in headings:
        title = _shifted(heading.text, before.year, year) if before else heading.text
        anchor = f" {{: #{heading.anchor} }}" if heading.anchor in SECTIONS else ""
        lines.append(f"{'#' * heading.level} {title}{anchor}")
    if not lines:
        lines = [f"## {SECTIONS[role]} {{: #{role} }}" for role in _DEFAULT_ROLES]
    return "\n\n".join(lines) + "\n"


def _shifted(text: str, last: int, year: int) -> str:
    """``text`` with the year of the last report and that of its plan moved on, no others."""

    def moved(named: re.Match[str]) -> str:
        return str(int(named[0]) + year - last) if int(named[0]) in (last, last + 1) else named[0]

    parts = _PERIOD.split(text)
    return "".join(part if n % 2 else _YEAR.sub(moved, part) for n, part in enumerate(parts))
