"""How numbers are written: plainly in the records, in groups of three for readers."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from archive.language.numbers_in_text import FoundNumber, find_numbers

__all__ = ["FoundNumber", "NumberFault", "find_numbers", "group", "parse_number"]

MOST_DIGITS = 15  # what a double, and so every reader of the downloads, keeps exactly

_LONGEST_SCALAR = 100  # what is longer was never meant to be a number

NumberFaultCode = Literal["so-hang-nghin", "so-dau-phay", "so-khong-dau", "so-khong-hop-le"]

_PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DOTTED_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_THOUSANDS = re.compile(
    r"0*([1-9][0-9]{0,2}(?:([. \u00a0\u2009\u202f_'’])[0-9]{3})(?:\2[0-9]{3})*)"
)
_ENGLISH_THOUSANDS = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}"
)
_COMMA = re.compile(
    r"0*([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3})+),([0-9]+)"
)
_LEADING_ZERO = re.compile(r"0+([0-9]+(?:\.[0-9]+)?)")
_SWAPPED = str.maketrans(",.", ".,")


class NumberFault(ValueError):  # noqa: N818  the word of the checks, as DateFault
    """A number that a record may not hold.

    `code` names the rule; `suggestion` is the plain form of what was surely meant, or None.
    """

    def __init__(self, text: str, code: NumberFaultCode, suggestion: str | None) -> None:
        super().__init__(f"{text!r}: {code}")
        self.code: NumberFaultCode = code
        self.suggestion = suggestion


def group(value: int | Decimal) -> str:
    """Write `value` for readers: 20000 gives "20.000", Decimal("108.5") gives "108,5".

    Zeros at the end of a fraction say nothing and are left out.
    """
    whole, _, fraction = f"{Decimal(str(value)):,f}".partition(".")
    fraction = fraction.rstrip("0")
    return (f"{whole}.{fraction}" if fraction else whole).translate(_SWAPPED)


@lru_cache(maxsize=8192)  # reports share most of their figures
def parse_number(text: str) -> Decimal:
    """Read a number of a record: `20000`, `108.5`; nothing negative, at most 15 digits.

    Raises NumberFault for any other form. What looks like thousands is refused even where a
    fraction could be meant: 20.000 must be 20000 or 20, and 1.125 can be written 1.1250.
    """
    fault = _fault(text)
    if fault:
        raise fault
    return Decimal(text)


def _fault(text: str) -> NumberFault | None:
    if _PLAIN.fullmatch(text) and not _DOTTED_THOUSANDS.fullmatch(text):
        if sum(map(str.isdigit, text)) <= MOST_DIGITS:
            return None
        return NumberFault(text, "so-khong-hop-le", None)
    if len(text) > _LONGEST_SCALAR:
        return NumberFault(text, "so-khong-hop-le", None)
    code, suggestion = _reading(text.strip())
    if suggestion is not None and _fault(suggestion):
        suggestion = None
    return NumberFault(text, code, suggestion)


def _reading(text: str) -> tuple[NumberFaultCode, str | None]:
    if found := _THOUSANDS.fullmatch(text):
        return "so-hang-nghin", found[1].replace(found[2], "")
    if found := _ENGLISH_THOUSANDS.fullmatch(text):
        return "so-hang-nghin", text.replace(",", "")
    if found := _COMMA.fullmatch(text):
        whole = re.sub(r"[^0-9]", "", found[1])
        # 20,000 is twenty to a Vietnamese and twenty thousand to a spreadsheet: ask, do not guess.
        unsure = len(found[2]) == 3 and len(whole) <= 3 and whole != "0"
        return "so-dau-phay", None if unsure else f"{whole}.{found[2]}"
    if found := _LEADING_ZERO.fullmatch(text):
        return "so-khong-dau", re.sub(r"^0+(?=[0-9])", "", found[1])
    return "so-khong-hop-le", _in_words(text)


def _in_words(text: str) -> str | None:
    """The plain form of "45 triệu" or "hai mươi", when the whole text is that number."""
    bare = text.strip("+ ").removesuffix(".")
    bare = f"0{bare}" if re.fullmatch(r"\.[0-9]+", bare) else bare
    if _PLAIN.fullmatch(bare):
        return bare
    numbers = find_numbers(bare)
    if len(numbers) == 1 and numbers[0].text == bare and numbers[0].certain:
        return f"{numbers[0].value:f}"
    return None
