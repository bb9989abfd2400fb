"""What several tests of builds look at, and none of them changes."""

from pathlib import Path

import pytest

from archive.rendering.engine import Engine
from archive.sampling.archives import sample
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty made-up reports with their bodies; who edits them takes a copy."""
    content = tmp_path_factory.mktemp("kho") / "content"
    sample(60, content, 5, ROOT / "content/danh-muc")
    return content


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine with the settings of the project."""
    return Engine(ROOT / "mkdocs.yml")
