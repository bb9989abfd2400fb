"""What the search page takes a query for, and how it says so."""

from playwright.sync_api import expect

from tests.browser.search.reading import MASKS, Search, ids, ready


def test_what_a_query_is_understood_as_can_be_taken_off(search: Search) -> None:
    page = search("?q=trao+tặng+2021")
    taken_as = page.get_by_role("button", name="Thôi hiểu “trao tặng” là")
    total = page.get_attribute("#tong-so", "data-total")

    taken_as.click()
    page.wait_for_function("() => location.search.includes('bo=')")
    ready(page)
    back = page.get_by_role("button", name="Hiểu lại “trao tặng” như tên gọi")
    expect(back).to_be_visible()

    back.click()
    expect(taken_as).to_be_visible()
    assert page.get_attribute("#tong-so", "data-total") == total


def test_a_chip_hides_nothing_that_plain_words_find(search: Search) -> None:
    understood = search("?q=trao+tặng")
    with_chip = int(understood.get_attribute("#tong-so", "data-total") or 0)
    plain = search("?q=trao+tặng&bo=trao+tặng")

    assert with_chip >= int(plain.get_attribute("#tong-so", "data-total") or 0) > 0


def test_a_slip_is_mended_and_said_and_can_be_refused(search: Search) -> None:
    page = search("?q=khau+tragn")
    assert "Kết quả cho “khau trang”" in page.locator("#hieu-la").inner_text()
    assert ids(page)

    page.click("text=tìm đúng nguyên văn")
    page.wait_for_function("() => location.search.includes('nguyen-van')")
    page.wait_for_function("() => document.querySelector('#tong-so').dataset.total === '0'")
    assert ids(page) == []


def test_few_results_for_a_likely_slip_come_with_what_may_have_been_meant(search: Search) -> None:
    page = search("?q=doan+dao")
    offered = page.locator("#hieu-la .ghi-chu a")
    expect(offered).to_have_text("doan lao")
    before = int(page.get_attribute("#tong-so", "data-total") or 0)

    offered.click()
    page.wait_for_url("**q=doan*lao**")
    ready(page)

    assert int(page.get_attribute("#tong-so", "data-total") or 0) > 2 * before


def test_nothing_found_says_what_was_asked_and_what_to_loosen(search: Search) -> None:
    page = search('?q="zzz+qqq"')

    assert page.get_attribute("#tong-so", "data-total") == "0"
    told = page.locator("#khong-co").inner_text()
    assert "Không tìm thấy mục nào cho: “zzz qqq” (đúng cụm từ)." in told
    assert "Có thể nới rộng" in told


def test_what_would_lead_to_something_is_offered(search: Search) -> None:
    page = search('?q="trang+khau"')
    loose = page.get_by_role("link", name="Bỏ dấu ngoặc kép")
    expect(loose).to_contain_text("kết quả")

    loose.click()
    page.wait_for_function("() => document.querySelector('#tong-so').dataset.total !== '0'")
    assert MASKS in ids(page)


def test_words_that_were_dropped_are_said(search: Search) -> None:
    page = search("?q=khau+trang+zzzz")

    assert ids(page)
    assert "Đã bỏ: “zzzz”" in page.locator("#hieu-la").inner_text()


def test_words_that_only_ask_are_dropped_and_said_together(search: Search) -> None:
    page = search("?q=có bao nhiêu khẩu trang được trao ở cửa khẩu Mộc Bài năm 2021?")

    assert MASKS in ids(page)
    told = page.locator("#hieu-la").inner_text()
    assert "Tìm theo các từ chính. Đã bỏ: “có bao nhiêu”" in told
