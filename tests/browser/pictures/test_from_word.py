"""From a Word file to a page, as the guide shows it: each step does what the guide says.

With ``--rewrite`` (`make pictures`) the pictures are taken anew; without it they are held against
what they would show today (see ``album.py``).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.pictures.album import Album, editor, framed, terminal
from tests.browser.pictures.paper import DRAFT, NAME, ORGANIZATION, YEAR, write_paper
from tests.browser.pictures.project import Project

IMPORT = f"python scripts/import_report.py {NAME} --organization {ORGANIZATION} --year {YEAR}"
CHECK = f"python scripts/check.py {DRAFT}"
NEW = f"python scripts/new_report.py {ORGANIZATION} {YEAR}"

CLEARED = "clearance: {by: Văn phòng Tỉnh đoàn Thử, on: 2022-12-10}\n"


def answered(text: str) -> str:
    """The draft when a person has answered its questions and deleted what the machine said."""
    lines = [line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("# ")]
    whole = "".join(lines).replace("share: khong-ro", "share: chung")
    return whole.replace("\nactivities:\n", f"\n{CLEARED}activities:\n", 1)


def test_a_word_file_becomes_a_draft_with_questions(
    project: Project, draft: Path, album: Album, phone: Page
) -> None:
    write_paper(project.folder)

    status, output = project.run(IMPORT)

    assert status == 0
    album.keep(
        "nhap-tep-word",
        terminal(phone, IMPORT, output.partition("\n\nĐể ngoài")[0]),
        must_show=[f"Đã ghi bản nháp {DRAFT}", "Cần người trả lời (2)", "tổng chung", "clearance"],
    )
    told = draft.read_text(encoding="utf-8")
    gifts = told[
        told.index("activities:") : told.index("share: khong-ro}") + len("share: khong-ro}")
    ]
    album.keep(
        "doc-ban-nhap",
        editor(phone, DRAFT, gifts),
        must_show=["# chắc, đoạn 5", "quantity: 12000", "share: khong-ro", "2022-10"],
    )


def test_a_slip_is_told_with_its_line_and_mended(
    project: Project, draft: Path, album: Album, phone: Page
) -> None:
    write_paper(project.folder)
    project.run(IMPORT)
    right = answered(draft.read_text(encoding="utf-8"))
    draft.write_text(right.replace("date: 2022-03-30", "date: 30/3/2022"), encoding="utf-8")

    status, output = project.run(CHECK)

    assert status == 1
    album.keep(
        "con-mot-loi",
        terminal(phone, CHECK, output),
        must_show=["error[ngay-kieu-viet]", "date: 30/3/2022", "^^^^", "= sửa:", "1 lỗi"],
    )
    draft.write_text(right, encoding="utf-8")
    status, output = project.run(CHECK)
    assert status == 0
    album.keep("het-loi", terminal(phone, CHECK, output), must_show=["Không có vấn đề nào"])


def test_the_page_shows_the_report(
    project: Project,
    draft: Path,
    album: Album,
    phone: Page,
    serve_folder: Callable[[Path], AbstractContextManager[str]],
) -> None:
    write_paper(project.folder)
    project.run(IMPORT)
    draft.write_text(answered(draft.read_text(encoding="utf-8")), encoding="utf-8")
    status, output = project.run("python scripts/build.py --jobs 1")
    assert status == 0, output
    with serve_folder(project.folder / "site") as url:
        phone.goto(f"{url}to-chuc/{ORGANIZATION}/{YEAR}/")
        album.keep(
            "the-thu-muc",
            framed(phone.locator("dl.the").first),
            must_show=["131-BC/TĐTN", "Nguyễn Thị Thử"],
        )
        album.keep(
            "so-hoat-dong",
            framed(phone.locator("ol.so-cai > li").first),
            must_show=["12.000", "khẩu trang y tế", "Đọc đoạn văn", "Đề nghị sửa", "đã thực hiện"],
        )
        album.keep(
            "doi-chieu",
            framed(phone.locator(".van-ban p").filter(has_text="12.000")),
            must_show=["12.000 chiếc khẩu trang y tế", "Xem trong sổ"],
        )
        phone.goto(f"{url}dong-gop/ma-loi/ngay-kieu-viet/")
        album.keep(
            "trang-ma-loi",
            framed(phone.locator("main")),
            must_show=["Sai", "Đúng", "date: 31/3/2018", "date: 2018-03-31"],
        )


def test_a_secret_paper_is_refused_and_nothing_is_written(
    project: Project, draft: Path, album: Album, phone: Page
) -> None:
    write_paper(project.folder, stamp="MẬT")

    status, output = project.run(IMPORT)

    assert status == 1
    assert not draft.exists()
    album.keep(
        "tu-choi-tep",
        terminal(phone, IMPORT, output),
        must_show=["không nhận văn bản này, chưa ghi gì vào kho", "MẬT"],
    )


def test_a_new_year_starts_from_the_last(
    project: Project, draft: Path, album: Album, phone: Page
) -> None:
    status, output = project.run(NEW)

    assert status == 0
    assert draft.exists()
    album.keep(
        "tu-nam-truoc",
        terminal(phone, NEW, output),
        must_show=["chép từ to-chuc/tinh-doan-thu/2021.md", "Kế hoạch năm trước"],
    )
