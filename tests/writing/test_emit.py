"""What is written reads back, in the format's own style."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.model.entry import Entries
from archive.model.records import Report
from archive.model.report import ReportEntries
from archive.reading.front_matter import split
from archive.reading.load import MODELS, load, read_markdown
from archive.reading.yaml_tree import read_tree
from archive.writing.emit import emit, report_text
from archive.writing.plain import Plain, plain_entries, plain_tree
from archive.writing.scalars import scalar
from tests.model.strategies import odd, written

CONTENT = Path(__file__).parents[1] / "archive/content"

texts = odd | st.text(st.sampled_from("aế0 :#-'\"{}[],&*!|>%@`~?=\\.\n\t\u00a0\u2028\ufeff\ufdd0"))
names = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
plains = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(names, plains, min_size=1, max_size=5))
@example({"a": ["0:?"]})
def test_what_is_emitted_reads_back(entries: dict[str, Plain]) -> None:
    tree = read_tree(emit(entries))

    assert tree.faults == []
    assert tree.root is not None
    assert plain_tree(tree.root) == entries


@given(texts)
def test_a_scalar_reads_back_in_a_block_and_within_brackets(text: str) -> None:
    for source, value in (
        (f"x: {scalar(text)}\n", {"x": text}),
        (f"- {scalar(text)}\n", [text]),
        (f"x: [{scalar(text, flow=True)}]\n", {"x": [text]}),
        (f"x: {{y: {scalar(text, flow=True)}, z: a}}\n", {"x": {"y": text, "z": "a"}}),
    ):
        tree = read_tree(source)

        assert tree.faults == []
        assert tree.root is not None
        assert plain_tree(tree.root) == value


@given(written(ReportEntries))
def test_a_report_read_again_is_the_same_report(entries: dict[str, Plain]) -> None:
    text = report_text(entries, "## Kết quả\n")
    file = read_markdown("to-chuc/a/2021.md", "report", text)

    assert file.faults == ()
    assert isinstance(file.record, Report)
    assert file.record.entries == ReportEntries.model_validate(entries)
    assert file.body.text == "## Kết quả\n"


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: model.__name__)
def test_entries_come_in_the_order_of_their_declaration(model: type[Entries]) -> None:
    names = [name for name in model.model_fields if name in {"title", "name", "kind", "formerly"}]
    backwards: dict[str, Any] = dict.fromkeys(reversed(names), "a") | {"formerly": ["x"]}

    assert list(plain_entries(model.model_validate(backwards))) == names


def test_the_archive_written_anew_is_the_same_archive() -> None:
    reading = load(CONTENT)
    files = [file for file in reading.files.values() if file.entries is not None]

    assert len(files) > 10
    for file in files:
        assert file.entries is not None
        entries = plain_entries(file.entries)
        parts = split(report_text(entries, file.body.text))
        root = read_tree(parts.yaml).root

        assert root is not None
        assert plain_tree(root) == entries
        assert parts.body == file.body.text


@pytest.mark.parametrize(
    "text, written",
    [
        ("Tây Ninh", "Tây Ninh"),
        ("20000", "20000"),
        ("2021-03-31", "2021-03-31"),
        ("44-CT/TW", "44-CT/TW"),
        ("to-chuc/x#y", "to-chuc/x#y"),
        ("https://a.vn/b?c=d", "https://a.vn/b?c=d"),
        ("“Xuân biên giới”", "“Xuân biên giới”"),
        ("Kết quả: năm 2021", '"Kết quả: năm 2021"'),
        ("số #2", '"số #2"'),
        ('"A" và "B"', '\'"A" và "B"\''),
        ("C:\\du-lieu: 'x'", "'C:\\du-lieu: ''x'''"),
        ("một\nhai", '"một\\nhai"'),
        ("a\0b", '"a\\u0000b"'),
        ("a\u2028b", '"a\\U00002028b"'),
        ("", '""'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("nullity", "nullity"),
        (" a", '" a"'),
        ("- a", '"- a"'),
        ("[a]", '"[a]"'),
    ],
)
def test_only_what_needs_quotes_gets_them(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize("text", ["a, b", "a [b]", "{a}"])
def test_within_brackets_more_needs_quotes(text: str) -> None:
    assert scalar(text, flow=True) == f'"{text}"'


def test_the_style_of_the_format() -> None:
    long = "một câu khá dài kể lại việc đã làm trong năm, " * 4

    assert emit({
        "title": "Kết quả: năm 2021",
        "document": {
            "issued": "2021-12",
            "signer": {"name": "Lê A", "post": "Phó Bí thư"},
            "recipients": ["Sở Ngoại vụ", "Lưu: VT"],
        },
        "delegations": {"outgoing": [], "incoming": []},
        "activities": [{
            "id": "trao-khau-trang",
            "kind": ["trao-tang"],
            "parties": {"giver": ["to-chuc/a"], "recipient": ["Hội Liên hiệp, tỉnh bạn"]},
            "items": [{"what": "khẩu trang", "quantity": "20000", "unit": "chiếc"}],
            "note": "một\n\nhai",
        }],
        "assessment": {"strengths": [{"text": "Có sáng kiến."}]},
        "notes": [long.strip()],
        "clearance": {"by": "Ban biên tập", "on": "2021-12-01"},
    }) == """\
title: "Kết quả: năm 2021"
document:
  issued: 2021-12
  signer: {name: Lê A, post: Phó Bí thư}
  recipients: [Sở Ngoại vụ, "Lưu: VT"]
delegations:
  outgoing: []
  incoming: []
activities:
  - id: trao-khau-trang
    kind: [trao-tang]
    parties:
      giver: [to-chuc/a]
      recipient:
        - Hội Liên hiệp, tỉnh bạn
    items:
      - {what: khẩu trang, quantity: 20000, unit: chiếc}
    note: |-
      một

      hai
assessment:
  strengths:
    - text: Có sáng kiến.
notes:
  - >-
    một câu khá dài kể lại việc đã làm trong năm, một câu khá dài kể lại việc đã làm trong năm,
    một câu khá dài kể lại việc đã làm trong năm, một câu khá dài kể lại việc đã làm trong năm,
clearance: {by: Ban biên tập, on: 2021-12-01}
"""  # fmt: skip


def test_what_would_not_read_back_is_not_written() -> None:
    deep: Plain = "x"
    for _ in range(20):
        deep = {"a": deep}

    with pytest.raises(ValueError, match="do not read back"):
        report_text({"a": deep}, "")
