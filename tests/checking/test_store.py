"""The store: what is not ours counts as absent."""

import os
import shutil
from pathlib import Path

import pytest

from archive.checking.store import Store, open_store

CONTENT = b'{"a": 1}'


@pytest.fixture
def caches(tmp_path: Path) -> Path:
    return tmp_path / "build/cache/checks"


def opened(caches: Path, program: str = "one", about: str = "kho") -> Store:
    store = open_store(caches, caches.parents[2] / about, program)
    assert store is not None
    return store


def only_file(caches: Path, name: str) -> Path:
    (path,) = caches.glob(f"*/{name}")
    return path


def test_what_was_kept_is_there_the_next_time(caches: Path) -> None:
    assert opened(caches).load("findings") is None
    assert opened(caches).save("findings", CONTENT)

    assert opened(caches).load("findings") == CONTENT


def test_another_program_and_another_archive_see_nothing(caches: Path) -> None:
    opened(caches).save("findings", CONTENT)

    assert opened(caches, program="two").load("findings") is None
    assert opened(caches, about="kho-khac").load("findings") is None
    assert opened(caches).load("findings") == CONTENT


@pytest.mark.parametrize("cut", [0, 1, 31, 32, 33, 39])
def test_a_file_that_is_cut_off_is_absent(cut: int, caches: Path) -> None:
    opened(caches).save("findings", CONTENT)
    path = only_file(caches, "findings")
    path.write_bytes(path.read_bytes()[:cut])

    assert opened(caches).load("findings") is None


def test_any_altered_byte_makes_a_file_absent(caches: Path) -> None:
    opened(caches).save("findings", CONTENT)
    path = only_file(caches, "findings")
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert opened(caches).load("findings") is None


def test_a_file_under_another_name_is_absent(caches: Path) -> None:
    opened(caches).save("findings", CONTENT)
    path = only_file(caches, "findings")
    path.rename(path.with_name("gists-0"))

    assert opened(caches).load("gists-0") is None


def test_a_folder_brought_along_with_its_key_is_foreign(caches: Path, tmp_path: Path) -> None:
    opened(caches).save("findings", CONTENT)
    brought = tmp_path / "brought"
    shutil.copytree(caches, brought)  # modes and times too, as the cleverest contributor would
    shutil.rmtree(caches)
    brought.rename(caches)

    assert opened(caches).load("findings") is None
    assert opened(caches).save("findings", b"{}")
    assert opened(caches).load("findings") == b"{}"


def test_a_key_that_others_can_read_is_made_anew(caches: Path) -> None:
    opened(caches).save("findings", CONTENT)
    only_file(caches, "key").chmod(0o644)  # as git writes files

    assert opened(caches).load("findings") is None
    assert only_file(caches, "key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_a_link_is_made_anew(caches: Path, tmp_path: Path) -> None:
    opened(caches).save("findings", CONTENT)
    key = only_file(caches, "key")
    key.rename(tmp_path / "key")
    key.symlink_to(tmp_path / "key")

    assert opened(caches).load("findings") is None
    assert not key.is_symlink()


def test_a_folder_that_is_a_link_is_done_without(caches: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    caches.parent.mkdir(parents=True)
    caches.symlink_to(tmp_path / "elsewhere")

    assert open_store(caches, tmp_path / "kho", "one") is None
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file", encoding="utf-8")

    assert open_store(tmp_path / "build/cache", tmp_path / "kho", "one") is None


def test_what_cannot_be_written_leaves_the_former(caches: Path) -> None:
    store = opened(caches)
    store.save("findings", CONTENT)
    only_file(caches, "findings").unlink()
    (only_file(caches, "key").parent / "findings").mkdir()  # nothing can be renamed onto it

    assert not store.save("findings", b"{}")
    assert [path.name for path in only_file(caches, "key").parent.glob(".*")] == []


def test_two_that_write_at_once_do_not_mix(caches: Path) -> None:
    pieces = [bytes([n]) * 300_000 for n in range(4)]
    children = []
    opened(caches)
    for piece in pieces:
        child = os.fork()
        if child == 0:
            for _ in range(30):
                opened(caches).save("findings", piece)
            os._exit(0)
        children.append(child)
    seen = {opened(caches).load("findings") for _ in range(60)}
    for child in children:
        assert os.waitpid(child, 0)[1] == 0
    seen.add(opened(caches).load("findings"))

    assert seen - {None} <= set(pieces)
    assert seen - {None}


def test_the_caches_of_archives_long_not_looked_at_go(caches: Path) -> None:
    for number in range(12):
        opened(caches, about=f"kho-{number}").save("findings", CONTENT)

    assert len(list(caches.iterdir())) == 8
    assert opened(caches, about="kho-11").load("findings") == CONTENT
