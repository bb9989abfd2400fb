"""Passages read off at once beside those that are read line by line."""

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.model.body import Body
from archive.reading import passages
from archive.reading.front_matter import split
from archive.reading.passages import read_body
from archive.reading.usual_passages import usual_passages

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "content").rglob("*.md")) + sorted((ROOT / "tests/archive").rglob("*.md"))
USUAL = ["## Đề mục", "# A {: #a }", "Trao 20 suất", "**Ông** A", "- Một việc", "  {: #b-1 }"]
SIGNS = [
    *("\n", "\n\n", " ", "  ", "    ", "\t", "#", "## ", "- ", "-", "* ", "*", "+ ", "1. ", "2"),
    *("{: #c }", "{: #c }\n", "{", "}", "{{ x() }}", "> ", "[^1]: ", "[a]: b", "|", "|-", "=="),
    *(
        "\r\n",
        "\r",
        "---",
        "\\",
        "```",
        "~",
        "<b>",
        "½",
        "Ａ",
        "×",
        "ສ",
        "\u00a0",
        "\u2028",
        "\x0b",
        "ế",
    ),
]
TEXTS = st.lists(st.sampled_from([*USUAL, *USUAL, *SIGNS, "\n", "\n\n"]), max_size=14)


def line_by_line(text: str, start: int) -> Body:
    with patch.object(passages, "usual_passages", lambda *_: None):
        return read_body(text, start)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_files(path: Path) -> None:
    parts = split(path.read_text(encoding="utf-8"))
    assert read_body(parts.body, parts.body_start) == line_by_line(parts.body, parts.body_start)


@given(TEXTS.map("".join), st.integers(0, 9))
@example("- Một\n  {: #a }\n- Hai\n\n    Tiếp\n", 3)
@example("[^1]: Chú thích\n\nĐoạn\n{: #a }\n", 0)
@example("Đoạn\r\n\r\n- Một\n", 2)
@example("Đoạn\n---\n\n- Một\nhai\n", 0)
def test_anything(text: str, start: int) -> None:
    assert read_body(text, start) == line_by_line(text, start)


def test_most_of_what_is_written_is_usual() -> None:
    # else nothing would be the quicker for it
    with patch.object(passages, "usual_passages", wraps=usual_passages) as asked:
        for path in FILES:
            read_body(split(path.read_text(encoding="utf-8")).body, 0)
        texts = [text[begin:end] for (text, begin, end, _), _ in asked.call_args_list]
    known = [usual_passages(text, 0, len(text), 0) is not None for text in texts]
    assert sum(known) > len(known) / 2
