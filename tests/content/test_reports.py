"""The two papers of 2021 as records: the ledger of gifts, what is said, not said and unclear."""

from pathlib import Path

import pytest

from archive.model.records import Activity, Report
from archive.reading.load import load
from archive.reading.content_file import Reading

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return load(ROOT / "content")


@pytest.fixture(scope="module")
def reports(reading: Reading) -> dict[str, Report]:
    return {report.key: report for report in reading.archive.reports}


@pytest.fixture(scope="module")
def tay_ninh(reports: dict[str, Report]) -> Report:
    return reports["tinh-doan-tay-ninh/2021"]


@pytest.fixture(scope="module")
def quang_tri(reports: dict[str, Report]) -> Report:
    return reports["ldld-quang-tri/2021"]


def things(activities: list[Activity]) -> list[tuple[str, int | None, str | None]]:
    return [
        (item.what, None if item.quantity is None else int(item.quantity), item.unit)
        for activity in activities
        for item in activity.entries.items
    ]


def activity(report: Report, name: str) -> Activity:
    return next(a for a in report.activities if a.id == name)


def test_nothing_in_content_is_faulty(reading: Reading) -> None:
    assert {path: file.faults for path, file in reading.files.items() if file.faults} == {}


def test_what_tay_ninh_gave(tay_ninh: Report) -> None:
    given = [a for a in tay_ninh.activities if a.gift_direction == "trao" and a.is_done]

    assert things(given) == [
        ("nước rửa tay", 5, "thùng"),
        ("khẩu trang y tế", 2, "thùng"),
        ("khẩu trang y tế", 20000, "chiếc"),
        ("nước rửa tay sát khuẩn", 1000, "chai"),
        ("quà mừng Tết cổ truyền", None, None),
        ("khẩu trang y tế", 20000, "chiếc"),
        ("khẩu trang y tế", 5000, "chiếc"),
    ]


def test_what_tay_ninh_received(tay_ninh: Report) -> None:
    received = [a for a in tay_ninh.activities if a.gift_direction == "nhan"]

    assert things(received) == [("nước rửa tay", 25, "can"), ("khẩu trang", 25, "thùng")]
    assert [a.period.text for a in received] == ["2021-07-23"]


def test_masks_for_two_provinces_are_left_unclear(tay_ninh: Report) -> None:
    masks = activity(tay_ninh, "khau-trang-tbong-khmum-prey-veng").entries

    assert masks.items[0].share == "khong-ro"
    assert masks.parties is not None
    assert masks.parties.channel == ("to-chuc/so-ngoai-vu-tay-ninh",)
    assert len(masks.parties.recipient) == 2


def test_a_gift_of_the_centre_is_handed_over_by_the_province(tay_ninh: Report) -> None:
    parties = activity(tay_ninh, "khau-trang-trung-uong-hoi").entries.parties

    assert parties is not None
    assert parties.giver == ("to-chuc/hoi-lhtn-tay-ninh",)
    assert parties.on_behalf_of == ("to-chuc/hoi-lhtn-viet-nam",)
    assert parties.recipient == ("doi-tac/hoi-lhtn-campuchia",)


def test_an_anniversary_is_not_the_date_of_the_gift(tay_ninh: Report) -> None:
    assert activity(tay_ninh, "khau-trang-trung-uong-hoi").entries.date is None


def test_none_is_said_by_one_paper_and_nothing_by_the_other(
    quang_tri: Report, tay_ninh: Report
) -> None:
    said, planned = quang_tri.entries.delegations, quang_tri.entries.planned_delegations

    assert said is not None
    assert planned is not None
    assert (said.outgoing, said.incoming) == ((), ())
    assert (planned.outgoing, planned.incoming) == ((), ())
    assert tay_ninh.entries.delegations is None


def test_agreements_of_the_two_unions(quang_tri: Report) -> None:
    terms = [(a.from_.text, a.to.text) for a in quang_tri.entries.agreements if a.from_ and a.to]

    assert terms == [("2013", "2018"), ("2018", "2023")]


def test_plans_and_what_did_not_happen_never_count_as_done(
    quang_tri: Report, tay_ninh: Report
) -> None:
    both = [*quang_tri.activities, *tay_ninh.activities]

    assert [a.id for a in both if a.is_not_done] == ["doan-tham-savannakhet-salavan"]
    assert {a.id: a.year for a in both if a.is_planned} == {
        "duy-tri-quan-he-2022": 2022,
        "cam-trai-giao-luu-2022": 2022,
        "cu-the-hoa-ban-ghi-nho-2022": 2022,
        "tuyen-truyen-bien-gioi-2022": 2022,
    }


def test_documents_cited_with_the_dates_the_paper_gives(tay_ninh: Report) -> None:
    cited = [(c.number, c.issued.text if c.issued else None) for c in tay_ninh.entries.cites]

    assert cited == [
        ("44-CT/TW", "1994-09-20"),
        ("04-CT/TW", None),
        ("06-CTr/TU", "2011-09-15"),
    ]


def test_only_who_signed_is_named(reports: dict[str, Report]) -> None:
    signers = [r.entries.document.signer for r in reports.values() if r.entries.document]

    assert [(s.name, s.post) for s in signers if s] == [
        ("Nguyễn Đăng Bảo", "Phó Chủ tịch Thường trực"),
        ("Nguyễn Thị Trúc Mai", "Phó Bí thư"),
    ]
    for report in reports.values():
        addressed = [word for word in ("Ông ", "Bà ", "Anh ", "Chị ") if word in report.body.text]
        assert len(addressed) == 1


def test_the_misprint_is_noted_and_the_name_is_right(quang_tri: Report) -> None:
    assert "Savannakhen" not in quang_tri.body.text
    assert any("Savannakhen" in note for note in quang_tri.entries.notes)


def test_every_activity_is_told_in_exactly_one_passage(reports: dict[str, Report]) -> None:
    for report in reports.values():
        told = {a.id: len(a.passages) for a in report.activities}
        assert set(told.values()) == {1}, told


def test_bodies_before_and_after_the_merger_point_at_each_other(reading: Reading) -> None:
    organizations = reading.archive.organizations
    pairs = [
        (old.reference, new) for old in organizations.values() for new in old.entries.successors
    ]

    assert len(pairs) == 3
    for old, new in pairs:
        assert old in organizations[new.removeprefix("to-chuc/")].entries.predecessors
