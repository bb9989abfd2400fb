"""Where the codes of Rice end, in many lists at once.

A code is known only once the one before is; so a list is read byte by byte, by a table, from every
state in which a stretch of it may be entered, all stretches of all lists together. Then it is known
in which state each is.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.ragged import Ints, starts_of
from archive.composing.search.rice import HEAD

STRETCH = 32
"""Bytes of a stretch; each list begins with one."""

_BYTE = 8
_STATES = 16
_VALUES = 256


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """By lower bits, state and byte the next state; and the bits where an upper part ends.

    A state is how many bits are lower ones yet.
    """
    size = (_STATES, _STATES, _VALUES)
    low, state, byte = (own.astype(np.uint8) for own in np.indices(size))
    marks = np.zeros(size, dtype=np.uint8)
    for bit in range(_BYTE - 1, -1, -1):
        ends = (state == 0) & (byte >> bit & 1 == 1)
        marks |= (ends << bit).astype(np.uint8)
        state = np.where(ends, low, state - (state > 0)).astype(np.uint8)
    return state.ravel(), marks.ravel()


def upper_ends(data: NDArray[np.uint8], stretches: Ints, low: Ints) -> Ints:
    """The bits of ``data`` where the upper part of a code ends, were there codes to its end.

    Each list has so many ``stretches`` of it and so many ``low`` bits.
    """
    following, marks = _tables()
    rows = np.ascontiguousarray(data.reshape(-1, STRETCH).T)
    own = np.repeat(low, stretches)
    firsts = starts_of(own + 1)
    of = np.repeat(np.arange(len(own)), own + 1)
    table = (own * (_STATES * _VALUES)).astype(np.int32)
    entered = np.arange(firsts[-1]) - firsts[of]
    begins = starts_of(stretches)[:-1]
    entered[firsts[begins]] = HEAD  # of the first one it is known
    left = _through(following, table[of], entered, rows, of)
    state = np.zeros(len(own), dtype=np.int64)
    state[begins] = HEAD
    before = left[firsts[begins]]
    at, count = begins, stretches
    while len(at):
        more = count > 1
        at, count, before = at[more] + 1, count[more] - 1, before[more]
        state[at] = before
        before = left[firsts[at] + before]
    found = np.empty_like(rows)
    for number, values in enumerate(rows):
        places = table + state * _VALUES + values
        found[number] = marks[places]
        state = following[places].astype(np.int64)
    return np.flatnonzero(np.unpackbits(found.T))


def _through(
    following: NDArray[np.uint8], table: Ints, state: Ints, rows: NDArray[np.uint8], of: Ints
) -> Ints:
    """The states in which stretches are left."""
    for values in rows:
        state = following[table + state * _VALUES + values[of]].astype(np.int32)
    return state
