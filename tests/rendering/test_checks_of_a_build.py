"""How a build checks: with what earlier checks found out, and told in words when it cannot."""

from pathlib import Path
from typing import Any

import pytest

import build
from archive.checking.share import WorkerDiedError
from archive.reading.snapshot import ChangedMeanwhileError, Snapshot
from tests.rendering.small import TOY


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the checks are asked for; they end with the error that is put in."""
    told: dict[str, Any] = {"error": ChangedMeanwhileError("to-chuc/a/2021.md")}

    def begin(content: Path, _: Snapshot, caches: Path, **how: Any) -> None:
        told.update(how, content=content, caches=caches)
        raise told["error"]

    monkeypatch.setattr(build, "begin", begin)
    return told


def attempt(tmp_path: Path, options: build.Options | None = None) -> str:
    with pytest.raises(build.BuildError) as told:
        build.build(TOY, tmp_path / "site", tmp_path / "docs", options or build.Options())
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
    attempt(tmp_path, build.Options(jobs=3, fresh=True))

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
