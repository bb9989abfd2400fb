"""Private data in a text in plain form: numbers, mail addresses, births and homes.

Each finding comes with what a message may print of it, since the logs of a public project are
public.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from re import Match
from typing import Literal

from archive.checking import private_numbers
from archive.checking.private_numbers import MASK, shown_number
from archive.language.any_of import SPACE, AnyOf, in_any_case
from archive.language.folding import small_letters

PrivateKind = Literal[
    "dien-thoai",
    "can-cuoc",
    "ho-chieu",
    "tai-khoan",
    "thu-dien-tu",
    "thu-cong-vu",
    "ngay-sinh",
    "noi-o",
]
Finding = tuple[PrivateKind, int, int, str]
"""Kind, start, end, and what may be printed."""

OLDEST_BIRTH_YEAR = 1920
"""Earlier births are those of history: "ngày sinh 19/5/1890"."""

_AT = re.compile(r"@|[\[(](?:at|a|a còng)[\])]")
_MAILBOX = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}\s?$")
_DOMAIN = re.compile(r"\s?(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_LONGEST_MAILBOX = 66

_YEAR = r"(?:19|20)\d\d"
_BIRTH_DATE = (
    rf"(?:\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*(?P<year1>\d{{4}})"
    rf"|\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:,?\s+(?:năm\s+)?(?P<year2>\d{{4}}))?"
    rf"|(?:tháng\s+)?\d{{1,2}}\s*/\s*(?P<year3>{_YEAR})|(?P<year4>{_YEAR}))(?!\d)"
)
_LABEL = re.compile(r"(?<![^\W\d_])(?:ngày,?\s+tháng,?\s+năm|ngày|năm)\s+$")
_BIRTH = re.compile(rf"sinh(?:\s+(?:vào|ngày|năm|tháng)){{0,3}}\s*:?\s*{_BIRTH_DATE}")
_BIRTH_IN_SHORT = re.compile(
    rf"(?:sn|dob)[ .:]{{1,2}}(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-])?(?P<year5>{_YEAR})(?!\d)"
)
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)(?P<gap>[^\w\n]*)$")
# học sinh năm 2021, phát sinh năm 2021: the word before makes another word of "sinh"
_COMPOUND = {
    *("học", "phát", "vệ", "dân", "hy", "hi", "giáo", "môn", "nảy", "tái", "thí", "ký", "kí"),
    *("sản", "tuyển", "an", "y", "vi", "hồi", "khai", "tập", "cứu", "mưu", "nữ", "sơ", "thủy"),
    *("thuỷ", "quân", "giảng", "nam", "tiên", "trường", "dưỡng", "du", "cầu", "súc", "siêu"),
    *("sơn", "trùng", "hậu", "ấp", "sát", "triệt", "đản"),
}
# A place named …Sinh: its kind, then a word or two right before "Sinh".
_PLACE_NAME = re.compile(
    r"(?<![^\W\d_])(?:[Cc]ửa\s+khẩu|[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hôn|[Bb]ản)"
    r"(?P<name>(?:\s+[^\W\d_]+){1,2})\s+$"
)
_OF_A_PERSON = {
    *("em", "cháu", "anh", "chị", "ông", "bà", "bạn", "con", "cô", "chú", "bác", "người", "đều"),
    "cùng",
}

_PLACE_WORD = (
    r"(?:số(?:\s+nhà)?|nhà|tổ|ấp|thôn|xóm|khu|khóm|ngõ|ngách|hẻm|kiệt|đường|phố|xã|phường|bản|buôn"
    r"|thị\s+trấn)"
)
_HOME = re.compile(
    r"(?:thường\s+trú(?:\s+tại|\s*:)|h(?:ktt|ộ\s+khẩu)\s*:"
    r"|chỗ\s+ở(?:\s+hiện\s+(?:nay|tại))?\s*:|nơi\s+ở(?:\s+hiện\s+(?:nay|tại))?\s*:"
    r"|nhà\s+riêng(?:\s+tại|\s+ở|\s*:|\s+số)"
    rf"|tạm\s+trú\s+(?:tại|ở)\s+(?={_PLACE_WORD}\s)|trú\s+(?:tại|ở)\s+(?={_PLACE_WORD}\s)"
    rf"|ngụ\s+(?:tại|ở)\s+(?={_PLACE_WORD}\s))[^\n.;()|]{{0,80}}"
)
# Whatever the expressions find in small letters holds one of these, which one pass tells of all.
_SIGNS_OF_A_HOME = AnyOf(
    *(words.replace(" ", f"{SPACE}+") for words in ("thường trú", "trú tại", "trú ở", "ngụ tại")),
    *(words.replace(" ", f"{SPACE}+") for words in ("ngụ ở", "chỗ ở", "nơi ở", "nhà riêng")),
    *(f"{words.replace(' ', f'{SPACE}+')}{SPACE}*:" for words in ("hktt", "hộ khẩu")),
)
_SIGNS = AnyOf(
    "@",
    r"[\[(](?:at|a|a còng)[\])]",
    rf"sinh(?:{SPACE}+(?:vào|ngày|năm|tháng)){{0,3}}{SPACE}*:?{SPACE}*(?:tháng{SPACE}+)?\d",
    r"(?:sn|dob)[ .:]{1,2}\d",
    *_SIGNS_OF_A_HOME.expressions,
)
SIGNS = (*map(in_any_case, _SIGNS.expressions), *private_numbers.SIGNS)
"""For ``AnyOf``: whatever is found in a text of usual letters holds one of these."""
# Phái đoàn thường trú tại Liên hợp quốc is an office, not a home.
_OFFICES = {
    *("diện", "đoàn", "viên", "quan", "phòng", "sứ", "phối", "không", "phận", "ban", "gia"),
    *("trưởng", "chức", "quán"),
}
_LOOK_BACK = 30


def private_data(text: str) -> list[Finding]:
    """Everything private in ``text``, in order, never overlapping; what is labelled comes first."""
    starts: list[int] = []
    found: list[Finding] = []
    for kind, start, end, shown in _all(text):
        at = bisect_left(starts, start)
        next_start = starts[at] if at < len(starts) else len(text)
        # a home ends where something else private begins
        last = min(end, next_start) if kind == "noi-o" else end
        overlaps = (at > 0 and found[at - 1][2] > start) or next_start < last
        if not overlaps and start < last:
            starts.insert(at, start)
            found.insert(at, (kind, start, last, shown))
    return found


def _all(text: str) -> Iterator[Finding]:
    for kind, start, end in private_numbers.private_numbers(text):
        yield kind, start, end, shown_number(text[start:end])
    small = small_letters(text)
    if _SIGNS(small):
        yield from _mail(small)
        yield from _births(small, text)
        if _SIGNS_OF_A_HOME(small):
            yield from _homes(small, text)


def _mail(small: str) -> Iterator[Finding]:
    for at in _AT.finditer(small):
        mailbox = _MAILBOX.search(small, max(0, at.start() - _LONGEST_MAILBOX), at.start())
        domain = _DOMAIN.match(small, at.end())
        if mailbox is None or domain is None:
            continue
        if "://" in _word_around(small, mailbox.start()):
            continue  # the user part of a web address is another rule's
        name = domain.group("domain")
        kind: PrivateKind = "thu-cong-vu" if name.endswith(".gov.vn") else "thu-dien-tu"
        yield kind, mailbox.start(), domain.end(), f"{MASK * 3}@{name}"


def _word_around(text: str, at: int) -> str:
    before = text[max(0, at - 200) : at]
    return before[before.rfind(" ") + 1 :]


def _births(small: str, text: str) -> Iterator[Finding]:
    births = list(_BIRTH.finditer(small))
    if "sn" in small or "dob" in small:
        births = sorted([*births, *_BIRTH_IN_SHORT.finditer(small)], key=Match.start)
    for match in births:
        start, end = match.span()
        if text[start - 1 : start].isalpha():
            continue
        year = next((y for name, y in match.groupdict().items() if y is not None), None)
        if year is not None and int(year) < OLDEST_BIRTH_YEAR:
            continue
        label = _LABEL.search(small, max(0, start - _LOOK_BACK), start)
        if label is not None:
            start = label.start()
        elif match.group().startswith("sinh") and not _is_of_a_person(text, start):
            continue
        shown = re.sub(r"\d", MASK, " ".join(text[start:end].split()))
        yield "ngay-sinh", start, end, shown


def _is_of_a_person(text: str, at: int) -> bool:
    place = _PLACE_NAME.search(text, max(0, at - _LOOK_BACK), at) if text[at].isupper() else None
    if place is not None and place.group("name").istitle():
        return False  # cửa khẩu Bắc Phong Sinh ngày 12/3/2021
    before = _WORD_BEFORE.search(text, max(0, at - _LOOK_BACK), at)
    if before is None or before.group("gap").strip():
        return True
    word = before.group("word")
    return word.lower() not in _COMPOUND and (word[0].isupper() or word.lower() in _OF_A_PERSON)


def _homes(small: str, text: str) -> Iterator[Finding]:
    for match in _HOME.finditer(small):
        start, end = match.span()
        if text[start - 1 : start].isalpha():
            continue
        before = _WORD_BEFORE.search(small, max(0, start - _LOOK_BACK), start)
        if before is not None and before.group("word") in _OFFICES:
            continue
        label, *more = text[start:end].split()
        if more and not label.endswith(":"):
            label = f"{label} {more[0]}"
        yield "noi-o", start, end, f"{label} {MASK * 3}"
