"""Queries as people might type them, made by chance from the words of an archive."""

import unicodedata
from collections.abc import Iterator
from random import Random

from archive.language.search_text import folded_form, tokens
from tests.search.oracle import Oracle

_QUOTES = (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»"))
_TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def queries(oracle: Oracle, count: int, seed: int) -> Iterator[str]:
    """``count`` queries, always the same for a seed."""
    chance = Random(seed)  # noqa: S311  trials, no secrets
    texts = [text for read in oracle.read for text in read.texts if tokens(text)]
    names = [" ".join(name.exact) for group in oracle.groups for name in group.names if group.facet]
    for _ in range(count):
        parts = [
            _part(chance, texts, names) for _ in range(chance.choices((1, 2, 3), (6, 3, 1))[0])
        ]
        if chance.random() < 0.15:
            parts.append(_minus(chance, texts))
        chance.shuffle(parts)
        yield " ".join(part for part in parts if part)


def _part(chance: Random, texts: list[str], names: list[str]) -> str:
    kind = chance.random()
    if kind < 0.15:
        return _marked(chance, chance.choice(names))
    if kind < 0.2:
        return str(chance.randint(2014, 2026))
    if kind < 0.25:
        return chance.choice(
            ("-", "–", "và", "20 000", "1.000", "2,5", "31/3/2021", "tháng 3/2021")
        )
    run = _run(chance, chance.choice(texts), chance.choices((1, 2, 3, 4, 6), (4, 5, 3, 2, 1))[0])
    if kind < 0.45:
        first, last = chance.choice(_QUOTES)
        return f"{first}{_marked(chance, run)}{last}"
    if kind < 0.55:
        return _slip(chance, run)
    return _marked(chance, run)


def _run(chance: Random, text: str, size: int) -> str:
    """Neighbouring words as they stand in a text, signs between them included."""
    found = tokens(text)
    start = chance.randrange(max(1, len(found) - size + 1))
    words = found[start : start + size]
    return text[words[0].start : words[-1].end].translate(str.maketrans("", "", "\"“”'‘’«»|"))


def _minus(chance: Random, texts: list[str]) -> str:
    run = _run(chance, chance.choice(texts), chance.choice((1, 1, 2, 3)))
    if chance.random() < 0.5:
        first, last = chance.choice(_QUOTES)
        return f"-{first}{run}{last}"
    return f"-{run.split()[0]}"


def _marked(chance: Random, text: str) -> str:
    """The text with all marks, without any, with some of them, or decomposed."""
    kind = chance.random()
    if kind < 0.4:
        return text
    if kind < 0.65:
        return folded_form(text.lower())
    if kind < 0.8:
        return " ".join(folded_form(w) if chance.random() < 0.5 else w for w in text.split(" "))
    return unicodedata.normalize("NFD", text) if kind < 0.9 else text.upper()


def _slip(chance: Random, text: str) -> str:
    """One slip of the keyboard: a letter too many, too few, exchanged, another, Telex, a blank."""
    words = text.split(" ")
    n = chance.randrange(len(words))
    word = words[n]
    at = chance.randrange(len(word))
    letter = chance.choice("abcdeghiklmnopqrstuvxy")
    words[n] = chance.choice(
        (
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
            _telex(word),
            word + (words[n + 1] if n + 1 < len(words) else ""),
        )
    )
    return " ".join(word for word in words if word)


def _telex(word: str) -> str:
    """The keys of Telex that make a word, as a keyboard in English writes them."""
    letters, tone = "", ""
    for sign in unicodedata.normalize("NFD", word):
        if sign in _TELEX:
            tone = _TELEX[sign]
        elif sign == "\u0302":
            letters += letters[-1]
        elif sign in "\u0306\u031b":
            letters += "w"
        else:
            letters += {"đ": "dd", "Đ": "Dd"}.get(sign, sign)
    return letters + tone
