"""What the commands that draft reports share: which can be, and a file that is never half."""

import os
import tempfile
from pathlib import Path

from archive.checking.periods import ends_said, existence, of_year
from archive.language.nearest import nearest
from archive.language.slugs import is_id
from archive.reading.content_file import Reading
from archive.reading.folder import report_name

NOT_CLEARED = "thieu-xac-nhan"
"""The one error that stays in every draft: only a person can clear a text."""


def wrong_report(reading: Reading, organization: str, year: int) -> str:
    """Why there can be no report of ``organization`` on ``year``; empty when there can."""
    known = reading.archive.organizations
    if report_name(str(year)) is None:
        return f"năm {year} không phải năm của một báo cáo"
    if organization in known:
        return ""
    near = nearest(organization, known)
    also = f" Có phải là {', '.join(near)}?" if near else ""
    if not is_id(organization):
        return f"“{organization}” không phải mã tổ chức (chữ thường không dấu, nối bằng -).{also}"
    return (
        f"chưa có hồ sơ to-chuc/{organization}/index.md.{also} "
        "Tổ chức mới thì tạo hồ sơ trước (name, kind, level, province)."
    )


def outside_lifetime(reading: Reading, organization: str, year: int) -> str:
    """What to ask where the record says that the body did not exist in ``year``; else empty."""
    body = reading.archive.organizations[organization]
    if existence(body).meets(of_year(year)):
        return ""
    ended = existence(body).last < of_year(year).first
    others = body.entries.successors if ended else body.entries.predecessors
    where = f" Của {' hay '.join(others)} thì chuyển tệp sang thư mục ấy." if others else ""
    return (
        f"Hồ sơ ghi “{body.short_name}” {ends_said(body, ended=ended)}: báo cáo năm {year} có đúng "
        f"là của tổ chức này không?{where}"
    )


def write_new(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all.

    Raises ``FileExistsError`` when there is one: it is never overwritten, not even by two at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o644)  # noqa: PTH101  as any new file; a temporary one is the owner's alone
        os.link(name, path)
    finally:
        os.unlink(name)  # noqa: PTH108  the name is text, as mkstemp gave it
