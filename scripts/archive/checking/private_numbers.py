"""Numbers that belong to a person: of phones, identity papers and bank accounts.

Money, counts, dates and symbols of documents look alike and are left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from archive.language.any_of import AnyOf, in_any_case
from archive.language.usual_letters import is_usual

NumberKind = Literal["dien-thoai", "can-cuoc", "ho-chieu", "tai-khoan"]

MASK = "•"

_GAPS = r" .\-\u00a0\u2009\u202f"
_SEP = f"[{_GAPS}]?"
_WIDE = f"[{_GAPS}()]{{0,2}}"
_WORD_BEGINS = r"(?<![^\W\d_])"
_WORD_ENDS = r"(?![^\W\d_])"
_BEGINS = r"(?<!\w)(?<!\d[.,/-])"
_ENDS = r"(?!\w)(?![.,/-]\d)"

_PASSPORT_LABEL = r"(?i:hộ\s+chiếu|passport)[^\d\n]{0,25}?"
_CITIZEN_LABEL = (
    r"(?i:cmnd|cccd|cmt|căn\s+cước(?:\s+công\s+dân)?|chứng\s+minh(?:\s+nhân\s+dân|\s+thư)"
    r"|định\s+danh(?:\s+cá\s+nhân)?)[^\d\n]{0,20}?"
)
_ACCOUNT_LABEL = r"(?i:stk|tài\s+khoản|số\s+tk|tk\s+số|account)[^\d\n]{0,30}?"
_PHONE_LABEL = (
    r"(?:(?i:điện\s+thoại|di\s+động|số\s+máy|hotline|đường\s+dây\s+nóng|zalo|viber|whatsapp|mobile"
    rf"|phone|tel|fax)|[SĐ]?ĐT(?:DĐ)?|DĐ){_WORD_ENDS}[^\d\n]{{0,15}}?"
)


def _labelled(label: str, secret: str) -> "re.Pattern[str]":
    return re.compile(f"{_WORD_BEGINS}{label}(?P<secret>{secret}){_ENDS}")


# The labels come first: where two patterns find the same digits the first one names them.
_PATTERNS: tuple[tuple[NumberKind, "re.Pattern[str]"], ...] = (
    ("ho-chieu", _labelled(_PASSPORT_LABEL, rf"{_WORD_BEGINS}[A-Z]{{1,2}}\s?\d{{6,8}}")),
    ("can-cuoc", _labelled(_CITIZEN_LABEL, rf"\d(?:{_SEP}\d){{8}}(?:(?:{_SEP}\d){{3}})?")),
    ("tai-khoan", _labelled(_ACCOUNT_LABEL, rf"\d(?:{_SEP}\d){{7,18}}")),
    ("dien-thoai", _labelled(_PHONE_LABEL, rf"\(?\+?\d(?:{_WIDE}\d){{6,12}}")),
    ("can-cuoc", re.compile(rf"{_BEGINS}0\d\d(?:{_SEP}\d){{9}}{_ENDS}")),
    ("ho-chieu", re.compile(rf"(?<![\w/.\-])[A-Z]\d{{7,8}}{_ENDS}(?!-)")),
    # Vietnam's numbering plan since 2018: 10 digits for mobile phones, 11 for fixed ones (02…)
    ("dien-thoai", re.compile(rf"{_BEGINS}\(?0{_SEP}[35789]\)?(?:{_WIDE}\d){{8}}{_ENDS}")),
    ("dien-thoai", re.compile(rf"{_BEGINS}\(?0{_SEP}2(?:{_WIDE}\d){{9}}{_ENDS}")),
    (
        "dien-thoai",
        re.compile(rf"(?<![\w+])(?:\+|00)84{_SEP}(?:\(0\))?(?:{_WIDE}\d){{9,10}}{_ENDS}"),
    ),
    ("dien-thoai", re.compile(rf"(?<![\w+])\+[1-9]\d{{0,2}}(?:{_WIDE}\d){{7,11}}{_ENDS}")),
)
_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)")

# Each label holds one of these, in small letters; those that re takes for others (i, ı) left out.
_SIGNS_OF_LABELS = AnyOf(
    *("ếu", "passport", "cmnd", "cccd", "cmt", "cước", "chứng", "danh", "stk", "khoản", "tk"),
    *("account", "thoạ", "động", "máy", "hotl", "nóng", "zalo", "ber", "whatsapp", "mob", "phone"),
    *("tel", "fax", "đt", "dđ"),
)
# And so begins each number that needs no label.
_BARE = re.compile(r"[0+A-Z](?:(?<=0)(?<!\w.)|(?<=\+)[1-9]|(?<=[A-Z])\d{7})")

_RUN_OF_SIX = rf"[0-9](?:[{_GAPS}()]{{0,2}}[0-9]){{5}}"
SIGNS = (
    in_any_case(
        r"(?:h.\s+chi.u|passport|cmnd|cccd|cmt|căn\s+cước|chứng\s+minh|định\s+danh|stk|tài\s+khoản"
        r"|số\s+tk|tk\s+số|account|điện\s+thoại|di\s+động|số\s+máy|hotline|đường\s+dây\s+nóng|zalo"
        rf"|viber|whatsapp|mobile|phone|tel|fax|đt|dđ)[^0-9\n]{{0,30}}\s?{_RUN_OF_SIX}"
    ),
    rf"0(?:[{_GAPS}()]{{0,3}}[0-9]){{9}}",
    rf"\+(?:[{_GAPS}()]{{0,3}}[0-9]){{8}}",
    r"[A-Z][0-9]{7}",
)
"""For ``AnyOf``: whatever is found in a text of usual letters holds one of these."""

# Only the surroundings of six digits and more are searched; a label stands at most so far before.
_RUN = re.compile(rf"\d(?:[{_GAPS}()]{{0,2}}\d){{5,}}")
# Found twice as fast; usual texts have no other figures.
_USUAL_RUN = re.compile(_RUN.pattern.replace(r"\d", "[0-9]"))
# As the records have them: six figures that do not stand together are of no paper either.
_PLAIN_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_LABEL_REACH = 60

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([. \u00a0])\d{3})(?:\1\d{3})*")
_DAY_FIRST = re.compile(r"\d{1,2}([.-])\d{1,2}\1(?:19|20)\d\d(?!\d)")
_COUNTED = re.compile(
    r"\s*(?:đồng|đ\b|vnđ|vnd|usd|kip|riel|triệu|tỷ|tỉ|nghìn|người|lượt)", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_MESSENGER = re.compile(r"https?://(?:zalo\.me|wa\.me|viber|t\.me|m\.me)", re.IGNORECASE)


def private_numbers(text: str) -> Iterator[tuple[NumberKind, int, int]]:
    """Kind, start and end of each private number of ``text``; some may overlap, labelled first."""
    windows = list(_windows(text))
    if not windows:
        return
    addresses = []
    if "://" in text:
        found = _ADDRESS.finditer(text)
        addresses = [m.span() for m in found if not _MESSENGER.match(m.group())]
    with_label = [window for window in windows if _SIGNS_OF_LABELS(text[slice(*window)].casefold())]
    bare = [window for window in windows if _BARE.search(text, *window)]
    for kind, pattern in _PATTERNS:
        labelled = "secret" in pattern.groupindex
        for first, last in with_label if labelled else bare:
            for match in pattern.finditer(text, first, last):
                start, end = match.span("secret" if labelled else 0)
                if _is_within(start, addresses) or _is_innocent(text, start, end, kind):
                    continue
                if labelled or kind != "dien-thoai" or _is_dialled(text[start:end]):
                    yield kind, start, end


def shown_number(written: str) -> str:
    """A number with only its first two and its last three digits to be seen: 09•• ••• 678."""
    digits = sum(map(str.isdigit, written))
    seen = 0
    shown = ""
    for character in written:
        seen += character.isdigit()
        hidden = character.isdigit() and 2 < seen <= digits - 3
        shown += MASK if hidden else character
    return shown


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The parts of ``text`` that may hold such a number, in order, never overlapping."""
    open_from, open_to = -1, -1
    for run in (_USUAL_RUN if is_usual(text) else _RUN).finditer(text):
        if _PLAIN_DATE.fullmatch(run.group()):
            continue
        first = max(0, run.start() - _LABEL_REACH)
        if first > open_to:
            if open_to >= 0:
                yield open_from, open_to
            open_from = first
        # a few characters more, so that what must not follow a number is seen
        open_to = run.end() + 4
    if open_to >= 0:
        yield open_from, open_to


def _is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (at, len(spans) + at)) - 1
    return before >= 0 and spans[before][0] <= at < spans[before][1]


def _is_innocent(text: str, start: int, end: int, kind: NumberKind) -> bool:
    """Whether the digits are money, a count or a date after all."""
    written = text[start:end]
    if written[0].isalpha():
        return False
    if _DAY_FIRST.match(written):
        return True
    if kind != "can-cuoc" and _GROUPED.fullmatch(written):
        return True
    if written[0] not in "0+(" and _COUNTED.match(text, end):
        return True
    digits = "".join(filter(str.isdigit, written))
    # the first three figures are a province's code, 001 to 096 (Circular 59/2021/TT-BCA)
    return kind == "can-cuoc" and len(digits) == 12 and not 1 <= int(digits[:3]) <= 96


def _is_dialled(written: str) -> bool:
    """Whether ten digits begin with the prefix of a mobile network; other lengths pass."""
    digits = "".join(filter(str.isdigit, written))
    return len(digits) != 10 or digits[0] != "0" or _MOBILE.match(digits) is not None
