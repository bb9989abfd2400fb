"""The bench judges right: what it expects is there to be found, and an answer can be wrong."""

from pathlib import Path

import pytest

from archive.sampling.archives import sample
from tests.benchmarks.search.asking import CLASSES, Need, Query
from tests.benchmarks.search.judging import Expected, expected, judged
from tests.benchmarks.search.peers.fts5 import asked
from tests.benchmarks.search.reading import Shelf, shelf
from tests.benchmarks.search.slips import one_step
from tests.benchmarks.search.typist import queries

LISTS = Path(__file__).resolve().parents[2] / "content/danh-muc"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("bench") / "content"
    sample(40, folder, 1, LISTS)
    return shelf(folder)


def test_every_class_has_queries_that_find_something(small: Shelf) -> None:
    made = queries(small, 2, 1)
    assert {query.kind for query in made} >= set(CLASSES) - {"chinh-ta", "ten", "viet-tat"}
    for query in made:
        assert expected(small, query), query.text


def test_the_same_seed_asks_the_same(small: Shelf) -> None:
    assert queries(small, 2, 7) == queries(small, 2, 7)
    assert queries(small, 2, 7) != queries(small, 2, 8)


def test_what_is_expected_is_what_reading_finds(small: Shelf) -> None:
    (found,) = expected(small, Query("co-dau", "hữu nghị", (Need((("row", "huu nghi"),)),)))
    said = {read.report for read in small.read if " huu nghi " in read.folded}
    assert found.must == found.may == said


@pytest.mark.parametrize(
    "answer, right",
    [
        (["a", "b"], (True, True)),
        (["a", "b", "c"], (True, True)),
        (["b", "a"], (True, False)),
        (["a"], (False, True)),
        (["a", "b", "d"], (False, True)),
        ([], (False, False)),
    ],
)
def test_an_answer_is_whole_and_begins_well(answer: list[str], right: tuple[bool, bool]) -> None:
    wanted = Expected(frozenset("ab"), frozenset("abc"), frozenset("a"))
    assert judged(answer, [wanted]) == right


@pytest.mark.parametrize("slip", ["khuooi", "khui", "khoui", "kjuoi"])
def test_one_slip_is_one_step(slip: str) -> None:
    assert one_step("khuoi", slip)
    assert one_step(slip, "khuoi")
    assert not one_step("khuoi", "khuoi")
    assert not one_step("khuoi", "kuio")


def test_a_query_in_the_language_of_fts5() -> None:
    assert asked('bắc "hữu nghị" -nam') == '"bắc" AND "hữu nghị" NOT "nam"'
