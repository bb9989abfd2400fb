"""Every rule over an archive."""

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from archive.checking import rules
from archive.checking.problem import Problem
from archive.checking.rule import RULES, problems_of_archive, problems_of_file
from archive.reading.load import ContentFile, Reading
from archive.reading.watch import Watch, unwatched

LIMIT = 100
"""Problems of one code in one file that are told; a flood of one kind drowns the others."""

WORTH_SHARING = 500
"""Files from which on several processes are quicker than one."""

rules.load_all()


def check(reading: Reading, watch: Watch = unwatched, jobs: int | None = None) -> list[Problem]:
    """All problems of all files, in order.

    ``jobs`` is the number of processes; without it as many as the archive is worth and the
    machine gives. The answer is the same with any number.
    """
    # first, since it makes the joins of the archive that the processes then share
    found = list(check_archive(reading))
    with _shared(reading, jobs or _processes(reading)) as results:
        for _, problems in zip(watch(list(reading.files), "Kiểm tra"), results, strict=True):
            found += problems
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


def _processes(reading: Reading) -> int:
    may_fork = "fork" in multiprocessing.get_all_start_methods()
    worth = may_fork and len(reading.files) >= WORTH_SHARING
    return len(os.sched_getaffinity(0)) if worth else 1


@contextmanager
def _shared(reading: Reading, jobs: int) -> Iterator[Iterator[list[Problem]]]:
    """The problems of each file, in the order of the files, from ``jobs`` processes."""
    if jobs == 1:
        yield (list(check_file(file, reading)) for file in reading.files.values())
        return
    # Forked processes see the archive as it stands; only names go to them and problems come back.
    context = multiprocessing.get_context("fork")
    with context.Pool(jobs, _receive, (reading,)) as pool:
        yield pool.imap(_check_named, reading.files, chunksize=32)


_received: list[Reading] = []


def _receive(reading: Reading) -> None:
    _received[:] = [reading]


def _check_named(path: str) -> list[Problem]:
    (reading,) = _received
    return list(check_file(reading.files[path], reading))
