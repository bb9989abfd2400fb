"""Pages that only count activities: made again where a count may be another, and else left."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.composing.facts import Facts
from archive.composing.report_facts import ReportFacts
from archive.model.archive import Archive
from archive.reading.load import load
from archive.rendering.engine import Engine
from tests.rendering.small import TOY, reports
from tests.rendering.test_untouched import keys, tasks_of

COUNTING = {"hoat-dong/", "quoc-gia/", "doi-tac/", "nam/", "dia-phuong/", "tim-kiem/"}

Written = Callable[[str], str]


def written_anew(pattern: str, new: str) -> Written:
    return lambda text: re.sub(pattern, new, text, flags=re.MULTILINE)


def pages(content: Path, engine: Engine) -> tuple[dict[str, str], dict[str, list[object]]]:
    """The keys of the counting pages, and what they are made to be."""
    tasks = tasks_of(content, engine)
    made: dict[str, list[object]] = {
        task.name: [file.data for file in task.make()]
        for task in tasks.every
        if task.name in COUNTING
    }
    return {name: key for name, key in keys(tasks).items() if name in COUNTING}, made


@pytest.mark.parametrize(
    "anew",
    [
        written_anew(r"quantity: \d+", "quantity: 7"),
        written_anew(r"amount: \d+", "amount: 70"),
        written_anew(r"^(    )?title: .*$", r"\1title: Khác"),
        written_anew(r"^    place: .*$", "    place: Khác"),
        written_anew(r"what: [^,}]+", "what: sách"),
    ],
)
def test_other_figures_titles_and_things_leave_them(
    sampled: Path, tmp_path: Path, engine: Engine, anew: Written
) -> None:
    content = Path(shutil.copytree(sampled, tmp_path / "content"))
    told = pages(content, engine)
    for file in reports(content):
        file.write_text(anew(file.read_text(encoding="utf-8")), encoding="utf-8")

    assert set(told[0]) == COUNTING
    assert pages(content, engine) == told


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r", quantity: \d+", ""),  # which account of an event tells most
        (r"^    status: da-thuc-hien$", "    status: ke-hoach"),
        (r"^    kind: \[[a-z-]+", "    kind: [khac"),
        (r"^    date: \d{4}", "    date: 1999"),
        (r"(giver|with|recipient): \[doi-tac/[a-z0-9-]+", r"\1: [Tỉnh bạn"),
    ],
)
def test_whatever_is_counted_by_touches_them(
    sampled: Path, tmp_path: Path, engine: Engine, pattern: str, new: str
) -> None:
    content = Path(shutil.copytree(sampled, tmp_path / "content"))
    before, _ = pages(content, engine)
    file = next(
        f for f in reports(content) if re.search(pattern, f.read_text("utf-8"), re.MULTILINE)
    )
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")

    now, _ = pages(content, engine)

    assert all(now[name] != key for name, key in before.items())


def test_events_are_looked_for_only_where_a_report_says_so() -> None:
    reading = load(TOY)
    archive, plain = reading.archive, load(TOY).archive
    digests = {path: file.digest for path, file in reading.files.items()}

    ReportFacts(archive, Facts(archive), digests).learn()

    def events(of: Archive) -> dict[str, str]:
        return {activity.uid: of.event_of(activity) for activity in of.activities}

    assert events(archive) == events(plain)
    assert any(uid != event for uid, event in events(plain).items())
    archive = load(TOY).archive
    archive.only_these_share([])
    assert all(uid == event for uid, event in events(archive).items())
