"""The example report that the reference page shows is one that the checks let pass."""

import shutil
from pathlib import Path

from archive.checking.examine import examine
from archive.model.choices import SECTIONS
from archive.model.entry import declared
from archive.model.report import ReportEntries

EXAMPLE = "macros/pages/mau-bao-cao.md"
PLACE = "to-chuc/tinh-doan-tay-ninh-2025/2031.md"


def test_the_example_has_no_problem_of_any_level(root: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(root / "content", content)
    shutil.copy(root / EXAMPLE, content / PLACE)

    findings, _ = examine(content)

    assert [p for p in findings.problems if p.path == PLACE] == []
    assert findings.reading.files[PLACE].record is not None


def test_the_example_shows_most_of_the_format(root: Path) -> None:
    text = (root / EXAMPLE).read_text(encoding="utf-8")

    unshown = {d.name for d in declared(ReportEntries) if f"\n{d.name}:" not in text}

    assert unshown <= {"planned_delegations", "notes", "source", "formerly"}
    assert {role for role in SECTIONS if f"#{role} " in text} >= {"can-cu", "ket-qua", "mat-duoc"}
