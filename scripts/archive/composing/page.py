"""What a page is, before and after its template."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

PageKind = Literal[
    "trang-chu", "tim-kiem", "to-chuc", "bao-cao", "doi-tac", "quoc-gia", "dia-phuong", "nam",
    "hoat-dong", "van-kien", "do-phu", "du-lieu", "dong-gop", "ma-loi", "chuyen-de", "trang",
    "danh-sach",
]  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A page to make: its address, what its head says, its template and what that needs.

    ``address`` is from the site's root and ends with a slash; the home page's is empty.
    ``section`` is the entry of the navigation that is current. ``edit_path`` is the file below
    ``content/`` that a reader's correction would change.
    """

    address: str
    title: str
    kind: PageKind
    section: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    edit_path: str | None = None

    @property
    def path(self) -> str:
        """The file below ``build/docs`` that the engine makes this address from."""
        return f"{self.address}index.md"


def front_matter(page: Page) -> str:
    """The head of the composed file; JSON strings are YAML, whatever a contributor wrote."""
    entries = {
        "title": page.title,
        "description": page.description,
        "page_kind": page.kind,
        "section": page.section,
        "edit_path": page.edit_path,
    }
    # U+2028 and such end a line for YAML: escape all that is no ASCII there is no need for
    lines = [f"{name}: {json.dumps(value)}" for name, value in entries.items() if value]
    return "\n".join(["---", *lines, "---", ""])
