"""A site that is up to date is known as such with little more than a look at the files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import building
from archive.rendering.program import set_from_outside
from tests.conftest import ROOT
from tests.rendering.small import TOY

HEAVY = ("jinja2", "markdown", "mkdocs", "nh3", "numpy", "pydantic", "yaml")

BUILD = f"""
import sys
from pathlib import Path
import building
home = Path(sys.argv[1])
tally = building.build(Path({str(TOY)!r}), home / "site", home / "docs")
print(bool(tally.made), *sorted(set(sys.modules) & set({HEAVY!r})))
"""


def built(home: Path) -> list[str]:
    """Whether anything was made, and what of the libraries that make pages was loaded."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(home)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_nothing_that_makes_pages_is_loaded_where_nothing_changed(tmp_path: Path) -> None:
    assert built(tmp_path) == ["True", *HEAVY]
    assert built(tmp_path) == ["False"]
    (tmp_path / "docs/index.md").write_text("?")
    assert built(tmp_path) == ["True", *HEAVY]
    assert built(tmp_path) == ["False"]


def test_what_is_set_from_outside_is_part_of_what_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    before = set_from_outside(building.CONFIG)
    building.build(TOY, tmp_path / "site", tmp_path / "docs")
    monkeypatch.setenv("SITE_URL", "https://khac.example/")

    assert set_from_outside(building.CONFIG) != before
    tally = building.build(TOY, tmp_path / "site", tmp_path / "docs")
    assert len(tally.made) > 60
    assert "https://khac.example/" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
