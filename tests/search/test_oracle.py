"""The engine finds, orders and counts as a reading of every unit does, whatever is asked."""

import pytest

from archive.language.search_text import folded_form
from tests.search.comparing import differences
from tests.search.conftest import Searched
from tests.search.generated import queries
from tests.search.node import Engine
from tests.search.ranking import newness

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


@pytest.mark.parametrize("order, sign", [("moi-nhat", -1), ("cu-nhat", 1)])
@pytest.mark.parametrize("query", ["khẩu trang", "công đoàn", "hoa", "năm", "-hoa"])
def test_sorted_by_date(
    engine: Engine, made_up: Searched, query: str, order: str, sign: int
) -> None:
    answer = engine.find(made_up.index, query, order=order)

    reads = {read.unit.id: read for read in made_up.oracle.read}
    days = [newness(reads[hit["id"]]) for hit in answer["order"] if hit["type"] != "bao-cao"]
    dated = [day for day in days if day]
    assert dated == sorted(dated, key=lambda day: sign * day)
    assert days[: len(dated)] == dated, "what has no date comes last"
    assert len(days) > 1


def test_page_by_page(engine: Engine, made_up: Searched) -> None:
    pages = [engine.find(made_up.index, "doan", page=page) for page in range(1, 8)]

    told = [hit for page in pages for hit in page["hits"]]
    assert len(told) == len(pages[0]["order"]) > 20
    assert told == pages[0]["order"]


def test_a_chip_hides_nothing_that_its_words_find(engine: Engine, made_up: Searched) -> None:
    oracle = made_up.oracle
    names = [" ".join(name.exact) for group in oracle.groups if group.facet for name in group.names]
    asked = [name for name in names if all(w in oracle.words for w in folded_form(name).split())]
    hidden = {}
    for name in asked:
        for query in (name, f"{folded_form(name)} năm 2021"):
            with_chips = engine.find(made_up.index, query)
            off = [node["text"].lower() for node in with_chips["typed"] if node["chip"]]
            plain = engine.find(made_up.index, query, off=off, literal=True)
            more = {hit["id"] for hit in plain["order"] if hit["type"] != "bao-cao"}
            lost = more - {hit["id"] for hit in with_chips["order"]}
            if off and lost:
                hidden[query] = lost
    assert len(asked) > 20
    assert hidden == {}
