"""What ``--fix`` would mend, as a unified diff that ``git apply`` takes."""

import difflib
import re
from collections.abc import Iterator

from archive.checking.findings import Findings
from archive.checking.mending import apart, mended_text
from archive.checking.problem import Fix

_NO_END = "\n\\ No newline at end of file\n"
_QUOTED = re.compile(r'[\x00-\x1f\x7f"\\]')
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def patch(findings: Findings) -> str:
    """The repairs of all problems as a diff, character by character; empty where there is none.

    A file that holds something secret is left out: a patch repeats the lines around a repair.
    """
    fixes: dict[str, list[Fix]] = {}
    for problem in findings.problems:
        if problem.fix is not None and problem.path not in findings.secrets:
            fixes.setdefault(problem.path, []).append(problem.fix)
    return "".join(
        line for path, found in fixes.items() for line in _of_file(findings, path, found)
    )


def _of_file(findings: Findings, path: str, fixes: list[Fix]) -> Iterator[str]:
    old = findings.source(path).text
    new = mended_text(old, apart(fixes))
    name = findings.path(path)
    before, after = _lines(old), _lines(new)
    for line in difflib.unified_diff(before, after, _name(f"a/{name}"), _name(f"b/{name}")):
        yield line if line.endswith("\n") else line + _NO_END


def _lines(text: str) -> list[str]:
    """Lines with their ends, as git counts them: nothing but a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _name(path: str) -> str:
    """A file's name as git writes it in a diff; one with a space at its end is told apart."""
    if not _QUOTED.search(path):
        return f"{path}\t" if " " in path else path
    return f'"{_QUOTED.sub(lambda found: _escaped(found[0]), path)}"'


def _escaped(character: str) -> str:
    return _ESCAPES.get(character) or f"\\{ord(character):03o}"
