"""The facts of reports from build to build: what of each shows on other pages."""

from pathlib import Path

from archive.composing.report_facts import KeptFacts, Known
from archive.rendering.kept_files import read_told, write_told


def read_facts(file: Path, program: str) -> Known:
    """The facts of reports that a build of the same ``program`` kept in ``file``."""
    try:
        told = read_told(file, f"{program} 6")
        facts = {
            path: KeptFacts(
                digest, tuple(names), tuple(codes), tuple(cited), tuple(twins), tuple(years),
                papers, activities, none, shares, bytes.fromhex(around), bytes.fromhex(facts),
                bytes.fromhex(counted),
            )
            for path, (
                digest, names, codes, cited, twins, years,
                papers, activities, none, shares, around, facts, counted,
            ) in told["facts"].items()
        }  # fmt: skip
        return Known(facts, told["names"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Known()


def write_facts(file: Path, program: str, facts: Known) -> None:
    """Keep ``facts`` in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    told = {
        path: (*one[:-3], *(part.hex() for part in one[-3:])) for path, one in facts.reports.items()
    }
    write_told(file, f"{program} 6", {"names": facts.names, "facts": told})
