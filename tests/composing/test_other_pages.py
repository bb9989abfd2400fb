"""Pages of bodies, partners, places, years, coverage and dossiers against the records."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import html5lib
import pytest

from archive.checking import addresses
from archive.composing.compose import every_page
from archive.composing.pages import coverage, document
from archive.composing.pages.dossier import pieces
from archive.composing.selection import Selection
from archive.composing.site import Site as Composed
from archive.composing.summary import summary
from archive.composing.templates import compose_text
from archive.composing.words import years_said
from archive.reading.load import load
from tests.composing.built import elements, main_of, pages, words
from tests.conftest import ROOT, Site

SVG = "{http://www.w3.org/2000/svg}"
TOY = load(ROOT / "tests/archive/content").archive


def classed(tree: Any, name: str) -> list[Any]:
    return [e for e in elements(tree) if name in e.attrib.get("class", "").split()]


def links(tree: Any) -> list[str]:
    return [a.attrib["href"] for a in tree.iter("a")]


def test_the_same_event_of_two_reports_counts_once_and_says_so(site: Site) -> None:
    uid = "tinh-doan-thu/2021#khau-trang-moc-bai"
    twin = TOY.activity_by_uid["so-ngoai-vu-thu/2021#khau-trang-moc-bai"]
    year = [a for a in TOY.activities if a.year == 2021]
    tree = main_of(site.folder, "nam/2021/")
    (glance,) = tree.findall(".//dl[@class='so-lieu']")

    assert TOY.event_of(TOY.activity_by_uid[uid]) == TOY.event_of(twin)
    done = {TOY.event_of(a) for a in year if a.is_done}
    assert words(glance[0]) == f"hoạt động đã thực hiện{len(done)}"
    assert len(done) < sum(a.is_done for a in year)
    assert "trong tổng số chỉ tính một lần" in words(tree)


def test_a_body_s_years_its_predecessor_and_successor(site: Site) -> None:
    before = main_of(site.folder, "to-chuc/ldld-thu/")
    after = main_of(site.folder, "to-chuc/ldld-thu-2025/")

    (missing,) = (p for p in before.iter("p") if words(p).startswith("Năm chưa có báo cáo"))
    assert [words(e) for e in classed(missing, "chua-co")] == ["2021"]
    (life,) = classed(before, "dien-bien")
    assert [words(item) for item in life] == [
        "đến 30/6/2025 Liên đoàn Lao động tỉnh Thử",
        "kế tục, từ 1/7/2025 Liên đoàn Lao động tỉnh Thử",
    ]
    assert "../ldld-thu-2025/" in [h.replace("../../to-chuc/", "../") for h in links(life)]
    (life,) = classed(after, "dien-bien")
    assert words(life[0]).startswith("tiền thân, đến 30/6/2025")


def test_a_province_then_and_now(site: Site) -> None:
    then = main_of(site.folder, "dia-phuong/tay-ninh/")
    now = main_of(site.folder, "dia-phuong/tay-ninh-2025/")

    assert "Nay thuộc Tỉnh Tây Ninh từ 1/7/2025" in re.sub(r"(thuộc)(\S)", r"\1 \2", words(then))
    assert "trước ngày 1/7/2025" in words(classed(then, "loai-trang")[0])
    former = [words(dd) for dd in now.iter("dd")]
    assert "Tỉnh Long An đến 30/6/2025" in former
    assert "Tỉnh Tây Ninh đến 30/6/2025" in former
    for tree in (then, now):
        assert any("tinh-doan-thu/2021/" in href for href in links(tree))


def test_coverage_tells_there_missing_and_none_apart(site: Site) -> None:
    table = main_of(site.folder, "do-phu/").find(".//table")
    rows = {words(row[0]): row for row in table.find("tbody")}
    cells = {
        (name, cell.attrib["data-label"]): [e.attrib["class"] for e in cell]
        for name, row in rows.items()
        for cell in row[1:]
    }

    assert cells["LĐLĐ tỉnh Thử", "2020"] == ["co"]
    assert cells["LĐLĐ tỉnh Thử", "2021"] == ["chua-co"]
    assert cells["TĐ Thử", "2021"] == ["co", "co"], "two reports of one year"


def test_coverage_of_many_bodies_is_a_page_for_each_place(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, *others = list(coverage.every_page(Composed(TOY)))
    assert not others
    monkeypatch.setattr("archive.model.coverage.MOST_ON_A_PAGE", 1)
    first, *pages_of_places = list(coverage.every_page(Composed(TOY)))

    table = html5lib.parse(compose_text(Composed(TOY), first), namespaceHTMLElements=False)
    told = [words(cell) for cell in table.iter("td") if "/" in words(cell)]
    reported = {(r.organization, r.year) for r in TOY.reports}
    assert sum(int(cell.partition("/")[0]) for cell in told) == len(reported)
    assert {href.split("/")[-2] for href in links(table) if "do-phu/" in href} >= {
        page.address.split("/")[-2] for page in pages_of_places
    }
    rows = [row for page in pages_of_places for row in page.values()["rows"]]
    assert sorted(body.id for body, _ in rows) == sorted(
        body.id for body, _ in whole.values()["rows"]
    )
    silent = [body.id for page in pages_of_places for body in page.values()["silent"]]
    assert sorted(silent) == sorted(body.id for body in whole.values()["silent"])
    for page in pages_of_places:
        text = compose_text(Composed(TOY), page)
        assert all(body.short_name in text for body, _ in page.values()["rows"])


def test_checks_know_the_pages_of_coverage_as_they_are_composed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for most in (200, 1):
        monkeypatch.setattr("archive.model.coverage.MOST_ON_A_PAGE", most)
        known = {a for a in addresses.pages.__wrapped__(TOY) if a.startswith("do-phu/")}

        assert known == {page.address for page in coverage.every_page(Composed(TOY))}
    assert len(known) > 2


def test_years_that_follow_one_another_are_said_as_one() -> None:
    assert years_said([2021, 2012, 2013, 2014, 2016]) == ["2012–2014", "2016", "2021"]
    assert years_said([]) == []


def test_home_begins_with_one_true_sentence(site: Site) -> None:
    everything = summary(TOY, TOY.activities)
    (sentence,) = classed(main_of(site.folder, ""), "cau")

    assert [words(b) for b in sentence.iter("b")] == [
        str(len(TOY.reports)), str(len(TOY.reports_of)), str(len(everything.done)),
        str(len(everything.by_partner)), str(len(everything.planned)),
    ]  # fmt: skip


@pytest.mark.parametrize("dossier", TOY.dossiers, ids=lambda dossier: dossier.slug)
def test_a_dossier_shows_the_rows_its_macros_ask_for(site: Site, dossier: Any) -> None:
    tree = main_of(site.folder, dossier.address)
    shown = [words(h) for h in tree.iter("h3")]
    calls = [p for p in pieces(Composed(TOY), dossier) if p.macro]

    assert calls
    for piece in calls:
        assert piece.selection is not None
        if piece.macro == "hoat_dong":
            assert piece.selection.activities
            for activity in piece.selection.activities:
                assert activity.entries.title in shown
        if piece.macro == "bang_tang":
            assert piece.gifts
            for gift in piece.gifts:
                assert gift.what in words(tree)


def figure_of_years(tree: Any) -> dict[str, tuple[str, str]]:
    """The table under the columns by year: year to done and planned."""
    for figure in classed(tree, "hinh"):
        heads = [words(th) for th in figure.findall(".//thead//th")]
        if heads == ["Năm", "Đã thực hiện", "Kế hoạch"]:
            rows = [[words(cell) for cell in row] for row in figure.findall(".//tbody/tr")]
            return {year: (done, planned) for year, done, planned in rows}
    raise AssertionError("no figure by year")


def test_the_years_of_home_are_those_of_the_archive(site: Site) -> None:
    everything = summary(TOY, TOY.activities)

    for year, (done, planned) in figure_of_years(main_of(site.folder, "")).items():
        assert done == str(sum(a.year == int(year) for a in everything.done))
        assert planned == str(sum(a.year == int(year) for a in everything.planned))


@pytest.mark.parametrize("which", ["site", "real_site"])
def test_a_picture_says_no_number_that_its_table_does_not(
    which: str, request: pytest.FixtureRequest
) -> None:
    """Month names below the year's line are no figures of the archive."""
    built: Site = request.getfixturevalue(which)
    drawn = 0
    for address, tree in pages(built.folder):
        for figure in classed(tree, "hinh"):
            pictures = figure.iter(f"{SVG}svg")
            for picture in (svg for svg in pictures if svg.attrib.get("role") == "img"):
                drawn += 1
                cells = [e for e in elements(figure) if e.tag in {"td", "th"}]
                marks = [t for t in picture.iter(f"{SVG}text") if "so" in t.attrib.get("class", "")]
                said = [picture.attrib["aria-label"], *map(words, marks)]
                assert numbers(said) <= numbers(map(words, cells)), address
    assert drawn > 5


def numbers(texts: Iterable[str]) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)*", " ".join(texts)))


def test_an_international_body_stands_in_no_country(toy_content: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(toy_content, tmp_path / "kho"))
    record = "---\nname: Quỹ Trẻ em Thử\nkind: quoc-te\n---\nBịa ra để thử.\n"
    (content / "doi-tac/quy-tre-em-thu.md").write_text(record, encoding="utf-8")
    site = Composed(load(content).archive)
    made = {page.address: page for page in every_page(site)}

    own = compose_text(site, made["doi-tac/quy-tre-em-thu/"])
    assert "Quỹ Trẻ em Thử" in own
    assert "quoc-gia/" not in own
    listed = html5lib.parse(compose_text(site, made["doi-tac/"]), namespaceHTMLElements=False)
    assert "Quỹ Trẻ em Thử" in words(listed).partition("Tổ chức quốc tế")[2]
    reports = Selection(site.archive, {"doi_tac": "quy-tre-em-thu"}, site.groups)
    assert reports.partners == frozenset({"doi-tac/quy-tre-em-thu"})


def test_documents_too_many_for_one_page_stand_each_on_that_of_its_year(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = Composed(TOY)
    whole = {page.address: compose_text(site, page) for page in every_page(site)}
    monkeypatch.setattr(document, "MOST_ON_A_PAGE", 2)
    found = {page.address: compose_text(site, page) for page in every_page(site)}

    def rows(text: str) -> list[str]:
        return re.findall(r"<li>(.*? lần dẫn.*?)</li>", text)

    years = [address for address in found if address.startswith("van-kien/nam/")]
    every = [rows(found[address].replace("../../../", "../")) for address in years]
    listed = re.findall(
        r'href="\.\./(van-kien/nam/[^"]+)".*?<span class="so">(\d+)', found["van-kien/"]
    )
    assert rows(found["van-kien/"]) == rows(whole["van-kien/"])[:2]
    assert sorted(row for of in every for row in of) == sorted(rows(whole["van-kien/"]))
    assert [(address, str(len(of))) for address, of in zip(years, every, strict=True)] == listed
    assert "van-kien/nam/1994/" in years
    assert all("20/9/1994" in row for row in rows(found["van-kien/nam/1994/"]))
    assert whole.items() - {("van-kien/", whole["van-kien/"])} <= found.items()
