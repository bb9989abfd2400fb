"""The way that the guide's pictures show, walked again: each step does what the guide says.

With ``--rewrite`` (`make pictures`) the pictures are taken anew; without it they are held against
what they would show today (see ``pictures/album.py``).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.pictures.album import PICTURES, TEXTS, WIDTH, Album, editor, framed, terminal
from tests.browser.pictures.paper import NAME, ORGANIZATION, YEAR, write_paper
from tests.browser.pictures.project import Project
from tests.conftest import Site
from tests.form.driving import Form

IMPORT = f"python scripts/import_report.py {NAME} --organization {ORGANIZATION} --year {YEAR}"
CHECK = f"python scripts/check.py content/to-chuc/{ORGANIZATION}/{YEAR}.md"
NEW = f"python scripts/new_report.py {ORGANIZATION} {YEAR}"
DRAFT = f"content/to-chuc/{ORGANIZATION}/{YEAR}.md"

CLEARED = "clearance: {by: Văn phòng Tỉnh đoàn Thử, on: 2022-12-10}\n"


@pytest.fixture(scope="module")
def project(root: Path, toy_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(root, tmp_path_factory.mktemp("du-an") / "kho", toy_content)


@pytest.fixture
def draft(project: Project) -> Iterator[Path]:
    """Where the draft will be; there is none before the test, and none after it."""
    path = project.folder / DRAFT
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture
def album(request: pytest.FixtureRequest) -> Album:
    return Album(rewrite=request.config.getoption("--rewrite"))


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A phone by day, its pictures sharp."""
    size = {"width": WIDTH, "height": 844}
    return {
        **browser_context_args,
        "viewport": size,
        "device_scale_factor": 2,
        "color_scheme": "light",
    }


@pytest.fixture
def phone(new_context: CreateContextCallback) -> Page:
    return new_context().new_page()


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
    status, output = project.run(CHECK)
    assert (status, output.partition(";")[0]) == (0, "Không có vấn đề nào")


def test_a_picture_is_stale_when_what_it_shows_has_changed(tmp_path: Path, phone: Page) -> None:
    def shown(words: str) -> Locator:
        return terminal(phone, "lệnh", words)

    Album(tmp_path, tmp_path, rewrite=True).keep("mot", shown("12.000 chiếc"), must_show=["12.000"])
    later = Album(tmp_path, tmp_path, rewrite=False)

    later.keep("mot", shown("12.000   chiếc\n"), must_show=[])
    with pytest.raises(AssertionError, match="đã cũ"):
        later.keep("mot", shown("12.001 chiếc"), must_show=[])
    with pytest.raises(AssertionError, match="không có chữ"):
        later.keep("mot", shown("12.000 chiếc"), must_show=["800"])
    (tmp_path / "mot.webp").unlink()
    with pytest.raises(AssertionError, match="thiếu hình"):
        later.keep("mot", shown("12.000 chiếc"), must_show=[])


def test_no_picture_is_left_that_nothing_takes() -> None:
    taken = {path.stem for path in TEXTS.glob("*.txt")}

    assert {path.stem for path in PICTURES.glob("*.webp")} == taken
    assert taken
