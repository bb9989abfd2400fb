"""Regular expressions kept as compiled, from one run of a command to the next.

Python keeps modules as compiled (``__pycache__``), but compiles the regular expressions in them
anew in each run: those of the importer, six hundred, take a fifth of its time. Here they are kept
beside the modules and in their way: only where Python may write what it compiles, for this very
version of Python, and trusted as the modules in the same folder are.

Python has no door for this. What is used of its inner parts is looked for first; where it is not
as in Python 3.11, or a file is not what was written, all is compiled as ever.
"""

import marshal
import os
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from threading import get_ident
from typing import Any

FOLDER = Path(__file__).parent / "__pycache__"
_SEAL_SIZE = 16

Key = tuple[str | bytes, int]
Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, their names, and the name of each: a pattern's makings."""


@contextmanager
def kept_patterns(command: str, folder: Path = FOLDER) -> Iterator[None]:
    """Take the patterns that this thread compiles in the block from what ``command`` kept.

    What it had not kept is compiled, and kept for the next time; what it no longer compiles is
    forgotten then. The patterns are those that Python compiles.
    """
    try:
        compiler: Any = import_module("re._compiler")
        engine: Any = import_module("_sre")
        compile_anew, make, version = compiler.compile, engine.compile, engine.MAGIC
    except (ImportError, AttributeError):  # another Python
        yield
        return
    path = folder / f"{command}.{sys.implementation.cache_tag}.patterns"
    about = f"{sys.version}\0{version}\0{array('I').itemsize}".encode()
    kept, used = _load(path, about), dict[Key, Compiled]()
    owner, asked = get_ident(), list[Key]()

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if get_ident() != owner or type(pattern) not in (str, bytes) or flags & re.DEBUG:
            return compile_anew(pattern, flags)
        key = pattern, int(flags)
        if key not in kept:
            asked.append(key)
            try:
                return compile_anew(pattern, flags)
            finally:
                asked.pop()
        used[key] = every, code, groups, names, numbers = kept[key]
        return make(pattern, every, array("I", code).tolist(), groups, names, numbers)

    class Noting:
        """The engine, whose makings of a pattern are noted."""

        def __getattr__(self, name: str) -> Any:
            return getattr(engine, name)

        def compile(self, *given: Any) -> Any:
            if asked and get_ident() == owner:
                _, every, code, groups, names, numbers = given
                makings = every, array("I", code).tobytes(), groups, dict(names), tuple(numbers)
                used[asked[-1]] = makings
            return make(*given)

    compiler.compile, compiler._sre = compiled, Noting()  # noqa: SLF001  said above
    try:
        yield
    finally:
        compiler.compile, compiler._sre = compile_anew, engine  # noqa: SLF001
    if not used.keys() <= kept.keys() and not sys.dont_write_bytecode:
        _save(path, about, used)


def _load(path: Path, about: bytes) -> dict[Key, Compiled]:
    """What was saved at ``path``; nothing where there is none, or another Python's, or spoilt."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    seal, content = data[:_SEAL_SIZE], data[_SEAL_SIZE:]
    if seal != _seal(about, content):
        return {}
    found: dict[Key, Compiled] = marshal.loads(content)  # noqa: S302  as Python does beside it
    return found


def _save(path: Path, about: bytes, patterns: dict[Key, Compiled]) -> None:
    """Write aside and rename; where that cannot be done nothing is kept."""
    content = marshal.dumps(patterns)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        aside.write_bytes(_seal(about, content) + content)
        aside.replace(path)


def _seal(about: bytes, content: bytes) -> bytes:
    return blake2b(about + content, digest_size=_SEAL_SIZE).digest()
