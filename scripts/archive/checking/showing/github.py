"""Findings for GitHub: annotations beside the lines of a change, and the summary of a job.

GitHub shows at most ten annotations of a level for a step; the summary has them all. A job's log
and summary are public, and whoever proposes a change chooses what stands in them.
"""

import difflib
import re

from archive.checking.findings import Findings
from archive.checking.mending import apart, mended_text
from archive.checking.problem import LEVEL_NAMES, Fix, Problem
from archive.checking.showing import text
from archive.checking.showing.visible import visible

SUMMARY_LIMIT = 900_000
"""Bytes; GitHub refuses a summary of more than 1 MiB."""

_MARKED = re.compile(r"[\\`*_{}\[\]()<>#+!|~&@:-]")


def show(findings: Findings) -> str:
    """One workflow command a problem, and a last line that counts them."""
    lines = [_annotation(findings, problem) for problem in findings.problems]
    return "\n".join([*lines, text.summary(findings)]) + "\n"


def job_summary(findings: Findings) -> str:
    """All problems as a table in Markdown, and as a patch what ``--fix`` would mend."""
    counted = text.summary(findings)
    parts = ["## Kiểm tra kho báo cáo", "", *counted.split("\n"), ""]
    if findings.problems:
        parts += ["| Mức | Nơi | Mã | Vấn đề | Cách sửa |", "|---|---|---|---|---|"]
    size = sum(len(part.encode()) for part in parts)
    for number, problem in enumerate(findings.problems):
        row = _row(findings, problem)
        size += len(row.encode()) + 1
        if size > SUMMARY_LIMIT:
            parts += ["", f"Còn {len(findings.problems) - number} vấn đề nữa: xem nhật ký."]
            break
        parts.append(row)
    diff = patch(findings)
    if diff and size + len(diff.encode()) < SUMMARY_LIMIT:
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", diff) or [""]))
        parts += ["", "### Bản vá", "", "Lệnh `--fix` sẽ sửa như sau:", ""]
        parts += [f"{fence}diff", diff.rstrip("\n"), fence]
    return "\n".join(parts) + "\n"


def patch(findings: Findings) -> str:
    """A unified diff of the repairs, without the files that hold something secret."""
    fixes: dict[str, list[Fix]] = {}
    for problem in findings.problems:
        if problem.fix is not None and problem.path not in findings.secrets:
            fixes.setdefault(problem.path, []).append(problem.fix)
    lines: list[str] = []
    for path, found in fixes.items():
        old = findings.source(path).text
        new = mended_text(old, apart(found))
        name = findings.path(path)
        before, after = old.split("\n"), new.split("\n")
        lines += difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm="")
    return "\n".join(visible(line.replace("\t", "    ")) for line in lines)


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


def _row(findings: Findings, problem: Problem) -> str:
    place = f"{findings.path(problem.path)}:{problem.line}:{problem.column}"
    message, advice = findings.message(problem), findings.help(problem)
    cells = [LEVEL_NAMES[problem.level], place, problem.code, message, advice]
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(value: str) -> str:
    """Plain words in a Markdown table: no mark, link, mention or tag comes of it."""
    shown = " ".join(visible(line) for line in value.split("\n"))
    return _MARKED.sub(lambda mark: f"&#{ord(mark[0])};", shown)
