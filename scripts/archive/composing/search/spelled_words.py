"""Each word with its spellings behind it, in the same part of the index.

Whoever asks for a word nearly always asks how it is spelled: in a part of their own the spellings
were a request more for each word, and a round more before anything could be ranked.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import product

from archive.composing.search.packing import Entries, Entry
from archive.language.search_text import folded_form

_FEW = 24
"""Words that are looked for in all keys at once; of more it is quicker to take each key apart."""


def behind_words(spellings: Entries) -> Iterator[Entry]:
    """``spellings`` (keys as spelled) with the keys that put each behind its word."""
    for exact, marks, said in spellings:
        yield key_of(folded_form(exact), exact), marks, said


def key_of(word: str, exact: str) -> str:
    """The key of a spelling: its word's, a blank, and itself.

    It stands right behind its word, since a blank comes before every letter.
    """
    return f"{word} {exact}"


def is_word(key: str) -> bool:
    """Whether a key is that of a word or term; a spelling goes where its word is."""
    return " " not in key


def keys_with(keys: Sequence[str], words: Collection[str]) -> set[str]:
    """Those of ``keys`` that have one of these ``words``."""
    if len(words) > _FEW:
        known = set(words)
        return {key for key in keys if not known.isdisjoint(key.split(" "))}
    told = "\n".join(["", *keys, ""])
    found = set()
    for before, word, behind in product("\n ", words, "\n "):
        sought = f"{before}{word}{behind}"
        at = told.find(sought)
        while at >= 0:
            start, end = told.rfind("\n", 0, at + 1) + 1, told.find("\n", at + 1)
            found.add(told[start:end])
            at = told.find(sought, end)
    return found
