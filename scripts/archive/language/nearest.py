"""Did you mean: the names that lie near a mistyped one."""

import re
from collections.abc import Iterable

from archive.language.folding import fold

_LONGEST_NAME = 200  # a longer word is no mistyped name, and measuring it would take long
_FIGURES = re.compile(r"[0-9]+")
_BETWEEN_PARTS = re.compile(r"[^a-z0-9]+")


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Give up to `limit` of `candidates` near to `word`, the nearest first; often none.

    Near is what rustc takes for near: at most a third of the letters inserted, dropped, replaced
    or swapped, marks and capitals aside; or the same parts in another order (ninh-tay); or, for a
    word of two parts and more, a candidate that has all of them (moc-bai in khau-trang-moc-bai).
    """
    if len(word) > _LONGEST_NAME:
        return []
    # only a mistyped name is measured: most runs have none
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    choices = list(dict.fromkeys(candidates))
    folded = [fold(choice) for choice in choices]
    asked = fold(word)
    parts = _parts(asked)
    ranks: dict[str, tuple[int, ...]] = {}
    for _, distance, at in process.extract(
        asked, folded, scorer=OSA.distance, score_cutoff=max(len(asked), 3) // 3, limit=None
    ):
        if distance < len(asked):
            unfinished = folded[at].startswith(asked)
            with_marks = OSA.distance(word, choices[at])
            ranks[choices[at]] = (0, int(distance), not unfinished, with_marks)
    if len(parts) > 1:
        for choice, form in zip(choices, folded, strict=True):
            if choice not in ranks and parts <= _parts(form):
                ranks[choice] = (1, abs(len(form) - len(asked)))
    return sorted(ranks, key=lambda choice: (ranks[choice], choice))[:limit]


def is_slip(word: str, other: str) -> bool:
    """Whether one letter inserted, dropped, replaced or swapped makes `other` of `word`, or marks.

    So near, and nothing else near, it is what was meant. Figures are never a slip of others: a
    name with another number is another name.
    """
    if len(word) > _LONGEST_NAME or _FIGURES.findall(word) != _FIGURES.findall(other):
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415  as in nearest

    return int(OSA.distance(fold(word), fold(other))) <= 1


def _parts(folded: str) -> set[str]:
    return set(_BETWEEN_PARTS.split(folded)) - {""}
