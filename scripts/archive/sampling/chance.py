"""Streams of choices that a seed and a name alone decide.

Only ``Random.random()`` of a string seed is used: Python promises its values for all versions and
platforms, which it does not for ``choice`` or ``shuffle``; and no hash of the running process has
a part in it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import TypeVar

Chosen = TypeVar("Chosen")

ZIPF = 0.9
"""Exponent of the choice by rank; word frequencies of running text lie near one."""


class Chance:
    """A stream of choices, named: ``Chance(7, "bao-cao", 120)`` is always the same."""

    __slots__ = ("_draw",)

    def __init__(self, seed: int, *name: str | int) -> None:
        text = "/".join(map(str, (seed, *name)))
        self._draw = Random(text).random  # noqa: S311  no secret: a trial's choices are repeated

    def happens(self, probability: float) -> bool:
        """Whether something of that probability (0 to 1) happens."""
        return self._draw() < probability

    def part(self) -> float:
        """A number from 0 up to, not including, 1."""
        return self._draw()

    def whole(self, first: int, last: int) -> int:
        """A whole number from ``first`` to ``last``, both included."""
        return first + int(self._draw() * (last - first + 1))

    def pick(self, things: Sequence[Chosen]) -> Chosen:
        """One of ``things``, each as likely as the other."""
        return things[int(self._draw() * len(things))]

    def by_rank(self, things: Sequence[Chosen]) -> Chosen:
        """One of ``things``, the n-th with a weight of 1 / n to the power of ``ZIPF``."""
        weights = _rank_weights(len(things))
        return things[bisect_right(weights, self._draw() * weights[-1])]

    def weighted(self, things: Sequence[Chosen], weights: Sequence[float]) -> Chosen:
        """One of ``things``, by weights that are not all zero."""
        sums = list(accumulate(weights))
        return things[min(bisect_right(sums, self._draw() * sums[-1]), len(things) - 1)]

    def some(self, things: Sequence[Chosen], count: int) -> list[Chosen]:
        """``count`` different ones of ``things``, or all when there are fewer, in drawn order."""
        left = list(things)
        return [
            left.pop(int(self._draw() * len(left))) for _ in range(min(max(count, 0), len(left)))
        ]


@lru_cache(maxsize=512)
def _rank_weights(count: int) -> tuple[float, ...]:
    return tuple(accumulate(rank**-ZIPF for rank in range(1, count + 1)))
