"""Hashes of the program itself: a page made by another program is another page."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

SCRIPTS = Path(__file__).parents[2]
LIBRARY = SCRIPTS / "archive"

ROOMS = ("language", "model", "reading", "composing", "rendering")
"""The rooms whose code pages are made by; the others check, import or invent."""

_OUTSIDE = re.compile(rb"\b[A-Z][A-Z0-9_]+\b")
"""How the settings name what is set from outside: ``!ENV [SITE_URL, …]``."""

PACKAGES = (
    "Jinja2", "Markdown", "MarkupSafe", "PyYAML", "mkdocs", "mkdocs-material", "nh3", "pydantic",
    "pydantic_core", "pymdown-extensions",
)  # fmt: skip


def program_digest(config_file: Path) -> str:
    """The hash of all code and settings that every page and file is made by.

    The templates are not in it: each page has a hash of its own ones.
    """
    made = blake2b(digest_size=20)
    made.update(sys.version.partition(" ")[0].encode())
    installed = dict(_installed())
    for package in PACKAGES:
        version = installed.get(_plain(package)) or _asked(package)
        made.update(f"{package} {version}\n".encode())
    for room in ROOMS:
        _add(made, LIBRARY / room)
    made.update(config_file.read_bytes())
    return made.hexdigest()


def set_from_outside(config_file: Path) -> list[str]:
    """What the environment says of every name in the settings that may be one of its variables."""
    names = sorted({name.decode() for name in _OUTSIDE.findall(config_file.read_bytes())})
    return [f"{name}={os.environ.get(name)!r}" for name in names]


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


def _installed() -> Iterator[tuple[str, str]]:
    """Packages with their versions, as the names of the folders tell that say what is installed.

    The standard library would read a file of each, and takes longer to load than all else here.
    """
    for place in reversed(sys.path):  # the first one is loaded, so it comes last
        try:
            names = os.listdir(place or ".")  # noqa: PTH208  a name is all we ask for
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                package, _, version = name.removesuffix(".dist-info").rpartition("-")
                yield _plain(package), version


def _plain(package: str) -> str:
    return re.sub("[-_.]+", "-", package).lower()


def _asked(package: str) -> str:
    """The version of a package that is installed in another way."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  see above

    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
