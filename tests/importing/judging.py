"""A paper of the tests, what a person read in it, and how much of that the importer's draft has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.importing.document import Document
from archive.importing.drafting import Draft
from archive.importing.extract import extract
from archive.importing.names.bodies import Bodies
from archive.importing.settling import Complaint, settle
from archive.reading.content_file import Reading
from archive.reading.yaml_tree import read_tree
from archive.writing.plain import plain_tree
from tests.importing import papers, scoring
from tests.importing.score import Score

BARS = {
    scoring.GIFTS: (0.95, 0.95),
    scoring.DOCUMENTS: (0.95, 0.95),
    scoring.OTHER: (0.85, 0.90),
}
"""The shares to be found and to be right."""

ErrorsAt = Callable[[Reading, str], Callable[[str], Iterator[Complaint]]]


@dataclass(frozen=True)
class Case:
    """A paper, what is expected of it, and the archive it belongs to."""

    name: str
    text: str
    expected: dict[str, Any]
    reading: Reading

    @property
    def path(self) -> str:
        """Where its report would be in the archive."""
        return f"to-chuc/{self.expected['organization']}/{self.expected['year']}.md"


def load_case(expectation: Path, paper: Path, reading: Reading) -> Case:
    """The case of an expectation file and the text of its paper."""
    tree = read_tree(expectation.read_text(encoding="utf-8"))
    assert not tree.faults, expectation
    assert tree.root is not None
    expected = plain_tree(tree.root)
    assert isinstance(expected, dict)
    return Case(expectation.stem, paper.read_text(encoding="utf-8"), expected, reading)


def drafted(
    case: Case, errors_at: ErrorsAt, document: Document | None = None
) -> tuple[Draft, list[Complaint]]:
    """The settled draft of a case, of ``document`` where its paper was read in another way."""
    organization, year = case.expected["organization"], int(case.expected["year"])
    found = extract(document or papers.read(case.text), case.reading.archive, organization, year)
    draft = Draft(found, {})
    left = settle(draft, errors_at(case.reading, case.path))
    return draft, left


def scored(case: Case, errors_at: ErrorsAt, document: Document | None = None) -> Score:
    """The facts of a case counted."""
    draft, _ = drafted(case, errors_at, document)
    organization, year = case.expected["organization"], int(case.expected["year"])
    return scoring.score(
        draft.entries, case.expected, Bodies(case.reading.archive, organization, year)
    )


def line_of(name: str, one: Score) -> str:
    """The shares of a score as a line to read."""
    shares = (f"{kind} {a:.2f}/{b:.2f}" for kind in BARS for a, b in [one.shares(kind)])
    return f"{name}: {', '.join(shares)}"
