"""The search page's script: its modules as one file, so that a first query asks for little.

The modules import one another by name only and export nothing twice, so joining them in the order
of their imports and leaving the import and export words out gives the same program. Whatever does
not keep to that is refused here, and the browser tests run the result.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from archive.composing.site import TEMPLATES

MODULES = TEMPLATES / "tim-kiem"
_IMPORT = re.compile(r"^import \{[^}]*\} from \"([^\"]+)\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let))", re.MULTILINE)
_RENAMED = re.compile(r"^import \{([^}]*\bas\b[^}]*)\}", re.MULTILINE)
_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_TOP_LEVEL = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE
)


def files() -> Iterator[tuple[str, bytes]]:
    """The scripts of search, by their paths below ``build/docs``."""
    yield "tim-kiem/tim-kiem.js", bundle("ui/main.js").encode()
    yield "tim-kiem/goi-y.js", bundle("ui/suggest.js", keep=("attach",)).encode()


def bundle(entry: str, keep: tuple[str, ...] = ()) -> str:
    """The module ``entry`` (a path below ``macros/tim-kiem``) with all it imports, as one module.

    It exports the names in ``keep``. Lines that are comments are left out.
    Raises ``ValueError`` when two modules declare the same name or an import renames one.
    """
    order: list[Path] = []
    _visit((MODULES / entry).resolve(), order)
    owners: dict[str, Path] = {}
    texts = []
    for path in order:
        text = path.read_text(encoding="utf-8")
        for name in _TOP_LEVEL.findall(text):
            if name in owners:
                message = f"{name} is declared in {owners[name].name} and in {path.name}"
                raise ValueError(message)
            owners[name] = path
        if _RENAMED.search(text):
            message = f"{path.name} renames what it imports"
            raise ValueError(message)
        texts.append(_EXPORT.sub("", _IMPORT.sub("", text)))
    exported = f"export {{ {', '.join(keep)} }};\n" if keep else ""
    return _COMMENT.sub("", "\n".join(texts)) + exported


def _visit(path: Path, order: list[Path]) -> None:
    if path in order:
        return
    for name in _IMPORT.findall(path.read_text(encoding="utf-8")):
        _visit((path.parent / name).resolve(), order)
    if path not in order:
        order.append(path)
