"""What the guide at `/dong-gop/` says is so: commands, buttons, codes, pictures."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from archive.model.choices import CHOICES, SECTIONS
from archive.model.entry import Entries, declared
from archive.model.lists import LIST_MODELS
from archive.reading.load import MODELS
from tests.browser.pictures.album import TEXTS, WIDTH

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
PAGES = {
    path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
    for path in (CONTENT / "dong-gop.md", *sorted((CONTENT / "dong-gop").glob("*.md")))
}
CODE = re.compile(r"`([^`\n]+)`")
PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")


def in_code(*pages: str) -> list[str]:
    return [code for page in pages or PAGES for code in CODE.findall(PAGES[page])]


def test_every_make_target_exists() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = set(re.findall(r"^\s+make ([a-z-]+)", shown.stdout, re.MULTILINE)) | {"help"}

    named = {code.split()[1] for code in in_code() if code.startswith("make ")}

    assert {"site", "serve", "check", "test", "pictures"} <= named
    assert named <= targets


COMMANDS = sorted({code for code in in_code() if re.match(r"python scripts/\w", code)})


@pytest.mark.parametrize("code", COMMANDS)
def test_every_command_exists_with_its_options(code: str) -> None:
    asked = [sys.executable, code.split()[1], "--help"]
    shown = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert set(re.findall(r"--[a-z-]+", code)) <= set(re.findall(r"--[a-z-]+", shown))


def test_every_kind_of_file_that_is_named_can_be_imported() -> None:
    asked = [sys.executable, "scripts/import_report.py", "--help"]
    shown = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    named = set(re.findall(r"`(\.[a-z]+)`", PAGES["dong-gop/van-thu.md"]))

    assert ".docx" in named
    assert named <= set(re.findall(r"\.[a-z]+", shown))


def test_every_file_that_is_named_exists() -> None:
    rooms = (ROOT, ROOT / "scripts/archive")
    named = {code for code in in_code() if re.fullmatch(r"\.?[\w-]+(/[\w.-]+)*/?", code)}
    paths = {p for p in named if "/" in p or re.search(r"\w\.(md|py|json|yml|js)$", p)}
    made = {"build/", "site/", "index.md"}

    lost = {p for p in paths - made if not any((room / p).exists() for room in rooms)}

    assert len(paths) > 10
    assert lost == set()


def names(model: type[Entries]) -> set[str]:
    inner = [names(item.group) for item in declared(model) if item.group]
    return {item.name for item in declared(model)}.union(*inner)


KNOWN = {
    *set().union(*(names(model) for model in (*MODELS.values(), *LIST_MODELS.values()))),
    *SECTIONS,
    *(code for choices in CHOICES.values() for code in choices),
    *(path.name for path in (ROOT / "scripts/archive").iterdir()),
    "git", "make", "python3",
}  # fmt: skip


def test_every_entry_and_code_that_is_named_exists() -> None:
    plain = {code for code in in_code() if re.fullmatch(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*", code)}
    written = {found[1] for code in in_code() if (found := re.match(r"([a-z_]+): ", code))}
    codes = {found[1] for code in in_code() if (found := re.match(r"share: ([a-z-]+)$", code))}

    assert {"same_as", "clearance", "ke-hoach"} <= plain
    assert (plain | written | codes) - KNOWN == set()


def test_every_button_and_form_that_is_named_exists() -> None:
    seen = "\n".join(
        path.read_text(encoding="utf-8")
        for folder, pattern in ((ROOT / "macros", "*.*"), (ROOT / ".github", "*.yml"))
        for path in folder.rglob(pattern)
        if path.suffix in {".html", ".js", ".yml"}
    )
    named = {
        words
        for text in PAGES.values()
        for words in re.findall(r"(?:bấm|chọn|phiếu|tên) \*\*([^*]+)\*\*", text, re.IGNORECASE)
    }

    assert {"Đề nghị sửa", "Báo lỗi", "Đề nghị gỡ thông tin", "Báo thiếu báo cáo"} <= named
    assert {words for words in named if words not in seen} == set()


PICTURES = [(page, *found) for page, text in PAGES.items() for found in PICTURE.findall(text)]


@pytest.mark.parametrize("at, words, target", PICTURES)
def test_what_is_quoted_of_a_picture_stands_in_it(at: str, words: str, target: str) -> None:
    shown = " ".join((TEXTS / f"{Path(target).stem}.txt").read_text(encoding="utf-8").split())
    quoted = [part.strip() for part in re.findall(r"“([^“”]+)”", words)]
    figures = re.findall(r"\d[\d./-]*\d", words)

    assert len(words) > 40
    assert [part for part in (*quoted, *figures) if part.rstrip(":") not in shown] == []


def test_pictures_are_light_and_as_wide_as_a_phone_needs(root: Path) -> None:
    from PIL import Image  # noqa: PLC0415  no other test here needs it

    files = list((CONTENT / "dong-gop").glob("*.webp"))

    assert sum(file.stat().st_size for file in files) < 1_500_000
    for file in files:
        with Image.open(file) as picture:
            assert WIDTH <= picture.width <= 2 * WIDTH, file.name


def test_the_first_page_has_the_way_in_five_pictures() -> None:
    first = PAGES["dong-gop.md"]

    assert len(PICTURE.findall(first)) == 5
    for part in PAGES.keys() - {"dong-gop.md", "dong-gop/en.md"}:
        assert f"({part}" in first
