"""Slips of the keyboard: one letter too many, left out, hit beside, or two in the wrong order."""

from random import Random

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slipped(word: str, random: Random, way: int) -> str:
    """``word`` with one slip that keeps its first letter; ``way`` chooses the kind, 0 to 3."""
    at = random.randrange(1, len(word))
    if way % 4 == 0:
        return word[:at] + word[at] + word[at:]
    if way % 4 == 1:
        return word[:at] + word[at + 1 :]
    if way % 4 == 2:
        return word[:at] + _beside(word[at], random) + word[at + 1 :]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def one_step(word: str, other: str) -> bool:
    """Whether one slip makes ``other`` of ``word`` (Damerau: exchange of neighbours is one)."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    shorter, longer = sorted((word, other), key=len)
    start = next((n for n, c in enumerate(shorter) if c != longer[n]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    if shorter[start + 1 :] == longer[start + 1 :]:
        return True
    return (
        shorter[start : start + 2] == longer[start : start + 2][::-1]
        and shorter[start + 2 :] == longer[start + 2 :]
    )


def _beside(letter: str, random: Random) -> str:
    for row in _ROWS:
        if letter in row:
            at = row.index(letter)
            return random.choice([row[n] for n in (at - 1, at + 1) if 0 <= n < len(row)])
    return letter
