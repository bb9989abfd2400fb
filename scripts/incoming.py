"""A paper that comes in: refused with its reason, or drafted and told of."""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.checking.gate import matches, secrecy_of_name
from archive.checking.rule import RULES
from archive.checking.run import check_file
from archive.checking.showing.visible import visible
from archive.checking.surroundings import surroundings
from archive.importing.document import Document
from archive.importing.drafting import Draft
from archive.importing.extract import extract
from archive.importing.facts import Question
from archive.importing.names.bodies import Bodies
from archive.importing.names.proposals import propose
from archive.importing.paper.blocks import full_text
from archive.importing.settling import Complaint, settle
from archive.importing.told_already import told_already
from archive.reading.load import read_markdown
from archive.reading.on_demand import ReadingOnDemand, look
from archive.reading.source import SourceText
from drafts import NOT_CLEARED, outside_lifetime, write_new, wrong_report

_PUBLIC = frozenset({"thu-cong-vu"})
"""What the gate finds and only warns of: the mail addresses of offices."""


def bring_in(asked: argparse.Namespace, read: Callable[[Path], Document]) -> int:
    """Draft the report of ``asked.file``, which ``read`` reads; gives the exit status.

    0 when a draft was written, 1 when the file cannot or must not be one, 2 for wrong usage.
    """
    try:
        reading = look(asked.content)
    except NotADirectoryError as error:
        return refuse(f"không có thư mục {error}", 2)
    if wrong := wrong_report(reading, asked.organization, asked.year):
        return refuse(wrong, 2)
    path = f"to-chuc/{asked.organization}/{asked.year}.md"
    target = asked.content / path
    if target.exists():
        return refuse(_exists(target))
    document = read(asked.file)
    if reasons := refusals(full_text(document), asked.file.name):
        return _refuse_secret(reasons)
    found = extract(document, reading.archive, asked.organization, asked.year)
    digest = hashlib.sha256(asked.file.read_bytes()).hexdigest()
    draft = Draft(found, {"file": asked.file.name, "sha256": digest})
    left = settle(draft, checks_of(reading, path))
    if any(is_secret(complaint) for complaint in left):
        return _refuse_secret([c.message for c in left if is_secret(c)])
    text = draft.text()
    told = list(told_already(reading.archive, path, text))
    if doubt := outside_lifetime(reading, asked.organization, asked.year):
        told.append(Question(doubt))
    if told:
        draft.questions += told
        text = draft.text()
    try:
        write_new(target, text)
    except FileExistsError:
        return refuse(_exists(target))
    _tell(target, draft, left, text)
    bodies = Bodies(reading.archive, asked.organization, asked.year)
    for proposal in propose(found.facts.new_bodies, bodies):
        print(
            f"\nĐề nghị hồ sơ mới {proposal.path} (chưa ghi vào kho):\n"
            f"{visible_lines(proposal.text)}"
        )
    return 0


def refusals(text: str, name: str) -> list[str]:
    """Why a paper with this text and file name may not come in; empty when it may."""
    found = []
    if mark := secrecy_of_name(name):
        found.append(f"tên tệp có “{mark.shown}”")
    source = SourceText(text)
    for match in matches(text):
        if match.kind not in _PUBLIC:
            line = source.position(match.start).line
            found.append(f"đoạn thứ {line} có “{match.shown}”")
    return list(dict.fromkeys(found))


def checks_of(reading: ReadingOnDemand, path: str) -> Callable[[str], Iterator[Complaint]]:
    """The errors that a report's text would have at ``path`` of the archive of ``reading``."""
    around = surroundings(reading.archive)  # the same for all drafts: it keeps what it finds out

    def check(text: str) -> Iterator[Complaint]:
        file = read_markdown(path, "report", text)
        for problem in check_file(file, reading.beside(file), around):
            if problem.level == "error" and problem.code != NOT_CLEARED:
                start = file.source.span_of_line(problem.line).start + problem.column - 1
                yield Complaint(start, problem.code, problem.message)

    return check


def is_secret(complaint: Complaint) -> bool:
    """Whether an error is of the gate."""
    return RULES[complaint.code].about == "bao-mat"


def _tell(target: Path, draft: Draft, left: list[Complaint], text: str) -> None:
    entries = draft.entries
    counts = {name: entries.get(name, []) for name in ("activities", "agreements", "cites")}
    activities, agreements, cites = (len(rows) for rows in counts.values())
    print(f"Đã ghi bản nháp {visible(str(target))}")
    print(f"Đọc được {activities} việc, {agreements} thỏa thuận, {cites} văn kiện được dẫn.")
    questions = draft.all_questions()
    print(f"\nCần người trả lời ({len(questions)}):")
    for number, question in enumerate(questions, 1):
        where = f" ({question.where})" if question.where else ""
        print(f"{number}. {visible(' '.join(question.text.split()))}{visible(where)}")
    if draft.found.left_out:
        print("\nĐể ngoài phần văn bản:")
        for group in draft.left_out():
            print(visible(group))
    if left:
        source = SourceText(text)
        print("\nCòn lỗi trong phần văn bản, sửa tay rồi chạy scripts/check.py:")
        for complaint in left:
            line = source.position(complaint.offset).line
            print(f"- dòng {line}: {visible(complaint.message)} [{complaint.code}]")
    print(
        "\nLàm tiếp: mở bản nháp, trả lời các câu trên, xóa các dòng bắt đầu bằng #, rồi chạy "
        f"python scripts/check.py {visible(str(target))}"
    )


def visible_lines(text: str) -> str:
    """``text`` with its lines, nothing in it that a terminal would obey."""
    return "\n".join(visible(line) for line in text.splitlines())


def _exists(target: Path) -> str:
    return (
        f"đã có báo cáo {target}, không ghi đè. Muốn nhập lại thì xóa hay đổi tên tệp ấy; báo cáo "
        f"thứ hai của năm thì đặt tên {target.stem}-<đuôi>.md."
    )


def _refuse_secret(reasons: list[str]) -> int:
    shown = "; ".join(reasons[:10])
    return refuse(
        f"không nhận văn bản này, chưa ghi gì vào kho: {shown}. Văn bản có dấu mật, dấu nội bộ hay "
        "dữ liệu riêng tư thì không đưa lên kho công khai; xin bản được phép công bố."
    )


def refuse(reason: str, status: int = 1) -> int:
    """Say why nothing was written; gives ``status``."""
    print(f"import_report.py: {visible(reason)}", file=sys.stderr)
    return status
