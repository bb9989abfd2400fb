"""The form without an account: it refuses what the checks would, and its file passes them."""

import copy
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from archive.reading.folder import report_name
from tests.conftest import Site
from tests.form.driving import Form
from tests.form.test_saving import REPORT, checked

FIELD = ("activities", 0, "items", 0, "quantity")


@pytest.fixture
def form(page: Page, site: Site) -> Form:
    """The empty form, in a site below a folder."""
    return opened(page, site)


def opened(page: Page, site: Site) -> Form:
    page.goto(f"{site.subfolder_url}soan/khong-tai-khoan/")
    page.wait_for_selector("#bieu-mau[data-san]")
    return Form(page)


def wrong(form: Form) -> list[str]:
    """What the form finds when it is asked to check."""
    form.page.get_by_role("button", name="Kiểm tra").click()
    return form.page.locator(".tom-loi li").all_inner_texts()


def taken(form: Form) -> str:
    """The file that it gives."""
    with form.page.expect_download() as download:
        form.page.get_by_role("button", name="Tải tệp").click()
    return download.value.path().read_text(encoding="utf-8")


def test_a_report_is_filled_in_and_passes_the_checks(
    form: Form, toy_content: Path, tmp_path: Path
) -> None:
    form.fill_all((), copy.deepcopy(REPORT))
    assert wrong(form) == []
    text = taken(form)

    content = tmp_path / "content"
    shutil.copytree(toy_content, content)
    (content / "to-chuc/so-ngoai-vu-thu/2023.md").write_text(text, encoding="utf-8")
    assert checked(content) == ""
    assert "content/to-chuc/so-ngoai-vu-thu/2023.md" in form.page.inner_text(".ket-luan")
    ways = form.page.locator(".loi-gui a").evaluate_all("links => links.map(a => a.href)")
    assert ways[0].startswith("https://github.com/doi-ngoai-nhan-dan/kho-bao-cao/new/main/content/")


def test_who_has_no_account_can_write_to_the_editors(page: Page, site: Site) -> None:
    """Where the operator gave an address; the site of the tests has none."""

    def with_mail(route: Route) -> None:
        route.fulfill(json=route.fetch().json() | {"mail": "ban-bien-tap@kho.example"})

    page.route("**/soan/*.json", with_mail)
    form = opened(page, site)
    form.fill_all((), copy.deepcopy(REPORT))
    assert wrong(form) == []

    link = page.locator(".loi-gui a", has_text="Viết thư cho ban biên tập")
    letter = urlsplit(link.get_attribute("href") or "")
    assert (letter.scheme, letter.path) == ("mailto", "ban-bien-tap@kho.example")
    said = parse_qs(letter.query)
    assert said["subject"] == ["Gửi tệp to-chuc/so-ngoai-vu-thu/2023.md"]
    assert "content/to-chuc/so-ngoai-vu-thu/2023.md" in said["body"][0]


def test_an_empty_form_tells_what_is_required(form: Form) -> None:
    found = wrong(form)

    assert [words.split(":")[0] for words in found] == [
        "Tổ chức", "Tên báo cáo", "Cách ghi", "Người xác nhận", "Ngày xác nhận",
    ]  # fmt: skip
    form.page.locator(".tom-loi a").nth(1).click()
    expect(form.page.get_by_label("Tên báo cáo")).to_be_focused()


@pytest.mark.parametrize(
    ("entry", "typed", "right"),
    [
        ("quantity", "20.000", "Viết: 20000"),
        ("quantity", "1,5", "Viết: 1.5"),
        ("quantity", "hai mươi", "chỉ có chữ số"),
    ],
)
def test_a_number_is_refused_with_what_to_write(
    form: Form, entry: str, typed: str, right: str
) -> None:
    form.add(("activities",))
    form.add(("activities", 0, "items"))
    place = ("activities", 0, "items", 0, entry)
    form.fill(place, typed)

    field = form.control(place)
    assert field.get_attribute("aria-invalid") == "true"
    assert right in str(
        field.evaluate("e => e.closest('.truong').querySelector('.loi').textContent")
    )
    assert any(right in words for words in wrong(form))


def test_dates_ids_references_and_anchors_are_checked(form: Form) -> None:
    form.add(("activities",))
    form.add(("activities",))
    form.fill(("activities", 0, "date"), "31/3/2021")
    form.fill(("activities", 0, "id"), "Trao quà")
    form.fill(("activities", 1, "id"), "trao-qua")
    form.add(("activities", 0, "parties", "giver"))
    form.fill(("activities", 0, "parties", "giver", 0, "value"), "to-chuc/khong-co")
    found = "\n".join(wrong(form))

    assert "Viết: 2021-03-31" in found
    assert "Viết: trao-qua" in found
    assert "Chưa có hồ sơ to-chuc/khong-co" in found
    assert "chưa có đoạn nào mang neo {: #trao-qua }" in found
    form.page.get_by_role("button", name="Chèn đoạn cho những việc chưa có").click()
    assert "{: #trao-qua }" in form.control(("body",)).input_value()


def test_a_report_that_is_there_is_not_written_over(form: Form) -> None:
    form.find(("_organization",), "tinh doan", "Tỉnh đoàn Thử")
    form.fill(("_year",), "2021")

    assert any("Đã có báo cáo 2021" in words for words in wrong(form))


def test_a_file_is_opened_changed_in_one_line_and_given_back(form: Form, toy_content: Path) -> None:
    file = toy_content / "to-chuc/tinh-doan-thu/2021.md"
    form.page.set_input_files("#tep", file)
    expect(form.page.get_by_label("Tên báo cáo")).not_to_have_value("")
    form.find(("_organization",), "tinh doan", "Tỉnh đoàn Thử")
    form.fill(("activities", 1, "items", 1, "quantity"), "1001")
    assert wrong(form) == []

    before = file.read_text(encoding="utf-8")
    assert taken(form) == before.replace("quantity: 1000,", "quantity: 1001,")


@pytest.mark.parametrize(
    ("kind", "values", "path", "text"),
    [
        (
            "Đối tác",
            {"_id": "hoi-thu-lao", "name": "Hội Thử Lào", "country": {"choose": ["Lào"]}},
            "doi-tac/hoi-thu-lao.md",
            "---\nname: Hội Thử Lào\ncountry: LA\nkind: thanh-nien\n---\n",
        ),
        (
            "Tổ chức",
            {"_id": "hoi-thu-hai", "name": "Hội Thử: hai", "level": {"choose": ["Cấp tỉnh"]}},
            "to-chuc/hoi-thu-hai/index.md",
            '---\nname: "Hội Thử: hai"\nkind: ldld\nlevel: tinh\n---\n',
        ),
    ],
)
def test_a_record_is_made(
    form: Form, site: Site, kind: str, values: dict[str, object], path: str, text: str
) -> None:
    form.page.get_by_label(kind, exact=True).check()
    form.fill_all((), values)
    form.control(("kind",)).select_option(text.partition("kind: ")[2].split("\n")[0])
    assert wrong(form) == []

    assert path in form.page.inner_text(".ket-luan")
    assert taken(form) == text


def test_what_was_typed_is_there_again_after_a_reload(form: Form) -> None:
    form.fill(("title",), "Báo cáo dở dang")
    form.page.reload()
    form.page.wait_for_selector("#bieu-mau[data-san]")

    assert form.control(("title",)).input_value() == "Báo cáo dở dang"


@pytest.mark.parametrize("width", [390, 1280])
def test_it_reads_well_and_fits(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 850})
    form = opened(page, site)
    form.add(("activities",))
    form.add(("activities", 0, "items"))
    form.fill(FIELD, "20.000")
    wrong(form)

    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_code_is_one_of_its_list_though_it_is_typed(page: Page, site: Site) -> None:
    """Of a list that is too long to be shown whole."""

    def long(route: Route) -> None:
        told = route.fetch().json()
        told["lists"]["quoc-gia"] += [[f"X{n}", f"Nước thử {n}"] for n in range(40)]
        route.fulfill(json=told)

    page.route("**/soan/khuon.json", long)
    form = opened(page, site)
    page.get_by_label("Đối tác", exact=True).check()
    country = form.control(("country",))

    form.fill(("country",), "lào")
    country.evaluate("e => e.blur()")
    assert country.input_value() == "LA"

    form.fill(("country",), "Nước Lào")
    country.evaluate("e => e.blur()")
    assert any("Danh sách không có “Nước Lào”" in words for words in wrong(form))


@pytest.mark.parametrize(("year", "stands"), [("1944", False), ("1945", True), ("2099-a", True)])
def test_the_years_of_reports_are_those_of_the_checks(form: Form, year: str, stands: bool) -> None:
    assert (report_name(year) is not None) == stands

    form.find(("_organization",), "tinh doan", "Tỉnh đoàn Thử")
    form.fill(("_year",), year)

    assert any("Viết năm" in words for words in wrong(form)) != stands
