"""How a rule is declared.

A rule is a generator over what was read; its docstring is the rule in one Vietnamese line. It
yields :func:`found` values; code and level come from the declaration. ``wrong`` and ``right`` are
the examples of its page; a test finds both in the rule's case folder, so that they stay true.

    @rule("anh-thieu-loi", about="tep", level="error", wrong="![](a.jpg)", right="![Lễ ký](a.jpg)")
    def image_without_text(file: ContentFile, archive: Archive) -> Iterator[Found]:
        '''Mỗi hình có lời thay thế cho người không nhìn được.'''

A rule of one file looks at that file, at the lists and at the records of bodies; what it finds is
told in that file. One that looks into other reports, pages or dossiers too says so: ``beyond``
tells from a file alone whether the rule may find anything there. One that is about some files only
says so as well (``of``, :mod:`archive.checking.files_asked`): it is not asked of the others. A rule
of the whole archive looks at everything read. It and whichever looks beyond say where the files
that they hold against one another meet (``meets``, :mod:`archive.checking.meeting`): after an edit
they are asked of those alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from archive.checking.meeting import Meeting
from archive.checking.problem import Fix, Level, Problem
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile, Reading

Subject = Literal[
    "tep",
    "yaml",
    "muc",
    "con-so",
    "thoi-gian",
    "danh-muc",
    "tham-chieu",
    "to-chuc",
    "bao-cao",
    "hoat-dong",
    "thoa-thuan",
    "van-ban",
    "chu-viet",
    "lien-ket",
    "bao-mat",
    "chuyen-de",
]

SUBJECTS: dict[Subject, str] = {
    "tep": "Tệp và thư mục",
    "yaml": "Cách viết phần đầu tệp",
    "muc": "Các mục",
    "con-so": "Con số",
    "thoi-gian": "Thời gian",
    "danh-muc": "Danh mục",
    "tham-chieu": "Dẫn tới hồ sơ khác",
    "to-chuc": "Tổ chức và đối tác",
    "bao-cao": "Báo cáo",
    "hoat-dong": "Hoạt động",
    "thoa-thuan": "Thỏa thuận",
    "van-ban": "Phần văn bản",
    "chu-viet": "Chữ viết",
    "lien-ket": "Liên kết và hình",
    "bao-mat": "Bí mật và riêng tư",
    "chuyen-de": "Chuyên đề",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: where in the file, what to say, the right form, a repair."""

    span: Span
    message: str
    help: str
    fix: Fix | None = None
    level: Level | None = None
    """Only where it differs from the rule's own, for softer cases of the same rule."""
    path: str | None = None
    """Only for a rule of the whole archive: the file, relative to the content folder."""
    masked: bool = False
    """Set where ``span`` covers something secret or private: what shows the line hides it. The
    message must not repeat it either."""


FileRule = Callable[[ContentFile, Archive], Iterator[Found]]
Concern = Callable[[ContentFile], bool]
ArchiveRule = Callable[[Reading], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared rule. Exactly one of ``of_file`` and ``of_archive`` is set."""

    code: str
    about: Subject
    level: Level
    says: str
    wrong: str
    right: str
    why: str
    of_file: FileRule | None = None
    of_archive: ArchiveRule | None = None
    beyond: Concern | None = None
    """Set for a rule of one file that looks into other reports, pages or dossiers."""
    meets: Meeting | None = None
    """Set for such a rule, and for one of the whole archive: where the files that it holds against
    one another meet."""
    suggests: bool = False
    """Whether such a rule of one file, where it finds something, offers what the whole archive has
    instead."""
    of: Concern | None = None
    """Set for a rule of one file that is asked of some files only."""
    of_faults: bool = False
    """Whether a rule of one file only puts into words what reading met there."""


RULES: dict[str, Rule] = {}
"""Every rule by code, in order of declaration. A code is permanent and never reused."""


def rule(
    code: str,
    *,
    about: Subject,
    level: Level = "error",
    wrong: str,
    right: str,
    why: str = "",
    beyond: Concern | None = None,
    meets: Meeting | None = None,
    suggests: bool = False,
    of: Concern | None = None,
    of_faults: bool = False,
) -> Callable[[FileRule], FileRule]:
    """Declare a rule of one file. ``why`` is a sentence or two for the rule's page."""
    if (beyond is None) != (meets is None):
        message = f"{code}: a rule that looks beyond its file says what it meets there"
        raise TypeError(message)

    def declare(check: FileRule) -> FileRule:
        _register(
            Rule(
                code, about, level, _docstring(check), wrong, right, why, check,
                beyond=beyond, meets=meets, suggests=suggests, of=of, of_faults=of_faults,
            )
        )  # fmt: skip
        return check

    return declare


def archive_rule(
    code: str,
    *,
    about: Subject,
    meets: Meeting,
    level: Level = "error",
    wrong: str,
    right: str,
    why: str = "",
) -> Callable[[ArchiveRule], ArchiveRule]:
    """Declare a rule of the whole archive; each ``Found`` must name its path."""

    def declare(check: ArchiveRule) -> ArchiveRule:
        says = _docstring(check)
        _register(Rule(code, about, level, says, wrong, right, why, of_archive=check, meets=meets))
        return check

    return declare


def problems_of_file(item: Rule, file: ContentFile, archive: Archive) -> Iterator[Problem]:
    """What a rule of one file finds in ``file``."""
    if item.of_file is not None:
        for found in item.of_file(file, archive):
            yield problem_of(item, found, file)


def problems_of_archive(item: Rule, reading: Reading) -> Iterator[Problem]:
    """What a rule of the whole archive finds."""
    if item.of_archive is not None:
        for found in item.of_archive(reading):
            if found.path is None:
                message = f"{item.code}: a rule of the whole archive must name the file"
                raise TypeError(message)
            yield problem_of(item, found, reading.files[found.path])


def problem_of(item: Rule, found: Found, file: ContentFile) -> Problem:
    """What a rule found in ``file``, with its place as people count it."""
    start = file.source.position(found.span.start)
    end = file.source.position(max(found.span.start, found.span.end))
    return Problem(
        file.path,
        start.line,
        start.column,
        end.line,
        end.column,
        item.code,
        found.level or item.level,
        found.message,
        found.help,
        found.fix,
        found.masked,
    )


def _docstring(check: Callable[..., Any]) -> str:
    text = (check.__doc__ or "").strip()
    if not text or "\n" in text:
        message = f"{check.__name__}: the docstring is the rule, in one line"
        raise TypeError(message)
    return text


def _register(item: Rule) -> None:
    if item.code in RULES:
        message = f"two rules with the code {item.code}"
        raise TypeError(message)
    RULES[item.code] = item
