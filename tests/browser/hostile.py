"""An archive with published injection shapes in every text that a contributor can write."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.choices import CHOICES
from archive.model.entry import Declared, Entries, declared
from archive.model.pages import DossierEntries, PageEntries
from archive.model.report import ReportEntries

SHAPES = [
    line
    for line in (Path(__file__).parent / "injections.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]

TOGETHER = 10
FIRST_YEAR = 1946
GROUPS = [SHAPES[start : start + TOGETHER] for start in range(0, len(SHAPES), TOGETHER)]

FIXED = {
    "number": "5",
    "count": "5",
    "date": "2021-03-31",
    "url": "https://example.org/",
    "digest": "0" * 64,
    "address": "to-chuc/cu/",
}
CODES = {
    "loai-hoat-dong": "trao-tang",
    "chu-de": "y-te",
    "don-vi": "chiếc",
    "loai-to-chuc": "doan",
    "loai-doi-tac": "thanh-nien",
    "loai-kho-khan": "ngoai-ngu",
    "quoc-gia": "KH",
    "tinh-thanh": "tay-ninh",
    "tinh-nuoc-ngoai": "KH-20",
}
BODY = """\
## {0} {{: #ket-qua }}

{0}
{{: #viec }}

- {0}
  - {0}

> {0}

| {0} | b |
|---|--:|
| {0} | 2 |

[{0}]({0}) ![{0}]({0}) [x][{0}] <{0}> 01[^1]

[^1]: {0}

[{0}]: {0}
"""


def write_hostile(root: Path, content: Path) -> None:
    """A report for each shape; bodies, partners, dossiers and pages for ten shapes each."""
    shutil.copytree(root / "tests/archive/content/danh-muc", content / "danh-muc")
    for number, shape in enumerate(SHAPES):
        body = BODY.format(shape)
        write(
            content / f"to-chuc/t{number // TOGETHER}/{FIRST_YEAR + number}.md",
            ReportEntries,
            shape,
            body,
        )
    for number, shapes in enumerate(GROUPS):
        text, body = " ".join(shapes), "\n".join(map(BODY.format, shapes))
        write(content / f"to-chuc/t{number}/index.md", OrganizationEntries, text, body)
        write(content / f"doi-tac/d{number}.md", PartnerEntries, text, body)
        write(content / f"chuyen-de/c{number}.md", DossierEntries, text, body)
        write(content / f"trang{number}.md", PageEntries, text, body)
    write(content / "gioi-thieu.md", PageEntries, SHAPES[0], BODY.format(SHAPES[0]))  # in the nav


def write(path: Path, model: type[Entries], shape: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    entries = filled(model, shape, path)
    lines = [f"{name}: {json.dumps(value)}" for name, value in entries.items()]
    path.write_text("\n".join(["---", *lines, "---", body]))


def filled(model: type[Entries], shape: str, path: Path) -> dict[str, Any]:
    """Every entry that ``model`` declares, with ``shape`` wherever text can stand."""
    entries = {}
    for item in declared(model):
        value = filled(item.group, shape, path) if item.group else scalar(item, shape)
        if item.name not in {"formerly", "parent", "predecessors", "successors"}:
            entries[item.name] = [value] if item.repeated else value
    return entries


def scalar(item: Declared, shape: str) -> str:
    assert item.scalar is not None
    kind, of = item.scalar.kind, item.scalar.of
    if kind == "choice":
        return next(iter(CHOICES[of[0]]))
    if kind == "code":
        return CODES[of[0]]
    if kind == "id" or item.name in {"part_of", "activity"}:
        return "viec"
    if kind == "reference":
        return "to-chuc/t1"
    return FIXED.get(kind, shape)


def addresses() -> Iterator[str]:
    """Every page that shows contributed text."""
    for number in range(len(SHAPES)):
        yield f"to-chuc/t{number // TOGETHER}/{FIRST_YEAR + number}/"
    for number in range(len(GROUPS)):
        yield from (f"to-chuc/t{number}/", f"doi-tac/d{number}/", f"chuyen-de/c{number}/")
        yield f"trang{number}/"
    yield from ("", "tim-kiem/", "to-chuc/", "doi-tac/", "quoc-gia/", "quoc-gia/kh/", "nam/2021/")
    yield from ("dia-phuong/tay-ninh/", "hoat-dong/trao-tang/", "van-kien/", "do-phu/")
    yield "chuyen-de/"
