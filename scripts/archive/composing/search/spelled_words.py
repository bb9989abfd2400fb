"""Each word with its spellings behind it, in the same part of the index.

Whoever asks for a word nearly always asks how it is spelled: in a part of their own the spellings
were a request more for each word, and a round more before anything could be ranked.
"""

from collections.abc import Iterator
from heapq import merge
from operator import itemgetter

from archive.composing.search.packing import Entries, Entry
from archive.language.search_text import folded_form


def spelled_words(words: Entries, spellings: Entries) -> Iterator[Entry]:
    """``words`` (keys without marks) with ``spellings`` (keys as spelled) between them.

    The key of a spelling is its word's, a blank, and itself: it stands right behind its word, since
    a blank comes before every letter.
    """
    named = ((f"{folded_form(exact)} {exact}", marks, said) for exact, marks, said in spellings)
    return merge(words, sorted(named), key=itemgetter(0))


def is_word(key: str) -> bool:
    """Whether a key is that of a word or term; a spelling goes where its word is."""
    return " " not in key
