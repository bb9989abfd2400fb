"""The search engine of the page, run in Node over an index in a folder."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from archive.composing.search.files import FOLDER, files
from archive.model.archive import Archive

DRIVER = Path(__file__).with_name("driver.mjs")


class EngineError(Exception):
    """What the engine threw: the name of the error, then its message."""


def write_index(archive: Archive, folder: Path) -> Path:
    """Write the parts of the index of ``archive`` below ``folder``; the folder they are in."""
    for path, data in files(archive):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder / FOLDER


class Engine:
    """One Node process that answers questions one after the other."""

    def __init__(self, node: str) -> None:
        self._process = subprocess.Popen(
            [node, DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._in.close()
        self._process.wait(timeout=30)
        self._out.close()

    def ask(self, ask: str, **question: object) -> Any:
        """The answer to one question; raises ``EngineError`` when the engine threw."""
        self._in.write(json.dumps({"ask": ask, **question}) + "\n")
        self._in.flush()
        line = self._out.readline()
        if not line:
            raise EngineError(f"Node ended with {self._process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise EngineError(f"{answer['error']}: {answer['message']}")
        return answer["ok"]

    def find(self, folder: Path, query: str, **state: object) -> Any:
        """What a state of the search page gives: all hits in order, counts, totals."""
        return self.ask("find", folder=str(folder), state={"q": query, **state})

    def analyse(self, table: object, texts: Iterable[str], *, typed: bool = False) -> Any:
        """Tokens and dates of each text, as the script reads them; ``typed``: in a query."""
        return self.ask("analyse", table=table, texts=list(texts), typed=typed)


def node() -> str | None:
    """The program of Node, where it is installed."""
    return shutil.which("node")
