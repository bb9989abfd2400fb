"""Findings for GitHub: annotations beside the lines of a change, and the summary of a job.

GitHub shows at most ten annotations of a level for a step; the summary has them all. A job's log
and summary are public, and whoever proposes a change chooses what stands in them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from archive.checking.findings import Findings
from archive.checking.problem import LEVEL_NAMES, Problem
from archive.checking.showing import text
from archive.checking.showing.patch import patch
from archive.checking.showing.visible import visible

SUMMARY_LIMIT = 900_000
"""Bytes; GitHub refuses a summary of more than 1 MiB."""

_LISTED = 50

HOW_TO_MEND = (
    "Những chỗ chỉ có một cách sửa đúng. Sửa trên máy mình: `python scripts/check.py --fix`; hoặc "
    "tải tệp `ban-va.patch` ở cuối trang này (Artifacts) rồi chạy `git apply ban-va.patch`."
)

# GitHub makes links of www. and formulas of what stands between dollars, too
_MARKED = re.compile(r"[\\`*_{}\[\]()<>#+!|~&@:$-]|w(?=ww\.)", re.IGNORECASE)


@dataclass(frozen=True)
class Links:
    """Where the summary leads; each address ends in a slash or is empty.

    ``files`` shows the files as proposed, ``rules`` the pages of the rules.
    """

    files: str = ""
    rules: str = ""


def show(findings: Findings) -> str:
    """One workflow command a problem, and a last line that counts them."""
    lines = [_annotation(findings, problem) for problem in findings.problems]
    return "\n".join([*lines, text.summary(findings)]) + "\n"


def job_summary(
    findings: Findings, links: Links = Links(), heading: str = "Kiểm tra kho báo cáo"
) -> str:
    """All problems as a table in Markdown, and as a patch what ``--fix`` would mend."""
    counted = text.summary(findings)
    parts = [f"## {heading}", "", *counted.split("\n"), ""]
    if findings.problems:
        parts += ["| Mức | Nơi | Mã | Vấn đề | Cách sửa |", "|---|---|---|---|---|"]
    size = sum(len(part.encode()) for part in parts)
    for number, problem in enumerate(findings.problems):
        row = _row(findings, problem, links)
        size += len(row.encode()) + 1
        if size > SUMMARY_LIMIT:
            parts += ["", f"Còn {len(findings.problems) - number} vấn đề nữa: xem nhật ký."]
            break
        parts.append(row)
    if mended := patch(findings):
        parts += ["", "### Bản vá", "", HOW_TO_MEND, ""]
        if size + len(mended.encode()) < SUMMARY_LIMIT:
            parts += _fenced(mended)
    return "\n".join(parts) + "\n"


def listed(heading: str, lines: Sequence[str]) -> str:
    """A list of lines that anybody may have written, as plain words; a long one is cut."""
    shown = [f"- {_cell(line)}" for line in lines[:_LISTED]]
    if len(lines) > _LISTED:
        shown.append(f"- và {len(lines) - _LISTED} nữa")
    return "\n".join([f"### {heading}", "", *shown, ""])


def _fenced(diff: str) -> list[str]:
    """A diff as a block of code, which nothing in it ends."""
    shown = [visible(line.replace("\t", "    ")) for line in diff.removesuffix("\n").split("\n")]
    runs = (len(run) for line in shown for run in re.findall("`+", line))
    fence = "`" * max(3, *(run + 1 for run in runs), 0)
    return [f"{fence}diff", *shown, fence]


def _annotation(findings: Findings, problem: Problem) -> str:
    properties = {
        "file": findings.path(problem.path),
        "line": str(problem.line),
        "endLine": str(problem.end_line),
        "title": problem.code,
    }
    if problem.line == problem.end_line:  # GitHub takes columns only within a line
        properties["col"] = str(problem.column)
        properties["endColumn"] = str(problem.end_column)
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{findings.message(problem)}\n{findings.help(problem)}"
    return f"::{problem.level} {written}::{_data(message)}"


def _data(value: str) -> str:
    shown = "\n".join(visible(line) for line in value.split("\n"))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _row(findings: Findings, problem: Problem, links: Links) -> str:
    path = findings.path(problem.path)
    place = _cell(f"{path}:{problem.line}:{problem.column}")
    code = _cell(problem.code)
    if links.files:  # plain: a Markdown file is shown rendered otherwise, without lines
        place = f"[{place}]({links.files}{_quoted(path)}?plain=1#L{problem.line})"
    if links.rules:
        code = f"[{code}]({links.rules}{_quoted(problem.code)}/)"
    message, advice = findings.message(problem), findings.help(problem)
    cells = [LEVEL_NAMES[problem.level], place, code, _cell(message), _cell(advice)]
    return f"| {' | '.join(cells)} |"


def _quoted(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")


def _cell(value: str) -> str:
    """Plain words in a Markdown table: no mark, link, mention or tag comes of it."""
    shown = " ".join(visible(line) for line in value.split("\n"))
    return _MARKED.sub(lambda mark: f"&#{ord(mark[0])};", shown)
