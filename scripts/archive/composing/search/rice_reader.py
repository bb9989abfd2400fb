"""Lists of ascending numbers read back from the bytes that ``rice`` makes of them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from archive.composing.search.packing import unpacked
from archive.composing.search.ragged import Ints, Ragged, starts_of
from archive.composing.search.rice import FEW, HEAD
from archive.composing.search.rice_codes import STRETCH, upper_ends

_AT_ONCE = 1 << 18
"""Bytes whose bits are looked at together: what the memory is bounded by."""

_BYTE = 8

Told = Sequence[bytes | memoryview]
"""The bytes of lists; behind each may stand something else."""


def read_ascending(told: Told) -> Ragged:
    """The lists that ``rice.ascending`` wrote."""
    counts, starts = _counts(told)
    return _read(told, starts, counts)[0]


def read_parts(told: Told, wholes: Ints) -> tuple[Ragged, Ints]:
    """The lists that ``rice.part_of`` wrote of these wholes, and where each ends."""
    counts, starts = _counts(told)
    rest = counts * 2 > wholes
    found, ends = _read(told, starts, np.where(rest, wholes - counts, counts))
    longer = np.flatnonzero(rest).tolist()
    if not longer:
        return found, ends
    pieces: list[Ints] = []
    at = 0
    for number in longer:
        start, end = found.starts[number], found.starts[number + 1]
        kept = np.ones(wholes[number], dtype=bool)
        kept[found.values[start:end]] = False
        pieces += [found.values[at:start], np.flatnonzero(kept)]
        at = end
    pieces.append(found.values[at:])
    return Ragged(np.concatenate(pieces), starts_of(counts)), ends


def _counts(told: Told) -> tuple[Ints, Ints]:
    """How many numbers each list has, and where they begin."""
    both = np.array(list(map(unpacked, told)), dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _read(told: Told, starts: Ints, counts: Ints) -> tuple[Ragged, Ints]:
    """The lists of so many numbers, and where each ends."""
    pieces = [np.zeros(0, dtype=np.int64)]
    ends: list[int] = []
    shares = np.cumsum(np.fromiter(map(len, told), dtype=np.int64, count=len(told))) // _AT_ONCE
    bounds = [0, *(np.flatnonzero(np.diff(shares)) + 1).tolist(), len(told)]
    for first, last in pairwise(bounds):
        values, ended = _share(told[first:last], starts[first:last], counts[first:last])
        pieces.append(values)
        ends += ended
    return Ragged(np.concatenate(pieces), starts_of(counts)), np.array(ends, dtype=np.int64)


def _share(told: Told, starts: Ints, counts: Ints) -> tuple[Ints, list[int]]:
    """The numbers of all lists, and where each list ends."""
    few = counts <= FEW
    steps = np.empty(int(counts.sum()), dtype=np.int64)
    bounds = starts_of(counts)
    ends = np.zeros(len(told), dtype=np.int64)
    for number in np.flatnonzero(few).tolist():
        own, ends[number] = _plain(told[number], int(starts[number]), int(counts[number]))
        steps[bounds[number] : bounds[number + 1]] = own
    many = np.flatnonzero(~few)
    if len(many):
        rows = zip(many.tolist(), starts[many].tolist(), strict=True)
        coded = [told[number][start:] for number, start in rows]
        found, sizes = _coded(coded, counts[many])
        steps[np.repeat(~few, counts)] = found
        ends[many] = starts[many] + sizes
    sums = np.cumsum(steps)
    before = np.append(0, sums)[bounds[:-1]]
    return sums - 1 - np.repeat(before, counts), ends.tolist()


def _coded(told: Told, counts: Ints) -> tuple[Ints, Ints]:
    """The steps of lists of so many codes each, and how many bytes each list takes."""
    low = np.array([piece[0] for piece in told], dtype=np.int64) >> (_BYTE - HEAD)
    stretches = np.array([len(piece) // STRETCH + 1 for piece in told])
    rooms = zip(told, (stretches * STRETCH).tolist(), strict=True)
    whole = b"".join([bytes(piece).ljust(room, b"\0") for piece, room in rooms])
    data = np.frombuffer(whole, dtype=np.uint8)
    ones = upper_ends(data, stretches, low)
    begins = starts_of(stretches)[:-1] * (STRETCH * _BYTE)
    bounds = starts_of(counts)
    first = np.searchsorted(ones, begins)
    ones = ones[np.arange(bounds[-1]) + np.repeat(first - bounds[:-1], counts)]
    of = np.repeat(low, counts)
    begun = np.empty_like(ones)
    begun[1:] = ones[:-1] + 1 + of[:-1]
    begun[bounds[:-1]] = begins + HEAD
    steps = ones - begun
    bits = np.unpackbits(data)
    for bit in range(int(low.max())):
        some = np.flatnonzero(of > bit)
        steps[some] = steps[some] << 1 | bits[ones[some] + 1 + bit]
    return steps + 1, (ones[bounds[1:] - 1] + low - begins) // _BYTE + 1


def _plain(data: bytes | memoryview, at: int, count: int) -> tuple[list[int], int]:
    """So many plain numbers that begin there, and where they end."""
    found = []
    for _ in range(count):
        number, size = unpacked(data[at:])
        found.append(number)
        at += size
    return found, at
