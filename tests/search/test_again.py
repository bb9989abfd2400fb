"""An index made from the last one and what changed is the index made from nothing."""

import re
from pathlib import Path
from random import Random

import pytest

from archive.composing.earlier import Earlier, Same
from archive.composing.search import again, index, list_parts
from archive.composing.search.files import files, files_again
from archive.reading.load import load
from archive.sampling.archives import sample
from tests.search.conftest import LISTS

REPORTS, STEPS = 10, 7
NEW_WORDS = ("hòa", "hoà", "Hoa", "khuooi", "21.345", "Salavan", "trao", "3/2021", "đối", "ngoại")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some reports as the sampler makes them."""
    folder = tmp_path_factory.mktemp("again") / "content"
    sample(REPORTS, folder, 3, LISTS)
    return folder


class Edited:
    """A copy of an archive that is edited by chance."""

    def __init__(self, pristine: Path, folder: Path, seed: int) -> None:
        self.content, self._random = folder / "content", Random(seed)  # noqa: S311  repeatable
        for file in pristine.rglob("*.*"):
            copy = self.content / file.relative_to(pristine)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
        self._gone: list[tuple[Path, str]] = []

    def edit(self) -> str:
        """Change one report, or two at once; the path of each that was changed, below content."""
        kinds = (self._word, self._word, self._passage, self._double, self._drop, self._more,
                 self._remove, self._bring_back)  # fmt: skip
        return self._random.choice(kinds)().relative_to(self.content).as_posix()

    def _report(self) -> tuple[Path, list[str]]:
        file = self._random.choice(sorted(self.content.glob("to-chuc/*/2*.md")))
        return file, file.read_text(encoding="utf-8").split("\n\n")

    def _plain(self, passages: list[str]) -> list[int]:
        """The passages that carry no anchor and are no headings."""
        body = range(1, len(passages))
        return [n for n in body if "{:" not in passages[n] and not passages[n].startswith("#")]

    def _put(self, file: Path, passages: list[str]) -> Path:
        file.write_text("\n\n".join(passages), encoding="utf-8")
        return file

    def _word(self) -> Path:
        """One word is another, anywhere in the text."""
        file, passages = self._report()
        number = self._random.randrange(1, len(passages))
        words = passages[number].split(" ")
        place = self._random.randrange(len(words))
        other = self._random.choice((*NEW_WORDS, *passages[-2].split(" ")))
        if "{" not in words[place] and "#" not in words[place]:
            words[place] = other
        passages[number] = " ".join(words)
        return self._put(file, passages)

    def _passage(self) -> Path:
        """A passage that was never there, of words that are."""
        file, passages = self._report()
        words = " ".join(passages[n] for n in self._plain(passages)).split()
        passages.insert(2, " ".join(self._random.sample(words, min(len(words), 30))))
        return self._put(file, passages)

    def _double(self) -> Path:
        file, passages = self._report()
        number = self._random.choice(self._plain(passages))
        passages.insert(number, passages[number])
        return self._put(file, passages)

    def _drop(self) -> Path:
        file, passages = self._report()
        del passages[self._random.choice(self._plain(passages))]
        return self._put(file, passages)

    def _more(self) -> Path:
        """A figure of a record is another one."""
        file, passages = self._report()
        return self._put(file, [passages[0].replace("quantity: 1", "quantity: 31"), *passages[1:]])

    def _remove(self) -> Path:
        file, passages = self._report()
        self._gone.append((file, "\n\n".join(passages)))
        file.unlink()
        return file

    def _bring_back(self) -> Path:
        if not self._gone:
            return self._remove()
        file, text = self._gone.pop()
        file.write_text(text, encoding="utf-8")
        return file


class Making:
    """An index that is made again and again in one folder."""

    def __init__(self, content: Path, folder: Path) -> None:
        self._content, self.folder = content, folder
        folder.mkdir()
        self.files: dict[str, bytes] = {}
        self.taken = 0

    def make(self, *changed: str, known: bool = True) -> None:
        """Make it after these files have changed; nothing may be ``known`` of the last time."""
        earlier = Earlier(self.folder, frozenset(changed) if known else None)
        made: dict[str, bytes] = {}
        self.taken = 0
        for path, data in files_again(load(self._content).archive, earlier):
            if isinstance(data, Same):
                assert self.files[data.path] == data.data
                self.taken += 1
            made[path] = bytes(data.data) if isinstance(data, Same) else data
        self.files = made

    def fresh(self) -> dict[str, bytes]:
        """What is made from nothing."""
        return dict(files(load(self._content).archive))


@pytest.fixture(autouse=True)
def long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small an archive has no long lists; here a few."""
    monkeypatch.setattr(list_parts, "LONG", 40)


@pytest.fixture
def same_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small an archive draws its dictionary from all reports: each change would be one of it."""
    for module in (index, again):
        monkeypatch.setattr(
            module, "dictionary_of", lambda _: "Báo cáo công tác đối ngoại".encode()
        )


@pytest.mark.parametrize("seed", range(2))
def test_after_chance_changes_it_is_as_from_nothing(
    pristine: Path, tmp_path: Path, seed: int
) -> None:
    edited = Edited(pristine, tmp_path, seed)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    taken = 0
    for step in range(STEPS):
        changed = edited.edit()
        making.make(changed)
        taken += making.taken > 0
        fresh = making.fresh()
        assert list(making.files) == list(fresh), (step, changed)
        other = [path for path in fresh if making.files[path] != fresh[path]]
        assert not other, (step, changed)
    assert taken > STEPS / 2


def test_nothing_changed(pristine: Path, tmp_path: Path) -> None:
    making = Making(pristine, tmp_path / "kept")
    making.make(known=False)
    making.make("gioi-thieu.md")
    assert any("/h/" in path for path in making.files)
    assert making.taken > len(making.files) * 0.9
    assert making.files == making.fresh()


@pytest.mark.usefixtures("same_dictionary")
def test_one_word_changes_few_files(pristine: Path, tmp_path: Path) -> None:
    edited = Edited(pristine, tmp_path, 0)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    file = min(edited.content.glob("to-chuc/*/2*.md"))
    head, text = file.read_text(encoding="utf-8").rsplit("---\n", 1)
    file.write_text(f"{head}---\n{text.replace(' và ', ' khuooi ', 1)}", encoding="utf-8")
    making.make(file.relative_to(edited.content).as_posix())
    assert making.taken > len(making.files) * 0.6
    assert making.files == making.fresh()


@pytest.mark.usefixtures("same_dictionary")
def test_what_an_entry_told_stands_in_the_text(pristine: Path, tmp_path: Path) -> None:
    edited = Edited(pristine, tmp_path, 0)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    point = re.compile(r"(text: .*\n)    - kind: .*\n      text: (.*)\n")
    reports = sorted(edited.content.glob("to-chuc/*/2*.md"))
    file = next(f for f in reports if point.search(f.read_text(encoding="utf-8")))
    *before, text = file.read_text(encoding="utf-8").rsplit("---\n", 1)
    head, said = point.sub(r"\1", before[0], count=1), point.search(before[0])
    assert said
    file.write_text(f"{head}---\n{text}\n{said[2]}\n", encoding="utf-8")
    making.make(file.relative_to(edited.content).as_posix())
    assert making.taken
    assert making.files == making.fresh()


def test_a_changed_list_makes_it_anew(pristine: Path, tmp_path: Path) -> None:
    edited = Edited(pristine, tmp_path, 0)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    file = edited.content / "danh-muc/chu-viet-tat.csv"
    text = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([text[0], *text[4:], ""]), encoding="utf-8")
    making.make("danh-muc/chu-viet-tat.csv")
    assert making.files == making.fresh()


@pytest.mark.parametrize("made_again", [False, True])
@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "gone"])
def test_a_damaged_file_is_not_used(
    pristine: Path, tmp_path: Path, damage: str, *, made_again: bool
) -> None:
    making = Making(pristine, tmp_path / "kept")
    making.make(known=False)
    if made_again:
        making.make()
    file = making.folder / "chi-muc"
    data = file.read_bytes()
    middle = len(data) // 2
    if damage == "gone":
        file.unlink()
    else:
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        file.write_bytes({"cut": data[:middle], "flip": flipped, "empty": b""}[damage])
    making.make()
    assert making.taken == 0
    assert making.files == making.fresh()
