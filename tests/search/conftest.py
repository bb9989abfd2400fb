"""Node with the engine in it, and the archives that it searches."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.composing.search import again, index
from archive.model.archive import Archive
from archive.reading.load import load
from archive.sampling.archives import sample
from tests.search.node import Engine, node, write_index
from tests.search.oracle import Oracle

HERE = Path(__file__).parent
LISTS = HERE.parents[1] / "content/danh-muc"
SAMPLED, EDITED = 30, 10


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


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few reports as the sampler makes them, to be edited."""
    folder = tmp_path_factory.mktemp("again") / "content"
    sample(EDITED, folder, 3, LISTS)
    return folder


@pytest.fixture(scope="session")
def twins(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of them, each told once more in another year: one may go, and all it names stays."""
    folder = tmp_path_factory.mktemp("twins") / "content"
    shutil.copytree(pristine, folder, ignore=shutil.ignore_patterns("20*.md"))
    for file in sorted(pristine.glob("to-chuc/*/20*.md"))[::2]:
        copy = folder / file.relative_to(pristine)
        shutil.copy(file, copy)
        shutil.copy(file, copy.with_stem(str(int(copy.stem) - 10)))
    return folder


@pytest.fixture
def same_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small an archive draws its dictionary from all reports: each change would be one of it."""
    for module in (index, again):
        monkeypatch.setattr(
            module, "dictionary_of", lambda _: "Báo cáo công tác đối ngoại".encode()
        )


def searched(content: Path, folder: Path) -> Searched:
    """The archive in ``content``, with its index written below ``folder``."""
    archive = load(content).archive
    return Searched(archive, write_index(archive, folder), Oracle(archive))
