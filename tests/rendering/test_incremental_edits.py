"""Whatever is edited, an incremental build gives the bytes of a fresh one."""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from archive.composing import templates
from archive.composing.site import TEMPLATES
from tests.rendering.small import differing, reports, small, tree


def _substituted(file: Path, pattern: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


@st.composite
def edits(draw: st.DrawFn) -> Callable[[Path, Path], None]:
    """An edit of the content or of a template, as people make them."""
    kind = draw(st.sampled_from(["figure", "title", "name", "delete", "add", "list", "template"]))
    which, word = draw(st.integers(0, 999)), draw(st.sampled_from(["Một", "Hai", "Ba"]))

    def chosen(files: list[Path]) -> Path:
        return files[which % len(files)]

    def edit(content: Path, macros: Path) -> None:
        found = list(reports(content))
        if kind == "figure":
            _substituted(chosen(found), r"quantity: \d+", f"quantity: {which + 1}")
        elif kind == "title":
            _substituted(chosen(found), "^title: .*", f"title: {word} báo cáo")
        elif kind == "name":
            files = [*content.glob("doi-tac/*.md"), *content.glob("to-chuc/*/index.md")]
            _substituted(chosen(sorted(files)), "^(name|short): .*", rf"\1: {word} {which}")
        elif kind == "delete" and len(found) > 2:
            chosen(found).unlink()
        elif kind == "add":
            source = chosen(found)
            # another report has another past
            text = re.sub(
                "^formerly: .*\n", "", source.read_text(encoding="utf-8"), flags=re.MULTILINE
            )
            source.with_name(f"{1990 + which % 30}.md").write_text(text, encoding="utf-8")
        elif kind == "list":
            files = [*content.glob("danh-muc/*.yml"), *content.glob("danh-muc/quoc-gia.csv")]
            _substituted(chosen(sorted(files)), "^( +name: .*|LA,[^,]*)", rf"\1 {word}")
        elif kind == "template":
            part = chosen(sorted(macros.glob("pa*/*.html")))
            _substituted(part, "</p>", f" {word}</p>")

    return edit


# An example takes a second and more: shrinking would take minutes, and the edits are few already.
@settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(edits(), min_size=1, max_size=3), st.lists(edits(), max_size=2))
def test_incremental_and_fresh_are_the_same_bytes(
    first: list[Callable[[Path, Path], None]], second: list[Callable[[Path, Path], None]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        archive, macros = small(Path(folder)), Path(folder) / "macros"
        shutil.copytree(TEMPLATES, macros)
        patch.setattr(templates, "TEMPLATES", macros)
        archive.build()
        for several in (first, second):
            for edit in several:
                edit(archive.content, macros)
            archive.build()
        archive.build("hai", fresh=True)

        once, again = archive.places(), archive.places("hai")
        assert differing(once.docs, again.docs) == []
        assert differing(once.site, again.site) == []


def test_an_index_that_somebody_changed_is_mended_with_an_edit(tmp_path: Path) -> None:
    archive = small(tmp_path)
    archive.build(jobs=2)
    for part in (archive.places().site / "tim-kiem/du-lieu").rglob("*.bin"):
        part.write_bytes("hỏng".encode())
    archive.edit("to-chuc/tinh-doan-thu/2021.md", "quantity: 20000", "quantity: 23456")

    archive.build(jobs=2)

    archive.build("hai")
    assert tree(archive.places().site) == tree(archive.places("hai").site)
