"""What README and CONTRIBUTING say is so: commands, options, files, rooms."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXTS = {
    name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
}
LIBRARY = ROOT / "scripts/archive"


def named_in_code(text: str) -> set[str]:
    """What stands in backticks or in a block of code, piece by piece."""
    blocks = re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", text)
    return {word for code in (*blocks, *spans) for word in code.split()}


@pytest.mark.parametrize("name", TEXTS)
def test_every_file_that_is_named_exists(name: str) -> None:
    links = set(re.findall(r"\]\(([^)#:]+)\)", TEXTS[name]))
    words = {word.rstrip(".,;") for word in named_in_code(TEXTS[name])}
    paths = {w for w in words if re.fullmatch(r"[\w./-]+\.(md|py|js|json|yml|png|html|in|txt)", w)}
    rooms = [ROOT, ROOT / "scripts", LIBRARY, *(p for p in LIBRARY.iterdir() if p.is_dir())]

    made = "build/"
    lost = {
        path
        for path in links | paths
        if not path.startswith(made) and not any((room / path).exists() for room in rooms)
    }

    assert links
    assert paths
    assert lost == set()


@pytest.mark.parametrize("name", TEXTS)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = set(re.findall(r"^\s+make ([a-z-]+)", shown.stdout, re.MULTILINE))

    named = set(re.findall(r"`?make ([a-z-]+)", TEXTS[name]))

    assert {"check"} <= named <= targets


def test_readme_names_every_command_with_every_option() -> None:
    rows = dict(re.findall(r"\| `python scripts/(\w+)\.py([^`]*)` \|", TEXTS["README.md"]))
    commands = {
        path.stem for path in (ROOT / "scripts").glob("*.py")
        if "__main__" in path.read_text(encoding="utf-8")
    }  # fmt: skip

    assert set(rows) == commands
    for command, usage in rows.items():
        told = set(re.findall(r"--[a-z-]+", usage))
        help_text = subprocess.run(
            [sys.executable, f"scripts/{command}.py", "--help"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert told == set(re.findall(r"--[a-z-]+", help_text)) - {"--help"}, command


def test_readme_maps_every_room() -> None:
    rooms = {p.name for p in LIBRARY.iterdir() if p.is_dir() and (p / "__init__.py").exists()}

    mapped = set(re.findall(r"^    (\w+)/ ", TEXTS["README.md"], re.MULTILINE))

    assert mapped == rooms


def test_contributing_speaks_vietnamese_first() -> None:
    text = TEXTS["CONTRIBUTING.md"]

    assert text.index("# Đóng góp") < text.index("# Contributing")


def test_files_of_code_have_at_most_250_lines() -> None:
    folders = ("scripts", "macros", "tests")
    files = [f for folder in folders for f in (ROOT / folder).rglob("*") if f.is_file()]
    code = [
        f for f in files if f.suffix in {".py", ".js", ".mjs"} and "node_modules" not in f.parts
    ]
    long = {f: n for f in code if (n := len(f.read_text(encoding="utf-8").splitlines())) > 250}

    assert len(code) > 500
    assert long == {}
