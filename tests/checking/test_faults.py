"""Every fault that reading can tell has its rule, and every hint of the YAML reader its words."""

import re
from pathlib import Path

import pytest

from archive.checking.rule import RULES
from archive.checking.rules import yaml_syntax
from archive.checking.run import check_file
from archive.model.body import Span
from archive.model.choices import CHOICES
from archive.reading import yaml_tree
from archive.reading.content_file import ContentFile, Reading
from archive.reading.load import join
from archive.reading.source import Fault, SourceText

HINTS = re.findall(r"^``([a-z-]+)``", yaml_tree.__doc__ or "", re.MULTILINE)
LIBRARY = Path(yaml_tree.__file__).parents[1]
READERS = (
    *(p for p in LIBRARY.glob("reading/*.py") if p.name != "macro_calls.py"),
    LIBRARY / "model" / "scalars.py",
    LIBRARY / "language" / "dates.py",
    LIBRARY / "language" / "numbers.py",
)
KIND = re.compile(
    r'"((?:tep|ten-tep|ky-tu|thieu|phan-dau|yaml|muc|can|so|ngay|khoang|ma|bang|dinh-danh'
    r'|dia-chi)-[a-z0-9-]+)"'
)
KINDS = sorted(
    {kind for path in READERS for kind in KIND.findall(path.read_text(encoding="utf-8"))}
    - {*HINTS, *CHOICES}
    - {"ma-loi"}  # a part of the guide
)
"""What the readers write in quotation marks that looks like a kind of fault."""


def test_the_kinds_of_fault_are_read_from_the_readers() -> None:
    assert {"muc-la", "tep-qua-lon", "ma-khong-co", "can-danh-sach", "yaml-cu-phap"} <= set(KINDS)
    assert len(KINDS) > 20


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_fault_has_its_rule(kind: str) -> None:
    assert kind in RULES


def told_of(hint: str) -> tuple[str, str]:
    text = "---\ntitle: @\n---\n"
    fault = Fault("yaml-cu-phap", Span(11, 12), {"hint": hint, "char": "@", "suggestion": None})
    file = ContentFile("gioi-thieu.md", "page", SourceText(text), faults=(fault,))
    reading = Reading(Path("content"), join([file]), {file.path: file})
    (problem,) = (p for p in check_file(file, reading) if p.code == "yaml-cu-phap")
    return problem.message, problem.help


def test_the_hints_are_read_from_the_reader() -> None:
    assert {"hai-cham", "tab", "khac"} <= set(HINTS)


@pytest.mark.parametrize("hint", [hint for hint in HINTS if hint != "khac"])
def test_a_hint_has_words_of_its_own(hint: str) -> None:
    assert told_of(hint) != told_of("khac")


def test_words_are_there_for_hints_alone() -> None:
    assert set(yaml_syntax._ADVICE) <= set(HINTS)


def test_anything_else_still_says_how_a_line_is_written() -> None:
    message, advice = told_of("khac")

    assert message == "máy không đọc được chỗ này"
    assert "tên-mục: giá trị" in advice


def test_a_sign_is_named_where_it_helps() -> None:
    assert "“@”" in told_of("ky-tu-dau")[0]
