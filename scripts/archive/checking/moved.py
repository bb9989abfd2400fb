"""Files that a change gave another name without saying where they were: their addresses die."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from archive.checking.meetings import address
from archive.checking.problem import Problem
from archive.checking.rule import RULES, Found, problem_of
from archive.checking.written import first_line, quoted
from archive.reading.content_file import ContentFile, Reading

_SAME = 0.5
"""Share of its lines that a file keeps when it is given another name; git takes the same."""
_TELLING = 20
"""New files. What stands in more of them does not tell which one an old file became."""


def moved_unsaid(before: Reading, after: Reading) -> Iterator[Problem]:
    """An error for each new file that is an old one whose former address leads nowhere now.

    A file that was taken away altogether is another matter: its page is meant to be gone.
    """
    gone = [f for path, f in before.files.items() if path not in after.files and _address(f)]
    new = {path: f for path, f in after.files.items() if path not in before.files and _address(f)}
    if not gone or not new:
        return
    records = [file.record for file in after.files.values() if file.record is not None]
    there = {address(record.address) for record in records}
    there |= {address(former) for record in records for former in record.entries.formerly}
    files_of = _files_by_line(new)
    for old in gone:
        if address(_address(old)) in there:
            continue
        file = _become(old, new, files_of)
        if file is not None:
            yield _problem(old, file)


def _problem(old: ContentFile, file: ContentFile) -> Problem:
    was = _address(old).strip("/")
    former = file.record.entries.formerly if file.record is not None else ()
    entry = f"formerly: [{', '.join([*former, was])}]"
    span = file.span("formerly") if former else first_line(file, file.span())
    found = Found(
        span,
        f"tệp này trước là {quoted(old.path)}; trang ở địa chỉ cũ /{was}/ mất mà không dẫn về đây",
        f"Ghi ở phần đầu tệp: {entry}",
    )
    return problem_of(RULES["dia-chi-cu-sai"], found, file)


def _address(file: ContentFile) -> str:
    return file.record.address if file.record is not None else ""


def _lines(file: ContentFile) -> Counter[str]:
    return Counter(line for line in file.source.text.splitlines() if line.strip())


def _files_by_line(files: Mapping[str, ContentFile]) -> dict[str, list[str]]:
    """The files that hold each line which tells some of them from the others."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, file in files.items():
        for line in _lines(file):
            found[line].append(path)
    return {line: paths for line, paths in found.items() if len(paths) <= _TELLING}


def _become(
    old: ContentFile, new: Mapping[str, ContentFile], files_of: Mapping[str, list[str]]
) -> ContentFile | None:
    """The new file that ``old`` became; None when no new one of its kind is much like it."""
    lines = _lines(old)
    votes = Counter(path for line in lines for path in files_of.get(line, ()))
    alike = [new[path] for path, _ in votes.most_common(3) if new[path].kind == old.kind]
    for file in alike:
        others = _lines(file)
        if (lines & others).total() >= _SAME * max(lines.total(), others.total()):
            return file
    return None
