"""A look that spares the listing of folders sees what a look at everything sees."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rendering import looks
from archive.rendering.folder_times import with_news
from archive.rendering.folders import Differs, bring, differs
from archive.rendering.looks import Rows, look
from archive.rendering.store import Store
from archive.rendering.stored import Stored
from tests.rendering.test_folders import PATHS, contents, kept, told

AMISS = ["nothing", "file", "folder", "link", "link for a folder", "file for a folder", "gone"]


@pytest.fixture(autouse=True)
def _clocks_that_count_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change has a time of its own, as if every one came much later."""
    monkeypatch.setattr(looks, "_FINE", -(10**18))
    monkeypatch.setattr(looks, "_COARSE", -(10**18))


def rows(files: dict[str, Stored]) -> Rows:
    sizes, changed = [one.size for one in files.values()], [one.changed for one in files.values()]
    return Rows([*files], sizes, changed)


def later(beside: Path, times: dict[str, int]) -> None:
    """Let the clock of the system go on beyond ``times``: it counts some milliseconds at a time."""
    while beside.stat().st_ctime_ns <= max(times.values(), default=0):
        beside.chmod(0o755)


def put_amiss(folder: Path, amiss: str, at: str) -> None:
    place = folder / at
    if amiss == "nothing" or not place.parent.is_dir():
        return
    if amiss in {"link", "file"}:
        place = place.with_name("lạ")
    if amiss == "folder":
        (place.with_name("mới") / "x").mkdir(parents=True)
        (place.with_name("mới") / "x/y").write_bytes(b"y")
    elif amiss == "link":
        place.symlink_to(folder / "a")
    elif amiss == "file":
        place.write_bytes(b"z")
    elif place.is_dir():
        elsewhere = folder.with_name("bên cạnh")
        if amiss == "link for a folder":  # the same files stand behind it
            shutil.move(place, elsewhere)
            place.symlink_to(elsewhere)
        else:
            shutil.rmtree(place)
            if amiss == "file for a folder":
                place.write_bytes(b"z")
    elif place.is_file() and amiss == "gone":
        place.unlink()


def plain(found: Differs) -> tuple[object, ...]:
    return found.files, sorted(found.folders), sorted(found.odd)


@given(contents, st.sampled_from(AMISS), st.sampled_from([*PATHS, "b/c", "a/c"]))
def test_whatever_is_amiss_is_seen(files: dict[str, bytes], amiss: str, at: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder, store = Path(home) / "site", Store(Path(home) / "kept")
        expected = kept(store, files)
        bring(folder, expected, store)
        first = look(folder, rows(expected), {})
        times = with_news({}, first.times)
        later(Path(home), times)

        put_amiss(folder, amiss, at)
        found = look(folder, rows(expected), times)

        assert not any(first.differs)
        assert plain(found.differs) == plain(differs(folder, told(expected)))
        after = with_news(times, found.times)
        assert plain(look(folder, rows(expected), after).differs) == plain(found.differs)


def test_a_folder_that_is_what_it_was_is_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "kept")
    expected = kept(store, {"a/b": b"x", "a/c/d": b"y", "b/a": b"z"})
    bring(tmp_path / "site", expected, store)
    times = with_news({}, look(tmp_path / "site", rows(expected), {}).times)
    listed: list[str] = []
    scandir = os.scandir

    def told_of(path: str) -> object:
        listed.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", told_of)
    later(tmp_path, times)
    (tmp_path / "site/b").chmod(0o755)

    found = look(tmp_path / "site", rows(expected), times)

    assert times.keys() == {"a", "a/c", "b"}
    assert sorted(listed) == [f"{tmp_path}/site/", f"{tmp_path}/site/b"]
    assert found.times.keys() == {"b"}


def test_a_folder_that_was_changed_a_moment_ago_is_listed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is put there at the next moment may have the same time."""
    monkeypatch.undo()
    (tmp_path / "mới").mkdir()

    assert looks.settled(str(tmp_path / "mới")) is None
    assert looks.settled("/usr") is not None
    assert looks.settled(str(tmp_path / "không có")) is None
