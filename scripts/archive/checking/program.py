"""Which program it is that checks: its source, Python and the libraries that findings rest on."""

import sys
import unicodedata
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

_ROOMS = ("checking", "language", "model", "reading", "writing")
"""The rooms that checking may import (tests/test_imports.py holds it)."""

_LIBRARIES = ("pydantic", "pydantic_core", "PyYAML", "Jinja2", "RapidFuzz")


@cache
def program() -> str:
    """A digest that is another one whenever the checks might find something else."""
    library = Path(__file__).resolve().parents[1]
    whole = blake2b(digest_size=16)
    for room in _ROOMS:
        for path in sorted((library / room).rglob("*.py")):
            source = path.read_bytes()
            whole.update(f"{path.relative_to(library)}\0{len(source)}\0".encode() + source)
    whole.update(f"{sys.version}\0{unicodedata.unidata_version}".encode())
    for name in _LIBRARIES:
        whole.update(f"\0{name} {version(name)}".encode())
    return whole.hexdigest()
