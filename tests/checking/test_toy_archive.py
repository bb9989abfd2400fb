"""The toy archive is clean, and uses all that the format has."""

from collections.abc import Iterator

from archive.checking.run import check
from archive.model.choices import CHOICES, SECTIONS
from archive.model.entry import Entries, declared, values
from archive.reading.content_file import Reading
from archive.reading.load import MODELS

Declared = tuple[str, str]
"""A class of entries and one that it declares."""


def known(model: type[Entries]) -> Iterator[Declared]:
    """Every entry that may be written."""
    for entry in declared(model):
        yield model.__name__, entry.name
        if entry.group is not None:
            yield from known(entry.group)


def written(entries: Entries) -> Iterator[Declared]:
    """Every entry that is written."""
    for entry in declared(type(entries)):
        if entry.attribute in entries.model_fields_set:
            yield type(entries).__name__, entry.name
            value = getattr(entries, entry.attribute)
            for group in value if entry.repeated and value else (value,):
                if isinstance(group, Entries):
                    yield from written(group)


def test_nothing_is_wrong_with_it(toy: Reading) -> None:
    assert check(toy) == []


def test_it_has_every_kind_of_file(toy: Reading) -> None:
    assert {file.kind for file in toy.files.values()} == {*MODELS, "list", "image"}


def test_it_has_every_entry(toy: Reading) -> None:
    files = [file for file in toy.files.values() if file.entries]
    used = {entry for file in files if file.entries for entry in written(file.entries)}
    unused = {entry for model in MODELS.values() for entry in known(model)} - used

    # four partners are enough; a pair that follows one another is among the organizations
    # and its pages are all in Vietnamese: tests/composing/test_guide.py has others
    assert unused == {
        ("PageEntries", "language"),
        ("PartnerEntries", "predecessors"),
        ("PartnerEntries", "successors"),
    }


def test_it_has_every_choice_and_section(toy: Reading) -> None:
    chosen = {
        (value.scalar.of[0], value.value)
        for file in toy.files.values()
        if file.entries
        for value in values(file.entries)
        if value.scalar.kind == "choice"
    }
    common = {"trang-thai", "do-trung-thuc", "muc-do"}
    assert {(name, code) for name in common for code in CHOICES[name]} - chosen == set()
    anchors = {anchor for report in toy.archive.reports for anchor in report.body.anchors}
    assert SECTIONS.keys() - anchors == set()


def test_it_has_what_must_be_told_apart(toy: Reading) -> None:
    archive = toy.archive
    stated = [r.entries.delegations.outgoing for r in archive.reports if r.entries.delegations]
    assert () in stated
    assert None in stated
    assert any(rows for rows in stated if rows)
    assert {activity.gift_direction for activity in archive.activities} == {"trao", "nhan", None}
    assert {len(a.passages) for a in archive.activities} == {1}
    assert len(archive.distinct(archive.activities)) == len(archive.activities) - 1
    assert any(record.entries.successors for record in archive.organizations.values())
    assert [r.slug for r in archive.reports if r.year == 2021 and r.slug] != []
