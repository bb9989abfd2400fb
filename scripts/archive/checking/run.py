"""Every rule over an archive."""

from collections.abc import Iterator

from archive.checking import rules
from archive.checking.problem import Problem
from archive.checking.rule import RULES, problems_of_archive, problems_of_file
from archive.reading.load import ContentFile, Reading

rules.load_all()


def check(reading: Reading) -> list[Problem]:
    """All problems of all files, in order."""
    found = [p for file in reading.files.values() for p in check_file(file, reading)]
    found += check_archive(reading)
    return sorted(found, key=lambda p: p.order)


def check_file(file: ContentFile, reading: Reading) -> Iterator[Problem]:
    """The problems that one file has by itself or beside the joined archive."""
    for rule in RULES.values():
        yield from problems_of_file(rule, file, reading.archive)


def check_archive(reading: Reading) -> Iterator[Problem]:
    """The problems that only show when all files are seen together."""
    for rule in RULES.values():
        yield from problems_of_archive(rule, reading)
