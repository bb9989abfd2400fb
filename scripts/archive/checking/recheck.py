"""An archive read and checked, with what earlier runs found out about it.

First the lists and the bodies, which the rules of one file may look at; then each file that is new
or stands in new surroundings, in as many processes as there are cores: read, checked and forgotten
there, only findings and gist come back. At last what shows only when all is seen together, over
records made from the gists.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.checking.files_known import FilesKnown, in_full
from archive.checking.known import Found, Known, key_of
from archive.checking.met import Met
from archive.checking.problem import Problem
from archive.checking.program import program
from archive.checking.rows import problems_of, rows_of
from archive.checking.rule import RULES, Concern
from archive.checking.run import check_narrow
from archive.checking.share import processes, shared
from archive.checking.store import open_store
from archive.checking.surroundings import Surroundings, surroundings
from archive.checking.together import Together, brought
from archive.reading.collecting import give_back, uncollected
from archive.reading.content_file import ContentFile, Reading
from archive.reading.folder import AROUND
from archive.reading.load import join
from archive.reading.recall import RecalledFile, RecalledReading, gist
from archive.reading.snapshot import Snapshot, take
from archive.reading.watch import Watch, unwatched

WORTH_KEEPING = 100
"""Files of an archive from which on it is worth keeping what was found."""


@dataclass(frozen=True)
class Begun:
    """An archive of which each file was looked at by itself.

    ``wrong``: whether that found an error. ``problems`` gives all problems, in order: it looks at
    what shows only when all is seen together, and keeps what was found. ``forget`` lets go of what
    that needs, for whoever goes on with the archive alone: of a hundred thousand reports a
    gigabyte.
    """

    reading: Reading
    wrong: bool
    problems: Callable[[], list[Problem]]
    forget: Callable[[], None]


def recheck(
    content: Path,
    caches: Path | None = None,
    *,
    watch: Watch = unwatched,
    jobs: int | None = None,
    fresh: bool = False,
    worth_keeping: int = WORTH_KEEPING,
) -> tuple[Reading, list[Problem]]:
    """The archive below ``content`` and all its problems, in order.

    What is asked and raised is as with :func:`begin`; ``NotADirectoryError`` too, when ``content``
    is no folder.
    """
    begun = begin(
        content, take(content, watch), caches, watch=watch, jobs=jobs, fresh=fresh,
        worth_keeping=worth_keeping, all_asked=False,
    )  # fmt: skip
    return begun.reading, begun.problems()


def begin(
    content: Path,
    snapshot: Snapshot,
    caches: Path | None = None,
    *,
    watch: Watch = unwatched,
    jobs: int | None = None,
    fresh: bool = False,
    worth_keeping: int = WORTH_KEEPING,
    former: Reading | None = None,
    all_asked: bool = True,
) -> Begun:
    """The archive below ``content``, of which ``snapshot`` is, each file looked at by itself.

    ``former`` is what was read of the same folder before by this very process: the files that are
    still the same are taken from it.

    ``caches`` is the folder in which what was found is kept for the next run, per archive; with
    ``fresh`` nothing is taken from there. ``jobs`` is the number of processes, by default that of
    the cores. The answer is the same with any of these. The archive is joined, and each file read
    in full, only when it is asked for; where ``all_asked`` says that all records will be, they are
    made while others read.

    Raises ``ChangedMeanwhileError`` when a file changes meanwhile, and ``WorkerDiedError``.
    """
    worth = caches is not None and len(snapshot.files) >= worth_keeping
    store = open_store(caches, content, program()) if caches is not None and worth else None
    known = Known(store, fresh=fresh)
    run = _Run(snapshot, known, jobs, former)
    reading = RecalledReading(content, run.files)
    whole = known.whole(snapshot.digest)
    if whole is not None:
        return Begun(reading, any(p.level == "error" for p in whole), lambda: whole, known.forget)
    around = run.around()
    run.check_files(around, watch, all_asked=all_asked)

    def problems() -> list[Problem]:
        with uncollected():  # what is made are joins, which stay
            told = run.told(reading)
        wide = (problem for found in told.values() for problem in found)
        every = sorted([*run.problems(), *wide], key=lambda p: p.order)
        known.keep(snapshot, run.found, run.gists, every, run.met(told))
        return every

    wrong = any(p.level == "error" for p in run.problems())
    return Begun(reading, wrong, problems, run.forget)


class _Run:
    """One run: ``found`` and ``gists`` grow as files are read."""

    def __init__(
        self, snapshot: Snapshot, known: Known, jobs: int | None, former: Reading | None
    ) -> None:
        self.found: dict[str, tuple[str, Found]] = {}
        self.gists: dict[str, bytes] = {}
        self.files = FilesKnown(snapshot, known, self.gists, former.files if former else {})
        self._snapshot = snapshot
        self._known = known
        self._jobs = jobs
        self._beside = ""
        self._bodies = [p for p, seen in snapshot.files.items() if seen.found.kind in AROUND]

    def around(self) -> Surroundings:
        """The lists and the bodies."""
        files = self._snapshot.files
        unread = [
            path
            for path in self._bodies
            if files[path].found.kind != "list" and not self._known.gist(path, files[path].digest)
        ]
        for path, kept in shared(self._read_gist, unread, processes(len(unread), self._jobs)):
            if kept is not None:
                self.gists[path] = kept
        return surroundings(join(self.files[path] for path in self._bodies))

    def check_files(self, around: Surroundings, watch: Watch, *, all_asked: bool) -> None:
        """Find out about every file what the rules of one file find; see :func:`begin`."""
        self._beside = beside = key_of(*(self._said_by(path) for path in self._bodies))
        unknown: list[str] = []
        keys = {
            path: key_of(path, seen.digest, beside) for path, seen in self._snapshot.files.items()
        }
        for path, key in keys.items():
            found = self._known.found(path, key)
            if found is None or (found.has_gist and not self._has_gist(path)):
                unknown.append(path)
            else:
                self.found[path] = key, found

        def work(path: str) -> tuple[Found, bytes | None]:
            return self._check(path, around)

        jobs = processes(len(unknown), self._jobs)
        results = shared(work, unknown, jobs)
        # what is read here, and then forgotten, must be collected; elsewhere only records are made
        with uncollected() if jobs > 1 else nullcontext():
            for _, (path, (found, kept)) in zip(watch(unknown, "Kiểm tra"), results, strict=True):
                self.found[path] = keys[path], found
                if kept is not None:
                    self.gists[path] = kept
                    if jobs > 1 and all_asked:
                        _ = self.files[path].record

    def problems(self) -> Iterable[Problem]:
        """What the rules of one file found."""
        return (problem for _, found in self.found.values() for problem in problems_of(found.rows))

    def told(self, reading: Reading) -> dict[str, list[Problem]]:
        """What shows only when all files are seen together, by meeting."""
        rules = {path: found.wide for path, (_, found) in self.found.items()}
        return Together(reading, self._bodies, self.met(), self._known.met, rules).told()

    def met(self, told: Mapping[str, list[Problem]] | None = None) -> Met:
        """How the files met; with what they were told."""
        files = {path: (key, found.brought) for path, (key, found) in self.found.items()}
        if told is None:
            return Met(self._beside, files)
        return Met(self._beside, files, {name: rows_of(found) for name, found in told.items()})

    def forget(self) -> None:
        """Let go of all but the files; what one of them still needs is looked up or read again."""
        self.found.clear()
        self.gists.clear()
        self._known.forget()
        give_back()

    def _said_by(self, path: str) -> str:
        """A digest of what the record or list at ``path`` says, its text left out."""
        seen = self._snapshot.files[path]
        kept = self.gists.get(path) or self._known.gist(path, seen.digest)
        return key_of(path, kept.decode() if kept is not None else seen.digest)

    def _has_gist(self, path: str) -> bool:
        digest = self._snapshot.files[path].digest
        return path in self.gists or self._known.gist(path, digest) is not None

    def _read_gist(self, path: str) -> bytes | None:
        return gist(in_full(self._snapshot, path))

    def _check(self, path: str, around: Surroundings) -> tuple[Found, bytes | None]:
        # a body is the very record that its surroundings hold
        is_body = self._snapshot.files[path].found.kind in AROUND
        file = self.files[path] if is_body else in_full(self._snapshot, path)
        rows = rows_of(check_narrow(file, around))
        wide = tuple(code for code, beyond in _concerns() if beyond(file))
        kept = None if is_body else gist(file)
        has_gist = kept is not None or isinstance(file, RecalledFile)
        found = Found(rows, wide, has_gist, brought(file, around))
        if not is_body:
            _let_go(file)
        return found, kept


def _let_go(file: ContentFile) -> None:
    """Forget the record of ``file``, of which nothing more is asked.

    Its activities know it as it knows them: only a search for garbage would find them.
    """
    if file.record is not None:
        vars(file.record).clear()


@cache
def _concerns() -> tuple[tuple[str, Concern], ...]:
    """Each rule that looks beyond a file, with what tells whether it may find anything there."""
    return tuple((code, rule.beyond) for code, rule in RULES.items() if rule.beyond is not None)
