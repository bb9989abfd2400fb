"""From every page and every activity a correction can be proposed, filled in beforehand."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archive.composing.compose import every_page
from archive.composing.corrections import LONGEST, correction, history, on_gitlab
from archive.composing.site import Settings, Site
from archive.composing.templates import compose_text, page_head
from archive.model.archive import Archive
from archive.model.records import Activity, Report
from archive.reading.load import load, read_markdown
from archive.rendering.engine import Engine, EngineError, site_settings
from tests.composing.built import elements, pages, words
from tests.conftest import Site as Built

ROOT = Path(__file__).parents[2]
FORM = ROOT / ".github/ISSUE_TEMPLATE/dinh-chinh.yml"
URL = "https://kho.example/"
GITHUB = Settings(url=URL, repository="https://github.example/a/kho")
GITLAB = Settings(url=URL, repository="https://gitlab.example/a/kho")
LINK = "Đề nghị sửa"


@pytest.fixture(scope="module")
def toy(toy_content: Path) -> Archive:
    return load(toy_content).archive


def filled(address: str) -> dict[str, str]:
    found = parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)
    return {name: value for name, (value,) in found.items()}


def proposals(tree: object) -> Iterator[tuple[str, str]]:
    """The words and the address of each link that proposes a correction."""
    for element in elements(tree):
        if element.tag == "a" and words(element).startswith(LINK):
            yield element.get("aria-label") or words(element), element.get("href")


def test_every_page_that_is_built_offers_its_own(site: Built) -> None:
    own, kinds = {}, set()
    for address, tree in pages(site.folder):
        body = tree.find(".//body")
        if body is None or not body.get("class") or address == "404.html":
            continue  # a redirect, the page of what is missing
        kinds.add(body.get("class"))
        own[address] = [link for said, link in proposals(tree) if said == "Đề nghị sửa trang này"]

    assert len(kinds) >= 15
    assert [address for address, links in own.items() if len(links) != 1] == []
    for address, (link,) in own.items():
        assert urlsplit(filled(link)["page"]).path.endswith(f"/{address}"), link
        assert len(link) <= LONGEST


def test_every_activity_that_is_built_offers_its_own(site: Built, toy: Archive) -> None:
    reports = dict(pages(site.folder))
    for report in toy.reports:
        tree = reports[report.address]
        for activity in report.activities:
            (row,) = [e for e in elements(tree) if e.get("id") == f"so-{activity.id}"]
            ((said, link),) = proposals(row)
            assert activity.entries.title in said
            assert filled(link)["page"].endswith(activity.address)
            assert filled(link)["activity"] == f"{activity.entries.title} ({activity.uid})"
            assert len(link) <= LONGEST


@pytest.mark.parametrize("settings", [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_every_page_and_activity_offers_one_at_either_forge(
    settings: Settings, toy: Archive
) -> None:
    site = Site(toy, settings)
    begin = f"{settings.repository}{'/-' if settings is GITLAB else ''}/issues/new?"
    rows = 0
    for page in every_page(site):
        entries = page_head(site, page)
        links = [unescape(link) for link in re.findall(
            rf'href="([^"]*)"[^>]*>{LINK}</a>', compose_text(site, page)
        )]  # fmt: skip
        rows += len(links)
        for link in (entries["correction"], *links):
            assert link.startswith(begin)
            assert len(link) <= LONGEST
            assert f"{URL}{page.address}" in "\n".join(filled(link).values())
        if page.edit_path:
            assert entries["history"].endswith(f"/commits/main/content/{page.edit_path}")
    assert rows == len(toy.activities)


def test_the_form_has_every_field_that_is_filled(toy: Archive) -> None:
    body = yaml.safe_load(FORM.read_text(encoding="utf-8"))["body"]
    fields = {part["id"] for part in body if "id" in part}
    asked = [part["id"] for part in body if part.get("validations", {}).get("required")]

    values = filled(correction(Site(toy, GITHUB), toy.activities[0]))

    assert values.pop("template") == FORM.name
    assert values.keys() - {"title"} <= fields
    assert asked == ["page", "wrong", "right", "source"]


def test_the_present_values_stand_in_it(toy: Archive) -> None:
    activity = toy.activity_by_uid["tinh-doan-thu/2021#khau-trang-moc-bai"]

    assert filled(correction(Site(toy, GITHUB), activity))["wrong"].splitlines()[:6] == [
        "Thời gian: 31/3/2021",
        "Quà: gần 20.000 chiếc khẩu trang y tế",
        "Quà: 1.000 chai nước rửa tay",
        "Địa điểm: Cửa khẩu quốc tế Mộc Bài",
        "Các bên: TĐ Thử; Hội TN Thử Svay Rieng",
        "Trạng thái: đã thực hiện",
    ]


def test_gitlab_gets_the_same_as_a_description(toy: Archive) -> None:
    activity = toy.activity_by_uid["tinh-doan-thu/2021#khau-trang-moc-bai"]
    body = yaml.safe_load(FORM.read_text(encoding="utf-8"))["body"]
    labels = [part["attributes"]["label"] for part in body if "id" in part]

    description = filled(correction(Site(toy, GITLAB), activity))["issue[description]"]

    assert re.findall("^## (.*)$", description, re.MULTILINE) == labels
    assert "    Quà: gần 20.000 chiếc khẩu trang y tế\n" in description


def told(archive: Archive, **entries: str) -> Activity:
    """An activity with hostile or very long entries, beside the toy archive's bodies."""
    lines = "\n".join(f"    {name}: {_quoted(value)}" for name, value in entries.items())
    text = f"---\nactivities:\n  - id: viec\n    status: da-thuc-hien\n{lines}\n---\n"
    report = read_markdown("to-chuc/tinh-doan-thu/2017.md", "report", text).record
    assert isinstance(report, Report)
    return report.activities[0]


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


HOSTILE = st.text(
    st.sampled_from("&=?#%+/\\\"'<>|`*[](){}@:;ạ ế\u2028") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=3000,
).filter(lambda text: text.isprintable() and text.strip())


@given(title=HOSTILE, place=HOSTILE)
@pytest.mark.parametrize("settings", [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_no_text_leaves_its_field_or_makes_it_too_long(
    settings: Settings, title: str, place: str, toy: Archive
) -> None:
    activity = told(toy, title=title, place=place)

    address = correction(Site(toy, settings), activity)

    assert re.fullmatch(r"[A-Za-z0-9%+&=?/:._~-]+", address)
    assert len(address) <= LONGEST
    expected = {"template", "title", "page", "activity", "wrong"}
    if settings is GITLAB:
        expected = {"issue[title]", "issue[description]"}
    assert filled(address).keys() == expected


@pytest.mark.parametrize("word", ["𠀀" * 79, "ế" * 300, "ế ", "𠀀 "])
def test_the_longest_signs_fit_too(word: str, toy: Archive) -> None:
    text = (word * 400).strip()
    for settings in (GITHUB, GITLAB):
        assert len(correction(Site(toy, settings), told(toy, title=text, place=text))) <= LONGEST


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (GITHUB, False),
        (GITLAB, True),
        (Settings(repository="https://gitlab.com/a/b"), True),
        (Settings(repository="https://github.com/gitlab/gitlab"), False),
        (Settings(repository="https://ma.example/kho", forge="gitlab"), True),
        (Settings(repository="https://gitlab.example/kho", forge="github"), False),
    ],
)
def test_a_gitlab_is_known_by_its_host_or_said(settings: Settings, expected: bool) -> None:
    assert on_gitlab(settings) is expected
    assert ("/-/" in history(settings, "a.md")) is expected


def test_a_letter_about_every_page_can_be_begun(toy: Archive) -> None:
    site = Site(toy, Settings(url=URL, mail="ban-bien-tap@kho.example"))
    for page in every_page(site):
        letter = urlsplit(page_head(site, page)["letter"])
        assert (letter.scheme, letter.path) == ("mailto", "ban-bien-tap@kho.example")
        # RFC 6068: a plus stands for itself, and a line of a letter ends with both signs
        assert "+" not in letter.query
        said = filled(letter.geturl())
        assert said["subject"] == f"Về trang: {' '.join(page.title.split())}"
        assert said["body"].startswith(f"Trang: {URL}{page.address}\r\n")


def test_the_letter_stands_at_the_foot_of_the_page() -> None:
    letter = "mailto:ban-bien-tap@kho.example?subject=a&body=b"
    entries = {"title": "Năm", "page_kind": "nam", "letter": letter}

    html = Engine(ROOT / "mkdocs.yml").page("nam/index.md", entries, ["# Năm\n".encode()]).decode()

    assert [unescape(link) for link in re.findall('href="(mailto:[^"]*)"', html)] == [letter]


def test_an_address_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_MAIL", "ban biên tập")

    with pytest.raises(EngineError, match=r"extra\.mail .* không phải một địa chỉ thư"):
        site_settings(ROOT / "mkdocs.yml")


def test_nobody_is_written_to_where_the_operator_names_none(toy: Archive) -> None:
    site = Site(toy, GITHUB)

    assert all("letter" not in page_head(site, page) for page in every_page(site))


def test_nothing_is_offered_without_a_repository(toy: Archive) -> None:
    site = Site(toy, Settings(url=URL))

    assert correction(site, toy.activities[0]) == ""
    assert history(site.settings, "a.md") == ""
    assert all("correction" not in page_head(site, page) for page in every_page(site))
