"""Entries that are made again are those that were validated, each part of them."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.activity import ActivityEntries, Parties
from archive.model.entry import Entries
from archive.model.remade import remade
from archive.reading.content_file import PlainFile
from archive.reading.load import MODELS, load
from tests.conftest import ROOT

FILES = [
    file
    for file in load(ROOT / "tests/archive/content").files.values()
    if isinstance(file, PlainFile)
]


def parts(value: Any) -> Iterator[object]:
    """Everything that can be asked of entries: class, values in their order, what was written."""
    yield type(value)
    if isinstance(value, Entries):
        written = [name for name in value.__dict__ if name in value.model_fields_set]
        yield from (written, value.model_fields_set, value.model_extra)
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, tuple):
        yield len(value)
        for each in value:
            yield from parts(each)
    else:
        yield value


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_entries_are_the_same_when_made_again(file: PlainFile) -> None:
    model = MODELS[file.kind]
    once, again = model.model_validate(file.plain), remade(model, deepcopy(dict(file.plain)))

    assert again == once
    assert hash(again) == hash(once)
    assert list(parts(again)) == list(parts(once))
    assert again.model_dump_json(exclude_unset=True) == once.model_dump_json(exclude_unset=True)


def test_there_is_something_of_every_kind() -> None:
    assert {file.kind for file in FILES} >= {"report", "organization", "partner", "page"}


@given(
    st.fixed_dictionaries(
        {"id": st.from_regex("[a-z]{1,8}", fullmatch=True)},
        optional={
            "kind": st.lists(st.sampled_from(["trao-tang", "tham"])),
            "title": st.text("abc "),
            "date": st.sampled_from(["2021", "2021-03", "2021-10-22/2021-10-24"]),
            "items": st.lists(
                st.fixed_dictionaries(
                    {"what": st.text("ab")},
                    optional={"quantity": st.sampled_from(["5", "1.5"]), "unit": st.text("ab")},
                )
            ),
            "people": st.just({"count": "12"}),
        },
    )
)
def test_whatever_is_written_or_left_out(plain: dict[str, Any]) -> None:
    once = ActivityEntries.model_validate(plain)

    assert list(parts(remade(ActivityEntries, deepcopy(plain)))) == list(parts(once))


def test_only_what_is_written_is_held() -> None:
    made = remade(ActivityEntries, {"title": "Thăm", "id": "tham"})

    assert list(made.__dict__) == ["id", "title"]
    assert (made.kind, made.parties, made.date) == ((), None, None)
    assert made != remade(ActivityEntries, {"title": "Thăm", "id": "tham", "kind": ["tham"]})


def test_names_that_are_no_attributes_stand_where_they_are_declared() -> None:
    parties = {"with": ["doi-tac/ban"], "giver": ["to-chuc/ta"]}
    made = remade(ActivityEntries, {"id": "tham", "parties": deepcopy(parties)}).parties

    assert made is not None
    assert list(made.__dict__) == list(
        Parties.model_validate(parties).model_dump(exclude_unset=True)
    )
    assert made.with_ == ("doi-tac/ban",)
