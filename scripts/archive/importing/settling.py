"""A draft beside the checks: what they call an error becomes a question."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.importing.drafting import Draft
from archive.importing.facts import Guess, Question
from archive.model.entry import Location
from archive.reading.tree import ListNode, MapNode, Node
from archive.reading.yaml_tree import read_tree
from archive.writing.plain import Plain

_MOST_ROUNDS = 12


@dataclass(frozen=True)
class Complaint:
    """An error that the checks find in a draft, at a place of its text."""

    offset: int
    code: str
    message: str


def settle(draft: Draft, check: Callable[[str], Iterable[Complaint]]) -> list[Complaint]:
    """Take what the checks call an error out of ``draft`` and ask about it instead.

    ``check`` gives the errors of a file's text. Gives what is left: errors of the text itself,
    which no entry can be taken out for.
    """
    left: list[Complaint] = []
    before = ""
    for _ in range(_MOST_ROUNDS):
        text = draft.text()
        if text == before:  # nothing could be taken out: another look would find the same
            break
        before = text
        wrong: dict[Location, Complaint] = {}
        left = []
        tree = None
        for complaint in check(text):
            root, start = tree = tree or _tree_of(text)
            place = _place_at(root, complaint.offset - start) if root is not None else ()
            if place and complaint.offset < _body_start(text):
                wrong.setdefault(place, complaint)
            else:
                left.append(complaint)
        if not wrong:
            break
        for place in sorted(wrong, key=_by_place, reverse=True):
            _ask_instead(draft, place, wrong[place])
    return left


def _tree_of(text: str) -> tuple[Node | None, int]:
    start = len("---\n")
    return read_tree(text[start : _body_start(text) - len("---\n")]).root, start


def _body_start(text: str) -> int:
    return text.index("\n---\n", 3) + len("\n---\n")


def _place_at(node: Node | None, offset: int, place: Location = ()) -> Location:
    """The innermost entry or item of a tree that holds ``offset``."""
    children: list[tuple[str | int, Node, int]] = []
    if isinstance(node, MapNode):
        children = [(name, child, node.keys[name].start) for name, child in node.entries.items()]
    elif isinstance(node, ListNode):
        children = [(index, child, child.span.start) for index, child in enumerate(node.items)]
    for step, child, start in children:
        if start <= offset <= max(child.span.end, start):
            return _place_at(child, offset, (*place, step))
    return place


def _by_place(place: Location) -> tuple[tuple[int, str, int], ...]:
    return tuple((1, "", step) if isinstance(step, int) else (0, step, 0) for step in place)


def _ask_instead(draft: Draft, place: Location, complaint: Complaint) -> None:
    """Take the entry at ``place`` out; a title stays, a required entry takes its group along."""
    while (
        place
        and place[:2] != ("document", "number")
        and place[-1]
        in {
            "id",
            "kind",
            "title",
            "status",
            "what",
            "number",
            "name",
            "text",
        }
    ):
        if place == ("title",):
            return
        place = place[:-1]
    if not place:
        return
    parent: Plain = dict(draft.entries)
    tree = draft.entries
    parent = tree
    for step in place[:-1]:
        try:
            parent = parent[step]  # type: ignore[index]  # the place was found in the tree
        except (KeyError, IndexError):
            return  # it went with its group, for another error of the same round
    last = place[-1]
    value = ""
    if isinstance(parent, dict) and isinstance(last, str) and last in parent:
        value = _shown(parent.pop(last))
    elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        value = _shown(parent.pop(last))
        _renumber(draft, place[:-1], last)
    where = draft.guesses.get(place[:2], Guess("đoán", "")).where
    text = (
        f"{_named(draft, place)}: máy đọc được “{value}” nhưng bỏ ra vì {complaint.message}. "
        "Đúng ra là gì?"
    )
    draft.questions.append(Question(text, where, place))
    _drop_empty(draft.entries)


def _named(draft: Draft, place: Location) -> str:
    """An entry as a person finds it in the draft: of an activity by the activity's title."""
    keys = [step for step in place if isinstance(step, str)]
    activities = draft.entries.get("activities")
    if keys[0] == "activities" and len(place) > 2 and isinstance(activities, list):
        activity = activities[place[1]]  # type: ignore[index]  # a list's step is its number
        title = activity.get("title", "") if isinstance(activity, dict) else ""
        return f"Việc “{title}”, mục {'.'.join(keys[1:])}"
    return f"Mục {'.'.join(keys)}"


def _renumber(draft: Draft, group: Location, gone: int) -> None:
    """Move the guesses about the items behind one that is gone."""
    at = len(group)
    moved: dict[Location, Guess] = {}
    for place, guess in draft.guesses.items():
        step = place[at] if len(place) > at and place[:at] == group else None
        if not isinstance(step, int) or step < gone:
            moved[place] = guess
        elif step > gone:
            moved[(*group, step - 1, *place[at + 1 :])] = guess
    draft.guesses = moved


def _drop_empty(tree: Plain) -> None:
    if isinstance(tree, dict):
        for name, child in list(tree.items()):
            _drop_empty(child)
            keeps = name in {"outgoing", "incoming"}
            if child in ([], {}) and not keeps:
                del tree[name]
    elif isinstance(tree, list):
        for child in tree:
            _drop_empty(child)


def _shown(value: Plain) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    return ", ".join(f"{name} {_shown(item)}" for name, item in value.items())
