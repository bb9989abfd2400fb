"""What SQLite FTS5 would fetch, were its file read in parts over the network.

``python fts_parts.py UNITS QUERIES`` runs in the bench's own environment (it needs apsw) and prints
one JSON object: bytes of the file, and for each way of asking the bytes of pages that each query
reads with nothing kept from before, in pages of 4 KiB. A layer under SQLite counts the reads; the
schema and what opening takes are counted with the query, as a first visit has it. The library
itself (about 400 KB of WebAssembly, packed) is not counted.
"""

import json
import sys
import tempfile
import zlib
from pathlib import Path

import apsw

PAGE = 4096
LAYER = "watched"
_TEN = "SELECT t.* FROM (SELECT rowid AS n FROM u WHERE u MATCH ?{} LIMIT 10) JOIN t ON t.rowid = n"
_COUNTS = (
    "SELECT year, body, count(*) FROM u JOIN f ON f.rowid = u.rowid WHERE u MATCH ? GROUP BY 1, 2"
)
WAYS = {
    "unranked": [_TEN.format("")],
    "ranked": [_TEN.format(" ORDER BY rank")],
    "counted": [_TEN.format(" ORDER BY rank"), _COUNTS],
}
"""The first ten with their texts; ``counted`` has the total and the counts by year and body too."""


class _File(apsw.VFSFile):  # type: ignore[misc]  # apsw has no types where mypy runs
    """Notes the pages that are read."""

    pages: set[int] = set()  # noqa: RUF012  one file is read at a time

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802  SQLite's own name
        _File.pages.update(range(offset // PAGE, (offset + amount - 1) // PAGE + 1))
        return bytes(super().xRead(amount, offset))


class _Layer(apsw.VFS):  # type: ignore[misc]  # as above
    """The usual files, watched."""

    def __init__(self) -> None:
        super().__init__(LAYER, "")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802  as above
        return _File("", name, flags)


def main() -> None:
    units, asked = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "units.db")
        _make(file, units)
        data = file.read_bytes()
        layer = _Layer()
        told: dict[str, object] = {"disk": len(data), "packed": len(zlib.compress(data, 6))}
        for way, statements in WAYS.items():
            read = []
            for query in json.loads(asked.read_text(encoding="utf-8")):
                _File.pages = set()
                # opened anew, so that nothing is kept from before
                base = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY, vfs=LAYER)
                for statement in statements:
                    base.execute(statement, (query,)).fetchall()
                base.close()
                read.append(len(_File.pages) * PAGE)
            told[way] = read
        del layer  # SQLite knows it only as long as it lives
    sys.stdout.write(json.dumps(told))


def _make(file: Path, units: Path) -> None:
    base = apsw.Connection(str(file))
    for statement in (f"PRAGMA page_size = {PAGE}", "PRAGMA journal_mode = OFF", "BEGIN"):
        base.execute(statement).fetchall()
    base.execute("CREATE TABLE t (report, title, text)")
    base.execute("CREATE TABLE f (year INTEGER, body INTEGER)")
    base.execute(
        "CREATE VIRTUAL TABLE u USING fts5(title, text, content='t', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    with units.open(encoding="utf-8") as lines:
        bodies: dict[str, int] = {}
        for told in map(json.loads, lines):
            body, year = told["report"].split("/")
            number = bodies.setdefault(body, len(bodies))
            base.execute("INSERT INTO f VALUES (?, ?)", (int(year[:4]), number))
            row = (told["report"], told["title"], told["text"])
            base.execute("INSERT INTO t VALUES (?, ?, ?)", row)
    for statement in (
        "INSERT INTO u(u) VALUES ('rebuild')",
        "INSERT INTO u(u) VALUES ('optimize')",
        "COMMIT",
        "VACUUM",
    ):
        base.execute(statement).fetchall()
    base.close()


if __name__ == "__main__":
    main()
