"""Every rule over an archive."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, islice

from archive.checking import rules
from archive.checking.problem import Problem
from archive.checking.rule import (
    RULES,
    Concern,
    FileRule,
    Found,
    Rule,
    problem_of,
    problems_of_archive,
)
from archive.checking.share import processes, shared
from archive.checking.surroundings import surroundings
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile, Reading
from archive.reading.watch import Watch, unwatched

LIMIT = 100
"""Problems of one code in one file that are told; a flood of one kind drowns the others."""

rules.load_all()


def check(reading: Reading, watch: Watch = unwatched, jobs: int | None = None) -> list[Problem]:
    """All problems of all files, in order.

    ``jobs`` is the number of processes; without it as many as the archive is worth and the
    machine gives. The answer is the same with any number.
    """
    # first, since it makes the joins of the archive that the processes then share
    found = list(check_archive(reading))
    paths = list(reading.files)

    def work(path: str) -> list[Problem]:
        return list(check_file(reading.files[path], reading))

    results = shared(work, paths, processes(len(paths), jobs))
    for _, (_, problems) in zip(watch(paths, "Kiểm tra"), results, strict=True):
        found += problems
    return sorted(found, key=lambda p: p.order)


def check_file(
    file: ContentFile, reading: Reading, around: Archive | None = None
) -> Iterator[Problem]:
    """The problems that one file has by itself or beside the joined archive.

    ``around`` is what is known already of the lists and bodies of ``reading``.
    """
    yield from check_narrow(file, around or reading.archive)
    for rule in RULES.values():
        if rule.beyond is not None and rule.beyond(file):
            yield from check_wide(rule, file, reading)


def check_narrow(file: ContentFile, archive: Archive) -> Iterator[Problem]:
    """The problems that one file has by itself or beside lists and bodies."""
    around = surroundings(archive)
    for rule, check in _asked_of(file):
        # nearly always there is nothing
        found = check(file, around)
        first = next(found, None)
        if first is not None:
            yield from _limited(rule, file, chain((first,), found))


def _asked_of(file: ContentFile) -> tuple[tuple[Rule, FileRule], ...]:
    """The rules that look at ``file`` by itself, in their order."""
    concerned = tuple([concern(file) for concern in _concerns()])
    return _narrow_rules(concerned, with_faults=bool(file.faults))


@cache
def _concerns() -> tuple[Concern, ...]:
    """What tells whether rules are asked of a file, each once: many rules share one."""
    return tuple({rule.of: None for rule in RULES.values() if rule.of is not None})


@cache
def _narrow_rules(
    concerned: tuple[bool, ...], *, with_faults: bool
) -> tuple[tuple[Rule, FileRule], ...]:
    """The rules that look at one file by itself; with those that tell its faults, if it has any.

    ``concerned`` is what those of ``_concerns`` said of it, in their order.
    """
    others = {concern for concern, said in zip(_concerns(), concerned, strict=True) if not said}
    return tuple(
        (rule, rule.of_file)
        for rule in RULES.values()
        if rule.of_file is not None and rule.beyond is None and (with_faults or not rule.of_faults)
        if rule.of not in others
    )


def check_wide(rule: Rule, file: ContentFile, reading: Reading) -> Iterator[Problem]:
    """The problems that a rule which looks beyond finds in ``file``."""
    if rule.of_file is not None:
        yield from _limited(rule, file, rule.of_file(file, reading.archive))


def check_archive(reading: Reading) -> Iterator[Problem]:
    """The problems that only show when all files are seen together."""
    for rule in RULES.values():
        yield from problems_of_archive(rule, reading)


def _limited(rule: Rule, file: ContentFile, found: Iterator[Found]) -> Iterator[Problem]:
    problems = (problem_of(rule, one, file) for one in found)
    yield from islice(problems, LIMIT)
    more = next(problems, None)
    if more is not None:
        yield replace(more, message=f"{more.message}; còn nhiều chỗ nữa như thế, không kể hết")
