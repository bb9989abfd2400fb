"""What a paper says of itself: what went well, what hindered, why, what it proposes."""

import re

from archive.importing.difficulties import difficulty_of
from archive.importing.facts import Facts, Guess
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import sentences
from archive.writing.plain import Plain

_ENTRIES = {
    "mat-duoc": "strengths",
    "han-che": "difficulties",
    "nguyen-nhan": "causes",
    "kien-nghi": "proposals",
}
_LEAD = re.compile(r"^\s*(?:[-+•*]\s*)?(?:(?:\d{1,2}|[a-zđ])\s*[.)]\s*)?")
_INTRODUCES = re.compile(r"(?:như sau|cụ thể|sau đây|sau)\s*:?\s*$|:\s*$", re.IGNORECASE)
_BUT = re.compile(r"^(?:Tuy nhiên|Bên cạnh đó|Ngoài ra|Đồng thời)\s*,?\s*", re.IGNORECASE)
_ASKS = re.compile(r"(?:Kiến nghị|Đề nghị|Đề xuất)(?!\w)")
_FEWEST_WORDS = 4


def find_assessment(blocks: list[Block], facts: Facts) -> None:
    """Add to ``facts`` the points of the sections of assessment, one for each statement.

    A statement is a sentence, or what semicolons part in it.
    """
    points: dict[str, list[Plain]] = {}
    for block in blocks:
        name = _ENTRIES.get(block.role)
        if name is None or block.table is not None or block.kind == "heading":
            continue
        for sentence in sentences(block.text):
            for statement in re.split(r";\s+", sentence.text):
                text = _LEAD.sub("", statement).strip(" ;")
                text = _BUT.sub("", text)
                if _INTRODUCES.search(text) or len(text.split()) < _FEWEST_WORDS:
                    continue
                text = re.sub(r"[<>&]", "", text[:1].upper() + text[1:])
                text = text if text.endswith((".", "!", "?", "…")) else f"{text}."
                entry: dict[str, Plain] = {}
                if name == "difficulties":
                    entry["kind"] = difficulty_of(text)
                entry["text"] = text
                kept = (
                    "causes" if name == "difficulties" and text.startswith("Nguyên nhân") else name
                )
                if name == "difficulties" and _ASKS.match(text):
                    kept = "proposals"  # told among what is hard: “III. Vướng mắc, kiến nghị”
                if kept != "difficulties":
                    entry.pop("kind", None)
                rows = points.setdefault(kept, [])
                facts.guesses["assessment", kept, len(rows)] = Guess("khá chắc", block.where)
                rows.append(entry)
    if points:
        order = [n for n in ("strengths", "difficulties", "causes", "proposals") if n in points]
        assessment: dict[str, Plain] = {name: points[name] for name in order}
        facts.entries["assessment"] = assessment
