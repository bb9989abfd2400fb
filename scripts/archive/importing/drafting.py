"""The draft of a report: entries, text, guesses as comments, questions at its head."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from archive.importing.body_text import body_text
from archive.importing.extract import Extract
from archive.importing.facts import Guess, Question
from archive.model.entry import Location
from archive.reading.tree import ListNode, MapNode, Node, key_span_of, node_at, span_of
from archive.reading.yaml_tree import read_tree
from archive.writing.emit import emit, report_text
from archive.writing.plain import Plain

_ORDER = (
    "title",
    "fidelity",
    "document",
    "cites",
    "agreements",
    "delegations",
    "planned_delegations",
    "activities",
    "assessment",
    "notes",
    "source",
)
_CLEARANCE = (
    "Ai đã đọc hết bài và xác nhận không có gì mật, không có gì riêng tư? Thêm: "
    "clearance: {by: tên hay bộ phận, on: năm-tháng-ngày}"
)
_MOST_ROUNDS = 12
_LONGEST_SHOWN = 160


@dataclass(frozen=True)
class Complaint:
    """An error that the checks find in a draft, at a place of its text."""

    offset: int
    code: str
    message: str


@dataclass
class Draft:
    """A report as drafted; :meth:`text` is the file."""

    found: Extract
    source: dict[str, Plain]
    entries: dict[str, Plain] = field(default_factory=dict)
    guesses: dict[Location, Guess] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def __post_init__(self) -> None:
        facts = self.found.facts
        made = dict(facts.entries)
        made["activities"] = [act.entries for act in facts.acts]
        if self.source:
            made["source"] = self.source
        self.entries = {name: made[name] for name in _ORDER if made.get(name)}
        self.guesses = dict(facts.guesses)
        self.questions = list(facts.questions)
        for index, act in enumerate(facts.acts):
            self.guesses["activities", index] = act.guess
            for place, guess in act.guesses.items():
                self.guesses["activities", index, *place] = guess
            name = act.entries["title"]
            self.questions += (
                Question(f"{name}: {q.text}", q.where, ("activities", index, *q.location))
                for q in act.questions
            )

    @property
    def body(self) -> str:
        """The text below the front matter."""
        acts = self.entries.get("activities", [])
        kept = {str(act["id"]) for act in acts if isinstance(act, dict)} if isinstance(acts, list) else set()
        told = [act for act in self.found.facts.acts if str(act.entries.get("id")) in kept]
        return body_text(self.found.blocks, self.found.notes, told)

    def all_questions(self) -> list[Question]:
        """What a person must answer: first who clears the text, then what the paper leaves open."""
        return [Question(_CLEARANCE), *self.questions, *(Question(w) for w in self.found.warnings)]

    def text(self) -> str:
        """The file, which reads back as its entries.

        Raises ``ValueError`` when it would not.
        """
        plain = report_text(self.entries, self.body)
        front = emit(self.entries)
        commented = "".join(f"{line}\n" for line in _commented(front, self.guesses))
        head = "".join(f"# {line}\n" for line in self._head())
        return f"---\n{head}{commented}---\n{plain.split('---' + chr(10), 2)[2]}"

    def _head(self) -> list[str]:
        lines = [
            "BẢN NHÁP do máy đọc ra. Dòng bắt đầu bằng # là lời của máy: đọc xong thì xóa.",
            "“chắc”: chép đúng lời văn bản; “khá chắc”: hiểu theo câu; “đoán”: cần xem lại.",
            "Mục nhỏ không có lời ghi riêng thì chắc như việc chứa nó.",
            "CẦN NGƯỜI TRẢ LỜI:",
        ]
        lines += (
            f"{number}. {_flat(q.text)}" + (f" ({q.where})" if q.where else "")
            for number, q in enumerate(self.all_questions(), 1)
        )
        if self.found.left_out:
            lines.append("ĐỂ NGOÀI PHẦN VĂN BẢN:")
            lines += (f"- “{_flat(loss.text)}”: {loss.reason}" for loss in self.found.left_out)
        return lines


def settle(draft: Draft, check: Callable[[str], Iterable[Complaint]]) -> list[Complaint]:
    """Take what the checks call an error out of ``draft`` and ask about it instead.

    ``check`` gives the errors of a file's text. Gives what is left: errors of the text itself,
    which no entry can be taken out for.
    """
    left: list[Complaint] = []
    for _ in range(_MOST_ROUNDS):
        text = draft.text()
        wrong: dict[Location, Complaint] = {}
        left = []
        root, start = _tree_of(text)
        for complaint in check(text):
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
    """Take the entry at ``place`` out; a title stays, and a required entry takes its group along."""
    while place and place[-1] in {"id", "kind", "title", "status", "what", "number", "name", "text"}:
        if place == ("title",):
            return
        place = place[:-1]
    if not place:
        return
    parent: Plain = dict(draft.entries)
    tree = draft.entries
    parent = tree
    for step in place[:-1]:
        parent = parent[step]  # type: ignore[index]  # the place was found in the tree
    last = place[-1]
    value = ""
    if isinstance(parent, dict) and isinstance(last, str) and last in parent:
        value = _shown(parent.pop(last))
    elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        value = _shown(parent.pop(last))
        _renumber(draft, place[:-1], last)
    where = draft.guesses.get(place[:2], Guess("đoán", "")).where
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in place)
    text = f"{name}: máy đọc được “{value}” nhưng bỏ ra vì {complaint.message}. Đúng ra là gì?"
    draft.questions.append(Question(text, where, place))
    _drop_empty(draft.entries)


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


def _commented(front: str, guesses: dict[Location, Guess]) -> list[str]:
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
    for number, line in enumerate(front.splitlines()):
        margin = " " * (len(line) - len(line.lstrip()))
        lines += (f"{margin}# {words}" for words in above.get(number, ()))
        lines.append(line)
    return lines


def _name_in_line(place: Location) -> str:
    """What a comment is about, where its line may hold more than that."""
    names = [str(step) for step in place if isinstance(step, str)]
    if names[0] == "activities" and len(place) > 2:
        return f"{names[-1]}: "
    return ""


def _flat(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_SHOWN * 2 else flat[: _LONGEST_SHOWN * 2 - 1] + "…"
