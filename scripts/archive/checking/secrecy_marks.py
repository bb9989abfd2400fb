"""Marks of secrecy and of restricted circulation in a text in plain form.

A mark is told from a word by how it stands: in capitals as whole words, behind a label ("Độ mật:"),
or alone on a line, in a cell, in brackets or as a whole entry, in whatever case. "Quan hệ mật
thiết", "bảo mật", "mật ong" and "dự thảo Nghị quyết" inside a sentence are words.
"""

import re
from functools import cache
from typing import Literal

from archive.language.any_of import NO_LETTER, SPACE, AnyOf, in_any_case
from archive.language.folding import small_letters

MarkKind = Literal["mat", "noi-bo", "du-thao"]

_NOT_AFTER = r"(?![^\W\d_])"
# Searched in small letters. A pattern that begins with its letters is found ten times faster: so
# the letter before is looked at afterwards, and empty groups behind tell which phrase it was.
_PHRASE = re.compile(
    rf"m(?:ật|at){_NOT_AFTER}(?P<mat>)"
    rf"|t(?:uyệt|ối|uyet|oi)\s+m(?:ật|at){_NOT_AFTER}(?P<grade>)"
    r"|(?:l(?:ưu\s+hành\s+nội\s+bộ|uu\s+hanh\s+noi\s+bo)|xem\s+xong\s+tr(?:ả\s+lại|a\s+lai)"
    r"|t(?:ài\s+liệu\s+thu\s+hồi|ai\s+lieu\s+thu\s+hoi)|ch(?:ỉ\s+đạo\s+kín|i\s+dao\s+kin))"
    rf"{_NOT_AFTER}(?P<noibo>)"
    rf"|d(?:ự\s+thảo|u\s+thao){_NOT_AFTER}(?P<duthao>)"
)
_LONE_PHRASE = re.compile(rf"m(?:ật|at){_NOT_AFTER}(?P<mat>)")
# Typed with something between all letters: M Ậ T, D.Ự. T.H.Ả.O
_IN_GAPS = r"\s.·•*_~|\\/-"
_GAP = f"[{_IN_GAPS}]{{1,3}}"


def _spaced(*words: str) -> str:
    return f"(?:{'|'.join(_GAP.join(word) for word in words)}){_NOT_AFTER}"


@cache  # compiled for the rare text that may have one: it takes as long as all others here
def _any_spaced() -> "re.Pattern[str]":
    return re.compile(
        rf"{_spaced('mật', 'tốimật', 'tuyệtmật', 'toimat', 'tuyetmat')}(?P<grade>)"
        rf"|{_spaced('lưuhànhnộibộ', 'xemxongtrảlại', 'tàiliệuthuhồi', 'chỉđạokín')}(?P<noibo>)"
        rf"|{_spaced('dựthảo', 'duthao')}(?P<duthao>)"
    )


# One of the letters that stand apart then; alone, none of them is a word.
_LONE_LETTER = re.compile(rf"[ậộảồựa](?<=[{_IN_GAPS}].)[{_IN_GAPS}]")

# Whatever more than a lone word is found holds one of these.
_PHRASES = [
    words.replace(" ", f"{SPACE}+")
    for words in (
        *("tuyệt m", "tối m", "tuyet m", "toi m", "lưu hành", "luu hanh", "xem xong", "dự thảo"),
        *("tài liệu thu", "tai lieu thu", "chỉ đạo k", "chi dao k", "du thao"),
    )
]
_MAY_HOLD_A_PHRASE = AnyOf(*_PHRASES)
# And whatever is found at all one of these. An id like mat-duoc is a mark only behind a label, and
# that has the word in full or says "đóng dấu".
_NOT_MAT = (
    rf"(?:^|{NO_LETTER})mat(?:$|{NO_LETTER[:-1]}-])",
    f"đóng{SPACE}+dấu",
    rf"[\x1c-\x1f{_IN_GAPS}][ậộảồựa][\x1c-\x1f{_IN_GAPS}]",
    *_PHRASES,
)
_MAY_HOLD_A_MARK = AnyOf("mật", *_NOT_MAT)
SIGNS = (
    "MẬT",
    # alone, or behind a label: no word stands right before, as in nearly all that is written
    *(in_any_case(f"{e}mật") for e in (r"(?:^|\n)[ \t]*", rf"[^\pL\pN\s]{SPACE}*", r"[ \t]{20}")),
    *map(in_any_case, _NOT_MAT),
)
"""For ``AnyOf``: whatever is found in a text of usual letters holds one of these."""

# Words that make another word of MẬT where a whole heading is in capitals.
_WORD_BEFORE = re.compile(
    r"(?:BẢO|BÍ|THÂN|CƠ|CẨN|GIẢI|KÍN|TÚI|GAN|ỐNG|SỎI|HOA|ĐƯỜNG|ĐỘ|NƯỚC|CHĂM)\s+$"
)
_WORD_AFTER = re.compile(
    r"\s+(?:THIẾT|ONG|ĐỘ|KHẨU|MÃ|VỤ|THÁM|NGHỊ|NGỮ|HIỆU|DANH|BÁO|LỆNH|THƯ|ĐÀM|PHỤC|GẤU|MÍA|TẬP"
    rf"|TÔNG|HOA){_NOT_AFTER}"
)

# What may stand before and behind a mark that is alone: signs of Markdown, the name of an entry.
_OPENING = r"[*_\"'“‘(\[ ]*"
_BEGINS = re.compile(
    rf"(?:^[ \t>#*_+•|-]*(?:\w[\w-]*:[ \t]+)?|[|(\[][ \t]*|[{{,][ \t]*\w[\w-]*:[ \t]+){_OPENING}$"
)
_ENDS = re.compile(r"[*_\"'”’)\] \t.!;]*(?:$|[|}\])]|,\s*\w[\w-]*:)", re.MULTILINE)
_LABEL = re.compile(
    r"(?:(?:độ|mức|cấp)\s+(?:độ\s+)?mật\s*[:：–-]|đóng\s+dấu(?:\s+chỉ)?(?:\s+độ\s+mật)?)"
    r"\s*[*_\"“‘(]*$",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(rf"\s+mã{_NOT_AFTER}", re.IGNORECASE)
_WHICH_DRAFT = re.compile(
    rf"(?:\s+(?:lần\s+)?(?:thứ\s+)?(?:\d{{1,2}}|[ivx]{{1,4}}|một|hai|ba|cuối){_NOT_AFTER})?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^[ \t]*title:[ \t]+", re.IGNORECASE)
_FARTHEST = 80
"""Characters of a line that are looked at before a phrase; more of them tell nothing new."""

_NAME = re.compile(
    r"(?:(?<=[/_.-])|^)(?:(?P<mat>(?:tai-lieu|van-ban|cong-van|bao-cao|toi|tuyet)-mat)"
    r"|(?P<noibo>luu-hanh-noi-bo|xem-xong-tra-lai|tai-lieu-thu-hoi|chi-dao-kin)"
    r"|(?P<duthao>du-thao))(?=$|[/_.-])"
)
_KINDS: dict[str, MarkKind] = {
    "mat": "mat",
    "grade": "mat",
    "noibo": "noi-bo",
    "duthao": "du-thao",
}


def marks(text: str) -> list[tuple[MarkKind, int, int]]:
    """Kind, start and end of each mark in ``text``, in order, never overlapping."""
    small = small_letters(text)
    if not _MAY_HOLD_A_MARK(small):
        return []
    phrase = _PHRASE if _MAY_HOLD_A_PHRASE(small) else _LONE_PHRASE
    found = [
        _named(match)
        for match in phrase.finditer(small)
        if not text[match.start() - 1 : match.start()].isalpha() and _is_mark(text, match)
    ]
    if not _LONE_LETTER.search(small):
        return found
    taken = {index for _, start, end in found for index in range(start, end)}
    found += [
        _named(match)
        for match in _any_spaced().finditer(small)
        if not text[match.start() - 1 : match.start()].isalpha() and match.start() not in taken
    ]
    return sorted(found, key=lambda mark: mark[1])


def mark_of_name(path: str) -> tuple[MarkKind, int, int] | None:
    """The first mark in the name of a file or folder; None for none."""
    found = _NAME.search(path)
    return _named(found) if found else None


def _named(match: "re.Match[str]") -> tuple[MarkKind, int, int]:
    return (_KINDS[match.lastgroup or ""], *match.span())


def _is_mark(text: str, match: "re.Match[str]") -> bool:
    start, end = match.span()
    line = text.rfind("\n", max(0, start - _FARTHEST), start) + 1
    before = text[max(line, start - _FARTHEST) : start]
    capitals = text[start:end].isupper()
    if match.lastgroup == "duthao":
        return _is_draft(text, before, end, capitals=capitals)
    if capitals and not (match.lastgroup == "mat" and _is_part_of_a_word(text, match, before)):
        return True
    if match.lastgroup != "noibo" and _LABEL.search(before) and not _AFTER_LABEL.match(text, end):
        return True
    return _BEGINS.search(before) is not None and _ENDS.match(text, end) is not None


def _is_draft(text: str, before: str, end: int, *, capitals: bool) -> bool:
    begins = _BEGINS.search(before) is not None
    which = _WHICH_DRAFT.match(text, end)
    ends = _ENDS.match(text, which.end() if which else end) is not None
    if _TITLE.match(before):
        # a draft's title begins so, or ends so in brackets
        return _TITLE.fullmatch(before.rstrip("\"'")) is not None or (ends and begins)
    return begins and (capitals or ends)


def _is_part_of_a_word(text: str, match: "re.Match[str]", before: str) -> bool:
    """Whether a lone MẬT belongs to BẢO MẬT, MẬT THIẾT…; a lone MAT is too little to tell."""
    if text[match.start() : match.end()] == "MAT":
        return True
    return bool(_WORD_BEFORE.search(before) or _WORD_AFTER.match(text, match.end()))
