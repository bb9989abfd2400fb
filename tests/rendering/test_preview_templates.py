"""Whoever writes templates sees the page that he has open, or his mistake, before all is made."""

import shutil
from pathlib import Path

import pytest

from archive.composing.templates import environment
from tests.conftest import ROOT
from tests.rendering.test_preview import BODY, content, edit, opened

__all__ = ["content"]


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates, from which pages are made meanwhile."""
    copy = Path(shutil.copytree(ROOT / "macros", tmp_path / "macros"))
    for room in ("composing.templates", "rendering.preview", "rendering.template_mistakes"):
        monkeypatch.setattr(f"archive.{room}.TEMPLATES", copy)
    environment.cache_clear()
    return copy


def test_the_pages_that_somebody_looks_at_come_ahead_by_an_edited_template(
    content: Path, templates: Path
) -> None:
    preview = opened(content)
    looked_at = {"", "nam/2021/", BODY, f"{BODY}2021/", "khong-co/"}
    before = preview.of([templates / "pages/year.html"], looked_at)
    file = templates / "pages/year.html"
    file.write_text(file.read_text(encoding="utf-8") + "<p>KHUÔN MỚI</p>\n", encoding="utf-8")

    ahead = preview.of([file], looked_at)

    assert before is not None
    assert ahead is not None
    assert before.pages.keys() == ahead.pages.keys() == looked_at - {"khong-co/"}
    changed = {address for address, page in ahead.pages.items() if page != before.pages[address]}
    assert changed == {"nam/2021/"}
    assert "KHUÔN MỚI" in ahead.pages["nam/2021/"].decode()
    assert preview.of([file]) is None
    assert preview.of([file, templates / "theme/main.html"], looked_at) is None


def test_a_mistake_in_a_template_comes_ahead(content: Path, templates: Path) -> None:
    preview = opened(content)
    file = templates / "pages/report.html"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}{{% if %}}\n", encoding="utf-8")

    ahead = preview.of([file], {f"{BODY}2021/"})

    assert ahead is not None
    assert not ahead.pages
    assert f"macros/pages/report.html:{text.count(chr(10)) + 1}: " in str(ahead.wrong)


def test_what_was_edited_and_not_read_yet_is_not_lost(content: Path, templates: Path) -> None:
    """Neither where a template is edited, nor another report, nor where a build read it before."""
    preview = opened(content)
    one, other = content / f"{BODY}2021.md", content / "to-chuc/so-ngoai-vu-thu/2021.md"
    template = templates / "pages/report.html"
    edit(one, "title: Kết quả", "title: Tổng kết")
    preview.of([one])
    later = opened(content, read=preview.reading, edited=preview.edited)
    for known in (preview, later):
        assert known.edited == {one}
        for changed in ([template], [other]):
            ahead = known.of(changed, {BODY, f"{BODY}2021/"})
            assert ahead is not None
            for address in ahead.pages.keys() & {BODY, f"{BODY}2021/"}:
                assert "Tổng kết" in ahead.pages[address].decode()
        ahead = known.of([template], {f"{BODY}2021/"})
        assert ahead is not None
        assert "Tổng kết" in ahead.pages[f"{BODY}2021/"].decode()

    assert opened(content, edited=preview.edited).edited == set()
