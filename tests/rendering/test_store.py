"""Kept files: the same bytes once, whoever makes them, and never what somebody spoiled."""

from pathlib import Path

from archive.rendering.store import Store


def test_the_same_bytes_made_twice_are_the_same_file(tmp_path: Path) -> None:
    first = Store(tmp_path).put(b"the same")
    again = Store(tmp_path).put(b"the same")

    assert again == first
    assert Store(tmp_path).held(first) is first


def test_a_spoilt_file_is_replaced_and_what_links_to_it_is_not_touched(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    stored = store.put(b"whole")
    path = Path(store.path(stored.digest))
    for spoilt in (b"wrong", b"who", b""):
        path.write_bytes(spoilt)
        link = tmp_path / f"link{len(spoilt)}"
        link.hardlink_to(path)

        assert store.read(store.put(b"whole")) == b"whole"
        assert link.read_bytes() == spoilt


def test_two_writers_leave_no_other_files(tmp_path: Path) -> None:
    for data in (b"one", b"two", b"one"):
        Store(tmp_path).put(data)

    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 2


def test_files_of_one_size_that_are_put_together_are_told_apart(tmp_path: Path) -> None:
    store = Store(tmp_path)

    told = {store.put(b"%03d" % number)[1:] for number in range(300)}

    assert len(told) == 300
