"""Lists of ascending numbers as bytes: Rice codes of the steps, for all lists at once.

R. F. Rice, JPL 79-22 (1979). On the made-up archive of 1,000 reports the lists were a sixth smaller
than as LEB128 bytes that are deflated part by part. ``engine/codec.js`` reads them again.
"""

from itertools import pairwise
from operator import add

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.packing import leb128
from archive.composing.search.ragged import Ints, Ragged, starts_of

FEW = 2
"""Numbers up to which a list is written as bytes: the parameter of Rice would cost more."""

HEAD = 4
"""Bits that tell the parameter of Rice."""
_LARGEST = 15
_AT_ONCE = 1 << 16  # numbers that are turned into bits together: what the processor keeps near it
_SHARE = 0.69  # the best parameter is near the binary logarithm of ln 2 times the mean step


def ascending(lists: Ragged) -> list[bytes]:
    """Each list: how many, then its numbers as ``uncounted`` writes them."""
    told = uncounted(lists)
    return list(map(add, map(leb128, lists.counts.tolist()), told))


def uncounted(lists: Ragged) -> list[bytes]:
    """Each list as the steps from each number to the next, the first from -1.

    Few of them as LEB128; else four bits with the number of lower bits, and Rice codes (the upper
    part as that many zeros and a one, then the lower bits), filled with ones to whole bytes.
    """
    steps = np.diff(lists.values, prepend=-1)
    firsts = lists.starts[:-1][lists.counts > 0]
    steps[firsts] = lists.values[firsts] + 1
    written = [b""] * len(lists)
    few = np.flatnonzero((lists.counts > 0) & (lists.counts <= FEW))
    told = list(map(leb128, Ragged(steps, lists.starts).some(few).values.tolist()))
    at = 0
    for number, count in zip(few.tolist(), lists.counts[few].tolist(), strict=True):
        written[number] = told[at] if count == 1 else b"".join(told[at : at + count])
        at += count
    many = np.flatnonzero(lists.counts > FEW)
    for some in _together(many, lists.counts):
        own = Ragged(steps, lists.starts).some(some)
        for number, coded in zip(some.tolist(), _coded(own), strict=True):
            written[number] = coded
    return written


def part_of(ordinals: Ragged, wholes: Ints) -> list[bytes]:
    """Each list of ordinals below a whole: how many, then they, or if more than half the rest."""
    counts = ordinals.counts
    longer = counts * 2 > wholes
    pieces: list[Ints] = []
    sizes = counts.copy()
    at = 0
    for number in np.flatnonzero(longer).tolist():
        start, end = ordinals.starts[number], ordinals.starts[number + 1]
        left = np.ones(wholes[number], dtype=bool)
        left[ordinals.values[start:end]] = False
        pieces += [ordinals.values[at:start], np.flatnonzero(left)]
        sizes[number] = len(pieces[-1])
        at = end
    pieces.append(ordinals.values[at:])
    told = uncounted(Ragged(np.concatenate(pieces), starts_of(sizes)))
    return list(map(add, map(leb128, counts.tolist()), told))


def _together(numbers: Ints, counts: Ints) -> list[Ints]:
    """The lists in groups of about ``_AT_ONCE`` values."""
    before = np.cumsum(counts[numbers]) // _AT_ONCE
    return np.split(numbers, np.flatnonzero(np.diff(before)) + 1) if len(numbers) else []


def _coded(steps: Ragged) -> list[bytes]:
    """The parameter and the codes of each list of steps."""
    rest = steps.values - 1
    low = _parameters(steps)
    own = np.repeat(low, steps.counts)
    upper = rest >> own
    lengths = upper + 1 + own
    ends = np.cumsum(lengths)
    sizes = np.add.reduceat(lengths, steps.starts[:-1]) + HEAD
    offsets = starts_of((sizes + 7) // 8)
    # where each code ends: the bits up to there in its list, and where the list begins
    before = (ends - lengths)[steps.starts[:-1]] - offsets[:-1] * 8 - HEAD
    ends -= np.repeat(before, steps.counts)
    bits = np.zeros(int(offsets[-1]) * 8, dtype=np.uint8)
    bits[ends - own - 1] = 1
    _write(bits, ends, rest & (np.left_shift(1, own) - 1))
    _write(bits, offsets[:-1] * 8 + HEAD, low)
    _write(bits, offsets[1:] * 8, np.left_shift(1, np.diff(offsets) * 8 - sizes) - 1)
    packed = np.packbits(bits).tobytes()
    return [packed[a:b] for a, b in pairwise(offsets.tolist())]


def _parameters(steps: Ragged) -> Ints:
    """How many lower bits each list is best written with."""
    mean = np.add.reduceat(steps.values - 1, steps.starts[:-1]) / steps.counts * _SHARE
    low = np.frexp(np.floor(mean + 0.5))[1].astype(np.int64) - 1
    low = np.clip(low, 0, _LARGEST)
    return np.minimum(low + (mean > 1.5 * (1 << low)), _LARGEST)


def _write(bits: NDArray[np.uint8], ends: Ints, values: Ints) -> None:
    """Set the bits of values of up to 15 bits, the last of which stands before an end."""
    short = values.astype(np.uint16)
    for bit in range(int(short.max(initial=0)).bit_length()):
        some = np.flatnonzero(short & (1 << bit) != 0)
        bits[ends[some] - (bit + 1)] = 1
