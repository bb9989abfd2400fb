"""Guesses as comments in YAML: each on a line of its own above its entry."""

from archive.importing.facts import Guess
from archive.model.entry import Location
from archive.reading.tree import key_span_of, node_at, span_of
from archive.reading.yaml_tree import read_tree


def commented(front: str, guesses: dict[Location, Guess]) -> list[str]:
    """The lines of ``front``, each guess as a comment on a line of its own above its entry."""
    root = read_tree(front).root
    above: dict[int, list[str]] = {}
    for place, guess in guesses.items():
        node = node_at(root, place) if root is not None else None
        if node is None:
            continue
        span = span_of(root, place) if isinstance(place[-1], int) else key_span_of(root, place)
        line = front.count("\n", 0, span.start)
        words = _name_in_line(place) + guess.comment
        if words not in above.setdefault(line, []):
            above[line].append(words)
    lines: list[str] = []
    for number, written in enumerate(front.splitlines()):
        margin = " " * (len(written) - len(written.lstrip()))
        lines += (f"{margin}# {words}" for words in above.get(number, ()))
        lines.append(written)
    return lines


def _name_in_line(place: Location) -> str:
    """What a comment is about, where its line may hold more than that."""
    names = [str(step) for step in place if isinstance(step, str)]
    if names[0] == "activities" and len(place) > 2:
        return f"{names[-1]}: "
    return ""
