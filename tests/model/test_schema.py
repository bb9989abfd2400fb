"""The published schema, tried by a validator that is not ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.entry import Entries, declared
from archive.model.report import ReportEntries
from archive.model.schema import TITLES, json_schema
from archive.reading.load import MODELS, load
from archive.writing.plain import plain_entries
from tests.model.strategies import written

ROOT = Path(__file__).parents[2]
RIGHT: dict[str, Any] = {
    "title": "Kết quả năm 2021",
    "fidelity": "tom-luoc",
    "clearance": {"by": "Ban biên tập", "on": "2022-01-05"},
}


def validator(model: type[Entries], **codes: list[str]) -> Draft202012Validator:
    return Draft202012Validator(json_schema(model, codes), format_checker=None)


def problems(entries: dict[str, Any]) -> list[str]:
    return [error.json_path for error in validator(ReportEntries).iter_errors(RIGHT | entries)]


def texts(schema: Any) -> Iterator[tuple[str, Any]]:
    yield from schema.get("properties", {}).items()
    for group in schema.get("$defs", {}).values():
        yield from texts(group)


@pytest.mark.parametrize("model", TITLES, ids=lambda model: model.__name__)
def test_a_schema_is_a_schema_and_says_all_in_words(model: type[Entries]) -> None:
    schema = json_schema(model)

    Draft202012Validator.check_schema(schema)
    assert schema["title"] == TITLES[model]
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]) == [item.name for item in declared(model)]
    assert schema["required"] == [item.name for item in declared(model) if item.required]
    for name, entry in texts(schema):
        assert entry["title"], name
        assert entry["description"], name


@pytest.mark.parametrize("content", ["content", "tests/archive/content"])
def test_what_lies_in_the_archive_is_valid(content: str) -> None:
    reading = load(ROOT / content)
    files = [file for file in reading.files.values() if file.kind in MODELS]

    assert files
    for file in files:
        assert file.entries is not None
        errors = list(validator(MODELS[file.kind]).iter_errors(plain_entries(file.entries)))
        assert errors == [], file.path


@given(written(ReportEntries))
def test_whatever_the_format_allows_is_valid(entries: dict[str, Any]) -> None:
    assert problems(entries) == []


@pytest.mark.parametrize(
    "entries, place",
    [
        ({"tieu_de": "x"}, "$"),
        ({"fidelity": "khac"}, "$.fidelity"),
        ({"title": ["x"]}, "$.title"),
        ({"title": ""}, "$.title"),
        ({"title": "một\nhai"}, "$.title"),
        ({"notes": "một"}, "$.notes"),
        ({"document": {"issued": "31/3/2021"}}, "$.document.issued"),
        ({"document": {"issued": "2021-3-1"}}, "$.document.issued"),
        ({"source": {"url": "http://a.vn"}}, "$.source.url"),
        ({"source": {"sha256": "abc"}}, "$.source.sha256"),
        ({"agreements": [{"id": "A b", "title": "x", "parties": [], "status": "khong-ro"}]},
         "$.agreements[0].id"),
        ({"delegations": {"outgoing": [{"name": "x", "status": "ke-hoach", "days": "1.5"}]}},
         "$.delegations.outgoing[0].days"),
        ({"cites": [{"title": "thiếu số"}]}, "$.cites[0]"),
        ({"formerly": [""]}, "$.formerly[0]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_at_its_place(entries: dict[str, Any], place: str) -> None:
    assert problems(entries) == [place]


@pytest.mark.parametrize("quantity", ["20000", 20000, "108.5", 108.5])
def test_numbers_may_be_numbers_since_other_readers_make_them_so(quantity: object) -> None:
    activity = {"id": "a", "kind": ["b"], "title": "c", "status": "ke-hoach"}

    assert (
        problems({"activities": [activity | {"items": [{"what": "x", "quantity": quantity}]}]})
        == []
    )


@pytest.mark.parametrize("quantity", ["20.000", "1.000.000", "1,5", "05", "-1", -1, "20 nghìn"])
def test_what_is_no_number_is_refused(quantity: object) -> None:
    activity = {"id": "a", "kind": ["b"], "title": "c", "status": "ke-hoach"}

    assert problems(
        {"activities": [activity | {"items": [{"what": "x", "quantity": quantity}]}]}
    ) == ["$.activities[0].items[0].quantity"]


def test_references_point_into_their_collection() -> None:
    organization = {"name": "a", "kind": "b", "level": "tinh"}
    check = validator(OrganizationEntries)

    assert check.is_valid(organization | {"successors": ["to-chuc/x-y"]})
    assert not check.is_valid(organization | {"successors": ["doi-tac/x-y"]})
    assert not check.is_valid(organization | {"successors": ["to-chuc/X"]})
    assert problems({"activities": [
        {"id": "a", "kind": [], "title": "b", "status": "ke-hoach", "same_as": ["x/2021#y", "x#y"]}
    ]}) == ["$.activities[0].same_as[1]"]  # fmt: skip


def test_with_the_lists_only_their_codes_are_valid() -> None:
    partner = {"name": "a", "country": "LA", "kind": "cong-doan"}

    assert validator(PartnerEntries).is_valid(partner)
    assert validator(PartnerEntries, **{"quoc-gia": ["LA", "KH"]}).is_valid(partner)
    assert not validator(PartnerEntries, **{"quoc-gia": ["KH"]}).is_valid(partner)
