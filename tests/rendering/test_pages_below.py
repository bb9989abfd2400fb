"""Pages below one that no edit touches are those of the last build, and nobody looks for them."""

import re
import shutil
from pathlib import Path

import pytest

from archive.composing.page import Below
from archive.composing.pages import country, coverage, document, partner
from archive.composing.report_facts import ReportFacts
from archive.composing.summary import Summary
from archive.model.records import Report
from archive.rendering import finishing
from archive.rendering.engine import Engine
from archive.rendering.tasks import Tasks
from archive.rendering.untouched import Untouched
from tests.rendering.small import reports, small
from tests.rendering.test_untouched import MARK, keys, tasks_of, with_few_on_a_page


def edited(content: Path, folder: Path, pattern: str, new: str) -> Path:
    """A copy of ``content`` in which the first report that shares no event is another."""
    copy = Path(shutil.copytree(content, folder / "content"))
    texts = {file: file.read_text(encoding="utf-8") for file in sorted(reports(copy))}
    named = {uid for text in texts.values() for uid in re.findall(r"([a-z0-9-]+/\d{4})#", text)}
    file, text = next(
        (file, text)
        for file, text in texts.items()
        if "same_as" not in text
        and f"{file.parent.name}/{file.stem}" not in named
        and re.search(pattern, text, re.MULTILINE)
    )
    file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")
    return copy


def test_below_an_untouched_page_nobody_looks_for_others(
    sampled: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_few_on_a_page(monkeypatch, 2)
    before = tasks_of(sampled, engine)
    changed = edited(sampled, tmp_path, r"(quantity: \d+)", r"\g<1>7")
    now = keys(tasks_of(changed, engine))
    asked: set[str] = set()
    for kind in (country, coverage, document, partner):
        monkeypatch.setattr(kind, "Below", noting(asked))

    told = keys(tasks_of(changed, engine, before, MARK))

    assert [*told] == [*now]
    assert not {"do-phu/", "van-kien/"} & asked
    assert asked == {of for of in asked if told[of] != MARK}
    assert {"doi-tac/", "quoc-gia/"} == {f"{of.split('/')[0]}/" for of in asked}


def noting(asked: set[str]) -> type[Below]:
    """Pages below others that note of which ones they were asked for."""

    class Noting(Below):
        def __init__(self, of: str, under: str, pages: object) -> None:
            def noted() -> object:
                asked.add(of)
                return pages()  # type: ignore[operator] # what Below declares

            super().__init__(of, under, noted)  # type: ignore[arg-type] # as above

    return Noting


def test_a_page_below_an_untouched_one_can_be_made(
    sampled: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_few_on_a_page(monkeypatch, 2)
    before = tasks_of(sampled, engine)
    changed = edited(sampled, tmp_path, r"(quantity: \d+)", r"\g<1>7")

    once, again = tasks_of(changed, engine), tasks_of(changed, engine, before, MARK)

    below = [
        name
        for name, key in keys(again).items()
        if key == MARK and re.match("van-kien/.|do-phu/.|.*/nam/.", name)
    ]
    assert {name.split("/")[0] for name in below} == {"van-kien", "do-phu", "doi-tac", "quoc-gia"}
    for name in below[:: len(below) // 20]:
        assert made(again, name) == made(once, name)


def made(tasks: Tasks, name: str) -> list[object]:
    return list(next(task for task in tasks.every if task.name == name).make())


def test_another_title_is_told_by_the_documents_and_by_no_kind_or_country(
    sampled: Path, engine: Engine, tmp_path: Path
) -> None:
    before = tasks_of(sampled, engine)
    pattern = "^title: .*$(?=(?s:.*)number: )"
    told = keys(tasks_of(edited(sampled, tmp_path, pattern, "title: Khác"), engine, before, MARK))

    assert told["van-kien/"] != MARK
    others = {n for n in told if re.match("(hoat-dong|quoc-gia|dia-phuong|do-phu)/.", n)}
    assert {told[name] for name in others} == {MARK}
    assert told["do-phu/"] == told["to-chuc/"] == MARK


def test_pages_are_told_in_the_order_in_which_they_were() -> None:
    names = ["x", "quoc-gia/la/", "quoc-gia/la/nam/2025/", "quoc-gia/la/nam/2021/", "quoc-gia/lb/"]
    still, below = Untouched(dict.fromkeys(names, "k")), "quoc-gia/la/nam/"

    assert still.below(Below("quoc-gia/la/", below, tuple)) == names[2:4]
    assert still.below(Below("quoc-gia/lb/", "quoc-gia/lb/nam/", tuple)) == []
    touched = Untouched(still.keys, frozenset({"quoc-gia/la/"}))
    assert touched.below(Below("quoc-gia/la/", below, tuple)) is None
    assert Untouched().below(Below("quoc-gia/la/", below, tuple)) is None


def test_hashes_of_a_report_are_recalled_once_and_only_when_one_is_asked_for(
    sampled: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tasks_of(sampled, engine)
    recalled: list[Report] = []
    recall = ReportFacts._recalled

    def noted(facts: ReportFacts, report: Report) -> object:
        recalled.append(report)
        return recall(facts, report)

    monkeypatch.setattr(ReportFacts, "_recalled", noted)
    tasks_of(sampled, engine, before)

    assert len(recalled) == len(set(recalled))
    assert len(recalled) < len(list(reports(sampled))) / 2


WHOLE = {"trang chủ", "tim-kiem/", "hoat-dong/", "quoc-gia/", "dia-phuong/", "doi-tac/", "nam/"}
"""The pages that show numbers of the whole archive."""


def test_the_whole_archive_is_counted_only_for_pages_that_show_it(
    sampled: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = tasks_of(sampled, engine)
    assert {task.name for task in tasks.every if task.counts_all} == WHOLE

    monkeypatch.setattr(finishing, "MANY", 1)
    prepare, prepared = Summary.prepare, list[Summary]()

    def noted(found: Summary) -> None:
        prepared.append(found)
        prepare(found)

    monkeypatch.setattr(Summary, "prepare", noted)
    archive, report = small(tmp_path), "to-chuc/tinh-doan-thu/2021.md"
    archive.build(jobs=1)
    prepared.clear()
    with (archive.content / report).open("a", encoding="utf-8") as file:
        file.write("\nMột đoạn nữa.\n")
    archive.build(jobs=1)
    assert not prepared
    archive.edit(report, "quantity: 20000", "quantity: 23456")
    archive.build(jobs=1)
    assert not prepared  # of figures one page alone tells
    archive.edit(report, "kind: [trao-tang", "kind: [giao-luu")
    archive.build(jobs=1)
    assert len(prepared) == 1
