"""Findings for programs: the one object that FORMAT.md describes."""

import json

from archive.checking.findings import Findings
from archive.checking.problem import Fix, Problem


def show(findings: Findings) -> str:
    """``{"problems": […], "checked": N}``; lines and columns count from 1, in characters."""
    problems = [_problem(findings, problem) for problem in findings.problems]
    whole = {"problems": problems, "checked": findings.checked}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _problem(findings: Findings, problem: Problem) -> dict[str, object]:
    fix = findings.fix(problem)
    return {
        "path": findings.path(problem.path),
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "level": problem.level,
        "message": findings.message(problem),
        "help": findings.help(problem),
        "fix": _fix(findings, problem.path, fix) if fix else None,
    }


def _fix(findings: Findings, path: str, fix: Fix) -> dict[str, object]:
    source = findings.source(path)
    start, end = source.position(fix.start), source.position(fix.end)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "replacement": fix.replacement,
        "says": fix.says,
    }
