"""Words and neighbours with the names that begin so, told before what their entry says else.

Whoever asks for a word or for two neighbours learns from the same part which names begin so: in
parts of their own they were a round more to the server. ``meanings.placed`` tells which are too
many for that; ``engine/codec.js`` reads them.
"""

from collections.abc import Collection

from archive.composing.search.list_parts import NAMED
from archive.composing.search.lists import Lists
from archive.composing.search.meanings import Meanings
from archive.composing.search.packing import Entries, Entry, leb128, unpacked
from archive.composing.search.spelled_words import is_word

_NOWHERE = leb128(0)
_NO_PART = leb128(0) + _NOWHERE


def named_words(
    words: Entries, lists: Lists, meanings: Meanings, asked: Collection[str]
) -> Entries:
    """``words``, told by ``word_entries``, with what is named so.

    Also those names of one word among the ``asked`` ones that no unit has.
    """
    yield from named(words, meanings)
    lone = {key for key in meanings.beside if is_word(key)}
    for key in sorted(lone.intersection(asked) - lists.word_numbers.keys()):
        yield key, NAMED, meanings.beside[key] + _NOWHERE + _NO_PART


def named(entries: Entries, meanings: Meanings) -> Entries:
    """``entries`` of words or pairs, each behind the names that begin so."""
    for key, marks, said in entries:
        names = meanings.beside.get(key)
        yield (key, marks, said) if names is None else (key, marks | NAMED, names + bytes(said))


def says_names_alone(entry: Entry) -> bool:
    """Whether an entry tells names and nothing else: no unit has the word or pair."""
    _, marks, said = entry
    if not marks & NAMED:
        return not len(said)
    names, at = unpacked(said)
    return len(said) == at + names


def named_pairs(pairs: Entries, meanings: Meanings) -> Entries:
    """``pairs``, told by ``pair_entries``, with the names that begin so.

    Also those beginnings that stand nowhere.
    """
    waiting = {key for key in meanings.beside if not is_word(key)}
    for key, marks, said in named(pairs, meanings):
        waiting.discard(key)
        yield key, marks, said
    for key in sorted(waiting):
        yield _names_alone(key, meanings)


def _names_alone(key: str, meanings: Meanings) -> Entry:
    return key, NAMED, meanings.beside[key]
