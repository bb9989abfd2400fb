"""A known word that may be a slip all the same: what else is offered beside few results."""

from typing import Any

import pytest

from tests.search.conftest import Searched
from tests.search.node import Engine


@pytest.mark.parametrize(
    "query, shown, total",
    [
        ("van bao", "van bản", None),
        ("doan minh", "doan tỉnh", 17),
        ("hiep dong", "hiep công", 7),
    ],
)
def test_a_word_that_nowhere_stands_beside_its_neighbour_is_offered_mended(
    engine: Engine, made_up: Searched, query: str, shown: str, total: int | None
) -> None:
    found = engine.find(made_up.index, query)
    offered = _meant(engine, made_up, query)

    assert found["total"]
    assert found["mended"] is None
    if total is None:  # five results instead of three are no reason to ask
        assert offered is None
    else:
        assert (offered["shown"], offered["total"]) == (shown, total)
        assert engine.find(made_up.index, offered["text"])["total"] == total


@pytest.mark.parametrize(
    "query",
    [
        "khẩu trang",
        "liên đoàn lao động",
        "20.000 khẩu trang",
        '"doan minh"',
        "doan -minh",
        "khuooi",
    ],
)
def test_nothing_is_offered_where_nothing_speaks_for_a_slip(
    engine: Engine, made_up: Searched, query: str
) -> None:
    assert _meant(engine, made_up, query) is None


@pytest.mark.parametrize(
    "query, shown",
    [
        ("hop dong voi trinh quyen", "hop dong voi chính quyen"),
        ("tuyen chuyen ve bien gioi", "tuyen truyền ve bien gioi"),
    ],
)
def test_beside_many_results_what_stands_there_often_is_offered(
    engine: Engine, sampled: Searched, query: str, shown: str
) -> None:
    found = engine.find(sampled.index, query)
    offered = _meant(engine, sampled, query)

    assert found["total"] > 10
    assert (found["mended"], found["dropped"]) == (None, None)
    assert offered["shown"] == shown
    assert offered["total"] > found["total"]
    assert _meant(engine, sampled, shown) is None


def test_who_wants_the_very_words_is_not_asked(engine: Engine, made_up: Searched) -> None:
    assert _meant(engine, made_up, "doan minh", literal=True) is None


def test_names_that_other_words_only_join_are_offered_alone(
    engine: Engine, made_up: Searched
) -> None:
    query = "của Svay Rieng"

    offered = _meant(engine, made_up, query)

    assert offered["text"] == "Svay Rieng"
    assert offered["total"] == engine.find(made_up.index, offered["text"])["total"]
    assert offered["total"] > 2 * engine.find(made_up.index, query)["total"]
    assert _meant(engine, made_up, query, literal=True) is None


def _meant(engine: Engine, searched: Searched, query: str, **state: object) -> Any:
    return engine.ask("meant", folder=str(searched.index), state={"q": query, **state})
