"""What is put on a shelf is read back; of what stood there before only what is new is written."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest

from archive.composing.search.shelf import Shelf
from archive.composing.search.shelved import Shelved, shelved

PIECES, SIZE, STEPS = 300, 40, 12
Blobs = Sequence[bytes | memoryview]


class Changing:
    """A shelf that is written again and again, with some of its pieces others by chance."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  repeatable
        self.file = folder / "ke"
        self.numbers = np.array(self.random.choices(range(1 << 20), k=20_000), dtype=np.int32)
        self.blobs: list[bytes | memoryview] = [self.blob() for _ in range(PIECES)]
        self.told = {"a": "x" * 5_000, "b": 0}

    def blob(self) -> bytes:
        return self.random.randbytes(self.random.randrange(SIZE))

    def put(self, before: Shelved | None) -> None:
        with Shelf(self.file, before) as shelf:
            shelf.array("numbers", self.numbers)
            shelf.blobs("blobs", self.blobs)
            shelf.json("told", self.told)
            shelf.blob("one", b"".join(self.blobs))

    def read(self) -> Shelved:
        """What stands there, which must be what was put there; the next pieces are those read."""
        found = shelved(self.file)
        assert found
        assert found.array("numbers").tolist() == self.numbers.tolist()
        read = found.blobs("blobs")
        assert list(map(bytes, read)) == list(map(bytes, self.blobs))
        assert bytes(found.blob("one")) == b"".join(self.blobs)
        assert found.json("told") == self.told
        self.blobs = list(read)
        return found

    def change(self) -> None:
        """Numbers and byte strings that go, come or are others, anywhere."""
        for _ in range(self.random.randrange(3)):
            at, size = self.random.randrange(PIECES // 2), self.random.randrange(3)
            self.blobs[at : at + size] = [self.blob() for _ in range(self.random.randrange(3))]
        start = self.random.randrange(len(self.numbers))
        self.numbers = np.concatenate((
            self.numbers[:start], [1] * self.random.randrange(9), self.numbers[start + 3 :]
        )).astype(np.int32)  # fmt: skip
        self.told["b"] = self.random.random()


@pytest.mark.parametrize("seed", range(6))
def test_it_holds_what_was_put_there_last(tmp_path: Path, seed: int) -> None:
    changing = Changing(tmp_path, seed)
    changing.put(None)
    before = changing.read()
    whole, bases = changing.file.stat().st_size, set()
    for _ in range(STEPS):
        changing.change()
        changing.put(before)
        before = changing.read()
        bases.add(before.base.hash)
        assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 3 * whole
    assert 1 < len(bases) < STEPS


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    changing = Changing(tmp_path, 0)
    changing.put(None)
    whole = changing.file.stat().st_size
    before = changing.read()
    changing.blobs[7] = b"another"
    changing.put(before)

    changing.read()

    assert changing.file.stat().st_size < whole / 10


@pytest.mark.parametrize("damage", ["base gone", "base cut", "another base", "top gone"])
def test_what_has_not_its_base_is_not_read(tmp_path: Path, damage: str) -> None:
    changing = Changing(tmp_path, 0)
    changing.put(None)
    before = changing.read()
    changing.change()
    changing.put(before)
    top, base = sorted(tmp_path.iterdir())
    data = base.read_bytes()
    if damage == "base gone":
        base.unlink()
    elif damage == "base cut":
        base.write_bytes(data[: len(data) // 2])
    elif damage == "another base":
        base.write_bytes(top.read_bytes())
    else:
        top.unlink()

    assert shelved(changing.file) is None
