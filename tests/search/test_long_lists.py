"""What a word of a long list tells apart from it: the same answers, and fewer lists asked for."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from archive.composing.search import list_parts
from archive.composing.search.units import units
from tests.search.conftest import Searched
from tests.search.node import Engine, write_index

LONG, PHRASES = 20, 60


@pytest.fixture
def long_lists(sampled: Searched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same index, had it long lists."""
    monkeypatch.setattr(list_parts, "LONG", LONG)
    return write_index(sampled.archive, tmp_path)


def _queries(searched: Searched) -> list[str]:
    """Phrases that stand somewhere, or nearly; some beside a word, or left out."""
    chance = Random(5)  # noqa: S311  repeatable
    texts = [unit.text.split() for unit in units(searched.archive)]
    some: list[str] = []
    while len(some) < PHRASES:
        words, size = chance.choice(texts), chance.randint(2, 5)
        start = chance.randrange(max(1, len(words) - size))
        phrase = " ".join(words[start : start + size]).replace('"', "")
        if chance.random() < 0.2:
            phrase = " ".join(chance.sample(phrase.split(), len(phrase.split())))
        word = chance.choice(words)
        some.append(chance.choice([f'"{phrase}"', f'{word} "{phrase}"', f'{word} -"{phrase}"']))
    return some


def _asked(engine: Engine, index: Path, query: str) -> tuple[dict[str, Any], list[str]]:
    """The answer in a new visit, and the parts that were asked for."""
    engine.ask("fetched", folder="")
    told = engine.ask("find", folder=str(index), state={"q": query}, fresh=True)
    return {**told, "took": 0}, engine.ask("fetched", folder=str(index))


def test_phrases_are_answered_alike(engine: Engine, sampled: Searched, long_lists: Path) -> None:
    heads, fewer = 0, 0
    for query in _queries(sampled):
        usual, before = _asked(engine, sampled.index, query)
        told, now = _asked(engine, long_lists, query)
        assert told == usual, query
        heads += any(path.startswith("h/") for path in now)
        fewer += _lists(now) < _lists(before)
    assert heads > PHRASES / 2
    assert fewer > PHRASES / 4


def _lists(asked: list[str]) -> int:
    return sum(path.startswith("l/") for path in asked)
