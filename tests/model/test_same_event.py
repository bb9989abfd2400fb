"""What may be one event told by two bodies: what speaks for it, and what is never proposed."""

from pathlib import Path
from typing import Any

import pytest

from archive.model import same_event
from archive.model.archive import Archive
from archive.model.same_event import CROWD, likeness, likenesses, likenesses_of
from archive.reading.load import load
from archive.writing.emit import emit
from archive.writing.plain import Plain

LISTS = Path(__file__).parents[1] / "archive/content/danh-muc"
BODIES = {"so-a": "tay-ninh", "doan-a": "tay-ninh", "doan-b": "quang-tri"}

GIFT: dict[str, Any] = {
    "kind": ["trao-tang"],
    "title": "Trao khẩu trang tại cửa khẩu",
    "status": "da-thuc-hien",
    "date": "2021-03-31",
    "place": "Cửa khẩu quốc tế Mộc Bài",
    "parties": {"giver": ["to-chuc/doan-a"], "recipient": ["doi-tac/x"]},
    "items": [{"what": "khẩu trang y tế", "quantity": "20000", "unit": "chiếc"}],
}


def archive_of(folder: Path, **reports: list[dict[str, Any]]) -> Archive:
    """Reports of 2021 with the given activities, each by the body of its name (``_`` is ``-``)."""
    folder.mkdir(exist_ok=True)
    (folder / "danh-muc").symlink_to(LISTS, target_is_directory=True)
    (folder / "doi-tac").mkdir()
    for partner in "xy":
        text = f"---\nname: {partner}\ncountry: KH\nkind: thanh-nien\n---\n"
        (folder / f"doi-tac/{partner}.md").write_text(text, encoding="utf-8")
    for name, activities in reports.items():
        body = name.replace("_", "-")
        home = folder / "to-chuc" / body
        home.mkdir(parents=True)
        record: Plain = {
            "name": body,
            "kind": "doan",
            "level": "tinh",
            "province": BODIES.get(body, ""),
        }
        (home / "index.md").write_text(f"---\n{emit(record)}---\n", encoding="utf-8")
        rows: list[Plain] = [
            {"id": f"viec-{n}", **activity} for n, activity in enumerate(activities)
        ]
        entries: Plain = {"title": "Báo cáo", "fidelity": "tom-luoc", "activities": rows}
        (home / "2021.md").write_text(f"---\n{emit(entries)}---\n", encoding="utf-8")
    return load(folder).archive


def proposed(archive: Archive) -> list[tuple[str, str]]:
    return [(like.one.uid, like.other.uid) for like in likenesses(archive)]


def test_one_gift_told_by_two_bodies_is_proposed_with_its_reasons(tmp_path: Path) -> None:
    (like,) = likenesses(archive_of(tmp_path, doan_a=[GIFT], so_a=[GIFT]))

    assert {like.one.uid, like.other.uid} == {"doan-a/2021#viec-0", "so-a/2021#viec-0"}
    assert set(like.reasons) == {
        "cùng ngày",
        "một con số quà tặng trùng nhau",
        "một bên nhắc tên bên kia",
        "cùng địa điểm",
        "hai tổ chức cùng tỉnh hoặc cùng hệ thống",
        "tên việc gần giống",
    }


@pytest.mark.parametrize(
    "told",
    [
        {"date": "2021-03"},
        {"date": "2021-03-30/2021-04-01", "place": None},
        {"items": []},
        {
            "title": "Phối hợp hỗ trợ bạn chống dịch",
            "place": "Huyện Bến Cầu",
            "people": {"count": "9"},
        },
        {"kind": ["giao-luu", "trao-tang"]},
        {"parties": {"giver": ["to-chuc/so-a"], "recipient": ["doi-tac/x", "doi-tac/y"]}},
    ],
)
def test_the_other_body_may_tell_it_otherwise(told: dict[str, Any], tmp_path: Path) -> None:
    other = {name: value for name, value in {**GIFT, **told}.items() if value}

    assert len(proposed(archive_of(tmp_path, doan_a=[GIFT], so_a=[other]))) == 1


DIFFERENT: dict[str, dict[str, Any]] = {
    "another day": {"date": "2021-04-02"},
    "another partner": {"parties": {"giver": ["to-chuc/doan-b"], "recipient": ["doi-tac/y"]}},
    "another kind": {"kind": ["tiep-nhan"]},
    "only planned": {"status": "ke-hoach", "date": "2021-03-31"},
    "did not take place": {"status": "khong-thuc-hien"},
    "another figure of the same thing": {
        "items": [{"what": "khẩu trang y tế", "quantity": "5000", "unit": "chiếc"}]
    },
    "another gift elsewhere": {
        "place": "Nhà văn hóa Savannakhet",
        "items": [{"what": "gạo", "quantity": "2", "unit": "tấn"}],
    },
    "no day and no gift": {"date": None, "items": []},
    "the same month only": {"date": "2021-03", "items": [], "place": None},
}


@pytest.mark.parametrize("told", DIFFERENT.values(), ids=DIFFERENT)
def test_what_only_resembles_is_not_proposed(told: dict[str, Any], tmp_path: Path) -> None:
    """A body of another province that gives to the same partner in the same days."""
    own = {"parties": {"giver": ["to-chuc/doan-b"], "recipient": ["doi-tac/x"]}}
    other = {name: value for name, value in {**GIFT, **own, **told}.items() if value}

    assert proposed(archive_of(tmp_path, doan_a=[GIFT], doan_b=[other])) == []


def test_a_donor_that_gives_two_bodies_the_same_gave_twice(tmp_path: Path) -> None:
    def received(by: str) -> dict[str, Any]:
        parties = {"giver": ["Tổ chức Thử"], "recipient": [f"to-chuc/{by}"]}
        return {**GIFT, "kind": ["tiep-nhan"], "date": "2021-03", "place": "?", "parties": parties}

    archive = archive_of(tmp_path, doan_a=[received("doan-a")], so_a=[received("so-a")])

    assert proposed(archive) == []


def test_a_partner_without_a_record_is_known_by_its_name(tmp_path: Path) -> None:
    told = [
        {**GIFT, "parties": {"giver": ["to-chuc/doan-a"], "recipient": [name]}}
        for name in ("Hội Phụ nữ huyện Thử", "hội phụ nữ  huyện thử")
    ]

    assert len(proposed(archive_of(tmp_path, doan_a=told[:1], so_a=told[1:]))) == 1


def test_two_meetings_of_one_month_between_the_same_bodies_stay_two(tmp_path: Path) -> None:
    def meeting(title: str, other: str) -> dict[str, Any]:
        parties = {"with": [f"to-chuc/{other}", "doi-tac/x"]}
        meant = {"kind": ["giao-luu"], "status": "da-thuc-hien", "date": "2021-03"}
        return {**meant, "title": title, "parties": parties}

    archive = archive_of(
        tmp_path,
        doan_a=[meeting("Giao hữu bóng đá", "so-a")],
        so_a=[meeting("Liên hoan văn nghệ mừng năm mới", "doan-a")],
    )

    assert proposed(archive) == []


def test_each_activity_is_proposed_once_for_its_likeliest(tmp_path: Path) -> None:
    rice = {**GIFT, "title": "Trao gạo", "items": [{"what": "gạo", "quantity": "2", "unit": "tấn"}]}
    archive = archive_of(tmp_path, doan_a=[GIFT, rice], so_a=[rice, GIFT])

    assert sorted(proposed(archive)) == [
        ("doan-a/2021#viec-0", "so-a/2021#viec-1"),
        ("doan-a/2021#viec-1", "so-a/2021#viec-0"),
    ]


@pytest.mark.parametrize("entry", ["same_as", "different_from"])
@pytest.mark.parametrize("who", ["doan_a", "so_a", "both"])
def test_what_is_said_already_is_not_proposed(who: str, entry: str, tmp_path: Path) -> None:
    said = {
        "doan_a": {entry: ["so-a/2021#viec-0"]} if who != "so_a" else {},
        "so_a": {entry: ["doan-a/2021#viec-0"]} if who != "doan_a" else {},
    }
    archive = archive_of(
        tmp_path, doan_a=[{**GIFT, **said["doan_a"]}], so_a=[{**GIFT, **said["so_a"]}]
    )

    assert proposed(archive) == []


def test_what_a_third_account_says_is_not_proposed(tmp_path: Path) -> None:
    third = {**GIFT, "same_as": ["doan-a/2021#viec-0", "so-a/2021#viec-0"]}
    archive = archive_of(tmp_path, doan_a=[GIFT], so_a=[GIFT], doan_b=[third])

    assert proposed(archive) == []


def test_a_body_is_not_compared_with_itself(tmp_path: Path) -> None:
    assert proposed(archive_of(tmp_path, doan_a=[GIFT, GIFT])) == []


def test_a_draft_is_compared_with_the_archive_only(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "kho", so_a=[GIFT], doan_b=[GIFT])
    drafted = archive_of(tmp_path / "nhap", doan_a=[GIFT, {**GIFT, "date": "2021-05-01"}])

    found = list(likenesses_of(archive, drafted.activities))

    assert {(like.one.uid, like.other.uid) for like in found} == {
        ("doan-a/2021#viec-0", "so-a/2021#viec-0"),
        ("doan-a/2021#viec-0", "doan-b/2021#viec-0"),
    }


def test_a_crowd_costs_no_comparisons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What very many share tells nothing; comparing each with each would take forever."""
    compared = []
    monkeypatch.setattr(same_event, "likeness", lambda *pair: compared.append(pair))
    bodies = {f"doan_{n}": [GIFT] * 10 for n in range(CROWD)}
    archive = archive_of(tmp_path, **bodies)

    assert list(likenesses(archive)) == []
    assert compared == []


def test_the_order_of_two_accounts_makes_no_difference(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, doan_a=[GIFT], so_a=[{**GIFT, "date": "2021-03"}])
    one, other = archive.activities

    there, back = likeness(archive, one, other), likeness(archive, other, one)

    assert there
    assert back
    assert (there.points, there.reasons) == (back.points, back.reasons)
