"""The table of rules of search (``search_table.json``), which the script of the page reads too."""

import json
from pathlib import Path
from typing import Any

TABLE_FILE = Path(__file__).with_name("search_table.json")
TABLE: dict[str, Any] = json.loads(TABLE_FILE.read_text(encoding="utf-8"))
BREAK: str = TABLE["break"]
"""The sign that no phrase goes across: it stands between the cells of a table."""


def written(pattern: str) -> str:
    """A pattern of the table with its classes written out."""
    for name, letters in TABLE["classes"].items():
        pattern = pattern.replace(f"{{{name}}}", letters)
    return pattern
