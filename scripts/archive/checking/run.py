"""Every rule over an archive."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from archive.checking import rules
from archive.checking.problem import Problem
from archive.checking.rule import RULES, problems_of_archive, problems_of_file
from archive.reading.load import ContentFile, Reading
from archive.reading.watch import Watch, unwatched

LIMIT = 100
"""Problems of one code in one file that are told; a flood of one kind drowns the others."""

rules.load_all()


def check(reading: Reading, watch: Watch = unwatched) -> list[Problem]:
    """All problems of all files, in order."""
    files = watch(reading.files.values(), "Kiểm tra")
    found = [problem for file in files for problem in check_file(file, reading)]
    found += check_archive(reading)
    return sorted(found, key=lambda p: p.order)


def check_file(file: ContentFile, reading: Reading) -> Iterator[Problem]:
    """The problems that one file has by itself or beside the joined archive."""
    for rule in RULES.values():
        problems = problems_of_file(rule, file, reading.archive)
        yield from islice(problems, LIMIT)
        more = next(problems, None)
        if more is not None:
            yield replace(more, message=f"{more.message}; còn nhiều chỗ nữa như thế, không kể hết")


def check_archive(reading: Reading) -> Iterator[Problem]:
    """The problems that only show when all files are seen together."""
    for rule in RULES.values():
        yield from problems_of_archive(rule, reading)
