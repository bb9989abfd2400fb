"""Each word with its spellings behind it, in the same part of the index.

Whoever asks for a word nearly always asks how it is spelled: in a part of their own the spellings
were a request more for each word, and a round more before anything could be ranked.
"""

from collections.abc import Iterator

from archive.composing.search.packing import Entries, Entry
from archive.language.search_text import folded_form


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
