"""A report made and a figure changed in Decap: the commits, and what the checks say of them."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.conftest import ROOT
from tests.form.conftest import Office
from tests.form.driving import Decap

BODY = """\
## I. Kết quả {: #ket-qua }

Ngày 12/5/2023, tại cửa khẩu Mộc Bài, Sở trao 20.000 khẩu trang y tế và 15 thùng nước rửa tay.
{: #trao-khau-trang }

Tháng 6/2023, đoàn 6 người thăm Svay Rieng.
{: #tham-svay-rieng }
"""
REPORT = {
    "_organization": {"find": ("so ngoai", "Sở Ngoại vụ")},
    "_year": "2023",
    "title": "Kết quả công tác đối ngoại: năm 2023",
    "fidelity": {"choose": ["Tóm lược"]},
    "document": {"issued": "2023-12-05", "signer": [{"name": "Trần Văn Thử", "post": "Giám đốc"}]},
    "delegations": {
        "outgoing": [
            {
                "name": "Đoàn thăm Svay Rieng",
                "members": "6",
                "country": {"choose": ["Campuchia"]},
                "partner": {"find": ("lhtn svay", "Svay Rieng")},
                "date": "2023-06",
                "status": {"choose": ["Đã thực hiện"]},
                "activity": "tham-svay-rieng",
            }
        ],
        "incoming_none": {"tick": True},
    },
    "activities": [
        {
            "id": "trao-khau-trang",
            "kind": {"choose": ["Trao tặng, hỗ trợ, ủng hộ"]},
            "title": "Trao khẩu trang tại Mộc Bài",
            "status": {"choose": ["Đã thực hiện"]},
            "date": "2023-05-12",
            "parties": {
                "giver": [{"find": ("so ngoai", "Sở Ngoại vụ")}],
                "recipient": [{"find": ("svay rieng", "Svay Rieng")}],
            },
            "items": [
                {"what": "khẩu trang y tế", "quantity": "20000", "unit": {"choose": ["chiếc"]}},
                {"what": "nước rửa tay", "quantity": "15", "unit": {"choose": ["thùng"]}},
            ],
        },
        {
            "id": "tham-svay-rieng",
            "kind": {"choose": ["Đoàn ra"]},
            "title": "Thăm Svay Rieng",
            "status": {"choose": ["Đã thực hiện"]},
            "date": "2023-06",
            "people": [{"count": "6"}],
        },
    ],
    "clearance": {"by": "Ban biên tập thử", "on": "2024-01-05"},
    "body": BODY,
}


def checked(content: Path) -> str:
    """What the checks find in an archive, as ``check.py`` prints it; empty when nothing."""
    command = [sys.executable, "scripts/check.py", "--content", str(content)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout


@pytest.fixture
def decap(office: Office, page: Page) -> Decap:
    """Decap, logged in; the page is closed before its server ends."""
    made = Decap(page)
    made.log_in(office.url)
    return made


def but_for_missing_drafts(watch: Watch) -> list[str]:
    """What the watch noted, without Decap asking whether an entry has a draft: 404 says no."""
    return [said for said in watch.take() if "404 (Not Found)" not in said]


def test_a_report_with_gifts_and_a_delegation(
    decap: Decap, office: Office, watch: Watch, tmp_path: Path
) -> None:
    decap.new(office.url, "bao-cao")
    decap.fill_all((), REPORT)
    decap.save()

    content = office.content_of(office.change(), tmp_path / "change")
    text = (content / "to-chuc/so-ngoai-vu-thu/2023.md").read_text(encoding="utf-8")
    assert text.startswith(
        '---\ntitle: "Kết quả công tác đối ngoại: năm 2023"\nfidelity: tom-luoc\n'
    )
    assert "      - {what: khẩu trang y tế, quantity: 20000, unit: chiếc}\n" in text
    assert "  incoming: []\n" in text
    assert text.endswith(f"---\n{BODY}")
    assert checked(content) == ""
    assert but_for_missing_drafts(watch) == []


def test_one_figure_changed_is_one_line_of_the_diff(
    decap: Decap, office: Office, watch: Watch, tmp_path: Path
) -> None:
    decap.edit("tinh-doan-thu 2021: ")
    decap.fill(("activities", 1, "items", 0, "quantity"), "20001")
    decap.save()

    branch = office.change()
    diff = office.git("diff", "--unified=0", "main", branch)
    lines = [line for line in diff.splitlines() if line[:1] in {"+", "-"}]
    assert lines == [
        "--- a/content/to-chuc/tinh-doan-thu/2021.md",
        "+++ b/content/to-chuc/tinh-doan-thu/2021.md",
        "-      - {what: khẩu trang y tế, quantity: 20000, unit: chiếc, qualifier: gan}",
        "+      - {what: khẩu trang y tế, quantity: 20001, unit: chiếc, qualifier: gan}",
    ]
    assert but_for_missing_drafts(watch) == []


def test_a_number_with_dots_is_not_saved(decap: Decap, office: Office, watch: Watch) -> None:
    decap.edit("tinh-doan-thu 2021: ")
    place = ("activities", 1, "items", 0, "quantity")
    decap.fill(place, "20.000")
    decap.page.get_by_role("button", name="Lưu").click()

    expect(decap.page.get_by_role("alert").filter(has_text="Chưa lưu")).to_contain_text(
        "Viết: 20000"
    )
    words = decap.control(place).evaluate("e => e.parentElement.textContent")
    assert "Viết: 20000" in str(words)
    assert office.git("for-each-ref", "refs/heads/cms") == ""
    watch.take()  # Decap itself throws what it then shows


def test_a_partner_is_made(decap: Decap, office: Office, watch: Watch, tmp_path: Path) -> None:
    decap.new(office.url, "doi-tac")
    decap.fill_all(
        (),
        {
            "_id": "hoi-thu-lao",
            "name": "Hội Thử: Lào",
            "country": {"choose": ["Lào"]},
            "kind": {"choose": ["Tổ chức thanh niên, sinh viên"]},
            "aliases": ["Hội Thử nước bạn", "HTL"],
        },
    )
    decap.save()

    content = office.content_of(office.change(), tmp_path / "change")
    assert (content / "doi-tac/hoi-thu-lao.md").read_text(encoding="utf-8") == (
        '---\nname: "Hội Thử: Lào"\ncountry: LA\nkind: thanh-nien\n'
        "aliases: [Hội Thử nước bạn, HTL]\n---\n"
    )
    assert checked(content) == ""
    assert but_for_missing_drafts(watch) == []
