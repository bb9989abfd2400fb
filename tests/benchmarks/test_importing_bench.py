"""The bench of importing: its table tells what was measured, and which bar is met.

How long anything takes is not asserted.
"""

from pathlib import Path

import pytest

from tests.benchmarks import importing
from tests.benchmarks.builds.spending import Spent
from tests.benchmarks.importing import OFFICE, PYTHON, table
from tests.importing.programs import needs_office, needs_tesseract


def rows(told: str) -> dict[str, list[str]]:
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in told.splitlines()[4:]]
    return {name: rest for name, *rest in cells}


def spent(seconds: float) -> Spent:
    return Spent(wall=seconds, processor=seconds, memory=None)


def test_the_table_compares_and_tells_which_bar_is_met() -> None:
    figures = {"báo cáo .docx": 0.4, "báo cáo .doc": 3.2, "báo cáo .pdf có chữ": 1.0}
    compared = {PYTHON: 0.02, OFFICE: 2.0}
    told = rows(table({name: spent(s) for name, s in (compared | figures).items()}, 3))

    assert told["báo cáo .docx"] == ["0.40", "0.40", "20.0", "0.20", "0.5", "đạt"]
    assert told["báo cáo .doc"] == ["3.20", "3.20", "160.0", "1.60", "3.0", "chưa"]
    assert told["báo cáo .pdf có chữ"] == ["1.00", "1.00", "50.0", "0.50", "", ""]


def test_a_bar_is_met_only_on_the_clock_and_the_processor() -> None:
    busy = {PYTHON: spent(0.02), "báo cáo .docx": Spent(wall=0.9, processor=0.4, memory=None)}

    assert rows(table(busy, 3))["báo cáo .docx"][-1] == "chưa"


def test_without_libreoffice_nothing_is_compared_with_it() -> None:
    told = table({PYTHON: spent(0.02), "báo cáo .docx": spent(0.4)}, 3)

    assert rows(told)["báo cáo .docx"][3] == "không có"


@needs_office
@needs_tesseract
def test_every_kind_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "sys.argv", ["importing", "10", "--times", "3", "--out", str(tmp_path / "out")]
    )

    assert importing.main() == 0

    told = rows((tmp_path / "out/importing.md").read_text(encoding="utf-8"))
    assert len(told) == 8
    assert all(float(figures[1]) > 0 for figures in told.values())
    assert capsys.readouterr().out.strip().startswith("Trung vị của 3 lần chạy")
