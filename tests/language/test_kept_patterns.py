"""Patterns kept as compiled are the patterns that Python compiles."""

import re
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread

import pytest

from archive.language import kept_patterns as kept

COMPILER = import_module("re._compiler")
ASKED = (
    (r"(?P<day>\d{1,2})/(?P<month>\d{1,2})|năm (\d{4})", 0),
    (r"[A-ZĐÀÁẢ\ud800-\udfff]+(?<!Việt) Nam", re.IGNORECASE),
    (r"^xã\s+(?:Bản|Na)$", re.MULTILINE | re.VERBOSE),
    (rb"\x00[^\n]*", re.DOTALL),
)
TEXT = "ngày 5/12, NĂM 2021 ở Đông Nam, của Hội Việt Nam\nxã Bản\n"


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that was compiled before, and leave to write what is."""
    re.purge()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Each pattern that Python itself compiles, in order."""
    found: list[object] = []
    original = COMPILER.compile

    def noted(pattern: object, flags: int = 0) -> object:
        found.append(pattern)
        return original(pattern, flags)

    monkeypatch.setattr(COMPILER, "compile", noted)
    return found


def compile_all(folder: Path) -> list["re.Pattern[str] | re.Pattern[bytes]"]:
    with kept.kept_patterns("viec", folder):
        found = [re.compile(pattern, flags) for pattern, flags in ASKED]
    re.purge()
    return found


def test_the_second_run_compiles_nothing(tmp_path: Path, times: list[object]) -> None:
    first = compile_all(tmp_path)
    assert times == [pattern for pattern, _ in ASKED]

    second = compile_all(tmp_path)

    assert len(times) == len(ASKED)
    assert second == first
    for one, other in zip(first, second, strict=True):
        text = TEXT if isinstance(one.pattern, str) else b"a\0b\n"
        assert (one.flags, one.groups, one.groupindex) == (
            other.flags, other.groups, other.groupindex,
        )  # fmt: skip
        said = [(m.span(), m.groupdict(), m.lastgroup) for m in one.finditer(text)]  # type: ignore[arg-type]
        assert said
        assert said == [(m.span(), m.groupdict(), m.lastgroup) for m in other.finditer(text)]  # type: ignore[arg-type]


def test_afterwards_python_compiles_as_ever(tmp_path: Path) -> None:
    before = COMPILER.compile, COMPILER._sre

    with pytest.raises(re.error), kept.kept_patterns("viec", tmp_path):
        re.compile("(")

    assert (COMPILER.compile, COMPILER._sre) == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("harm", ["cut", "changed", "other Python", "no file"])
def test_what_is_not_as_written_counts_as_absent(
    harm: str, tmp_path: Path, times: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compile_all(tmp_path)
    (path,) = tmp_path.iterdir()
    data = path.read_bytes()
    match harm:
        case "cut":
            path.write_bytes(data[:-9])
        case "changed":
            path.write_bytes(data.replace(b"month", b"nonth"))
        case "other Python":
            monkeypatch.setattr(sys, "version", "3.11.99")
        case "no file":
            path.unlink()
            path.mkdir()

    assert compile_all(tmp_path) == first
    assert len(times) == 2 * len(ASKED)


def test_nothing_is_written_where_python_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    compile_all(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_with_a_new_pattern_those_that_went_are_forgotten(
    tmp_path: Path, times: list[object]
) -> None:
    compile_all(tmp_path)
    with kept.kept_patterns("viec", tmp_path):
        re.compile(*ASKED[0])
        re.compile("mới")
    re.purge()

    compile_all(tmp_path)

    assert times == [*(p for p, _ in ASKED), "mới", *(p for p, _ in ASKED[1:])]


def test_another_thread_compiles_for_itself(tmp_path: Path, times: list[object]) -> None:
    def aside() -> None:
        re.compile("ở luồng khác")

    for _ in range(2):
        with kept.kept_patterns("viec", tmp_path):
            re.compile("ở luồng này")
            thread = Thread(target=aside)
            thread.start()
            thread.join()
        re.purge()

    assert times == ["ở luồng này", "ở luồng khác", "ở luồng khác"]


def test_another_python_goes_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "import_module", lambda name: import_module("no_such_" + name))

    assert [p.pattern for p in compile_all(tmp_path)] == [pattern for pattern, _ in ASKED]
    assert list(tmp_path.iterdir()) == []
