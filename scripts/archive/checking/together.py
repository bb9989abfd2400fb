"""The rules that see several files at once, asked only of those that an edit touches."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache, cached_property

from archive.checking.meeting import Meeting
from archive.checking.met import Brought, Met
from archive.checking.neighbours import Neighbours
from archive.checking.problem import Problem
from archive.checking.rows import CODE, PATH, problems_of
from archive.checking.rule import RULES, Rule, problems_of_archive
from archive.checking.run import check_wide
from archive.model.archive import Archive
from archive.reading.collecting import uncollected
from archive.reading.content_file import ContentFile, Reading
from archive.reading.load import join


class Together:
    """The files of ``reading``, which met as ``met`` says, and what they are told together."""

    def __init__(
        self,
        reading: Reading,
        bodies: Collection[str],
        met: Met,
        former: Met,
        rules: Mapping[str, Collection[str]],
    ) -> None:
        """``bodies`` are the paths of lists and bodies, ``former`` is how files met before.

        ``rules`` are the codes of the rules of one file that may find something beyond it, by path.
        """
        self._reading = reading
        self._bodies = frozenset(bodies)
        self._met = met
        self._rules = rules
        # what is told may rest on the bodies, too
        same_around = former.told is not None and former.around == met.around
        self._former = former if same_around else Met()
        self._changed = met.changed(self._former)

    def told(self) -> dict[str, list[Problem]]:
        """All problems, by the name of the meeting."""
        return {
            meeting.name: list(self._told(meeting, rules)) for meeting, rules in _meetings().items()
        }

    def _told(self, meeting: Meeting, rules: tuple[Rule, ...]) -> Iterator[Problem]:
        name = meeting.name
        if self._former.told is None:
            near = Neighbours(self._met.facts(name))
            yield from self._anew(rules, near, near.open())
            return
        before = self._former.told[name]
        former = self._former.facts(name, self._changed)
        now = self._met.facts(name, self._changed)
        changed = {path for path in self._changed if former.get(path) != now.get(path)}
        unsure = {row[PATH] for row in before if RULES[row[CODE]].suggests}
        if not changed and not unsure:
            yield from problems_of(before)
            return
        near = Neighbours(self._met.facts(name))
        touched = near.touched(changed, former) | near.still(unsure)
        kept = near.still({row[PATH] for row in before}) - touched
        yield from problems_of(row for row in before if row[PATH] in kept)
        yield from self._anew(rules, near, touched)

    def _anew(
        self, rules: tuple[Rule, ...], near: Neighbours, paths: Collection[str]
    ) -> Iterator[Problem]:
        """What is told of the files at ``paths``."""
        if not paths:
            return
        part = _Part(self._reading, near.beside(paths) | self._bodies)
        for rule in rules:
            if rule.of_archive is not None:
                found = problems_of_archive(rule, part)
                yield from (problem for problem in found if problem.path in paths)
        of_file = [rule for rule in rules if rule.of_file is not None]
        # file by file: what one rule has found out of it others ask, too
        for path in sorted(paths):
            for rule in of_file:
                if rule.code in self._rules[path]:
                    yield from self._of_file(rule, self._reading.files[path], part)

    def _of_file(self, rule: Rule, file: ContentFile, part: Reading) -> list[Problem]:
        found = list(check_wide(rule, file, part))
        if found and rule.suggests:
            found = list(check_wide(rule, file, self._reading))
        return found


class _Part(Reading):
    """A reading of which only the bodies and the files at ``paths`` are joined, when asked for."""

    def __init__(self, whole: Reading, paths: Collection[str]) -> None:
        self.__dict__.update(root=whole.root, files=whole.files, _whole=whole, _paths=paths)

    @cached_property
    def archive(self) -> Archive:
        """Those records and the lists."""
        chosen: Collection[str] = self.__dict__["_paths"]
        if len(chosen) == len(self.files):
            whole: Reading = self.__dict__["_whole"]
            return whole.archive
        with uncollected():
            return join(self.files[path] for path in self.files if path in chosen)


def brought(file: ContentFile, around: Archive) -> Brought:
    """What ``file`` brings to all meetings."""
    facts = ((meeting.name, meeting.facts(file, around)) for meeting in _meetings())
    return {name: one for name, one in facts if one is not None}


@cache
def _meetings() -> Mapping[Meeting, tuple[Rule, ...]]:
    """The rules of each meeting."""
    found: dict[Meeting, list[Rule]] = {}
    for rule in RULES.values():
        if rule.meets is not None:
            found.setdefault(rule.meets, []).append(rule)
    return {meeting: tuple(rules) for meeting, rules in found.items()}
