"""A folder is brought to hold what is wanted, whatever it was expected to hold and does."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from archive.rendering.folders import bring, caught_up, change, differs, is_exactly
from archive.rendering.store import Store
from archive.rendering.stored import Stored
from tests.rendering.small import tree

PATHS = ["a", "b", "a/b", "a/c/d", "b/a", "b/c/a", "c"]


def possible(paths: frozenset[str]) -> bool:
    """Whether none of the files is a folder of another."""
    return not any(other.startswith(f"{path}/") for path in paths for other in paths)


contents = st.dictionaries(st.sampled_from(PATHS), st.sampled_from([b"", b"x", b"yy"])).filter(
    lambda found: possible(frozenset(found))
)


def kept(store: Store, files: dict[str, bytes]) -> dict[str, Stored]:
    return {path: store.put(data) for path, data in files.items()}


def told(files: dict[str, Stored]) -> dict[str, tuple[int, int]]:
    return {path: stored[1:] for path, stored in files.items()}


def written(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@given(contents, contents, contents)
def test_what_changed_is_changed_and_what_somebody_altered_is_mended(
    before: dict[str, bytes], there: dict[str, bytes], after: dict[str, bytes]
) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder, store = Path(home) / "site", Store(Path(home) / "kept")
        expected, wanted = kept(store, before), kept(store, after)
        bring(folder, expected, store)
        assert tree(folder) == before
        shutil.rmtree(folder)
        written(folder, there)
        (folder / "trong/nua").mkdir(parents=True)
        (folder / "lien-ket").symlink_to("a")

        found = differs(folder, told(expected))
        paths = {*found.files, *expected, *wanted}
        asked: dict[str, Stored | None] = {path: wanted.get(path) for path in paths}
        change(folder, told(expected), asked, found, store)

        assert tree(folder) == after
        assert is_exactly(folder, told(wanted))
        assert not (folder / "trong").exists()
        assert differs(folder, told(wanted)) == ({}, [], [])


def test_what_is_as_expected_is_not_touched(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    wanted = kept(store, {"a/b": b"x", "c": b"yy"})
    bring(tmp_path / "site", wanted, store)
    (tmp_path / "site/c").unlink()
    before = (tmp_path / "site/a").stat().st_mtime_ns

    found = differs(tmp_path / "site", told(wanted))
    change(tmp_path / "site", {}, {"c": wanted["c"]}, found, store)

    assert found == ({"c": None}, [], [])
    assert (tmp_path / "site/a").stat().st_mtime_ns == before
    assert (tmp_path / "site/c").read_bytes() == b"yy"


@given(contents, contents, st.sets(st.sampled_from(PATHS)))
def test_what_was_expected_is_brought_back_as_far_as_it_is_kept(
    before: dict[str, bytes], there: dict[str, bytes], lost: set[str]
) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder, store = Path(home) / "site", Store(Path(home) / "kept")
        expected = kept(store, before)
        written(folder, there)
        folder.mkdir(exist_ok=True)
        (folder / "trong/nua").mkdir(parents=True)
        (folder / "lien-ket").symlink_to("a")
        for path in lost & expected.keys():
            Path(store.path(expected[path].digest)).unlink(missing_ok=True)
        whole = all(Path(store.path(one.digest)).exists() for one in expected.values())

        found = differs(folder, told(expected))
        wanted = {path: expected[path] for path in found.files if path in expected}
        after, _ = caught_up(folder, wanted, found, store)

        assert after == differs(folder, told(expected))
        if whole:
            assert tree(folder) == before
            assert not any(after)
