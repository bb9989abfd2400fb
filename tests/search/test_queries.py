"""Queries of every class on the made-up archive, each with its answers written by hand.

A file of ``queries/`` is a class. A query may say: ``first`` hits in order, ``all`` hits in any
order, ``total``, hits it ``has`` and does ``not`` have, pairs one ``above`` the other; ``chips``;
what was ``mended`` and ``dropped`` (nothing, unless said); other queries with the ``same`` answer;
``counts`` of facets and ``totals``. ``chosen`` facets, ``typing``, ``off`` and ``literal`` are the
state it is asked in. A hit is named by the end of its id, or by how its text begins.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.search.comparing import differences
from tests.search.conftest import Searched
from tests.search.node import Engine

FILES = sorted(Path(__file__).parent.glob("queries/*.toml"))
CLASSES = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES}
FEWEST = 12
KNOWN = {
    "first", "all", "total", "has", "not", "above", "chips", "mended", "dropped", "same", "counts",
    "totals", "chosen", "typing", "off", "literal",
}  # fmt: skip

CASES = [
    pytest.param(query, expected, id=f"{name}: {query}")
    for name, queries in CLASSES.items()
    for query, expected in queries.items()
]


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_has_enough_queries_that_say_something(name: str) -> None:
    asked = sum(1 + len(expected.get("same", ())) for expected in CLASSES[name].values())
    assert asked >= FEWEST
    for query, expected in CLASSES[name].items():
        assert expected.keys() & (KNOWN - {"same", "chosen", "typing", "off", "literal"}), query
        assert expected.keys() <= KNOWN, query


@pytest.mark.parametrize("query, expected", CASES)
def test_what_is_found(
    engine: Engine, made_up: Searched, query: str, expected: dict[str, Any]
) -> None:
    state = {name: expected[name] for name in ("typing", "off", "literal") if name in expected}
    answer = engine.find(made_up.index, query, facets=expected.get("chosen", {}), **state)

    assert wrong(made_up, answer, expected) == []
    if not state:
        assert differences(made_up, answer, expected.get("chosen")) == []
    for other in expected.get("same", ()):
        same = engine.find(made_up.index, other, facets=expected.get("chosen", {}), **state)
        assert set(named(same)) == set(named(answer)), other
        assert wrong(made_up, same, expected) == [], other


def wrong(searched: Searched, answer: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Where an answer is not what was expected."""
    hits = named(answer)
    ids = {name: identified(searched, name) for name in _names(expected)}
    found = []
    for n, name in enumerate(expected.get("first", ())):
        if hits[n : n + 1] != [ids[name]]:
            found.append(f"place {n + 1} is {hits[n : n + 1]}, not {ids[name]}")
    if "all" in expected and sorted(hits) != sorted(ids[name] for name in expected["all"]):
        right = {ids[name] for name in expected["all"]}
        found.append(f"too many: {set(hits) - right}; missing: {right - set(hits)}")
    if answer["total"] != expected.get("total", answer["total"]):
        found.append(f"total {answer['total']}, not {expected['total']}")
    found += [f"missing: {ids[name]}" for name in expected.get("has", ()) if ids[name] not in hits]
    found += [f"too many: {ids[name]}" for name in expected.get("not", ()) if ids[name] in hits]
    for one, other in expected.get("above", ()):
        if hits.index(ids[one]) > hits.index(ids[other]):
            found.append(f"{ids[one]} is below {ids[other]}")
    told = {
        "chips": [f"{c['facet']}={c['value']}" for n in answer["nodes"] for c in n["chip"] or ()],
        "mended": answer["mended"] and answer["mended"]["shown"],
        "dropped": answer["dropped"],
        "totals": sorted(_total(t) for t in answer["totals"]["sums"]),
    }
    asked = {"mended": None, "dropped": None} | expected
    if "totals" in asked:
        asked["totals"] = sorted(asked["totals"])
    found += [
        f"{name}: {said}, not {asked[name]}"
        for name, said in told.items()
        if name in asked and said != asked[name]
    ]
    for facet, counts in expected.get("counts", {}).items():
        counted = {v["value"]: v["count"] for v in answer["facets"][facet]}
        if counted != counts:
            found.append(f"{facet}: {counted}, not {counts}")
    return found


def named(answer: dict[str, Any]) -> list[str]:
    """The ids of all hits, in order."""
    return [hit["id"] for hit in answer["order"]]


def identified(searched: Searched, name: str) -> str:
    """The id of the one unit or report that a query set calls ``name``."""
    units = [read.unit for read in searched.oracle.read]
    found = [key for key in searched.oracle.reports if key == name]
    found += [u.id for u in units if name in {u.id, u.id.partition("#")[2]}]
    found = found or [u.id for u in units if u.text.startswith(name)]
    assert len(found) == 1, f"“{name}” names {found}"
    return found[0]


def _names(expected: dict[str, Any]) -> set[str]:
    names = {name for kind in ("first", "all", "has", "not") for name in expected.get(kind, ())}
    return names | {name for pair in expected.get("above", ()) for name in pair}


def _total(total: dict[str, Any]) -> str:
    quantity = total["quantity"]
    said = [total["direction"], str(quantity), total["unit"], total["what"]]
    return " ".join(said)
