"""Queries of words as they stand in a text, typed with and without marks, in part and wrongly."""

import re
import unicodedata

from archive.language.search_text import Token, tokens
from tests.benchmarks.search.asking import Need, Query
from tests.benchmarks.search.drawing import Drawing, bare, folded
from tests.benchmarks.search.slips import one_step, slipped

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NONSENSE = ("qwrtzpk", "zzxqj", "wjfqtt", "xkkzvw", "jqpfwz")


class Words(Drawing):
    """Each method makes a query of its class, or ``None`` where chance gave nothing fit."""

    def co_dau(self, kind: str, _: int) -> Query | None:
        text, words = self.run(2, 4)
        if sum(w.exact != w.folded for w in words) < 2:
            return None
        return Query(kind, text.lower(), self.needs(words), literal=words)

    def khong_dau(self, kind: str, made: int) -> Query | None:
        text, words = self.run(2, 5)
        if sum(w.exact != w.folded for w in words) < 2:
            return None
        stripped = [made % 2 == 0 or n % 2 == self.random.randrange(2) for n in range(len(words))]
        typed = " ".join(
            bare(text[w.start : w.end]) if off else text[w.start : w.end].lower()
            for w, off in zip(words, stripped, strict=True)
        )
        if typed == text.lower():
            return None
        return Query(kind, typed, self.needs(words), literal=tuple(tokens(typed)))

    def kieu_go(self, kind: str, made: int) -> Query | None:
        text, words = self.run(2, 4)
        text = text.lower()
        if made % 3 == 2:
            typed = unicodedata.normalize("NFD", text)
            return None if typed == text else Query(kind, typed, self.needs(words), literal=words)
        typed = " ".join(otherwise(text[w.start : w.end]) for w in words)
        if typed == text or len(words) < 2:
            return None
        return Query(kind, typed, self.needs(words), literal=words)

    def chinh_ta(self, kind: str, _: int) -> Query | None:
        """One or two words that others resemble but for their marks, and more often than not."""
        text, words = self.run(1, 2)
        for word in words:
            alike = self.shelf.spellings[word.folded]
            if word.exact == word.folded or alike[word.exact] * 2 > sum(alike.values()):
                return None
        return Query(kind, text.lower(), self.needs(words), literal=words)

    def cum(self, kind: str, made: int) -> Query | None:
        read, text, words = self.place(3, 5)
        beside = self.other_word(read, words)
        typed = bare(text) if made % 2 else text
        opening, closing = ("“", "”") if made % 3 == 1 else ('"', '"')
        row = Need((("row", folded(words)),))
        if beside is None or made % 2 == 0:
            return Query(kind, f"{opening}{typed}{closing}", (row,), literal=tuple(tokens(typed)))
        return Query(
            kind, f"{beside.exact} {opening}{typed}{closing}", (*self.needs((beside,)), row),
            literal=(beside, *tokens(typed)),
        )  # fmt: skip

    def loai_tru(self, kind: str, made: int) -> Query | None:
        read, text, words = self.place(2, 2)
        if self.named(words):
            return None
        if made % 2:
            without = self.row_of(read, 2)
            if without is None or {w.folded for w in without} & {w.folded for w in words}:
                return None
            spelled = (Need((("row", folded(without)),), self.meant(without)),)
            said = f'-"{" ".join(w.exact for w in without)}"'
        else:
            word = self.other_word(read, words)
            if word is None or word.exact == word.folded or self.named((word,)):
                return None
            spelled = (Need((("exact-row", word.exact),), (("row", word.folded),)),)
            said = f"-{word.exact}"
        return Query(
            kind, f"{text.lower()} {said}", self.needs(words), minus=spelled, literal=words
        )

    def bot_tu(self, kind: str, made: int) -> Query | None:
        text, words = self.run(2, 3)
        if self.named(words):
            return None
        extra = _NONSENSE[made % len(_NONSENSE)]
        typed = f"{text.lower()} {extra}" if made % 2 else f"{extra} {text.lower()}"
        return Query(kind, typed, self.needs(words), literal=words)

    def dau_tu(self, kind: str, _: int) -> Query | None:
        text, words = self.run(2, 3)
        last = words[-1]
        begun = text[last.start : last.start + max(2, len(last.folded) // 2 + 1)].lower()
        typed = bare(begun)
        whole = tuple(tokens(typed))  # quy is a word of its own, written qui
        known = any(w.folded in self.shelf.vocabulary for w in whole) or bool(self.named(whole))
        if known or len(typed) >= len(last.folded) or self.named(words):
            return None
        before = words[:-1]
        follow = [w for w in self.shelf.following[before[-1].folded] if w.startswith(typed)]
        if len(follow) > 6:
            return None
        rows = tuple(("row", f"{before[-1].folded} {w}") for w in follow)
        needs = (*self.needs(before), Need(rows, (("begun", typed),)))
        return Query(kind, f"{text[: last.start].lower()}{begun}", needs, literal=before)

    def loi_go(self, kind: str, made: int) -> Query | None:
        _, words = self.run(2, 3)
        at = max(range(len(words)), key=lambda n: len(words[n].folded))
        word = words[at]
        if len(word.folded) < 4 or not word.folded.isalpha():
            return None
        bad = slipped(word.folded, self.random, made)
        near = [w for w in self.shelf.vocabulary if one_step(w, bad)]
        if bad in self.shelf.vocabulary or bad == word.folded:
            return None
        meant = [
            Query(kind, "", self.needs(fixed), literal=())
            for other in near
            if (fixed := (*words[:at], Token(other, other, 0, 0), *words[at + 1 :]))
        ]
        typed = " ".join(bad if n == at else w.folded for n, w in enumerate(words))
        return (
            Query(kind, typed, self.needs(words), literal=(), either=tuple(meant)) if near else None
        )


def otherwise(word: str) -> str:
    """The word with its tone on the other vowel, or i for y: hòa becomes hoà, lý becomes lí."""
    letters = unicodedata.normalize("NFD", word)
    moved = re.sub(rf"(?<!q)(o|u)([{_TONES}])([aey])$", r"\1\3\2", letters)
    if moved == letters or not re.search(rf"(oa|oe|uy)[{_TONES}]$", moved):
        moved = re.sub(rf"^([hklmst])y(?=[{_TONES}]?$)", r"\1i", letters)
    return unicodedata.normalize("NFC", moved)
