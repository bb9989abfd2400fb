"""Whatever is edited or damaged, an incremental build gives the bytes of a fresh one."""

import os
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
from tests.rendering.small import Small, differing, reports, small, tree


def _substituted(file: Path, pattern: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


Change = Callable[[Small, Path], None]
"""Changes an archive, or the templates in the folder given."""


@st.composite
def edits(draw: st.DrawFn) -> Change:
    """An edit of the content or of a template, as people make them."""
    kinds = ["figure", "title", "name", "delete", "add", "move", "hidden", "list", "template"]
    kind = draw(st.sampled_from(kinds))
    which, word = draw(st.integers(0, 999)), draw(st.sampled_from(["Một", "Hai", "Ba"]))

    def chosen(files: list[Path]) -> Path:
        return files[which % len(files)]

    def edit(archive: Small, macros: Path) -> None:
        content = archive.content
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
        elif kind == "move":
            source = chosen(found)
            file = source.with_name(f"{source.stem[:4]}-chuyen-{which}.md")
            formerly = f"formerly: [{source.parent.relative_to(content)}/{source.stem}/]"
            _substituted(source, "^formerly: .*\n", "")
            _substituted(source, "^title: ", f"{formerly}\ntitle: ")
            source.rename(file)
        elif kind == "hidden":  # other prose of the same size, and the clock set back
            file = chosen(found)
            times = file.stat()
            _substituted(file, r"(?<=[a-z])[aeiou](?=[^\n]*\.$)", "aeiou"[which % 5])
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        elif kind == "list":
            files = [*content.glob("danh-muc/*.yml"), *content.glob("danh-muc/quoc-gia.csv")]
            _substituted(chosen(sorted(files)), "^( +name: .*|LA,[^,]*)", rf"\1 {word}")
        elif kind == "template":
            part = chosen(sorted(macros.glob("pa*/*.html")))
            _substituted(part, "</p>", f" {word}</p>")

    return edit


@st.composite
def damages(draw: st.DrawFn) -> Change:
    """What befalls the folders of a build: somebody's hand, a copy that was cut short."""
    place, how = draw(st.sampled_from(["site", "docs", "cache"])), draw(st.sampled_from("-/x"))
    folder, which = draw(st.integers(0, 99)), draw(st.integers(0, 9_999))

    def damage(archive: Small, _: Path) -> None:
        above = sorted(getattr(archive.places(), place).iterdir())
        there = above[folder % len(above)]  # of the cache nearly all files are in one folder
        files = sorted(file for file in [there, *there.rglob("*")] if file.is_file())
        if not files:
            return
        file = files[which % len(files)]
        size = file.stat().st_size
        if how == "-":
            file.unlink()
        elif how == "/":
            os.truncate(file, size // 2)
        else:
            file.write_bytes(b"x" * size)

    return damage


# An example takes a second and more: shrinking would take minutes, and the edits are few already.
@settings(max_examples=6, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    st.lists(edits(), min_size=1, max_size=3),
    st.lists(damages() | edits(), min_size=1, max_size=3),
    st.lists(damages(), max_size=2),
    st.integers(1, 2),
)
def test_incremental_and_fresh_are_the_same_bytes(
    first: list[Change], second: list[Change], third: list[Change], jobs: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        archive, macros = small(Path(folder)), Path(folder) / "macros"
        shutil.copytree(TEMPLATES, macros)
        patch.setattr(templates, "TEMPLATES", macros)
        archive.build(jobs=jobs)
        for several in (first, second, third):
            for change in several:
                change(archive, macros)
            archive.build(jobs=jobs)
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
