"""How a build checks: with what earlier checks found out, and told in words when it cannot."""

import shutil
from pathlib import Path
from typing import Any

import pytest

import building
import building_anew
from archive.checking.share import WorkerDiedError
from archive.reading.snapshot import ChangedMeanwhileError, Snapshot
from archive.rendering import making
from tests.rendering.small import TOY, tree


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the checks are asked for; they end with the error that is put in."""
    told: dict[str, Any] = {"error": ChangedMeanwhileError("to-chuc/a/2021.md")}

    def begin(content: Path, _: Snapshot, caches: Path, **how: Any) -> None:
        told.update(how, content=content, caches=caches)
        raise told["error"]

    monkeypatch.setattr(building_anew, "begin", begin)
    return told


def attempt(tmp_path: Path, options: building.Options | None = None) -> str:
    with pytest.raises(building.BuildError) as told:
        building.build(TOY, tmp_path / "site", tmp_path / "docs", options or building.Options())
    return str(told.value)


def test_what_earlier_checks_found_out_is_kept_beside_the_pages(
    tmp_path: Path, asked: dict[str, Any]
) -> None:
    attempt(tmp_path)

    assert asked["caches"] == tmp_path / "cache/checks"
    assert (asked["fresh"], asked["jobs"]) == (False, None)


def test_a_fresh_build_takes_nothing_and_shares_the_checks_as_it_shares_the_pages(
    tmp_path: Path, asked: dict[str, Any]
) -> None:
    attempt(tmp_path, building.Options(jobs=3, fresh=True))

    assert (asked["fresh"], asked["jobs"]) == (True, 3)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ChangedMeanwhileError("to-chuc/a/2021.md"), "to-chuc/a/2021.md vừa bị sửa trong lúc dựng"),
        (WorkerDiedError("một tiến trình kiểm tra chết"), "một tiến trình kiểm tra chết"),
    ],
)
def test_what_ends_the_checks_is_told(
    tmp_path: Path, asked: dict[str, Any], error: Exception, said: str
) -> None:
    asked["error"] = error
    message = attempt(tmp_path)

    assert said in message
    assert "trang cũ giữ nguyên" in message
    assert not (tmp_path / "site").exists()


def told_twice(tmp_path: Path) -> Path:
    """An archive with an error that shows only when all is seen together."""
    content = Path(shutil.copytree(TOY, tmp_path / "content"))
    mistaken(content)
    return content


def mistaken(content: Path) -> None:
    """Let a report name an activity that is nowhere."""
    report = content / "to-chuc/tinh-doan-thu/2021.md"
    text = report.read_text(encoding="utf-8")
    gone = text.replace("so-ngoai-vu-thu/2021#khau-trang", "so-ngoai-vu-thu/2021#khau-chang")
    assert gone != text
    report.write_text(gone, encoding="utf-8")


def test_what_shows_only_in_the_whole_prevents_a_site(tmp_path: Path) -> None:
    with pytest.raises(building.BuildError, match="cung-la-khong-co"):
        building.build(told_twice(tmp_path), tmp_path / "site", tmp_path / "docs")

    assert not (tmp_path / "site").exists()


def test_errors_are_told_where_they_keep_pages_from_being_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise KeyError("to-chuc-la")

    monkeypatch.setattr(making, "every_task", stumble)

    with pytest.raises(building.BuildError, match="cung-la-khong-co"):
        building.build(told_twice(tmp_path), tmp_path / "site", tmp_path / "docs")
    with pytest.raises(KeyError):  # of a sound archive it is a bug
        building.build(TOY, tmp_path / "site", tmp_path / "docs")


def test_an_index_begun_before_an_error_was_found_is_made_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.rendering.taking.jobs_here", lambda: 2)
    monkeypatch.setattr("archive.rendering.aside.jobs_here", lambda: 2)
    content = Path(shutil.copytree(TOY, tmp_path / "content"))
    folders = tmp_path / "site", tmp_path / "docs"
    building.build(content, *folders)
    record = next((tmp_path / "cache").glob("tim-kiem-*/lam-tu"))
    before = record.read_bytes()
    mistaken(content)

    with pytest.raises(building.BuildError, match="cung-la-khong-co"):
        building.build(content, *folders)

    assert record.read_bytes() != before
    shutil.rmtree(content)
    shutil.copytree(TOY, content)
    report = content / "to-chuc/tinh-doan-thu/2021.md"
    report.write_text(f"{report.read_text(encoding='utf-8')}\nThêm một câu.\n", encoding="utf-8")
    building.build(content, *folders)
    again = tree(folders[0])
    building.build(content, *folders, building.Options(fresh=True))
    assert tree(folders[0]) == again
