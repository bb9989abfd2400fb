"""A report's page says all that its record says, and nothing that the paper does not."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from archive.composing.corrections import correction
from archive.composing.pages.report import delegation_blocks, neighbours
from archive.composing.site import Settings
from archive.composing.site import Site as Composed
from archive.composing.words import figure
from archive.model.archive import Archive
from archive.model.choices import CHOICES
from archive.model.records import Report
from archive.reading.load import load
from tests.composing.built import elements, main_of, words
from tests.conftest import ROOT, Site

TOY = load(ROOT / "tests/archive/content").archive
REPORT = TOY.report_by_key["tinh-doan-thu/2021"]


@pytest.fixture(scope="module")
def archive() -> Archive:
    return TOY


def page_of(site: Site, report: Report) -> Any:
    return main_of(site.folder, report.address)


def classed(tree: Any, name: str) -> list[Any]:
    return [e for e in elements(tree) if name in e.attrib.get("class", "").split()]


def under(tree: Any, caption: str) -> Any:
    """The table with that caption."""
    captions = ((table, table.find("caption")) for table in tree.iter("table"))
    (table,) = (t for t, found in captions if found is not None and words(found) == caption)
    return table


@pytest.mark.parametrize("report", TOY.reports, ids=lambda report: report.key)
def test_every_activity_is_on_its_page_with_its_status_in_words(site: Site, report: Report) -> None:
    tree = page_of(site, report)
    for activity in report.activities:
        (row,) = tree.findall(f".//li[@id='so-{activity.id}']")
        assert activity.entries.title in words(row)
        status = activity.entries.status or ""
        badges = [e for e in classed(row, status) if e.tag == "span"]
        assert [words(badge) for badge in badges] == [CHOICES["trang-thai"][status].lower()]
        for item in activity.entries.items:
            assert item.what in words(row)
            assert figure(item.quantity, item.qualifier) in words(row)
        assert len(tree.findall(f".//*[@id='{activity.id}']")) == 1, "its passage, once"


@pytest.mark.parametrize("report", TOY.reports, ids=lambda report: report.key)
def test_a_glance_counts_what_was_done_and_nothing_else(site: Site, report: Report) -> None:
    (glance,) = page_of(site, report).findall(".//dl[@class='so-lieu']")
    said = {words(row.find("dt")): words(row.find("dd")) for row in glance}

    assert said["hoạt động đã thực hiện"] == str(sum(a.is_done for a in report.activities))
    for name, count in (
        ("việc trong kế hoạch", sum(a.is_planned for a in report.activities)),
        ("việc không thực hiện", sum(a.is_not_done for a in report.activities)),
    ):
        assert said.get(name) == (str(count) if count else None)


def test_each_gift_row_shows_its_direction_in_a_word(site: Site) -> None:
    table = under(page_of(site, REPORT), "Từng thứ trao và nhận, theo báo cáo này")
    rows = [r for r in table.iter("tr") if r.attrib.get("class") in {"trao", "nhan-ve"}]
    ways = [(words(r.find("th")), words(r.findall("td")[0])) for r in rows]

    assert ("gạo", "Trao") in ways
    assert ("tiền", "Nhận") in ways
    things = sum(len(a.entries.items) + len(a.entries.money) for a in REPORT.activities)
    assert len(ways) == things


def test_stated_none_and_unstated_and_missing_look_different(site: Site) -> None:
    tree = page_of(site, TOY.report_by_key["ldld-thu/2020"])
    (glance,) = tree.findall(".//dl[@class='so-lieu']")
    looks = {
        words(row.find("dt")): row.find("dd")[0].attrib["class"]
        for row in glance
        if len(row.find("dd")) and "class" in row.find("dd")[0].attrib
    }
    missing = [words(e) for e in classed(tree, "chua-co")]

    assert looks["đoàn ra năm 2020"] == "noi-khong"
    assert looks["đoàn vào năm 2020"] == "khong-neu"
    assert "năm 2019 chưa có" in missing


def test_a_figure_that_can_be_read_two_ways_says_so_wherever_it_stands(site: Site) -> None:
    tree = page_of(site, REPORT)
    doubtful = [words(e) for e in classed(tree, "chua-ro")]

    assert len(doubtful) >= 3, "in the glance, the ledger, the table"
    assert set(doubtful) == {"2,5"}
    (row,) = tree.findall(".//li[@id='so-gao-uy-thac']")
    assert "không rõ là tổng chung hay mỗi bên" in words(row)


def test_delegations_that_did_not_go_are_not_counted() -> None:
    (out, *_) = delegation_blocks(REPORT)
    assert out.rows
    row = out.rows[0].entries
    stayed = row.model_copy(update={"status": "khong-thuc-hien"})
    group = REPORT.entries.delegations
    assert group is not None
    entries = REPORT.entries.model_copy(
        update={"delegations": group.model_copy(update={"outgoing": (row, stayed)})}
    )
    report = Report("a", 2021, None, "a", entries, REPORT.body)

    (out, into, *_) = delegation_blocks(report)

    assert (out.counted, out.others) == (1, 1)
    assert (into.rows, into.counted) == ((), 0)


def test_the_picture_is_there_with_its_words(site: Site) -> None:
    (picture,) = page_of(site, REPORT).findall(".//img")
    assert picture.attrib["alt"] == "Lễ trao khẩu trang tại cửa khẩu Mộc Bài"
    file = (site.folder / REPORT.address / picture.attrib["src"]).resolve()
    assert file.read_bytes().startswith(b"\x89PNG")


def test_before_and_after_a_gap_and_two_of_one_year(archive: Archive, site: Site) -> None:
    composed = Composed(archive)
    before, after = neighbours(composed, archive.report_by_key["ldld-thu/2022"])
    assert before.report is archive.report_by_key["ldld-thu/2020"]
    assert before.missing == ("2021",)
    assert (after.report, after.missing) == (None, ("2023",))

    main, beside = archive.reports_of["tinh-doan-thu"][:2]
    assert (main.year, main.slug, beside.year, bool(beside.slug)) == (2021, None, 2021, True)
    assert neighbours(composed, main)[1].report is beside
    assert neighbours(composed, beside)[0].report is main
    assert words(page_of(site, main).find(".//a[@class='sau']/b")) == "2021 (báo cáo riêng)"


def test_a_correction_is_filled_in_by_the_fields_of_the_form(root: Path) -> None:
    form = root / ".github/ISSUE_TEMPLATE/dinh-chinh.yml"
    parts = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    fields = {part["id"] for part in parts if "id" in part}
    activity = REPORT.activities[1]
    settings = Settings(url="https://kho.example/", repository="https://git.example/kho")

    address = urlsplit(correction(Composed(TOY, settings), activity))
    filled = {name: value for name, (value,) in parse_qs(address.query).items()}

    assert f"{address.scheme}://{address.netloc}{address.path}" == (
        "https://git.example/kho/issues/new"
    )
    assert filled.pop("template") == form.name
    assert activity.entries.title in filled.pop("title")
    assert filled.keys() <= fields
    assert filled["page"] == f"https://kho.example/{activity.address}"
    assert activity.id in filled["activity"]


def test_no_correction_is_offered_without_a_repository() -> None:
    assert correction(Composed(TOY, Settings()), REPORT.activities[0]) == ""
