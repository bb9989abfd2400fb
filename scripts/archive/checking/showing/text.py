"""Findings for people, in a terminal: where, what, the line with marks under it, the way out."""

import textwrap
from collections.abc import Iterator

from archive.checking.findings import Findings
from archive.checking.problem import LEVEL_NAMES, Level, Problem
from archive.checking.rule import RULES, Rule
from archive.checking.showing.excerpt import excerpts
from archive.checking.showing.visible import visible

_COLOURS: dict[Level, str] = {"error": "1;31", "warning": "1;33", "notice": "1;36"}
_QUIET = "34"
_HELP_WIDTH = 96


def show(findings: Findings, *, colour: bool = False) -> str:
    """All problems, then one line that counts them.

    A rule is explained where its code comes first; ``colour`` adds the codes of ECMA-48.
    """
    unexplained = dict(RULES)
    blocks = [
        "\n".join(_problem(findings, problem, unexplained.pop(problem.code, None), colour=colour))
        for problem in findings.problems
    ]
    return "\n\n".join([*blocks, summary(findings)]) + "\n"


def summary(findings: Findings) -> str:
    """How many problems of which level in how many files, in one line."""
    checked = f"đã kiểm tra {_grouped(findings.checked)} tệp."
    if not findings.problems:
        return f"Không có vấn đề nào; {checked}"
    counted = ", ".join(
        f"{_grouped(count)} {LEVEL_NAMES[level]}"
        for level, count in findings.counts.items()
        if count
    )
    files = len({problem.path for problem in findings.problems})
    fixes = sum(findings.fix(problem) is not None for problem in findings.problems)
    offer = f"\n{_grouped(fixes)} chỗ sửa được ngay bằng --fix." if fixes else ""
    return f"{counted} trong {_grouped(files)} tệp; {checked}{offer}"


def _problem(
    findings: Findings, problem: Problem, rule: Rule | None, *, colour: bool
) -> Iterator[str]:
    tone = _COLOURS[problem.level]
    place = f"{visible(findings.path(problem.path))}:{problem.line}:{problem.column}:"
    head = _paint(f"{problem.level}[{problem.code}]:", tone, on=colour)
    yield f"{place} {head} {visible(findings.message(problem))}"
    secrets = findings.secrets.get(problem.path, ())
    lines = excerpts(findings.source(problem.path), findings.span(problem), secrets)
    margin = " " * (len(str(lines[-1].number)) if lines else 2)
    bar = _paint("|", _QUIET, on=colour)
    if lines:
        yield f"{margin} {bar}"
    before = 0
    for line in lines:
        if before and line.number > before + 1:
            yield _paint("…", _QUIET, on=colour)
        before = line.number
        number = _paint(f"{line.number:{len(margin)}}", _QUIET, on=colour)
        yield f"{number} {bar} {line.text}"
        yield f"{margin} {bar} {_paint(line.marks, tone, on=colour)}"
    if lines:
        yield f"{margin} {bar}"
    yield from _labelled("sửa", findings.help(problem), margin)
    if rule is not None:
        yield from _labelled("quy tắc", rule.says, margin)
        yield from _example(rule.right.strip("\n"), margin)
        yield f"{margin} = xem thêm: /dong-gop/ma-loi/{rule.code}/"


def _example(right: str, margin: str) -> Iterator[str]:
    if "\n" not in right:
        yield f"{margin} = ví dụ đúng: {right.strip()}"
        return
    yield f"{margin} = ví dụ đúng:"
    yield from (f"{margin}     {line}".rstrip() for line in right.split("\n"))


def _labelled(label: str, text: str, margin: str) -> Iterator[str]:
    first, *rest = [
        piece
        for line in text.split("\n")
        for piece in textwrap.wrap(
            visible(line), _HELP_WIDTH, break_long_words=False, break_on_hyphens=False
        )
        or [""]
    ]
    yield f"{margin} = {label}: {first}"
    yield from (f"{margin}   {piece}" for piece in rest)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _paint(text: str, tone: str, *, on: bool) -> str:
    return f"\x1b[{tone}m{text}\x1b[0m" if on else text
