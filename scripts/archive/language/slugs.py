"""Ids and addresses: small ASCII letters, digits and single hyphens."""

import re

from archive.language.folding import fold

LONGEST_ID = 80

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""What an id is made up of, as an expression for Python as for Rust."""

_ID = re.compile(ID)
_NOT_ID = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """Give the id that `text` suggests: "Đề mục Đoàn ra" gives "de-muc-doan-ra".

    At most LONGEST_ID characters, cut between words where it can be; empty when `text` holds no
    Latin letter and no digit. A slug is its own slug.
    """
    slug = _NOT_ID.sub("-", fold(text)).strip("-")
    if len(slug) <= LONGEST_ID:
        return slug
    cut = slug[: LONGEST_ID + 1].rpartition("-")[0] or slug[:LONGEST_ID]
    return cut.strip("-")


def is_id(text: str) -> bool:
    """Tell whether `text` may name a folder or file of the archive (FORMAT, ids)."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None
