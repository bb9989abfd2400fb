"""The grammar of Vietnamese number words, with figures where they take part: 45 triệu.

number   = part {part of a smaller scale}        một triệu hai trăm nghìn
part     = (figure | below a thousand) {scale}   45 nghìn tỷ
scale    = nghìn | vạn | triệu | tỷ
"""

from decimal import Decimal
from typing import NamedTuple, Protocol

_UNITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
BEGINNINGS = frozenset({*_UNITS, "mười", "không"})
"""The words that a number can begin with."""

# Forms that only stand behind another number word: hai mươi mốt, hai mươi lăm.
_AFTER_TENS = _UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_AFTER_TEN = _UNITS | {"lăm": 5, "nhăm": 5}
_AFTER_LINH = _UNITS | {"tư": 4}
_SCALES = {
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
AFTER_FIGURES = frozenset({"trăm", "chục", *_SCALES})
"""The words that go on with a number that begins in figures; before any other it is all there."""

_LINH = {"linh", "lẻ"}
# Where the word behind shows that no scale is meant: 54 tỷ lệ.
_NOT_THE_SCALE = {"lệ", "giá", "trọng", "phú", "suất"}
_ORDINAL = {"thứ", "tháng", "mùng", "mồng", "quý", "khóa", "khoá"}
_NOT_ONE = {"số", "trong", "cách", "vài", "phần", "mặt", "khi", "mực", "lòng", "bước", "chút"}
_NOT_NINE = {"muồi", "chắn"}
_YEAR_BEFORE = {
    *("hằng", "hàng", "mỗi", "từng", "mấy", "vài", "nhiều", "những", "đầu", "cuối", "giữa", "nửa"),
    *("suốt", "quanh", "tròn", "thường"),
}
_YEAR_AFTER = {
    *("nay", "qua", "sau", "trước", "tới", "ngoái", "học", "mới", "đó", "này", "ấy", "liền"),
    *("kế", "tiếp", "gần", "nhuận", "vừa"),
}


class Token(NamedTuple):
    """A word or a figure of a text; `near` when only spaces divide it from the one before."""

    text: str
    start: int
    end: int
    near: bool
    value: Decimal | None
    certain: bool

    @property
    def word(self) -> str:
        """The word in small letters; empty for a figure."""
        return "" if self.value is not None else self.text.lower()


class Reading(NamedTuple):
    """A number that ends before the token at index `end`."""

    value: Decimal
    end: int
    certain: bool


class Tokens(Protocol):
    """Words and figures by their index, from 0."""

    def reaches(self, at: int) -> bool:
        """Whether there is one at ``at``."""

    def __getitem__(self, at: int) -> Token:
        """The one at ``at``, which must be there."""


def read_number(tokens: Tokens, at: int) -> Reading | None:
    """Read the longest number that begins at index `at` of `tokens`, or None."""
    return _Reader(tokens).number(at)


class _Reader:
    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def _word(self, at: int) -> str:
        """The word at `at` if it goes on directly from the token before."""
        if not self._tokens.reaches(at):
            return ""
        token = self._tokens[at]
        return token.word if token.near else ""

    def number(self, at: int) -> Reading | None:
        first = self._part(at)
        if first is None:
            return None
        value, end, scale = first
        certain = self._tokens[at].certain
        if end == at + 1 and self._tokens[at].value is None:
            doubt = self._doubt(at)
            if doubt is None:
                return None
            certain = certain and doubt
        while scale > 1:
            if self._word(end) == "rưỡi":
                return Reading(value + scale / 2, end + 1, certain)
            following = self._next_part(end, scale)
            if following is None:
                break
            more, end, scale = following
            value += more
        return Reading(value, end, certain)

    def _part(self, at: int) -> tuple[Decimal, int, Decimal] | None:
        """A number below a thousand, or a figure, with its scales: value, end, smallest unit."""
        small = self._small(at)
        if small is None:
            return None
        value, end = small
        scale = Decimal(1)
        if self._tokens[at].value is not None:
            for word, factor in (("trăm", 100), ("chục", 10)):
                if self._word(end) == word:
                    value, end, scale = value * factor, end + 1, Decimal(factor)
        while (factor := self._scale(end)) and (scale < 1000 or factor > scale):
            # "5 trăm nghìn" counts in thousands, "45 nghìn tỷ" in thousands of milliards.
            value, end = value * factor, end + 1
            scale = Decimal(factor) if scale < 1000 else scale * factor
        return value, end, scale

    def _next_part(self, at: int, above: Decimal) -> tuple[Decimal, int, Decimal] | None:
        if self._word(at) in _LINH:
            unit = _AFTER_LINH.get(self._word(at + 1))
            return (Decimal(unit), at + 2, Decimal(1)) if unit else None
        if not self._near(at):
            return None
        part = self._part(at)
        if part is None or part[0] >= above:
            return None
        value, end, scale = part
        # "một triệu 200 người" and "hai nghìn năm": the second number is not part of the first.
        if scale == 1 and (self._tokens[at].value is not None or end == at + 1):
            return None
        return value, end, scale

    def _scale(self, at: int) -> int:
        word = self._word(at)
        if word in {"tỷ", "tỉ"} and self._word(at + 1) in _NOT_THE_SCALE:
            return 0
        return _SCALES.get(word, 0)

    def _small(self, at: int) -> tuple[Decimal, int] | None:
        token = self._tokens[at]
        if token.value is not None:
            return token.value, at + 1
        word = token.word
        hundreds = 0 if word == "không" else _UNITS.get(word)
        if hundreds is not None and self._word(at + 1) == "trăm":
            below = self._below_hundred(at + 2)
            if word == "không" and below is None:
                return None
            value, end = below or (0, at + 2)
            return Decimal(hundreds * 100 + value), end
        tens = self._tens(at, word)
        if tens:
            return Decimal(tens[0]), tens[1]
        if word in _UNITS:
            return Decimal(_UNITS[word]), at + 1
        return None

    def _below_hundred(self, at: int) -> tuple[int, int] | None:
        """What may stand behind "trăm": hai mươi, linh năm, rưỡi."""
        word = self._word(at)
        if word == "rưỡi":
            return 50, at + 1
        if word in _LINH:
            unit = _AFTER_LINH.get(self._word(at + 1))
            return (unit, at + 2) if unit else None
        return self._tens(at, word)

    def _tens(self, at: int, word: str) -> tuple[int, int] | None:
        if word == "mười":
            unit = self._unit(at + 1, _AFTER_TEN)
            return (10 + unit, at + 2) if unit else (10, at + 1)
        if word not in _UNITS or self._word(at + 1) not in {"mươi", "chục"}:
            return None
        tens = 10 * _UNITS[word]
        unit = self._unit(at + 2, _AFTER_TENS) if self._word(at + 1) == "mươi" else 0
        return (tens + unit, at + 3) if unit else (tens, at + 2)

    def _unit(self, at: int, units: dict[str, int]) -> int:
        """The unit behind tens; never năm, which is a year there (hai mươi năm)."""
        word = self._word(at)
        if word == "năm" or self._word(at + 1) in {"trăm", "mươi", "chục"}:
            return 0
        return units.get(word, 0)

    def _doubt(self, at: int) -> bool | None:
        """For a lone word: True if surely a number, False if perhaps, None if surely not."""
        token = self._tokens[at]
        before = self._tokens[at - 1] if at and token.near else None
        after = self._tokens[at + 1] if self._near(at + 1) else None
        if _is_title(token.text) and any(
            neighbour and _is_title(neighbour.text) for neighbour in (before, after)
        ):
            return None  # a name: Ba Lan, Hai Bà Trưng, Lê Văn Bảy
        word, behind = token.word, after.word if after else ""
        if word == "năm":
            if before and (before.value is not None or before.word in _NUMBER_WORDS):
                return None
            if after is None or after.value is not None or behind in _YEAR_AFTER:
                return None
            return None if before and before.word in _YEAR_BEFORE else False
        if before and before.word in _ORDINAL:
            return False
        if word == "một":
            return behind not in _NOT_ONE
        return not (word == "chín" and behind in _NOT_NINE)

    def _near(self, at: int) -> bool:
        return self._tokens.reaches(at) and self._tokens[at].near


_NUMBER_WORDS = {*_AFTER_TENS, *_SCALES, "mười", "mươi", "trăm", "chục"}


def _is_title(text: str) -> bool:
    return text[:1].isupper() and text[1:].islower()
