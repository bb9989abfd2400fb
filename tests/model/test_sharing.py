"""Which entries are written: one record of it for all groups that have the same ones."""

from archive.model.entry import share
from archive.model.report import ReportEntries

ACTIVITY = {"id": "a", "kind": ["trao-tang"], "items": [{"what": "gạo", "quantity": "20.5"}]}


def entries(**more: object) -> ReportEntries:
    return ReportEntries.model_validate({"title": "A", "activities": [ACTIVITY, ACTIVITY], **more})


def test_entries_stay_what_they_were() -> None:
    shared, own = entries(document={"place": "Tây Ninh"}), entries(document={"place": "Tây Ninh"})
    share(shared)

    assert shared == own
    assert shared.model_dump(exclude_unset=True) == own.model_dump(exclude_unset=True)


def test_groups_alike_share_one_record_and_others_have_their_own() -> None:
    one, other = entries(), entries(notes=["b"])
    share(one)
    share(other)
    first, second = one.activities
    items = (first.items[0].model_fields_set, other.activities[1].items[0].model_fields_set)

    assert first.model_fields_set is second.model_fields_set is other.activities[0].model_fields_set
    assert items[0] is items[1]
    assert one.model_fields_set != other.model_fields_set


def test_values_that_many_files_hold_are_one_object() -> None:
    first, second = entries().activities[0], entries().activities[1]

    assert first.items[0].quantity is second.items[0].quantity
