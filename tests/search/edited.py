"""An archive that is edited by chance, and an index that is made again and again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TypeVar

from archive.composing.earlier import Earlier, Same
from archive.composing.search.files import files, files_again
from archive.reading.load import load

NEW_WORDS = ("hòa", "hoà", "Hoa", "khuooi", "21.345", "Salavan", "trao", "3/2021", "đối", "ngoại")

T = TypeVar("T")


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
        """Change one report; the path of it, below content."""
        kinds = (self._word, self._swap, self._passage, self._double, self._drop, self._more,
                 self._remove, self._bring_back)  # fmt: skip
        return self._random.choice(kinds)().relative_to(self.content).as_posix()

    def come_or_go(self) -> str:
        """Remove a report or bring one back; the path of it, below content."""
        kinds = self._remove, self._bring_back
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

    def _swap(self) -> Path:
        """Two words stand the other way round: as many units have each, but not side by side."""
        file, passages = self._report()
        number = self._random.choice(self._plain(passages))
        words = passages[number].split(" ")
        place = self._random.randrange(len(words))
        words[place - 1], words[place] = words[place], words[place - 1]
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
        self.anew = False
        """Whether the last one was made from nothing, what was kept being no use."""

    def make(self, *changed: str, known: bool = True) -> None:
        """Make it after these files have changed; nothing may be ``known`` of the last time."""
        self.anew = False
        earlier = Earlier(self.folder, frozenset(changed) if known else None, self._apart)
        made: dict[str, bytes] = {}
        self.taken = 0
        for path, data in files_again(load(self._content).archive, earlier):
            if isinstance(data, Same):
                assert self.files[data.path] == data.data
                self.taken += 1
            made[path] = bytes(data.data) if isinstance(data, Same) else data
        self.files = made

    def _apart(self, work: Callable[[], Iterator[T]]) -> Iterator[T]:
        """Only what is made from nothing asks for work to be done apart."""
        self.anew = True
        return work()

    def fresh(self) -> dict[str, bytes]:
        """What is made from nothing."""
        return dict(files(load(self._content).archive))
