"""Node with the engine in it, and the archives that it searches."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.model.archive import Archive
from archive.reading.load import load
from archive.sampling.archives import sample
from tests.search.node import Engine, node, write_index
from tests.search.oracle import Oracle

HERE = Path(__file__).parent
LISTS = HERE.parents[1] / "content/danh-muc"
SAMPLED = 30


@dataclass(frozen=True)
class Searched:
    """An archive, its index in a folder, and its units read without any."""

    archive: Archive
    index: Path
    oracle: Oracle


@pytest.fixture(scope="session")
def node_program() -> str:
    """The program of Node; without it the test is skipped aloud."""
    program = node()
    if program is None:
        pytest.skip("no Node: install nodejs 20 or later to test the search engine")
    return program


@pytest.fixture(scope="session")
def engine(node_program: str) -> Iterator[Engine]:
    """One Node process for all questions."""
    with Engine(node_program) as running:
        yield running


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    """The small archive that has a case of every class."""
    return searched(HERE / "archive", tmp_path_factory.mktemp("made-up"))


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    """Some reports as the sampler makes them."""
    folder = tmp_path_factory.mktemp("sampled")
    sample(SAMPLED, folder / "content", 7, LISTS)
    return searched(folder / "content", folder)


def searched(content: Path, folder: Path) -> Searched:
    """The archive in ``content``, with its index written below ``folder``."""
    archive = load(content).archive
    return Searched(archive, write_index(archive, folder), Oracle(archive))
