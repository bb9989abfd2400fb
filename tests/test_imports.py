"""The rooms of the library and the direction between them, read from the imports themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"
LIBRARY = SCRIPTS / "archive"

# A room imports from lower floors and from itself, never from its neighbours on the same floor.
FLOORS = [
    {"archive"},  # the package's own __init__.py imports nothing
    {"language"},
    {"model"},
    {"reading"},
    {"writing"},  # reads again whatever it has written
    {"checking", "composing", "importing", "sampling"},
    {"rendering"},
    {"commands"},
]
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# Libraries that only some rooms may know.
ONLY_IN = {
    "yaml": {"reading"},
    "docx": {"importing"},
    "pdfplumber": {"importing"},
    "pypdfium2": {"importing"},
    "PIL": {"importing"},
    "mkdocs": {"rendering"},
    "material": {"rendering"},
    "properdocs": {"rendering"},
    "zensical": {"rendering"},
    "markdown": {"composing", "rendering"},
    # reading only takes the macro calls of dossiers apart, it never renders
    "jinja2": {"reading", "composing", "rendering"},
    "nh3": {"composing", "importing"},
}
# Within importing: a room knows those before it.
OF_A_PAPER = ("files", "paper", "names", "counting", "gifts", "delegations", "activities")
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base", "core"}


def room_of(path: Path) -> str:
    """The room a file of `scripts/` lies in; the files on top are the commands."""
    folders = path.relative_to(SCRIPTS).parent.parts
    return folders[:2][-1] if folders else "commands"


def imported(source: str, package: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a module imports; `package` resolves relative imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            origin = [*above, node.module] if node.level else [node.module]
            name = ".".join(part for part in origin if part)
            yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)


def breaches(source: str, room: str) -> list[str]:
    """Each import of a module in `room` that its floor does not allow, with its line."""
    found = []
    for line, name in imported(source, f"archive.{room}"):
        top, *rest = name.split(".")
        if top == "scripts":
            found.append(f"{line}: {name} (import archive.…, never scripts.archive.…)")
        elif top == "archive" and rest and rest[0] in FLOOR:
            if rest[0] != room and FLOOR[rest[0]] >= FLOOR[room]:
                found.append(f"{line}: {room} imports {name}, which is not below it")
        elif room not in ONLY_IN.get(top, {room}):
            found.append(f"{line}: {room} imports {top}, which only {sorted(ONLY_IN[top])} may")
    return found


PYTHON_FILES = sorted(SCRIPTS.rglob("*.py"))


def test_there_is_something_to_read() -> None:
    assert {room_of(path) for path in PYTHON_FILES} >= {"language", "model", "reading"}


@pytest.mark.parametrize("path", PYTHON_FILES, ids=lambda path: str(path.relative_to(SCRIPTS)))
def test_imports_point_downward(path: Path) -> None:
    assert breaches(path.read_text(encoding="utf-8"), room_of(path)) == []


@pytest.mark.parametrize("room", OF_A_PAPER)
def test_rooms_of_importing_know_only_those_before(room: str) -> None:
    after = OF_A_PAPER[OF_A_PAPER.index(room) + 1 :]
    told = tuple(f"archive.importing.{other}." for other in (*after, "extract", "drafting"))
    paths = list((LIBRARY / "importing" / room).glob("*.py"))

    assert len(paths) > 1
    for path in paths:
        known = [name for _, name in imported(path.read_text(encoding="utf-8"), "")]
        assert [name for name in known if name.startswith(told)] == [], path


def test_every_room_has_its_floor() -> None:
    rooms = {path.parent.name for path in LIBRARY.glob("*/*.py")}

    assert rooms - FLOOR.keys() == set()


def test_nothing_has_a_vague_name() -> None:
    names = {path.stem for path in PYTHON_FILES} | {path.parent.name for path in PYTHON_FILES}

    assert names & VAGUE == set()


def test_only_the_commands_end_the_program() -> None:
    ends = ("sys.exit(", "SystemExit", "os._exit(")
    library = [path for path in PYTHON_FILES if room_of(path) != "commands"]

    assert [p for p in library if any(end in p.read_text(encoding="utf-8") for end in ends)] == []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("archive", "from archive.model import report"),
        ("language", "from archive.model.report import Report"),
        ("model", "import archive.reading.front_matter"),
        ("model", "from archive import reading"),
        ("reading", "from archive.writing import report"),
        ("reading", "from ..checking import problem"),
        ("composing", "from archive.checking.problem import Problem"),
        ("rendering", "from scripts.archive.model.report import Report"),
        ("checking", "def f():\n    import yaml"),
        ("commands", "from yaml import compose"),
        ("composing", "from mkdocs.config import load_config"),
        ("reading", "import markdown"),
        ("checking", "import docx"),
    ],
)
def test_an_import_upward_or_across_is_found(room: str, source: str) -> None:
    assert len(breaches(source, room)) == 1


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("model", "from archive.language.dates import parse_edtf"),
        ("model", "from archive.model.scalars import Text"),
        ("model", "from .scalars import Text\nfrom . import scalars"),
        ("checking", "from ..reading.positions import Mark"),
        ("reading", "import yaml\nimport json"),
        ("rendering", "import mkdocs.config\nfrom archive.composing.pages import compose"),
        ("commands", "from archive.rendering import build"),
        ("composing", "import markdown"),
    ],
)
def test_an_import_downward_is_free(room: str, source: str) -> None:
    assert breaches(source, room) == []
