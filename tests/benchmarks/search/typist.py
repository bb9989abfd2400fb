"""Queries of every class of the issue, from an archive's own words, typed as people do.

A seeded generator takes words, names, figures and dates of the archive; nobody chose the queries,
and what each should find is known from how it was made.
"""

from collections.abc import Iterator
from random import Random

from tests.benchmarks.search.asking import CLASSES, Query
from tests.benchmarks.search.named import Names
from tests.benchmarks.search.reading import Shelf
from tests.benchmarks.search.worded import Words

_TRIES = 300


def queries(shelf: Shelf, each: int, seed: int) -> list[Query]:
    """``each`` queries of every class, the same for the same archive and seed."""
    found: list[Query] = []
    for kind in CLASSES:
        # the seed of a class is its own: a change of one leaves the others as they were
        typist = Typist(shelf, Random(f"{seed} {kind}"))  # noqa: S311  no secret: repeatable
        found += typist.typed(kind, each)
    return found


class Typist(Words, Names):
    """Types queries of any class."""

    def typed(self, kind: str, each: int) -> Iterator[Query]:
        """At most ``each`` different queries; fewer where the archive does not give them."""
        make = getattr(self, kind.replace("-", "_"))
        made: set[str] = set()
        for _ in range(_TRIES * each):
            if len(made) == each:
                return
            query: Query | None = make(kind, len(made))
            if query and query.text not in made:
                made.add(query.text)
                yield query
