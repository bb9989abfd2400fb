"""The engine finds, orders and counts as a reading of every unit does, whatever is asked."""

import pytest

from tests.search.comparing import differences
from tests.search.conftest import Searched
from tests.search.generated import queries
from tests.search.node import Engine

MADE_UP, SAMPLED = 300, 200


@pytest.mark.parametrize("name, count", [("made_up", MADE_UP), ("sampled", SAMPLED)])
def test_queries_by_chance(
    engine: Engine, name: str, count: int, request: pytest.FixtureRequest
) -> None:
    searched: Searched = request.getfixturevalue(name)
    wrong = {}
    for query in queries(searched.oracle, count, seed=count):
        answer = engine.find(searched.index, query)
        if found := differences(searched, answer):
            wrong[query] = found
    assert wrong == {}


@pytest.mark.parametrize("query", ["khẩu trang", "hoa", "Svay Rieng", "công đoàn năm", "gạo tuyên"])
@pytest.mark.parametrize(
    "chosen",
    [
        {"nam": ["2021"]},
        {"nam": ["2021", "2022"], "loai": ["trao-tang", "giao-luu"]},
        {"nuoc": ["kh"]},
        {"tinh": ["quang-tri-2025"], "trang-thai": ["da-thuc-hien"]},
        {"to-chuc": ["hoi-lhtn-tay-ninh"], "huong": ["trao"]},
        {"loai-to-chuc": ["doan", "ldld"]},
    ],
    ids=str,
)
def test_counts_follow_the_chosen_facets(
    engine: Engine, made_up: Searched, query: str, chosen: dict[str, list[str]]
) -> None:
    answer = engine.find(made_up.index, query, facets=chosen)

    assert differences(made_up, answer, chosen) == []
