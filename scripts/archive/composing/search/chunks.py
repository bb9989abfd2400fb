"""Texts as numbers of what stands between their blanks: each chunk is taken apart only once.

Most words come with the same signs again and again: the made-up archive of 1,000 reports has 1.2
million chunks, of which 15,000 are different. They are told apart by a hash of their signs that is
reckoned for all chunks of a text together.
"""

import re
from array import array
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.ragged import Hashes, Ints, Ragged
from archive.language.search_text import TABLE

_BLANK = ord(" ")
_FIGURES = frozenset("0123456789")
_RUN = re.compile("[0-9][{S}][0-9]".replace("{S}", TABLE["classes"]["S"]))
_BEGINS, _ENDS, _HOLDS = 1, 2, 4
"""Marks of a chunk: a figure begins it, a figure ends it, it holds two of them and a blank."""

_BASE = 0xD6E8FEB86659FD93  # odd and without a pattern: a hash is a polynomial in it, modulo 2⁶⁴
_MODULUS = 1 << 64
_SHIFT = np.uint64(64 - 20)  # the table below is for the upper 20 bits


class Chunks:
    """Numbers chunks; ``words`` tells the numbers of the words of a new one."""

    def __init__(self, words: Callable[[str], list[int]]) -> None:
        self._words_of = words
        self._numbers: dict[int, int] = {}
        self._table = np.zeros(1 << 20, dtype=np.int32)
        """The number of a chunk by the beginning of its hash; of several the first one's."""
        self._hashes = np.zeros(0, dtype=np.uint64)
        self._powers = self._inverse = np.zeros(0, dtype=np.uint64)
        self._marks, self._words, self._ends = array("i"), array("i"), array("i", [0])

    def read(self, text: str) -> tuple[Ints, Ints]:
        """The number of each chunk of ``text``, whose last sign is a blank; where each begins."""
        signs = np.frombuffer(f" {text}".encode("utf-32-le"), dtype=np.uint32)
        blank = signs == _BLANK
        bounds = np.flatnonzero(blank[1:] != blank[:-1])
        starts, ends = bounds[::2], bounds[1::2]
        hashes = self._hashed(signs[1:], starts)
        short = hashes >> _SHIFT
        numbers = self._table[short]
        if len(self._hashes):
            other = np.flatnonzero(self._hashes[numbers] != hashes)
        else:
            other = np.arange(len(numbers))
        first = len(self._marks)
        fresh: list[int] = []
        for place, own in zip(other.tolist(), hashes[other].tolist(), strict=True):
            number = self._numbers.get(own)
            if number is None:
                number = self._numbers[own] = len(self._marks)
                self._add(text[starts[place] : ends[place]])
                fresh.append(own)
            numbers[place] = number
        if fresh:
            self._know(np.array(fresh, dtype=np.uint64), first)
        return numbers, starts

    def words(self, numbers: Ints) -> Ragged:
        """The words of each of these chunks."""
        return Ragged(_numpy(self._words), _numpy(self._ends)).some(numbers)

    def uncertain(self, numbers: Ints) -> Ints:
        """The places of chunks whose words depend on what stands beside them.

        A figure that another one follows may be one number with it: 20 000.
        """
        marks = _numpy(self._marks)[numbers]
        uncertain = marks & _HOLDS != 0
        uncertain[:-1] |= (marks[:-1] & _ENDS != 0) & (marks[1:] & _BEGINS != 0)
        return np.flatnonzero(uncertain)

    def _hashed(self, signs: NDArray[np.uint32], starts: Ints) -> Hashes:
        """A hash of each chunk; the blanks behind count, so that one chunk may have several.

        A sign counts times the power of its place in the text, the sum times the inverse of that
        of the first one: so no power has to be looked for sign by sign, and a running sum does.
        """
        if len(self._powers) < len(signs):
            self._powers = _powers(_BASE, 1, len(signs))
            self._inverse = _powers(pow(_BASE, -1, _MODULUS), 0, len(signs))
        sums = np.empty(len(signs) + 1, dtype=np.uint64)
        sums[0] = 0
        np.cumsum(signs * self._powers[: len(signs)], out=sums[1:])  # modulo 2⁶⁴
        ends = np.append(starts[1:], len(signs))
        hashes: Hashes = (sums[ends] - sums[starts]) * self._inverse[starts]
        return hashes

    def _add(self, chunk: str) -> None:
        begins, ends = chunk[0] in _FIGURES, chunk[-1] in _FIGURES
        holds = _RUN.search(chunk) is not None
        self._marks.append(begins * _BEGINS | ends * _ENDS | holds * _HOLDS)
        self._words.extend(self._words_of(chunk))
        self._ends.append(len(self._words))

    def _know(self, hashes: Hashes, first: int) -> None:
        """Let the table know chunks that are numbered from ``first`` on."""
        self._hashes = np.concatenate((self._hashes, hashes))
        short = (hashes >> _SHIFT)[::-1]
        free = self._table[short] == 0
        numbers = np.arange(first + len(hashes) - 1, first - 1, -1, dtype=np.int32)
        self._table[short[free]] = numbers[free]


def _powers(base: int, first: int, count: int) -> Hashes:
    """So many powers of ``base`` from the ``first`` on, modulo 2⁶⁴."""
    factors = np.full(count, base, dtype=np.uint64)
    factors[:1] = pow(base, first, _MODULUS)
    return np.cumprod(factors)


def _numpy(numbers: "array[int]") -> Ints:
    """``numbers``, which must not grow as long as this is in use."""
    return np.frombuffer(numbers, dtype=np.int32) if numbers else np.zeros(0, dtype=np.int32)
