"""The scripts of search: many modules as four files, so that a first query asks for little.

``tim-kiem.js`` answers and shows results; ``tim-kiem-sau.js`` is asked for when those stand,
``tim-kiem-khac.js`` when something else may have been meant; both take what they share with the
first from it. ``goi-y.js`` is for the search field of every page.

The modules import one another by name only and declare nothing twice, so joining them in the order
of their imports and leaving the import and export words out gives the same program. Whatever does
not keep to that is refused here, and tests run the engine from the files made.
"""

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from archive.composing.site import TEMPLATES

MODULES = TEMPLATES / "tim-kiem"
FIRST, LATER, OTHER = "tim-kiem.js", "tim-kiem-sau.js", "tim-kiem-khac.js"

_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_IMPORT = re.compile(r"^import \{([^}]*)\} from \"([^\"]+)\";\n", re.MULTILINE)
_PASSED_ON = re.compile(r"^export \{([^}]*)\} from \"([^\"]+)\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let))", re.MULTILINE)
_LATER = re.compile(r"\bimport\(\"([^\"]+)\"\)")
_DECLARED = r"(?:async )?(?:function\*?|class|const|let) (\w+)"
_TOP_LEVEL = re.compile(rf"^(?:export )?{_DECLARED}", re.MULTILINE)
_EXPORTED = re.compile(rf"^export {_DECLARED}", re.MULTILINE)
_OTHER = re.compile(
    r"^(?:import (?!\{|\()|export (?:default|\*)).*|.*\{[^}]*\bas\b[^}]*\} from", re.MULTILINE
)


def files() -> Iterator[tuple[str, bytes]]:
    """The scripts of search, by their paths below ``build/docs``."""
    made = bundles(
        {
            FIRST: ["ui/main.js"],
            LATER: ["ui/later.js", "engine/later.js"],
            OTHER: ["ui/other.js", "engine/other.js"],
        }
    )
    # a browser's store must not join the first of one build with the others of another
    for name in (LATER, OTHER):
        version = hashlib.sha256(made[name].encode()).hexdigest()[:8]
        made[FIRST] = made[FIRST].replace(name, f"{name}?{version}")
    made |= bundles({"goi-y.js": ["ui/suggest.js"]})
    for name, text in made.items():
        yield f"tim-kiem/{name}", text.encode()


def bundles(entries: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each file to make, its text: the modules of ``entries`` (below ``macros/tim-kiem``).

    Each exports what its entries export. The first file stands alone; the others import from it
    what its modules have, and hold the rest.
    Raises ``ValueError`` when two modules declare the same name or a form is used that joining
    does not know.
    """
    first = next(iter(entries))
    parts: dict[str, list[Path]] = {}
    for name, paths in entries.items():
        order: list[Path] = []
        for path in paths:
            _visit((MODULES / path).resolve(), order)
        parts[name] = [path for path in order if name == first or path not in parts[first]]
    _refuse_doubles([path for order in parts.values() for path in dict.fromkeys(order)])
    asked = {
        name: sorted(_names(order, parts[first]) if name != first else ())
        for name, order in parts.items()
    }
    made_of = {
        (MODULES / path).resolve(): name for name, paths in entries.items() for path in paths
    }
    made = {}
    for name, order in parts.items():
        told = [n for path in entries[name] for n in _exports((MODULES / path).resolve())]
        if name == first:
            told += sorted({n for names in asked.values() for n in names} - set(told))
        text = "\n".join(_joined(path, made_of) for path in order)
        head = f'import {{ {", ".join(asked[name])} }} from "./{first}";\n' if asked[name] else ""
        made[name] = head + _small(text, ", ".join(told))
    return made


@lru_cache(maxsize=16)
def _small(text: str, told: str) -> str:
    """The same program in few characters, which exports ``told``.

    It stands in a function of its own, so that all its names can be short ones.
    """
    text = _COMMENT.sub("", text)
    if told:
        text = f"const {{ {told} }} = (() => {{\n{text}\nreturn {{ {told} }};\n}})();\n"
        text += f"export {{ {told} }};\n"
    return _minified(text) + "\n" if find_spec("minify") else text  # it has no wheel for macOS


def _minified(text: str) -> str:
    """``text`` through the minifier, in a process of its own.

    Its Go runtime hangs in a process forked from one that has called it, as workers of a build are.
    """
    code = (
        "import sys, minify; text = sys.stdin.buffer.read().decode(); "
        "sys.stdout.buffer.write(minify.string('application/javascript', text).encode())"
    )
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", code], input=text.encode(), capture_output=True, check=True
    )
    return done.stdout.decode()


def _joined(path: Path, made_of: Mapping[Path, str]) -> str:
    """A module without its import and export words; what it asks for later goes by its file."""

    def named(found: re.Match[str]) -> str:
        target = (path.parent / found[1]).resolve()
        return f'import("./{made_of[target]}")' if target in made_of else found[0]

    text = path.read_text(encoding="utf-8")
    return _LATER.sub(named, _EXPORT.sub("", _PASSED_ON.sub("", _IMPORT.sub("", text))))


def _exports(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    passed_on = [n for names, _ in _PASSED_ON.findall(text) for n in _listed(names)]
    return _EXPORTED.findall(text) + passed_on


def _names(order: list[Path], owners: list[Path]) -> set[str]:
    """What modules import from ``owners``."""
    found: set[str] = set()
    for path in order:
        for names, source in _imports(path):
            if (path.parent / source).resolve() in owners:
                found.update(_listed(names))
    return found


def _imports(path: Path) -> list[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    if refused := _OTHER.search(text):
        message = f"{path.name}: joining does not know {refused[0].strip()!r}"
        raise ValueError(message)
    return _IMPORT.findall(text) + _PASSED_ON.findall(text)


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _visit(path: Path, order: list[Path]) -> None:
    if path in order:
        return
    for _, source in _imports(path):
        _visit((path.parent / source).resolve(), order)
    if path not in order:
        order.append(path)


def _refuse_doubles(paths: list[Path]) -> None:
    owners: dict[str, Path] = {}
    for path in paths:
        for name in _TOP_LEVEL.findall(path.read_text(encoding="utf-8")):
            if name in owners:
                message = f"{name} is declared in {owners[name].name} and in {path.name}"
                raise ValueError(message)
            owners[name] = path
