"""Each entry is declared once and whole: what derives from the declarations has all it needs."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.folding import nfc
from archive.model.choices import CHOICES
from archive.model.entry import Declared, Entries, declared, group_at, missing, values
from archive.model.lists import LIST_MODELS
from archive.model.report import ReportEntries
from archive.model.scalars import READERS, Scalar
from archive.model.schema import TITLES
from archive.reading.load import MODELS
from archive.writing.plain import plain_entries
from tests.model.strategies import written

TOP = {*MODELS.values(), *LIST_MODELS.values()}


def all_groups(model: type[Entries]) -> Iterator[type[Entries]]:
    yield model
    for item in declared(model):
        if item.group is not None:
            yield from all_groups(item.group)


GROUPS = sorted({group for model in TOP for group in all_groups(model)}, key=lambda g: g.__name__)
ITEMS = [pytest.param(item, id=f"{g.__name__}.{item.name}") for g in GROUPS for item in declared(g)]


def test_every_kind_of_file_and_list_has_a_name() -> None:
    assert set(TITLES) == TOP


def test_the_names_of_groups_are_unique() -> None:
    names = [group.__name__ for group in GROUPS]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("item", ITEMS)
def test_an_entry_is_declared_whole(item: Declared) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*|sha256", item.name)
    assert item.attribute.rstrip("_") == item.name
    assert item.label[:1].isupper()
    assert item.help[:1] != " "
    assert len(item.help) > 3
    assert nfc(item.label + item.help) == item.label + item.help
    assert (item.scalar is None) != (item.group is None)


@pytest.mark.parametrize("item", [p for p in ITEMS if p.values[0].scalar is not None])  # type: ignore[union-attr]  # a Declared
def test_the_kind_of_a_value_has_a_reader(item: Declared) -> None:
    assert item.scalar is not None
    assert item.scalar.kind in READERS
    if item.scalar.kind == "choice":
        assert item.scalar.of[0] in CHOICES
    if item.scalar.kind == "code":
        assert item.scalar.of[0] in LIST_MODELS
    if item.example is not None:
        for written_value in item.example.strip("[]").split(", "):
            READERS[item.scalar.kind](written_value, item.scalar)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_nothing_is_needed_to_make_an_empty_group(group: type[Entries]) -> None:
    empty = group.model_validate({})

    assert list(values(empty)) == []
    assert {item.name for _, item in missing(empty)} == {
        item.name for item in declared(group) if item.required
    }


@given(
    st.sampled_from(sorted(MODELS.values(), key=str)).flatmap(
        lambda m: st.tuples(st.just(m), written(m))
    )
)
def test_what_is_right_is_read_and_known_whole(case: tuple[type[Entries], dict[str, Any]]) -> None:
    model, entries = case
    read = model.model_validate(entries)

    assert list(missing(read)) == []
    assert plain_entries(read) == {n: entries[n] for n in plain_entries(read)}
    assert set(plain_entries(read)) == set(entries)
    found = list(values(read))
    assert len(found) == leaves(entries)
    assert all(isinstance(value.scalar, Scalar) for value in found)


def leaves(plain: Any) -> int:
    inner = plain.values() if isinstance(plain, dict) else plain
    return 1 if isinstance(plain, str) else sum(map(leaves, inner))


def test_groups_are_found_by_written_names() -> None:
    group = group_at(ReportEntries, ("activities", "parties"))

    assert group is not None
    assert [item.name for item in declared(group)] == [
        "giver", "on_behalf_of", "channel", "with", "recipient",
    ]  # fmt: skip
    assert group_at(ReportEntries, ("activities", "title")) is None
    assert group_at(ReportEntries, ("khong-co",)) is None
