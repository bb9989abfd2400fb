"""What importing the model brings along."""

import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "scripts"
PROGRAM = """
import sys
from archive.model.report import ReportEntries
entries = ReportEntries.model_validate({"title": "Báo cáo"})
print(entries.title, "importlib.metadata" in sys.modules, "email.message" in sys.modules)
"""


def test_validating_looks_for_no_plugins() -> None:
    run = [sys.executable, "-X", "utf8", "-c", PROGRAM]

    done = subprocess.run(run, cwd=SCRIPTS, capture_output=True, text=True, check=True)

    assert done.stdout == "Báo cáo False False\n"
