"""Whole texts in the forms that search compares, as :func:`search_text.forms` gives each word.

What stands between two blanks is mostly a word that stood in a hundred texts before, so its forms
are kept. Only where there are figures do neighbours matter: 20 000 is one number, and “tháng”
before it makes it two. Such a stretch is read together with the piece before it, in which no blank
is: no rule looks further back.
"""

from archive.language.search_text import forms, words

MOST = 1 << 16
"""Pieces that are kept at most; those of an archive are some ten thousand."""

_DIGITS = frozenset("0123456789")


class _Pieces(dict[str, str | None]):
    """The words of each piece without figures in a form, with blanks between; else None."""

    def __init__(self, form: int) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, piece: str) -> str | None:
        if len(self) >= MOST:
            self.clear()
        found = None if _DIGITS & {*piece} else _joined(words(piece))[self._form]
        self[piece] = found
        return found


class _Stretches(dict[tuple[str, str], tuple[str, str]]):
    """Both forms of pieces that hold figures, behind the piece that stands before them."""

    def __missing__(self, stretch: tuple[str, str]) -> tuple[str, str]:
        if len(self) >= MOST:
            self.clear()
        before, figures = stretch
        found = _joined(words(f"{before} {figures}")[len(words(before)) :])
        self[stretch] = found
        return found


_FOLDED, _EXACT, _STRETCHES = _Pieces(0), _Pieces(1), _Stretches()


def folded_and_exact(text: str) -> tuple[str, str]:
    """The words and numbers of ``text`` (NFC) in order, folded and exact, with blanks between."""
    pieces = text.split(" ")
    folded = [*map(_FOLDED.__getitem__, pieces)]
    exact = [*map(_EXACT.__getitem__, pieces)]
    end, left = 0, exact.count(None)
    while left:
        start = exact.index(None, end)
        end = start + 1
        while end < len(pieces) and exact[end] is None:
            end += 1
        before = pieces[start - 1] if start else ""
        folded[start], exact[start] = _STRETCHES[before, " ".join(pieces[start:end])]
        left -= end - start
    return " ".join(filter(None, folded)), " ".join(filter(None, exact))


def _joined(written: list[str]) -> tuple[str, str]:
    both = [*map(forms, written)]
    return " ".join([folded for folded, _ in both]), " ".join([exact for _, exact in both])
