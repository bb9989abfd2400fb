"""Every rule's case folders: what is wrong is told as `expected.txt` says, what is right passes.

`pytest tests/checking/test_cases.py --rewrite` writes `expected.txt` anew: read it as a clerk.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.checking.findings import Findings
from archive.checking.rule import RULES
from archive.checking.run import check
from archive.checking.showing import text
from archive.reading.content_file import Reading

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())

Overlaid = Callable[[Path], Reading]


def code_of(case: Path) -> str:
    return case.name.partition("--")[0]


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_what_is_wrong_is_told(
    case: Path, overlaid: Overlaid, request: pytest.FixtureRequest
) -> None:
    reading = overlaid(case / "wrong")
    problems = check(reading)
    told = text.show(Findings(problems, reading, "content", len(reading.files)))
    expected = case / "expected.txt"
    if request.config.getoption("--rewrite", default=False):
        expected.write_text(told, encoding="utf-8")

    assert code_of(case) in {problem.code for problem in problems}
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_what_is_right_passes(case: Path, overlaid: Overlaid) -> None:
    reading = overlaid(case / "right")

    refused = [p for p in check(reading) if p.level == "error" or p.code == code_of(case)]

    assert refused == []


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_a_case_is_complete(case: Path) -> None:
    assert sorted(path.name for path in case.iterdir()) == ["expected.txt", "right", "wrong"]
    assert any(path.is_file() for path in (case / "wrong").rglob("*"))
    assert any(path.is_file() for path in (case / "right").rglob("*"))
    assert code_of(case) in RULES


@pytest.mark.parametrize("code", RULES)
def test_a_rule_has_a_case_with_its_examples(code: str) -> None:
    cases = [case for case in FOLDERS if code_of(case) == code]
    rule = RULES[code]

    assert cases
    assert _absent(rule.wrong, cases, "wrong") == []
    assert _absent(rule.right, cases, "right") == []


def _absent(example: str, cases: list[Path], side: str) -> list[str]:
    """The example's lines that no file of that side holds or is; indentation is ignored."""
    held: set[str] = set()
    for case in cases:
        for path in (path for path in (case / side).rglob("*") if path.is_file()):
            held.add(path.relative_to(case / side).as_posix())
            content = path.read_bytes().decode("utf-8", errors="replace")
            held.update(line.strip() for line in content.splitlines())
    return [line for line in example.splitlines() if line.strip() not in held]
