"""How much of the texts is looked at together changes nothing of the index."""

from pathlib import Path

import pytest

from archive.composing.search import (
    chains,
    chains_again,
    lists,
    names_in_text,
    neighbours,
    pairs_again,
)
from archive.composing.search.files import files
from archive.reading.load import load
from tests.search.edited import Edited, Making


def _shorten_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (chains, lists, names_in_text, neighbours, pairs_again):
        monkeypatch.setattr(module, "_AT_ONCE", 700)
    for name, value in {"_RUN": 700, "_ONE_IN": 3, "_TOGETHER": 2}.items():
        monkeypatch.setattr(chains_again, name, value)


def test_from_nothing(pristine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = load(pristine).archive
    whole = dict(files(archive))
    _shorten_runs(monkeypatch)
    assert dict(files(archive)) == whole


@pytest.mark.usefixtures("same_dictionary")
def test_when_reports_come_and_go(
    twins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = Edited(twins, tmp_path, 2)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    for _ in range(2):
        changed = edited.come_or_go()
        with monkeypatch.context() as short:
            _shorten_runs(short)
            making.make(changed)
        assert not making.anew
        assert making.files == making.fresh()
