"""The two parts of a file, also where their limits are not as they should be."""

import pytest

from archive.reading.front_matter import split


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_two_parts(mark: str, end: str) -> None:
    text = mark + end.join(["---", "title: A", "--- ", "## B", ""])
    parts = split(text)

    assert parts.yaml == f"title: A{end}"
    assert parts.body == f"## B{end}"
    assert text[parts.yaml_start :].startswith("title")
    assert text[parts.body_start :] == parts.body
    assert parts.faults == ()
    assert parts.complete


def test_an_empty_front_matter_and_an_empty_text() -> None:
    assert split("---\n---\n").yaml == ""
    assert split("---\n---").body == ""
    assert split("---\n---").faults == ()


@pytest.mark.parametrize(
    "text", ["", "## A\nb", "--\ntitle: a", "----\ntitle: a\n---\n", "title: a"]
)
def test_without_a_first_line_of_dashes_all_is_text(text: str) -> None:
    parts = split(text)

    assert (parts.yaml, parts.body) == ("", text)
    assert [fault.kind for fault in parts.faults] == ["thieu-phan-dau"]
    assert parts.faults[0].span == (0, len(text.partition("\n")[0]))
    assert not parts.complete


def test_an_empty_line_above_the_dashes_hides_nothing() -> None:
    parts = split("\n\n---\ntitle: a\n---\nb")

    assert (parts.yaml, parts.body) == ("title: a\n", "b")
    assert [fault.kind for fault in parts.faults] == ["thieu-phan-dau"]
    assert parts.complete


@pytest.mark.parametrize(
    "yaml, body",
    [
        ("title: a\nkind: b\n", "## Kết quả\n\nVăn bản\n"),
        ("title: a\n\nnotes:\n  - b\n\n# c\n", "### Kết quả {: #a }\n---x"),
        ("title: a\nkind: b\n", "\nVăn bản ở đây.\n\nnotes: không\n"),
        ("title: a\nkind: b", ""),
    ],
)
def test_without_the_second_line_of_dashes_the_text_begins_where_it_looks_so(
    yaml: str, body: str
) -> None:
    parts = split(f"---\n{yaml}{body}")

    assert (parts.yaml, parts.body) == (yaml, body)
    assert [(fault.kind, fault.span) for fault in parts.faults] == [("phan-dau-khong-dong", (0, 4))]
    assert not parts.complete
