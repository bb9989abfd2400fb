"""The form without an account, filled in as the guide shows it, up to a file that the checks pass.

With ``--rewrite`` (`make pictures`) the pictures are taken anew (see ``album.py``).
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.pictures.album import Album, framed
from tests.browser.pictures.paper import DRAFT, YEAR
from tests.browser.pictures.project import Project
from tests.conftest import Site
from tests.form.driving import Form

FILLED: dict[str, Any] = {
    "title": "Kết quả công tác đối ngoại nhân dân năm 2022",
    "fidelity": {"choose": ["Tóm lược"]},
    "activities": [
        {
            "id": "khau-trang-moc-bai",
            "kind": {"choose": ["Trao tặng, hỗ trợ, ủng hộ"]},
            "title": "Trao khẩu trang tại cửa khẩu Mộc Bài",
            "status": {"choose": ["Đã thực hiện"]},
            "date": "2022-03-30",
            "parties": {
                "giver": [{"find": ("tinh doan", "Tỉnh đoàn Thử")}],
                "recipient": [{"find": ("svay rieng", "Svay Rieng")}],
            },
            "items": [
                {"what": "khẩu trang y tế", "quantity": "12.000", "unit": {"choose": ["chiếc"]}}
            ],
        }
    ],
    "body": (
        "## I. Kết quả {: #ket-qua }\n\nNgày 30/3/2022, tại cửa khẩu Mộc Bài, Tỉnh đoàn Thử trao "
        "tặng Hội Thanh niên Thử tỉnh Svay Rieng 12.000 chiếc khẩu trang y tế.\n"
        "{: #khau-trang-moc-bai }\n"
    ),
}


def field(phone: Page, name: str) -> Locator:
    return phone.locator(".truong").filter(has=phone.locator(f"[id^={name}-field]")).last


def test_the_form_takes_a_report_without_an_account(
    project: Project, draft: Path, site: Site, album: Album, phone: Page
) -> None:
    phone.goto(f"{site.url}soan/khong-tai-khoan/")
    phone.locator("#bieu-mau[data-san]").wait_for()
    form = Form(phone)

    form.fill(("_year",), YEAR)
    form.fill_all((), FILLED)
    form.control(("_organization",)).fill("tinh doan")
    album.keep(
        "o-to-chuc",
        framed(field(phone, "_organization"), below=190),
        must_show=["Tổ chức", "Tỉnh đoàn Thử", "[tinh doan]"],
    )
    form.find(("_organization",), "tinh doan", "Tỉnh đoàn Thử")
    album.keep(
        "o-so-luong",
        framed(field(phone, "quantity")),
        must_show=["Số lượng", "Viết: 12000", "[12.000]"],
    )
    check = phone.get_by_role("button", name="Kiểm tra", exact=True)
    check.click()
    album.keep(
        "cho-can-sua",
        framed(phone.locator(".tom-loi")),
        must_show=["Còn 3 chỗ cần sửa", "Số lượng", "Người xác nhận"],
    )

    form.fill(("activities", 0, "items", 0, "quantity"), "12000")
    form.fill_all(("clearance",), {"by": "Văn phòng Tỉnh đoàn Thử", "on": "2022-12-10"})
    check.click()
    album.keep(
        "tep-san-sang",
        framed(phone.locator(".ket-luan")),
        must_show=["Tệp đã sẵn sàng", DRAFT, f"Tải tệp {YEAR}.md", "người biên tập"],
    )
    with phone.expect_download() as taken:
        phone.get_by_role("button", name=f"Tải tệp {YEAR}.md").click()
    taken.value.save_as(draft)
    status, output = project.run(f"python scripts/check.py {DRAFT}")
    assert (status, output.partition(";")[0]) == (0, "Không có vấn đề nào")
