"""Rows of tables in words: each is said again below its table, where an anchor can stand."""

import re

from archive.importing.gifts.columns import Columns

_MONTH = re.compile(r"\s*\d{1,2}\s*/\s*20\d\d\s*")


def said_row(columns: Columns, values: dict[str, str], worth: str) -> str:
    """A row in one line, each value behind the heading of its column."""
    parts = []
    for name in columns.names:
        if name in {"", "number", "unit", "price"} or name not in values:
            continue
        value = values[name]
        if name == "quantity" and "unit" in values:
            value = f"{value} {values['unit'].lower()}"
        elif name == "value":
            value = worth
        elif name == "date":
            value = _spelled(value)
        parts.append(f"{columns.head(name)}: {value.strip(' .;')}")
    return "; ".join(parts) + "."


def _spelled(date: str) -> str:
    """A cell's "3/2023" with the word that makes it a date in running text as well."""
    return f"tháng {date.strip()}" if _MONTH.fullmatch(date) else date


def as_sentence(values: dict[str, str]) -> str:
    """A row of a table of activities in the order of a sentence: when, where, what, with whom."""
    what = values.get("what", "").strip(" .;")
    if len(what.split()) < 2:
        return ""
    lead = ", ".join(
        filter(
            None,
            (
                _spelled(values.get("date", "").strip(" .;")),
                f"tại {values['place'].strip(' .;')}" if "place" in values else "",
            ),
        )
    )
    small = what[:1].lower() + what[1:] if lead and what[1:2].islower() else what
    rest = "; ".join(
        f"{said} người" if n == "result" and said.isdigit() else said
        for n in ("recipient", "result", "value")
        if n in values and (said := values[n].strip(" .;"))
    )
    sentence = f"{lead}, {small}" if lead else what
    return f"{sentence}: {rest}." if rest else f"{sentence}."
