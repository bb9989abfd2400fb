"""The programs that some tests need, and converting by LibreOffice."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"),
    reason="needs LibreOffice: apt-get install libreoffice-writer-nogui",
)
needs_tesseract = pytest.mark.skipif(
    not shutil.which("tesseract"), reason="needs Tesseract: apt-get install tesseract-ocr-vie"
)


def convert(path: Path, to: str) -> Path:
    """What LibreOffice makes of a file; `to` is an ending, with a filter behind a colon."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to]
    subprocess.run(
        [*command, "--outdir", str(path.parent), str(path)], check=True, capture_output=True
    )
    return path.with_suffix(f".{to.partition(':')[0]}")
