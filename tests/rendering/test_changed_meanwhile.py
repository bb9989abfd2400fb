"""What somebody changes while a build reads it is noticed, and told as just that."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import building
from archive.checking import share
from archive.composing.compose import every_set
from archive.composing.site import Site
from archive.reading.load import load
from archive.reading.snapshot import ChangedMeanwhileError
from archive.rendering import workers
from tests.rendering.small import TOY, tree

REPORT = "to-chuc/tinh-doan-thu/2021.md"
Built = Callable[..., Path]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOY, tmp_path / "content"))


@pytest.fixture
def built(tmp_path: Path, content: Path) -> Built:
    """Builds, with these options; the site."""

    def build(**options: Any) -> Path:
        site = tmp_path / "site"
        building.build(content, site, tmp_path / "docs", building.Options(**options))
        return site

    return build


def changed(file: str | int) -> str:
    raise ChangedMeanwhileError(f"{file}.md")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "shared",
    [
        lambda jobs: share.shared(changed, ["0"] * 300, jobs),
        lambda jobs: workers.shared(["x"] * 300, changed, jobs),
    ],
)
def test_it_comes_through_from_other_processes(
    shared: Callable[[int], Iterable[object]], jobs: int
) -> None:
    with pytest.raises(ChangedMeanwhileError, match=r"\.md$"):
        list(shared(jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_saved_during_a_build_leaves_the_former_site(
    content: Path, built: Built, jobs: int
) -> None:
    whole = tree(built())
    report = content / REPORT
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("title: Kết quả", "title: Tổng kết", 1), encoding="utf-8")

    def save(*_: object) -> None:
        report.write_text(text, encoding="utf-8")

    with pytest.raises(building.ContentChangedError, match=f"{REPORT} vừa bị sửa"):
        built(jobs=jobs, read=save)

    assert tree(content.parent / "site") == whole
    assert tree(built(jobs=jobs)) == whole


def test_a_picture_is_the_one_that_was_read(content: Path) -> None:
    reading = load(content)
    (picture,) = content.rglob("*.png")
    picture.write_bytes(picture.read_bytes()[:-1] + b"x")

    with pytest.raises(ChangedMeanwhileError, match=picture.name):
        list(every_set(reading, Site(reading.archive)))


def test_a_template_saved_during_a_build_leaves_the_former_site(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what was made of half of it would stand for what it was before."""
    site = built()
    whole = tree(site)
    digests = iter(["before", "behind"])
    monkeypatch.setattr(building, "program_digest", lambda _: next(digests))

    with pytest.raises(building.ContentChangedError, match="macros"):
        built()

    assert tree(site) == whole
