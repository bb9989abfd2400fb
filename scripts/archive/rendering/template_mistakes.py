"""A mistake in a template, told to whoever writes templates: which one, which line, what."""

import re
import traceback
from pathlib import Path

from archive.rendering.program import SCRIPTS

TEMPLATES = SCRIPTS.parent / "macros"


def mistake(error: Exception) -> str | None:
    """Where in ``macros/`` the template stands that ``error`` arose from, and what is wrong there.

    None where no template of ours is at fault, as when a function that it calls has a mistake.
    """
    # a build that goes well needs neither this nor, where nothing changed, any template
    from jinja2 import TemplateError, TemplateSyntaxError  # noqa: PLC0415

    if isinstance(error, FileNotFoundError):
        return _missing(Path(str(error.filename)))
    if isinstance(error, TemplateSyntaxError):
        place = error.filename and _place(error.filename, error.lineno)
        return f"{place}: {error.message}" if place else None
    # Jinja puts the lines of templates in the place of those that it made of them
    frames = traceback.extract_tb(error.__traceback__)
    if isinstance(error, TemplateError):
        places = [_place(frame.filename, frame.lineno) for frame in reversed(frames)]
        place = next(filter(None, places), None)
    else:
        place = _place(frames[-1].filename, frames[-1].lineno) if frames else None
    return f"{place}: {type(error).__name__}: {error}" if place else None


def _missing(template: Path) -> str | None:
    """Who takes something from ``template``, which is not there."""
    if not template.is_relative_to(TEMPLATES):
        return None
    name = template.relative_to(TEMPLATES).as_posix()
    for file in sorted(TEMPLATES.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if found := re.search(rf"""["']{re.escape(name)}["']""", text):
            line = text.count("\n", 0, found.start()) + 1
            return f"{_place(str(file), line)}: không có khuôn “{name}”"
    return f"không có khuôn “{name}” trong macros/"


def _place(file: str, line: int | None) -> str | None:
    """A line of a template as people write it; None for another file."""
    path = Path(file)
    if not path.is_relative_to(TEMPLATES):
        return None
    return f"{path.relative_to(TEMPLATES.parent).as_posix()}:{line}"
