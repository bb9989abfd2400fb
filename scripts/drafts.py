"""What the commands that draft reports share: the gate, the checks, a file that is never half."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.checking.gate import matches, secrecy_of_name
from archive.checking.rule import RULES
from archive.checking.run import check_file
from archive.importing.settling import Complaint
from archive.language.nearest import nearest
from archive.language.slugs import is_id
from archive.reading.folder import report_name
from archive.reading.load import Reading, join, read_markdown
from archive.reading.source import SourceText

NOT_CLEARED = "thieu-xac-nhan"
"""The one error that stays in every draft: only a person can clear a text."""

_PUBLIC = frozenset({"thu-cong-vu"})
"""What the gate finds and only warns of: the mail addresses of offices."""


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


def checks_of(reading: Reading, path: str) -> Callable[[str], Iterator[Complaint]]:
    """The errors that a report's text would have at ``path`` of the archive of ``reading``."""

    def check(text: str) -> Iterator[Complaint]:
        file = read_markdown(path, "report", text)
        files = {**reading.files, path: file}
        beside = Reading(reading.root, join(files.values()), files)
        for problem in check_file(file, beside):
            if problem.level == "error" and problem.code != NOT_CLEARED:
                start = file.source.span_of_line(problem.line).start + problem.column - 1
                yield Complaint(start, problem.code, problem.message)

    return check


def is_secret(complaint: Complaint) -> bool:
    """Whether an error is of the gate."""
    return RULES[complaint.code].about == "bao-mat"


def wrong_report(reading: Reading, organization: str, year: int) -> str:
    """Why there can be no report of ``organization`` on ``year``; empty when there can."""
    known = reading.archive.organizations
    if report_name(str(year)) is None:
        return f"năm {year} không phải năm của một báo cáo"
    if organization in known:
        return ""
    near = nearest(organization, known)
    also = f" Có phải là {', '.join(near)}?" if near else ""
    if not is_id(organization):
        return f"“{organization}” không phải mã tổ chức (chữ thường không dấu, nối bằng -).{also}"
    return (
        f"chưa có hồ sơ to-chuc/{organization}/index.md.{also} "
        "Tổ chức mới thì tạo hồ sơ trước (name, kind, level, province)."
    )


def write_new(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all.

    Raises ``FileExistsError`` when there is one: it is never overwritten, not even by two at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o644)  # noqa: PTH101  as any new file; a temporary one is the owner's alone
        os.link(name, path)
    finally:
        os.unlink(name)  # noqa: PTH108  the name is text, as mkstemp gave it
