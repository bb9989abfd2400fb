"""Totals never add what is unlike, what was not done, or one event twice."""

from decimal import Decimal
from pathlib import Path

import pytest

from archive.composing.summary import Summary, summary
from archive.composing.words import hedge, reservations
from archive.model.archive import Archive
from archive.model.totals import Total
from archive.reading.load import load

LISTS = Path(__file__).parents[1] / "archive/content/danh-muc"

BODY = "---\nname: {}\nkind: doan\nlevel: tinh\n---\n"
PARTNER = "---\nname: {}\ncountry: KH\nkind: thanh-nien\n---\n"
GIFT = """\
  - id: {id}
    kind: [trao-tang]
    title: Việc {id}
    status: {status}
    parties: {{giver: [to-chuc/a], recipient: [{to}]}}
    same_as: [{same}]
    items:
      - {item}
"""


def gift(name: str, item: str, status: str = "da-thuc-hien", to: str = "x", same: str = "") -> str:
    recipients = ", ".join(f"doi-tac/{partner}" for partner in to)
    return GIFT.format(id=name, item=f"{{{item}}}", status=status, to=recipients, same=same)


def archive_of(folder: Path, **reports: str) -> Archive:
    """Reports of 2021, each by the body of its name, with the activities given."""
    (folder / "danh-muc").symlink_to(LISTS, target_is_directory=True)
    for body, activities in reports.items():
        home = folder / "to-chuc" / body
        home.mkdir(parents=True)
        (home / "index.md").write_text(BODY.format(body), encoding="utf-8")
        report = f"---\ntitle: Báo cáo\nfidelity: tom-luoc\nactivities:\n{activities}---\n"
        (home / "2021.md").write_text(report, encoding="utf-8")
    (folder / "doi-tac").mkdir()
    for partner in "xy":
        (folder / f"doi-tac/{partner}.md").write_text(PARTNER.format(partner), encoding="utf-8")
    return load(folder).archive


def whole(archive: Archive) -> Summary:
    return summary(archive, archive.activities)


def shown(totals: tuple[Total, ...]) -> dict[tuple[str, str], Decimal | None]:
    return {(total.what, total.unit): total.quantity for total in totals}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def test_boxes_are_not_added_to_pieces(content: Path) -> None:
    archive = archive_of(
        content,
        a=gift("mot", "what: khẩu trang, quantity: 20, unit: thùng")
        + gift("hai", "what: khẩu trang, quantity: 5000, unit: chiếc")
        + gift("ba", "what: Khẩu trang, quantity: 300, unit: chiếc")
        + gift("bon", "what: gạo, quantity: 2, unit: tấn"),
    )

    assert shown(whole(archive).totals) == {
        ("khẩu trang", "chiếc"): 5300,
        ("khẩu trang", "thùng"): 20,
        ("gạo", "tấn"): 2,
    }


def test_what_was_not_done_is_in_no_total(content: Path) -> None:
    archive = archive_of(
        content,
        a=gift("mot", "what: gạo, quantity: 1, unit: tấn")
        + gift("hai", "what: gạo, quantity: 10, unit: tấn", "ke-hoach")
        + gift("ba", "what: gạo, quantity: 100, unit: tấn", "khong-thuc-hien"),
    )
    found = whole(archive)

    assert shown(found.totals) == {("gạo", "tấn"): 1}
    assert (len(found.done), len(found.planned), len(found.not_done)) == (1, 1, 1)
    assert sum(found.by_kind.values()) == sum(found.by_partner.values()) == 1


def test_an_event_counts_once_and_loses_nothing(content: Path) -> None:
    """The body first by name tells less of it: the fuller account stands."""
    archive = archive_of(
        content,
        a=gift("le", "what: gạo", same="b/2021#le"),
        b=gift("le", "what: gạo, quantity: 3, unit: tấn", same="a/2021#le"),
    )
    found = whole(archive)

    assert len(found.accounts) == 2
    assert len(found.done) == 1
    assert found.done[0].report.organization == "b"
    assert shown(found.totals) == {("gạo", "tấn"): 3}


@pytest.mark.parametrize(
    ("share", "quantity", "said"),
    [
        ("", 5, []),
        (", share: chung", 5, []),
        (", share: moi-ben", 10, []),
        (", share: khong-ro", 5, ["có số không rõ chung hay mỗi bên, tính một lần"]),
    ],
)
def test_a_figure_for_two_recipients(
    content: Path, share: str, quantity: int, said: list[str]
) -> None:
    item = f"what: gạo, quantity: 5, unit: tấn{share}"
    (total,) = whole(archive_of(content, a=gift("mot", item, to="xy"))).totals

    assert total.quantity == quantity
    assert reservations(total) == said


def test_a_reader_is_told_how_a_total_was_made(content: Path) -> None:
    archive = archive_of(
        content,
        a=gift("mot", "what: gạo, quantity: 3, unit: tấn, qualifier: gan")
        + gift("hai", "what: gạo, quantity: 1, unit: tấn")
        + gift("ba", "what: gạo, unit: tấn")
        + gift("bon", "what: áo, quantity: 9, unit: chiếc, qualifier: hon"),
    )
    totals = {total.what: total for total in whole(archive).totals}
    rice, shirts = totals["gạo"], totals["áo"]

    assert reservations(rice) == [
        "3 lần", "có số ước chừng", "1 lần không nêu số lượng, không có trong tổng",
    ]  # fmt: skip
    assert hedge(rice) == ""
    assert (hedge(shirts), reservations(shirts)) == ("hơn", [])
