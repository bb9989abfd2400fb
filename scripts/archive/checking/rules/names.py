"""Names of bodies: who bears them, and when."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from archive.checking.files_asked import is_profile
from archive.checking.meetings import BODIES
from archive.checking.naming import Named, folded_name, names, names_of
from archive.checking.periods import between
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import quoted
from archive.model.archive import Archive
from archive.model.records import Organization, Partner
from archive.reading.content_file import ContentFile, Reading


@archive_rule(
    "ten-trung",
    about="to-chuc",
    meets=BODIES,
    wrong="aliases: [Tỉnh đoàn Thử]",
    right="aliases: [Đoàn các cơ quan Thử]",
    why="Một tên chỉ về hai hồ sơ thì không ai biết việc là của ai. Trước và sau khi tổ chức lại "
    "thì hai hồ sơ được cùng tên, miễn là valid không chồng nhau.",
)
def shared_name(reading: Reading) -> Iterator[Found]:
    """Trong một tỉnh, một nước, không có hai hồ sơ cùng mang một tên vào cùng một thời."""
    bearers: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    for body in names(reading.archive).bodies.values():
        for named in names_of(body):
            bearers[_scope(named), folded_name(named.name)].append(named)
    for found in bearers.values():
        found.sort(key=lambda named: (named.when, named.body.reference))
        longest = found[0]
        for named in found[1:]:
            earlier = longest
            longest = max(longest, named, key=lambda named: named.when.last)
            if earlier.body is named.body or not earlier.when.meets(named.when):
                continue
            file = reading.file_of(named.body)
            yield Found(
                file.span(*named.location),
                f"tên {quoted(named.name)} cũng là tên của {earlier.body.reference} "
                f"({earlier.body.name})",
                "Bỏ tên này ở một trong hai hồ sơ. Nếu là một tổ chức thì gộp hai hồ sơ làm một; "
                "nếu tổ chức này nối tiếp tổ chức kia thì ghi valid cho cả hai, không chồng nhau.",
                path=file.path,
            )


def _scope(named: Named) -> str:
    """Where a name must be one body's: a province, or the centre; a foreign country."""
    body = named.body
    if isinstance(body, Organization):
        return f"to-chuc/{body.entries.province or ''}"
    return f"doi-tac/{body.entries.country or ''}"


@rule(
    "ten-goi-thua",
    about="to-chuc",
    level="notice",
    wrong="name: Tỉnh đoàn Thử Hai\naliases: [Tỉnh đoàn Thử Hai]",
    right="aliases: [Đoàn Thử Hai]",
    of=is_profile,
)
def doubled_name(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tên gọi khác phải khác tên, tên ngắn và các tên gọi khác trong cùng hồ sơ."""
    if not isinstance(file.record, Organization | Partner):
        return
    first: set[str] = set()
    for named in names_of(file.record):
        # marks and capitals tell apart: both spellings are worth keeping for search
        name = " ".join(named.name.split())
        if name in first and named.location[0] == "aliases":
            yield Found(
                file.span(*named.location),
                f"{quoted(name)} đã có trong hồ sơ này",
                "Xóa tên này khỏi aliases.",
            )
        first.add(name)


@rule(
    "ten-cu-chong-nhau",
    about="to-chuc",
    level="warning",
    wrong="- {name: Đoàn Cũ Một, from: 1976, to: 1990}\n"
    "- {name: Đoàn Cũ Hai, from: 1985, to: 1996}",
    right="- {name: Đoàn Cũ Hai, from: 1991, to: 1996}",
    of=is_profile,
)
def overlapping_former_names(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi lúc một tổ chức chỉ mang một tên chính thức."""
    if not isinstance(file.record, Organization | Partner):
        return
    dated = [
        (between(former.from_, former.to), index, former)
        for index, former in enumerate(file.record.entries.former_names)
        if former.from_ and former.to
    ]
    dated.sort(key=lambda item: (item[0], item[1]))
    for (earlier, _, before), (later, index, former) in pairwise(dated):
        # the last day of one name and the first of the next may be given by the same year
        if later.first < earlier.last and former.from_ != before.to:
            yield Found(
                file.span("former_names", index),
                f"tên cũ {quoted(former.name)} bắt đầu khi tên {quoted(before.name)} còn dùng",
                "Sửa from hay to của một trong hai tên cũ.",
            )
