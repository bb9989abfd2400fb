"""A made-up archive of forty reports, made once for all tests of this room."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.reading.content_file import Reading
from archive.reading.load import load
from archive.sampling.archives import sample

Make = Callable[..., Path]


@pytest.fixture(scope="session")
def lists(root: Path) -> Path:
    return root / "content/danh-muc"


@pytest.fixture(scope="session")
def make(lists: Path, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Make an archive of so many reports, of a seed, in a new folder."""

    def made(count: int, seed: int = 1) -> Path:
        folder = tmp_path_factory.mktemp("mau") / "content"
        sample(count, folder, seed, lists)
        return folder

    return made


@pytest.fixture(scope="session")
def forty(make: Make) -> Path:
    return make(40)


@pytest.fixture(scope="session")
def hundreds(make: Make) -> Reading:
    """Three hundred reports, read: enough for every kind of thing to occur."""
    return load(make(300))
