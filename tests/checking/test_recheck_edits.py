"""After any edits what was kept tells what is found anew, and recalls what loading reads."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.checking.recheck import recheck
from archive.reading.load import load
from archive.reading.snapshot import ChangedMeanwhileError
from tests.checking.rechecked import anew, cached, change

REPORT = "to-chuc/tinh-doan-thu/2021.md"
WORDS = ["20.000", "năm", "hai", "TỐI MẬT", "same_as: [a/2020#b]", "[x](../b/2021.md#c)", "- ", ""]


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    """A toy archive of one's own."""
    return Path(shutil.copytree(toy_content, tmp_path / "kho"))


@pytest.fixture
def caches(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_is_joined_is_what_loading_joins(content: Path, caches: Path) -> None:
    cached(content, caches)
    reading, _ = recheck(content, caches, jobs=1, worth_keeping=0)
    loaded = load(content)

    assert list(reading.files) == list(loaded.files)
    for path, file in loaded.files.items():
        other = reading.files[path]
        assert other.root == file.root
        assert other.source == file.source
        assert other.may_link == file.may_link
        if file.record is not None and other.record is not None:
            assert other.record.entries == file.record.entries
            assert other.record.entries.model_fields_set == file.record.entries.model_fields_set
            assert other.body.passages == file.body.passages
            assert (other.body.text, other.body.start) == (file.body.text, file.body.start)
            assert (other.body.stray, other.body.anchors) == (file.body.stray, file.body.anchors)
    assert [r.key for r in reading.archive.reports] == [r.key for r in loaded.archive.reports]
    assert reading.archive.lists == loaded.archive.lists


def test_a_file_that_changes_meanwhile_is_not_taken_for_what_it_was(
    content: Path, caches: Path
) -> None:
    cached(content, caches)
    reading, _ = recheck(content, caches, jobs=1, worth_keeping=0)
    change(content, REPORT, "quantity: 25,", "quantity: 26,")

    with pytest.raises(ChangedMeanwhileError, match=REPORT):
        _ = reading.files[REPORT].source


def test_what_is_read_later_is_read_from_the_same_folder(
    content: Path, caches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content.parent)
    reading, _ = recheck(Path(content.name), caches, jobs=1, worth_keeping=0)
    (tmp_path / "khac").mkdir()
    monkeypatch.chdir(tmp_path / "khac")

    assert reading.files[REPORT].source.text == (content / REPORT).read_text(encoding="utf-8")
    assert reading.archive.reports


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_after_any_edits_what_was_kept_tells_what_is_found_anew(
    data: st.DataObject, toy_content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A rule that looks at more than it declares would tell something stale here."""
    folder = tmp_path_factory.mktemp("edits")
    content = Path(shutil.copytree(toy_content, folder / "kho"))
    for _ in range(data.draw(st.integers(2, 5), label="edits")):
        _edit(data, content)
        assert cached(content, folder / "cache") == anew(content)


def _edit(data: st.DataObject, content: Path) -> None:
    paths = sorted(p for p in content.rglob("*") if p.is_file() and p.suffix in {".md", ".yml"})
    path = data.draw(st.sampled_from(paths), label="file")
    lines = path.read_text(encoding="utf-8").split("\n")
    line = data.draw(st.integers(0, len(lines) - 1), label="line")
    match data.draw(st.sampled_from(["drop", "word", "copy", "remove", "swap"]), label="edit"):
        case "drop":
            del lines[line]
        case "word":
            lines[line] += " " + data.draw(st.sampled_from(WORDS))
        case "copy":
            others = data.draw(st.sampled_from(paths)).read_text(encoding="utf-8").split("\n")
            lines.insert(line, data.draw(st.sampled_from(others)))
        case "remove":
            path.unlink()
            return
        case "swap":
            other = data.draw(st.sampled_from(paths))
            lines = other.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")
