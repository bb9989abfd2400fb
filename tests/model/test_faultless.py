"""Entries made in one go are those that pydantic makes; where a fault is, none are made."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from archive.model.activity import ActivityEntries, Item
from archive.model.entry import Entries, missing
from archive.model.faultless import faultless
from archive.model.report import ReportEntries
from archive.reading.content_file import PlainFile
from archive.reading.load import MODELS
from tests.model.test_remade import FILES, parts


def told(model: type[Entries], plain: dict[str, Any]) -> Entries | None:
    """The entries as they are made where faults are told; None when there is one."""
    try:
        entries = model.model_validate(plain)
    except ValidationError:
        return None
    return None if list(missing(entries)) else entries


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_entries_are_those_of_pydantic(file: PlainFile) -> None:
    model, plain = MODELS[file.kind], dict(file.plain)

    assert list(parts(faultless(model, plain))) == list(parts(told(model, plain)))


VALUES = st.sampled_from(
    [
        *("5", "1.5", "20.000", "2021-03-31", "2021-02-30", "ke-hoach", "khoang", "Một dòng", ""),
        *("https://a.vn/x", "http://a.vn", "doi-tac/a", "a-b", "a" * 81, "A b", "0" * 64, "~"),
    ]
)
NAMES = st.sampled_from(
    [
        *("id", "kind", "themes", "title", "status", "date", "parties", "with", "with_", "giver"),
        *("items", "what", "quantity", "unit", "qualifier", "share", "note", "people", "count"),
        *("money", "amount", "currency", "sources", "url", "document", "number", "signer", "name"),
        *("activities", "cites", "clearance", "by", "on", "fidelity", "notes", "source", "sha256"),
    ]
)
WRITTEN = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4)
)


@given(st.sampled_from([ReportEntries, ActivityEntries]), st.dictionaries(NAMES, WRITTEN))
def test_whatever_is_written(model: type[Entries], plain: dict[str, Any]) -> None:
    assert list(parts(faultless(model, plain))) == list(parts(told(model, plain)))


RIGHT: dict[str, Any] = {
    "title": "Kết quả năm 2021",
    "fidelity": "tom-luoc",
    "clearance": {"by": "Ban biên tập", "on": "2022-01-05"},
    "activities": [
        {
            "id": "tham",
            "kind": ["trao-tang"],
            "title": "Thăm",
            "status": "da-thuc-hien",
            "date": "2021-03-31",
            "items": [{"what": "gạo", "quantity": "5", "unit": "tan"}],
            "parties": {"with": ["doi-tac/a"]},
        }
    ],
}
PATHS: list[tuple[str | int, ...]] = [
    ("title",),
    ("fidelity",),
    ("clearance", "on"),
    ("activities", 0, "id"),
    ("activities", 0, "date"),
    ("activities", 0, "status"),
    ("activities", 0, "items", 0, "what"),
    ("activities", 0, "items", 0, "quantity"),
]


@pytest.mark.parametrize("path", PATHS, ids=str)
@pytest.mark.parametrize("put", [None, "", "Một dòng", "2021-02-30", ["5"], {"a": "b"}], ids=str)
def test_one_entry_changed_or_taken_out(path: tuple[str | int, ...], put: object) -> None:
    Item.model_validate({"what": "gạo"})  # a group with a validator of its own is none of ours
    plain = _copied(RIGHT)
    group: Any = plain
    for step in path[:-1]:
        group = group[step]
    if put is None:
        del group[path[-1]]
    else:
        group[path[-1]] = put

    assert faultless(ReportEntries, RIGHT) is not None
    assert list(parts(faultless(ReportEntries, plain))) == list(parts(told(ReportEntries, plain)))


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(each) for name, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value
