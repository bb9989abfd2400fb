"""SQLite FTS5 over the same units, in the program that Python brings."""

import re
import sqlite3
import time

from tests.benchmarks.search.reading import Shelf

TOKENIZERS = {
    "FTS5 unicode61": "unicode61 remove_diacritics 2",
    "FTS5 trigram": "trigram remove_diacritics 1",
}
"""Trigram takes marks away from SQLite 3.45 on; before, it knows case only."""


def answers(shelf: Shelf, tokenizer: str, texts: list[str], seconds: float) -> dict[str, list[str]]:
    """The reports of each query, the best first, as far as the time allowed goes."""
    base = sqlite3.connect(":memory:")
    try:
        base.execute(_table(tokenizer))
    except sqlite3.OperationalError:
        base.execute(_table(tokenizer.partition(" ")[0]))
    rows = ((r.report, r.unit.title, " ".join((r.unit.text, *r.unit.more))) for r in shelf.read)
    base.executemany("INSERT INTO units VALUES (?, ?, ?)", rows)
    found: dict[str, list[str]] = {}
    end = time.monotonic() + seconds
    for text in texts:
        if time.monotonic() > end:
            break
        told = base.execute(
            "SELECT report FROM units WHERE units MATCH ? ORDER BY bm25(units, 0, 2, 1)",
            (asked(text),),
        )
        found[text] = list(dict.fromkeys(row[0] for row in told))
    base.close()
    return found


def asked(text: str) -> str:
    """A query in FTS5's language: words and phrases all required, those behind a minus not."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in re.findall(r'(-?)(?:["“]([^"”]*)["”]|([^\s"“”]+))', text):
        kept = (phrase or word).replace('"', "")
        (unwanted if minus and kept else wanted).append(f'"{kept}"')
    return " AND ".join(wanted) + "".join(f" NOT {phrase}" for phrase in unwanted)


def _table(tokenizer: str) -> str:
    return (
        "CREATE VIRTUAL TABLE units "
        f"USING fts5(report UNINDEXED, title, text, tokenize='{tokenizer}')"
    )
