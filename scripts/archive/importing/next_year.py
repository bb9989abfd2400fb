"""A report's draft that starts from the one before: what stays, what must be asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.importing.comments import commented
from archive.importing.facts import Guess
from archive.model.archive import Archive
from archive.model.choices import PLANNED, SECTIONS
from archive.model.entry import Location
from archive.model.records import Report
from archive.writing.emit import emit, report_text
from archive.writing.plain import Plain, plain_entries

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_FORCE = frozenset({"con-hieu-luc", "gia-han"})
_DEFAULT_ROLES = ("chi-dao", "ket-qua", "mat-duoc", "han-che", "phuong-huong", "noi-nhan")


@dataclass(frozen=True)
class NewDraft:
    """The text of a draft, the questions in it, and the report it starts from, if any."""

    text: str
    questions: tuple[str, ...]
    before: str


def report_before(archive: Archive, organization: str, year: int) -> Report | None:
    """The last report before ``year`` of a body, or of one that it came from."""
    for name in family(archive, organization):
        earlier = [r for r in archive.reports_of.get(name, ()) if r.year < year and r.slug is None]
        if earlier:
            return earlier[-1]
    return None


def family(archive: Archive, organization: str) -> tuple[str, ...]:
    """The ids of a body and of those that it came from."""
    body = archive.organizations.get(organization)
    predecessors = body.entries.predecessors if body else ()
    return (organization, *(name.removeprefix("to-chuc/") for name in predecessors))


def next_report(archive: Archive, organization: str, year: int) -> NewDraft:
    """The draft of a report on ``year`` from the body's last one.

    Carried over are title, signer, recipients, agreements in force, sections, all to be confirmed;
    as comments alone, since nobody has said yet what became of them, the plans and the partners.
    """
    before = report_before(archive, organization, year)
    entries = _entries(before, archive, organization, year)
    guesses = _guesses(entries, before)
    comments, questions = _comments(before, archive, year)
    body = _body(before, year)
    plain = report_text(entries, body)
    front = "".join(f"{line}\n" for line in commented(emit(entries), guesses))
    head = "".join(f"# {line}".rstrip() + "\n" for line in comments)
    text = f"---\n{head}{front}---\n{plain.split('---' + chr(10), 2)[2]}"
    return NewDraft(text, tuple(questions), before.path if before else "")


def _entries(
    before: Report | None, archive: Archive, organization: str, year: int
) -> dict[str, Plain]:
    if before is None:
        body = archive.organizations[organization]
        title = f"Kết quả công tác đối ngoại nhân dân năm {year} của {body.short_name}"
        return {"title": title, "fidelity": "tom-luoc"}
    last = plain_entries(before.entries)
    made: dict[str, Plain] = {"title": _shifted(before.entries.title, year - before.year)}
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
        for item in before.entries.agreements
        if _is_in_force(item.status, item.to, year)
    ]
    if agreements:
        made["agreements"] = agreements
    return made


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


def _comments(before: Report | None, archive: Archive, year: int) -> tuple[list[str], list[str]]:
    """The comment lines at the head of the draft, and the questions among them."""
    questions = [
        "Số, ký hiệu, ngày, nơi ban hành của văn bản (document: number, issued, place)?",
        (
            "Văn bản có nói về đoàn ra, đoàn vào không? Nói “Không” thì ghi delegations: {"
            "outgoing: "
            "[], "
            ""
            ""
            "incoming: []}; không nói thì bỏ."
        ),
        "Ai đã xác nhận không có gì mật, riêng tư? Thêm clearance: {by: tên hay bộ phận, on: ngày}",
    ]
    lines = ["BẢN NHÁP. Dòng bắt đầu bằng # là lời nhắc: làm xong thì xóa."]
    if before is None:
        return [*lines, "Kho chưa có báo cáo nào trước năm này.", *_numbered(questions)], questions
    lines.append(f"Chép từ {before.path}: mọi thứ đều phải xem lại.")
    ended = [
        item.title
        for item in before.entries.agreements
        if item.status in _IN_FORCE and not _is_in_force(item.status, item.to, year)
    ]
    questions += (f"“{title}” đã hết hạn: gia hạn, ký mới hay thôi?" for title in ended)
    questions += (
        f"“{item.title}”: báo cáo trước không nói thời hạn; còn hiệu lực thì chép vào agreements."
        for item in before.entries.agreements
        if item.status == "khong-ro"
    )
    plans = [activity for activity in before.activities if activity.entries.status == PLANNED]
    questions += (f"Kế hoạch năm trước “{plan.entries.title}”: đã làm? hoãn? bỏ?" for plan in plans)
    lines += _numbered(questions)
    if plans:
        lines += [
            "",
            "Kế hoạch năm trước. Việc đã làm: chép vào activities với da-thuc-hien, ngày và",
        ]
        lines += [
            "số liệu thật; việc không làm: khong-thuc-hien. Đoạn kể mang neo {: #định-danh }."
        ]
        for plan in plans:
            kept = plain_entries(plan.entries)
            record: list[Plain] = [
                {
                    n: kept[n]
                    for n in ("id", "kind", "themes", "title", "place", "parties")
                    if n in kept
                }
            ]
            lines += emit(record).splitlines()
            lines.append("  status: da-thuc-hien hay khong-thuc-hien")
    partners = dict.fromkeys(p for activity in before.activities for p in activity.partners)
    if partners:
        lines += ["", "Đối tác năm trước, để chép cho đúng:"]
        lines += (f"  doi-tac/{p} ({archive.party_name(f'doi-tac/{p}')})" for p in partners)
    return lines, questions


def _numbered(questions: list[str]) -> Iterator[str]:
    yield "CẦN NGƯỜI TRẢ LỜI:"
    for number, question in enumerate(questions, 1):
        yield f"{number}. {question}"


def _body(before: Report | None, year: int) -> str:
    """The sections of the report before, without their text."""
    headings = [p for p in before.body.passages if p.kind == "heading"] if before else []
    lines = []
    for heading in headings:
        title = _shifted(heading.text, year - before.year) if before else heading.text
        anchor = f" {{: #{heading.anchor} }}" if heading.anchor in SECTIONS else ""
        lines.append(f"{'#' * heading.level} {title}{anchor}")
    if not lines:
        lines = [f"## {SECTIONS[role]} {{: #{role} }}" for role in _DEFAULT_ROLES]
    return "\n\n".join(lines) + "\n"


def _shifted(text: str, years: int) -> str:
    """``text`` with every year that it names moved on."""
    return _YEAR.sub(lambda year: str(int(year[0]) + years), text)
