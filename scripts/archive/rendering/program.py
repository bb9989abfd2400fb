"""Hashes of the program itself: a page made by another program is another page."""

import os
import platform
from collections.abc import Iterable
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SCRIPTS = Path(__file__).parents[2]
LIBRARY = SCRIPTS / "archive"

ROOMS = ("language", "model", "reading", "composing", "rendering")
"""The rooms whose code pages are made by; the others check, import or invent."""

PACKAGES = (
    "Jinja2", "Markdown", "MarkupSafe", "PyYAML", "mkdocs", "mkdocs-material", "nh3", "pydantic",
    "pydantic_core", "pymdown-extensions",
)  # fmt: skip


def program_digest(config_file: Path) -> str:
    """The hash of all code and settings that every page and file is made by.

    The templates are not in it: each page has a hash of its own ones.
    """
    made = blake2b(digest_size=20)
    made.update(platform.python_version().encode())
    for package in PACKAGES:
        made.update(f"{package} {_version(package)}\n".encode())
    for room in ROOMS:
        _add(made, LIBRARY / room)
    made.update(config_file.read_bytes())
    return made.hexdigest()


def theme_digest(folders: Iterable[Path]) -> str:
    """The hash of our theme, which every page wears; Material's own is told by its version."""
    made = blake2b(digest_size=20)
    for folder in folders:
        if SCRIPTS.parent in folder.parents and "site-packages" not in folder.parts:
            _add(made, folder)
    return made.hexdigest()


def inputs_digest(program: str, folders: Iterable[Path], told: Iterable[str]) -> str:
    """The hash of everything that a build reads: ``folders`` with all they hold, ``told`` words."""
    made = blake2b(digest_size=20)
    for text in (program, *told):
        made.update(f"{text}\x1e".encode())
    for folder in folders:
        _add(made, folder)
    return made.hexdigest()


def _add(made: "blake2b", folder: Path) -> None:
    """Add every file below ``folder``: its path and what it holds. Links are not followed."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            file = f"{path}/{name}"
            made.update(file.removeprefix(str(folder)).encode("utf-8", "surrogateescape"))
            try:
                with open(file, "rb") as opened:  # noqa: PTH123  ten thousand of them
                    data = opened.read() if not os.path.islink(file) else b"link"  # noqa: PTH114
            except OSError as error:
                data = f"{error.errno}".encode()
            made.update(b"\0%d\0" % len(data))
            made.update(data)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
