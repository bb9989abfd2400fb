"""The results of the search page: hits, facets, totals, the found set as a file."""

import csv
import io
import json
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.search.reading import MASKS, Search, facet, ids, ready


def test_an_address_is_answered_and_shown(search: Search) -> None:
    page = search("?q=khau+trang+moc+bai")

    assert page.input_value("#q") == "khau trang moc bai"
    assert MASKS in ids(page)
    assert page.get_attribute("#tong-so", "data-total") == str(len(ids(page)))
    assert page.get_attribute(f'#ket-qua > li[data-id="{MASKS}"]', "data-type") == "hoat-dong"
    assert page.locator("#ket-qua mark").count() > 0


def test_a_hit_leads_to_its_very_passage(search: Search) -> None:
    page = search("?q=khau+trang+moc+bai")

    page.click(f'#ket-qua > li[data-id="{MASKS}"] .ten')

    assert page.url.endswith("to-chuc/tinh-doan-thu/2021/#khau-trang-moc-bai")
    expect(page.locator("#khau-trang-moc-bai")).to_be_in_viewport()


def test_a_report_that_holds_words_in_several_passages_shows_them(search: Search) -> None:
    page = search("?q=trại+hè+khẩu+trang")
    hit = page.locator('#ket-qua > li[data-type="bao-cao"]').first

    expect(hit).to_be_visible()
    marked = {text.lower() for text in hit.locator(".doan mark").all_inner_texts()}
    assert any("trại" in text for text in marked)
    assert any("khẩu trang" in text for text in marked)


def test_a_page_beyond_the_last_is_the_last_in_the_address_too(search: Search) -> None:
    page = search("?q=khau+trang&trang=99")

    assert ids(page)
    assert "trang=99" not in page.url


def test_facets_are_kept_in_the_address_and_the_back_button_undoes_them(search: Search) -> None:
    page = search("?q=khau+trang")
    before, total = ids(page), page.get_attribute("#tong-so", "data-total")
    expected = facet(page, "loai", "tiep-nhan")

    page.check('input[name="loai"][value="tiep-nhan"]')
    page.wait_for_function("t => document.querySelector('#tong-so').dataset.total !== t", arg=total)
    ready(page)
    assert page.url.endswith("?q=khau+trang&loai=tiep-nhan")
    assert page.get_attribute("#tong-so", "data-total") == str(expected)

    page.go_back()
    page.wait_for_function("t => document.querySelector('#tong-so').dataset.total === t", arg=total)
    assert ids(page) == before


def test_several_values_of_a_facet_at_once(search: Search) -> None:
    one = search("?q=khau+trang&loai=tiep-nhan").get_attribute("#tong-so", "data-total")
    both = search("?q=khau+trang&loai=tiep-nhan&loai=trao-tang")

    assert int(both.get_attribute("#tong-so", "data-total") or 0) > int(one or 0)
    assert both.is_checked('input[value="trao-tang"]')
    assert both.is_checked('input[value="tiep-nhan"]')


def test_totals_never_add_unlike_units_and_open_their_rows(search: Search) -> None:
    page = search("?q=khau+trang")
    page.click("#tong summary")
    said = [
        line.replace("\n", " ") for line in page.locator("#tong .da-thuc-hien li").all_inner_texts()
    ]

    assert any("20.000 chiếc khẩu trang y tế" in line for line in said)
    assert any("25 thùng khẩu trang" in line for line in said)

    page.click("#tong .da-thuc-hien button >> text=20.000")
    rows = page.locator("#tong .da-thuc-hien ol a")
    expect(rows.first).to_be_visible()
    href = rows.first.get_attribute("href") or ""
    assert href.endswith("to-chuc/tinh-doan-thu/2021/#khau-trang-moc-bai")


def test_the_found_set_as_csv_and_json(search: Search) -> None:
    page = search("?q=khau+trang")
    total = int(page.get_attribute("#tong-so", "data-total") or 0)

    with page.expect_download() as csv_file:
        page.click("text=CSV")
    with page.expect_download() as json_file:
        page.click("text=JSON")

    rows = list(csv.DictReader(io.StringIO(csv_file.value.path().read_text("utf-8-sig"))))
    data = json.loads(json_file.value.path().read_text("utf-8"))
    assert [r["id"] for r in rows] == [d["id"] for d in data]
    assert len(rows) == total


def test_the_facets_change_under_a_reader_who_stays_where_he_is(search: Search) -> None:
    page = search("?q=hội")
    page.locator("#mo-loc").evaluate("e => { e.open = true; }")
    box = page.locator('input[name="nam"][value="2021"]')
    total = page.get_attribute("#tong-so", "data-total")
    box.focus()

    page.keyboard.press("Space")
    page.wait_for_function("t => document.querySelector('#tong-so').dataset.total !== t", arg=total)
    ready(page)

    expect(box).to_be_focused()
    expect(box).to_be_checked()
    page.wait_for_selector("html[data-facets=ready]")
    assert facet(page, "nam", "2021") == int(page.get_attribute("#tong-so", "data-total") or 0)
    counted = page.eval_on_selector_all("#loc input", "all => all.map((i) => i.dataset.count)")
    assert all(counted)


def fetched(page: Page, part: str) -> int:
    """How often a part of the index was asked for."""
    names = page.evaluate("performance.getEntriesByType('resource').map((r) => r.name)")
    return sum(part in name for name in names)


def test_facets_with_many_values_come_when_they_are_opened(search: Search) -> None:
    page = search("?q=khau+trang")
    page.wait_for_selector("html[data-facets=ready]")
    page.locator("#mo-loc").evaluate("e => { e.open = true; }")
    opener = page.get_by_role("group", name="Đối tác").get_by_role("button")
    boxes = page.locator('input[name="doi-tac"]')
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(boxes).to_have_count(0)
    assert fetched(page, "doi-tac.bin") == 0

    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(boxes.first).to_have_attribute("data-count", re.compile("[1-9]"))
    expect(opener).to_be_focused()
    assert fetched(page, "doi-tac.bin") == 1
    assert fetched(page, "chu-de.bin") == 0
    assert Axe().run(page).response["violations"] == []

    count = boxes.first.get_attribute("data-count")
    boxes.first.check()
    page.wait_for_function("() => location.search.includes('doi-tac=')")
    page.wait_for_selector("html[data-facets=ready]")
    assert page.get_attribute("#tong-so", "data-total") == count
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(boxes.first).to_be_checked()

    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(boxes).to_have_count(0)


def test_a_facet_that_the_address_tells_of_is_open(search: Search) -> None:
    page = search("?q=khau+trang&chu-de=phong-chong-dich")
    page.wait_for_selector("html[data-facets=ready]")

    opener = page.locator("[data-mo=chu-de]")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-mo=doi-tac]")).to_have_attribute("aria-expanded", "false")
    assert page.is_checked('input[name="chu-de"][value="phong-chong-dich"]')
    total = int(page.get_attribute("#tong-so", "data-total") or 0)
    assert facet(page, "chu-de", "phong-chong-dich") == total > 0
