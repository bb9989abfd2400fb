"""Pages that an edit of a report does not touch keep their keys, and no others do."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from archive.composing import further
from archive.composing.known import Known
from archive.composing.pages import document as document_pages
from archive.composing.pages import organization
from archive.composing.site import LIST_LIMIT, Site, assets_stamp
from archive.model import coverage, documents
from archive.reading.content_file import Reading
from archive.reading.load import load
from archive.rendering.engine import Engine
from archive.rendering.state import Last
from archive.rendering.tasks import Tasks, every_task
from archive.rendering.untouched import Untouched
from tests.conftest import ROOT
from tests.rendering.small import SETTINGS, reports

MARK = "như cũ"
"""Stands for every key of the last build: whichever task has it was not compared."""


def tasks_of(content: Path, engine: Engine, before: Tasks | None = None, mark: str = "") -> Tasks:
    return tasks_from(load(content), engine, before, mark)


def tasks_from(reading: Reading, engine: Engine, before: Tasks | None, mark: str = "") -> Tasks:
    site = Site(reading.archive, SETTINGS, (), assets_stamp())
    if before is None:
        return every_task(reading, site, engine, "p")
    keys = [mark or task.key for task in before.every]
    last = Last([task.name for task in before.every], keys, before.ground)
    return every_task(reading, site, engine, "p", kept=before.facts, last=last)


def with_few_on_a_page(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    """Let a page list so many entries, and the others stand on further ones."""
    monkeypatch.setattr(further, "LIST_LIMIT", limit)
    monkeypatch.setattr(documents, "MOST_ON_A_PAGE", limit)
    monkeypatch.setattr(document_pages, "MOST_ON_A_PAGE", limit)
    monkeypatch.setattr(coverage, "MOST_ON_A_PAGE", limit)
    monkeypatch.setattr(organization, "NEWEST", limit)


def keys(tasks: Tasks) -> dict[str, str]:
    return {task.name: task.key for task in tasks.every}


def edited(content: Path, chance: Random) -> Iterator[str]:
    """Edits of one report each, one after the other."""
    every = list(reports(content))
    texts = [file.read_text(encoding="utf-8") for file in every]
    patterns = (
        r"quantity: \d+",
        r"^title: .*$",
        r"^    title: .*$",
        r"doi-tac/[a-z0-9-]+",
        r"to-chuc/[a-z0-9-]+(?=[],])",
        r"number: [^,}\n]+",
        r"^    date: .*$",
        r"kind: \[[a-z-]+",
    )
    for pattern in patterns:
        offered = sorted(
            {found for text in texts for found in re.findall(pattern, text, re.MULTILINE)}
        )
        for _ in range(3):
            file = chance.choice([f for f in every if re.search(pattern, _text(f), re.MULTILINE)])
            text, new = _text(file), chance.choice(offered)
            found = chance.choice(list(re.finditer(pattern, text, re.MULTILINE)))
            changed = text[: found.start()] + new + text[found.end() :]
            file.write_text(changed, encoding="utf-8")
            yield f"{file}: {found[0]} -> {new}"
    for _ in range(4):  # everything but its name
        one, other = chance.sample(every, 2)
        one.write_text(_text(other), encoding="utf-8")
        yield f"{one} as {other}"
    for one in chance.sample(every, 3):
        text = _text(one)
        one.unlink()
        yield f"without {one}"
        one.write_text(text, encoding="utf-8")
        yield f"{one} again"


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("limit", [LIST_LIMIT, 2])
def test_what_keeps_its_key_is_what_it_was(
    sampled: Path, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    # with further pages, and without
    with_few_on_a_page(monkeypatch, limit)
    content = Path(shutil.copytree(sampled, tmp_path / "content"))
    before, spared = tasks_of(content, engine), 0
    for edit in edited(content, Random(7)):  # noqa: S311  no secret: repeatable
        reading = load(content)
        now = tasks_from(reading, engine, None)
        marked = keys(tasks_from(reading, engine, before, MARK))
        was, is_ = keys(before), keys(now)

        assert [*marked] == [*is_], edit
        kept = {name for name, key in marked.items() if key == MARK}
        assert {name: was[name] for name in kept} == {name: is_[name] for name in kept}, edit
        others = marked.keys() - kept
        assert {name: marked[name] for name in others} == {n: is_[n] for n in others}, edit
        assert tasks_from(reading, engine, before).ground == now.ground
        spared += len(kept) > len(was) / 3
        before = now
    assert spared > 8


def test_a_figure_leaves_other_years_kinds_and_places_uncompared(
    sampled: Path, tmp_path: Path, engine: Engine
) -> None:
    content = Path(shutil.copytree(sampled, tmp_path / "content"))
    before = tasks_of(content, engine)
    texts = {file: _text(file) for file in reports(content)}
    file = next(
        file
        for file, text in texts.items()
        if "same_as" not in text and re.search(r"quantity: \d+", text)
    )
    file.write_text(re.sub(r"(quantity: \d+)", r"\g<1>7", texts[file], count=1), encoding="utf-8")

    now = keys(tasks_of(content, engine, before, MARK))

    kept = {name for name, key in now.items() if key == MARK}
    assert "van-kien/" in kept
    for folder in ("nam", "hoat-dong", "quoc-gia", "dia-phuong"):
        of_one = {name for name in now if re.fullmatch(rf"{folder}/[^/]+/", name)}
        assert of_one & kept, folder
        assert of_one - kept, folder
    assert {f"nam/{file.stem[:4]}/", "trang chủ", "hoat-dong/"}.isdisjoint(kept)


@pytest.mark.parametrize(
    ("page", "on"),
    [
        ("van-kien/", "van-kien/nam/2021/"),
        ("van-kien/", "van-kien/nam/khong-neu/"),
        ("doi-tac/x/", "doi-tac/x/nam/2021-2025/"),
        ("quoc-gia/la/", "quoc-gia/la/nam/2021/"),
        ("to-chuc/", "to-chuc/loai/ldld/"),
    ],
)
def test_further_pages_are_touched_with_the_one_they_go_on(page: str, on: str) -> None:
    last = {page: "a", on: "b", "van-kien/44-ct-tw/": "c", "doi-tac/nam/": "d"}

    assert Untouched(last).page(on) == "b"
    touched = Untouched(last, frozenset({page, "doi-tac/"}))
    assert touched.page(on) is None
    assert touched.page("van-kien/44-ct-tw/") == "c"
    assert touched.page("doi-tac/nam/") == "d"


@pytest.mark.parametrize("what", ["a body", "a list", "another first year", "other facts"])
def test_of_another_ground_every_page_is_compared(
    sampled: Path, tmp_path: Path, engine: Engine, what: str
) -> None:
    content = Path(shutil.copytree(sampled, tmp_path / "content"))
    before = tasks_of(content, engine)
    if what == "a body":
        file = next(content.glob("to-chuc/*/index.md"))
        file.write_text(_text(file).replace("name: ", "name: Nguyên ", 1), encoding="utf-8")
    elif what == "a list":
        file = content / "danh-muc/chu-de.yml"
        file.write_text(f"{_text(file)}\n", encoding="utf-8")
    elif what == "another first year":
        first = min(file.stem for file in reports(content))
        for file in [file for file in reports(content) if file.stem[:4] == first[:4]]:
            file.unlink()
    else:
        object.__setattr__(before, "facts", Known())

    assert MARK not in keys(tasks_of(content, engine, before, MARK)).values()


def test_the_ground_is_the_same_in_every_process(sampled: Path) -> None:
    told = (
        "import sys; from pathlib import Path;"
        "from archive.rendering.engine import Engine;"
        "from tests.rendering.test_untouched import tasks_of;"
        "print(tasks_of(Path(sys.argv[1]), Engine(Path('mkdocs.yml'))).ground)"
    )
    path = os.pathsep.join([str(ROOT), str(ROOT / "scripts")])
    grounds = {
        subprocess.run(
            [sys.executable, "-c", told, sampled],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(grounds) == 1
    assert grounds != {"\n"}
