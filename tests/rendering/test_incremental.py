"""A page is made again when, and only when, something that stands on it changed."""

import re
import shutil
from pathlib import Path

import jinja2
import jinja2.meta
import pytest

from archive.composing import templates
from archive.composing.facts import Facts
from archive.composing.site import TEMPLATES
from archive.model.records import Activity
from archive.rendering import tidying
from tests.rendering.small import Small, differing, small, tree

FILES = {"tim-kiem", "du-lieu"}
"""Sets over the whole archive: something of them is made again at any change of a record."""


@pytest.fixture
def archive(tmp_path: Path) -> Small:
    return small(tmp_path)


def pages(made: list[str]) -> set[str]:
    """The pages among the tasks that were made; the page of the downloads tells their sizes."""
    return set(made) - FILES - {"du-lieu/"}


def test_nothing_is_made_when_nothing_changed(archive: Small) -> None:
    first = archive.build()

    assert len(first.made) > 60
    assert archive.build().made == []


def test_two_processes_make_what_one_makes(archive: Small) -> None:
    archive.build("mot")
    archive.build("hai", jobs=2)

    one, two = archive.places("mot"), archive.places("hai")
    assert differing(one.site, two.site) == []
    assert differing(one.docs, two.docs) == []


def test_a_moved_clock_changes_nothing(archive: Small) -> None:
    archive.build()
    for file in archive.content.rglob("*"):
        file.touch()

    assert archive.build().made == []


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        # a word of the paper: nothing else shows it
        (
            "to-chuc/tinh-doan-thu/2021.md", "## II.", "## 2.",
            {"to-chuc/tinh-doan-thu/2021/"},
        ),
        # a hand-written page
        ("gioi-thieu.md", "title: ", "title: Về ", {"gioi-thieu/"}),
        # an alias stands on the partner's page and in the list of all
        (
            "doi-tac/hoi-lhtn-svay-rieng-thu.md", "aliases:", "note: Ghi thêm.\naliases:",
            {"doi-tac/hoi-lhtn-svay-rieng-thu/", "doi-tac/"},
        ),
    ],
)  # fmt: skip
def test_only_what_shows_an_edit_is_made_again(
    archive: Small, path: str, old: str, new: str, expected: set[str]
) -> None:
    archive.build()
    archive.edit(path, old, new)

    assert pages(archive.build().made) == expected


def test_facts_are_found_out_of_an_edited_report_only(
    archive: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.build()
    archive.edit("to-chuc/tinh-doan-thu/2021.md", "quantity: 20000", "quantity: 23456")
    asked = set()
    true = Facts._activity

    def heard(facts: Facts, activity: Activity) -> bytes:
        asked.add(activity.report.key)
        return true(facts, activity)

    monkeypatch.setattr(Facts, "_activity", heard)

    archive.build()

    assert asked == {"tinh-doan-thu/2021"}


def test_the_feed_is_made_when_one_of_its_reports_changed(archive: Small) -> None:
    archive.build()
    archive.edit("to-chuc/tinh-doan-thu/2021.md", "## II.", "## 2.")
    assert "nguon-tin" not in archive.build().made
    archive.edit("to-chuc/tinh-doan-thu/2021.md", "title: Kết quả", "title: Tổng kết")
    assert "nguon-tin" in archive.build().made


def test_a_figure_reaches_the_pages_of_its_activity_and_no_other(archive: Small) -> None:
    archive.build()
    before = tree(archive.places().site)
    archive.edit("to-chuc/tinh-doan-thu/2021.md", "quantity: 20000", "quantity: 23456")

    made = pages(archive.build().made)

    after = tree(archive.places().site)
    changed = {p.removesuffix("index.html") for p in after if after[p] != before.get(p)}
    assert {"to-chuc/tinh-doan-thu/2021/", "to-chuc/tinh-doan-thu/", "nam/2021/"} <= made
    assert {"to-chuc/ldld-thu/2020/", "to-chuc/ldld-thu/", "do-phu/", "gioi-thieu/"} & made == set()
    # every page that came out otherwise was made, and hardly a page for nothing
    shown = {p for p in changed if p.endswith("/") and p != "du-lieu/"}
    assert shown <= made
    assert len(made - shown - {"trang chủ"}) <= 6


def test_a_renamed_partner_reaches_who_names_it(archive: Small) -> None:
    archive.build()
    archive.edit("doi-tac/cong-doan-salavan-thu.md", "name: ", "name: Tên mới của ")

    made = pages(archive.build().made)

    named = {
        path.removesuffix("index.html")
        for path, data in tree(archive.places().site).items()
        if path.endswith("/index.html") and "Tên mới của".encode() in data
    }
    assert named - {"du-lieu/"} <= made
    assert "to-chuc/so-ngoai-vu-thu/2021/" not in made


def test_a_template_reaches_its_pages(archive: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    macros = archive.home / "macros"
    shutil.copytree(TEMPLATES, macros)
    monkeypatch.setattr(templates, "TEMPLATES", macros)
    archive.build()
    part = macros / "pages/kind.html"
    part.write_text(part.read_text(encoding="utf-8") + "<p>mới</p>\n", encoding="utf-8")

    made = pages(archive.build().made)

    assert made
    assert all(re.fullmatch("hoat-dong/.+/", page) for page in made)


def test_templates_are_known_by_all_that_they_take() -> None:
    environment = jinja2.Environment(autoescape=True)
    for file in TEMPLATES.glob("pa*/*.html"):
        tree_ = environment.parse(file.read_text(encoding="utf-8"))
        taken = {name for name in jinja2.meta.find_referenced_templates(tree_) if name}
        assert taken <= templates._closure(file.relative_to(TEMPLATES).as_posix())


def test_a_damaged_file_is_made_anew(archive: Small) -> None:
    archive.build()
    whole = tree(archive.places().site)
    for file in list((archive.places().cache / "tep").rglob("*"))[::3]:
        if file.is_file():
            file.write_bytes(b"x" * file.stat().st_size)

    assert archive.build().made
    assert tree(archive.places().site) == whole


@pytest.mark.parametrize("damage", [b"", b"{}", b"0123\n{}", "khác\n".encode() * 9])
def test_a_foreign_state_is_not_used(archive: Small, damage: bytes) -> None:
    first = archive.build()
    whole = tree(archive.places().site)
    archive.places().state.write_bytes(damage)

    assert archive.build().made == first.made
    assert tree(archive.places().site) == whole


def test_what_somebody_changed_in_the_site_is_mended(archive: Small) -> None:
    archive.build()
    site = archive.places().site
    whole = tree(site)
    (site / "nam/index.html").unlink()
    (site / "la.html").write_text("lạ")
    (site / "404.html").write_text("hỏng")

    archive.build()

    assert tree(site) == whole


def test_fresh_uses_nothing(archive: Small) -> None:
    first = archive.build()

    assert archive.build(fresh=True).made == first.made


def test_the_cache_does_not_grow_without_bound(
    archive: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "SPARE", 1.0)
    archive.build()
    kept = archive.places().cache / "tep"
    at_first = len(tree(kept))
    for number in range(5):
        archive.edit("gioi-thieu.md", "title: ", f"title: {number} ")
        archive.build()

    assert len(tree(kept)) == at_first


def test_shared_styles_are_asked_for_by_their_content(
    archive: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    assets = archive.home / "assets"
    shutil.copytree(TEMPLATES / "theme/assets", assets)
    monkeypatch.setattr("archive.composing.site.ASSETS", assets)
    archive.build()
    page = archive.places().site / "nam/index.html"
    before = set(re.findall(r"\.(?:css|js)\?v=([0-9a-f]{8})", page.read_text(encoding="utf-8")))
    (assets / "css/base.css").write_text("body {}\n", encoding="utf-8")

    made = archive.build().made

    after = set(re.findall(r"\.(?:css|js)\?v=([0-9a-f]{8})", page.read_text(encoding="utf-8")))
    assert len(before) == len(after) == 1
    assert before != after
    assert {"trang chủ", "to-chuc/tinh-doan-thu/2021/"} <= set(made)
    assert FILES.isdisjoint(made)
    assert ".css?v=" not in (archive.places().site / "404.html").read_text(encoding="utf-8")
