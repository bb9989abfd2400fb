"""What is written in a file, as rules ask for it: each scalar with its place, and its repair."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from archive.checking.problem import Fix
from archive.language.nearest import is_slip
from archive.model.body import Span
from archive.model.entry import Location, Value, values
from archive.reading.content_file import ContentFile
from archive.reading.source import Fault
from archive.reading.yaml_tree import TextNode

_LONGEST_SHOWN = 60


@lru_cache(maxsize=2)
def values_of(file: ContentFile) -> Sequence[Value]:
    """Every scalar of a file's entries, or of every row of a list; the location begins there.

    Kept for one file at a time: all rules of a file run before the next file's, and the scalars of
    ten thousand reports would not fit into memory.
    """
    if file.entries is not None:
        return values(file.entries)
    return [v for code, term in file.terms.items() for v in values(term, (code,))]


def by_kind(file: ContentFile) -> Iterable[tuple[str, Sequence[Value]]]:
    """Those of :func:`values_of` of each kind, in order."""
    return _by_kind(file).items()


@lru_cache(maxsize=16)
def values_of_kind(file: ContentFile, *kinds: str) -> Sequence[Value]:
    """Those of :func:`values_of` that are of one of the ``kinds``, in order."""
    found = [values for kind in kinds if (values := _by_kind(file).get(kind))]
    if len(found) < 2:
        return found[0] if found else ()
    return [value for value in values_of(file) if value.scalar.kind in kinds]


@lru_cache(maxsize=2)
def _by_kind(file: ContentFile) -> Mapping[str, Sequence[Value]]:
    found: dict[str, list[Value]] = {}
    for value in values_of(file):
        found.setdefault(value.scalar.kind, []).append(value)
    return found


def faults(file: ContentFile, kind: str) -> Iterator[Fault]:
    """The faults of one kind that reading met in ``file``."""
    return (fault for fault in file.faults if fault.kind == kind)


def quoted(text: str) -> str:
    """``text`` between Vietnamese quotation marks, on one line, shortened where it is long."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST_SHOWN:
        flat = flat[: _LONGEST_SHOWN - 1].rstrip() + "…"
    return f"“{flat}”"


def did_you_mean(words: Iterable[str], called: Callable[[str], str] = lambda _: "") -> str:
    """The question to put before a help, with a space behind it; empty without ``words``.

    ``called`` gives what people call a word that only the program reads, or nothing.
    """
    choices = [
        f"{quoted(word)} ({name})" if (name := called(word)) and name != word else quoted(word)
        for word in words
    ]
    if not choices:
        return ""
    *rest, last = choices
    either = f"{', '.join(rest)} hay " if rest else ""
    return f"Có phải ý bạn là {either}{last}? "


def is_spoiled(file: ContentFile, *group: str | int, name: str | None = None) -> bool:
    """Whether something within ``group`` was written but could not be read.

    Then what seems absent there may well be written. ``name`` asks for one entry alone.
    """
    if not file.faults:
        return False
    span = file.span(*group)
    return any(
        span.start <= fault.span.start
        and fault.span.end <= span.end
        and name in {None, fault.values.get("name")}
        for fault in file.faults
    )


def first_line(file: ContentFile, span: Span) -> Span:
    """``span`` up to the end of its first line, to point at a group without marking all of it."""
    text = file.source.text
    end = text.find("\n", span.start)
    end = len(text) if end < 0 else end
    return Span(span.start, max(span.start, min(span.end, end)))


def rewrite(file: ContentFile, span: Span, text: str) -> Fix | None:
    """The repair that writes ``text`` in place of the scalar at ``span``.

    Quotation marks around the scalar stay. None where the scalar goes over several lines.
    ``text`` must need no quotation marks: a number, a date, a code, a reference.
    """
    old = file.source.text[span.start : span.end]
    if not old or "\n" in old:
        return None
    mark = old[0] if old[0] in "'\"" and old[-1] == old[0] and len(old) > 1 else ""
    new = f"{mark}{text}{mark}"
    return Fix(span.start, span.end, new, f"đổi {quoted(old)} thành {quoted(new)}")


def rewrite_at(file: ContentFile, location: Location, text: str) -> Fix | None:
    """As :func:`rewrite`, for the scalar at ``location``."""
    node = file.written(*location)
    return rewrite(file, node.span, text) if isinstance(node, TextNode) else None


def mended_at(file: ContentFile, location: Location, name: str, near: Sequence[str]) -> Fix | None:
    """As :func:`rewrite_at`, where the only name that is ``near`` is ``name`` but for one slip.

    A name further away is offered to read, never put in its place: that of another body or event
    would be another fact.
    """
    sure = len(near) == 1 and is_slip(name, near[0])
    return rewrite_at(file, location, near[0]) if sure else None
