"""The draft of a report: entries, text, guesses as comments, questions at its head."""

from dataclasses import dataclass, field
from textwrap import wrap

from archive.importing.body_text import body_text
from archive.importing.comments import commented
from archive.importing.extract import Extract
from archive.importing.facts import Guess, Question
from archive.model.entry import Location
from archive.writing.emit import report_text
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
_LONGEST_SHOWN = 160


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
        kept = (
            {str(act["id"]) for act in acts if isinstance(act, dict)}
            if isinstance(acts, list)
            else set()
        )
        told = [act for act in self.found.facts.acts if str(act.entries.get("id")) in kept]
        return body_text(self.found.blocks, self.found.notes, told)

    def all_questions(self) -> list[Question]:
        """What a person must answer: first who clears the text, then what the paper leaves open."""
        warnings = (Question(warning) for warning in self.found.warnings)
        asked = [Question(_CLEARANCE), *self.questions, *warnings]
        return list({(question.text, question.where): question for question in asked}.values())

    def left_out(self) -> list[str]:
        """What is not in the text, one line for each reason."""
        by_reason: dict[str, list[str]] = {}
        for loss in self.found.left_out:
            by_reason.setdefault(loss.reason, []).append(" ".join(loss.text.split()))
        return [
            f"- {reason}: {', '.join(f'“{text}”' for text in texts)}"
            for reason, texts in by_reason.items()
        ]

    def text(self) -> str:
        """The file, which reads back as its entries.

        Raises ``ValueError`` when it would not.
        """
        _, front, body = report_text(self.entries, self.body).split("---\n", 2)
        entries = "".join(f"{line}\n" for line in commented(front, self.guesses))
        head = "".join(f"# {line}\n" for line in self._head())
        return f"---\n{head}{entries}---\n{body}"

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
            for line in self.left_out():
                lines += wrap(line, _LONGEST_SHOWN * 2, subsequent_indent="  ")
        return lines


def _flat(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_SHOWN * 2 else flat[: _LONGEST_SHOWN * 2 - 1] + "…"
