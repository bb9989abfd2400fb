"""The preview of a change: links that work in a folder, what became of files, broken records."""

import re
import shutil
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.checking.since import Change
from archive.composing.site import Settings, Site
from archive.reading.load import load
from archive.rendering.changed_pages import MOST_PAGES, Preview, preview, turn_links, what_changed
from archive.rendering.engine import Engine
from tests.conftest import ROOT

PUBLIC = "https://kho.example/"
HERE = "to-chuc/a/2021/"
REPORT = "to-chuc/tinh-doan-thu/2021.md"


def turned(href: str, public: str = PUBLIC) -> str:
    html = turn_links(
        f'<a href="{escape(href)}">x</a>',
        HERE,
        {"", HERE, "doi-tac/b/"},
        {"assets/css/base.css", "to-chuc/a/anh ảnh.png"},
        public,
    )
    (found,) = re.findall(r'^<a href="([^"]*)">x</a>$', html)
    return unescape(found)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../../../doi-tac/b/", "../../../doi-tac/b/index.html"),
        ("../../../doi-tac/b/#_gioi", "../../../doi-tac/b/index.html#_gioi"),
        ("../../../", "../../../index.html"),
        ("../../../assets/css/base.css?v=1", "../../../assets/css/base.css"),
        ("../anh%20%E1%BA%A3nh.png", "../../../to-chuc/a/anh%20%E1%BA%A3nh.png"),
        ("../../../nam/2021/#x", f"{PUBLIC}nam/2021/#x"),
        ("../../../tim-kiem/?q=a&nam=2021", f"{PUBLIC}tim-kiem/?q=a&nam=2021"),
        ("#khau-trang", "#khau-trang"),
        ("https://noi-khac.example/a?b=c&d=e", "https://noi-khac.example/a?b=c&d=e"),
        ("mailto:a@thu.example", "mailto:a@thu.example"),
        ("https://[", "https://["),
        ("../../../../../../etc/passwd", f"{PUBLIC}etc/passwd"),
    ],
)
def test_a_link_works_without_a_server(href: str, expected: str) -> None:
    assert turned(href) == expected


def test_without_a_public_address_other_links_stay() -> None:
    assert turned("../../../nam/2021/", public="") == "../../../nam/2021/"


@given(st.text(st.sampled_from("./#?&=%:[]<>\"'a b\\") | st.characters(codec="utf-8"), max_size=20))
def test_no_link_leaves_its_attribute_or_gains_a_scheme(href: str) -> None:
    scheme = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

    made = turned(href)

    if not scheme.match(href.strip("\x00\x01\x02\x03 ")):
        assert made == href or made.startswith((PUBLIC, "../"))


def test_what_became_of_each_file_is_told(toy_content: Path, tmp_path: Path) -> None:
    shutil.copytree(toy_content, tmp_path / "a")
    shutil.copytree(toy_content, tmp_path / "b")
    body = tmp_path / "b/to-chuc/tinh-doan-thu"
    (body / "2021-thanh-nien-bien-gioi.md").rename(body / "2021-bien-gioi.md")
    (tmp_path / "b/doi-tac/cong-doan-salavan-thu.md").unlink()
    (tmp_path / "b/moi.md").write_text("---\ntitle: Mới\n---\nKhác hẳn.\n")
    before, now = load(tmp_path / "a"), load(tmp_path / "b")
    touched = frozenset({*before.files.keys() ^ now.files.keys(), REPORT, "to-chuc"})

    told = what_changed(now, Change(touched, before))

    folder = "to-chuc/tinh-doan-thu"
    assert told.renamed == [
        (f"{folder}/2021-thanh-nien-bien-gioi.md", f"{folder}/2021-bien-gioi.md")
    ]
    assert (told.added, told.altered) == (["moi.md"], [REPORT])
    assert told.removed == ["doi-tac/cong-doan-salavan-thu.md"]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(ROOT / "mkdocs.yml")


def test_an_archive_in_which_all_is_broken_is_shown_as_far_as_it_goes(
    engine: Engine, toy_content: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(toy_content, content)
    dreadful = Path(__file__).parents[1] / "dreadful/content"
    shutil.copytree(dreadful, content, symlinks=True, dirs_exist_ok=True)
    reading = load(content)
    told = Preview(altered=list(reading.files))

    preview(reading, told, Site(reading.archive), engine, tmp_path / "xem", faulty=True)

    assert told.made
    for page in told.made:
        html = (tmp_path / "xem" / page.address / "index.html").read_text(encoding="utf-8")
        assert not re.search(r"<script(?! src=\"[./]*assets/js/)|javascript:|\son[a-z]+=", html)


def test_without_errors_a_page_that_fails_is_a_bug(
    engine: Engine, toy_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "page", lambda *_: 1 // 0)
    reading, told = load(toy_content), Preview(altered=[REPORT])

    with pytest.raises(ZeroDivisionError):
        preview(reading, told, Site(reading.archive), engine, tmp_path / "xem", faulty=False)


def test_of_a_very_large_change_only_so_many_pages_are_made(
    engine: Engine, toy_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.rendering.changed_pages.MOST_PAGES", 2)
    reading = load(toy_content)
    told = Preview(altered=list(reading.files))

    site = Site(reading.archive, Settings(url=PUBLIC))
    preview(reading, told, site, engine, tmp_path / "xem", faulty=False)

    assert MOST_PAGES > 2
    assert len(told.made) == 2
    assert len(told.unmade) > 2
    index = (tmp_path / "xem/index.html").read_text(encoding="utf-8")
    for href in re.findall(r'href="([^"]*)"', index):
        if not urlsplit(href).scheme and not href.startswith("#"):
            assert (tmp_path / "xem" / unescape(href).partition("#")[0]).is_file(), href
