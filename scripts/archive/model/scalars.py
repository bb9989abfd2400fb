"""The kinds of value a contributor writes, each read from text.

YAML never decides a type here: every value arrives as the text that stands in the file. A value
that cannot be read raises ``PydanticCustomError`` whose type is the code of the fault and whose
context carries what a message needs (``suggestion``: the right form, where there is one).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Annotated, Any, LiteralString

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from archive.language.dates import DateFault, Edtf, parse_edtf
from archive.language.numbers import NumberFault, parse_number
from archive.language.slugs import is_id
from archive.model.choices import CHOICES

_REPEATED = frozenset({"number", "count", "date", "choice", "code", "reference", "party"})
_KNOWN = 8192
"""Values of a kind that are read once and then shared by all that hold them."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """What kind of value an entry takes; also pydantic's validator of it.

    ``kind`` is a key of ``READERS``; ``of`` names the list (``code``, ``choice``) or the
    collections (``reference``, ``party``) that the value points into.
    """

    kind: str
    of: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        read = READERS[self.kind]

        def line(value: Any) -> Any:  # nearly every value is one, so it is looked at here
            return value if type(value) is str and "\n" not in value else read(value, self)

        def other(value: Any) -> Any:
            return read(value, self)

        if self.kind in _REPEATED:  # the same days and numbers stand in many files
            text = core_schema.str_schema(strict=True)
            code = "can-mot-gia-tri"
            text_or_fault = core_schema.custom_error_schema(text, code, custom_error_message=code)
            often = core_schema.no_info_plain_validator_function(reader(self))
            return core_schema.chain_schema([text_or_fault, often])
        return core_schema.no_info_plain_validator_function(line if read is _line else other)


def _fault(code: str, **context: Any) -> PydanticCustomError:
    permanent: LiteralString = code  # so pydantic asks; the codes of our rules never change
    return PydanticCustomError(permanent, permanent, context)


def _block(value: Any, _: Scalar) -> str:
    if not isinstance(value, str):
        raise _fault("can-mot-gia-tri")
    return value


def _line(value: Any, scalar: Scalar) -> str:
    text = _block(value, scalar)
    if "\n" in text.strip("\n"):
        raise _fault("can-mot-dong")
    return text


def _number(value: Any, scalar: Scalar) -> Decimal:
    try:
        return parse_number(_block(value, scalar))
    except NumberFault as fault:
        raise _fault(fault.code, suggestion=fault.suggestion) from None


def _count(value: Any, scalar: Scalar) -> int:
    number = _number(value, scalar)
    if number != number.to_integral_value():
        raise _fault("so-khong-nguyen")
    return int(number)


def _date(value: Any, scalar: Scalar) -> Edtf:
    try:
        return parse_edtf(_block(value, scalar))
    except DateFault as fault:
        raise _fault(fault.code, suggestion=fault.suggestion) from None


def _id(value: Any, scalar: Scalar) -> str:
    text = _block(value, scalar)
    if not is_id(text):
        raise _fault("dinh-danh-sai")
    return text


def _url(value: Any, scalar: Scalar) -> str:
    text = _block(value, scalar)
    if not text.startswith("https://") or any(c.isspace() or c in "<>\"'`\\{}|^" for c in text):
        raise _fault("dia-chi-mang-sai")
    return text


def _digest(value: Any, scalar: Scalar) -> str:
    text = _block(value, scalar)
    if len(text) != 64 or any(c not in "0123456789abcdef" for c in text):
        raise _fault("ma-bam-sai")
    return text


def _choice(value: Any, scalar: Scalar) -> str:
    text = _block(value, scalar)
    if text not in CHOICES[scalar.of[0]]:
        raise _fault("ma-khong-co", list=scalar.of[0])
    return text


READERS: dict[str, Callable[[Any, Scalar], Any]] = {
    "text": _line,
    "block": _block,
    "number": _number,
    "count": _count,
    "date": _date,
    "reference": _line,
    "party": _line,
    "code": _line,
    "choice": _choice,
    "symbol": _line,
    "url": _url,
    "id": _id,
    "digest": _digest,
    "address": _line,
}

AS_WRITTEN = frozenset(READERS) - _REPEATED
"""Kinds of which a right value is its text, and seldom the same as another one."""


IN_ONE_LINE = frozenset(kind for kind, read in READERS.items() if read in (_line, _block))
"""Kinds of which every text is right that has no line end."""


@cache
def reader(scalar: Scalar) -> Callable[[str], Any]:
    """What makes a right value of ``scalar`` from its text, of the same text once."""
    read = READERS[scalar.kind]
    return lru_cache(maxsize=_KNOWN)(lambda text: read(text, scalar))


Line = Annotated[str, Scalar("text")]
Block = Annotated[str, Scalar("block")]
Symbol = Annotated[str, Scalar("symbol")]
Number = Annotated[Decimal, Scalar("number")]
Count = Annotated[int, Scalar("count")]
Date = Annotated[Edtf, Scalar("date")]
Id = Annotated[str, Scalar("id")]
Url = Annotated[str, Scalar("url")]
Digest = Annotated[str, Scalar("digest")]
FormerAddress = Annotated[str, Scalar("address")]

Status = Annotated[str, Scalar("choice", ("trang-thai",))]
Fidelity = Annotated[str, Scalar("choice", ("do-trung-thuc",))]
Mode = Annotated[str, Scalar("choice", ("hinh-thuc",))]
Qualifier = Annotated[str, Scalar("choice", ("muc-do",))]
Share = Annotated[str, Scalar("choice", ("phan-bo",))]
InForce = Annotated[str, Scalar("choice", ("hieu-luc",))]
Level = Annotated[str, Scalar("choice", ("cap",))]
Language = Annotated[str, Scalar("choice", ("ngon-ngu",))]

ActivityKindCode = Annotated[str, Scalar("code", ("loai-hoat-dong",))]
ThemeCode = Annotated[str, Scalar("code", ("chu-de",))]
UnitCode = Annotated[str, Scalar("code", ("don-vi",))]
OrganizationKindCode = Annotated[str, Scalar("code", ("loai-to-chuc",))]
PartnerKindCode = Annotated[str, Scalar("code", ("loai-doi-tac",))]
DifficultyKindCode = Annotated[str, Scalar("code", ("loai-kho-khan",))]
CountryCode = Annotated[str, Scalar("code", ("quoc-gia",))]
ProvinceCode = Annotated[str, Scalar("code", ("tinh-thanh",))]
ForeignPlaceCode = Annotated[str, Scalar("code", ("tinh-nuoc-ngoai",))]

OrganizationReference = Annotated[str, Scalar("reference", ("to-chuc",))]
PartnerReference = Annotated[str, Scalar("reference", ("doi-tac",))]
ActivityReference = Annotated[str, Scalar("reference", ("viec",))]
OrganizationOrName = Annotated[str, Scalar("party", ("to-chuc",))]
PartnerOrName = Annotated[str, Scalar("party", ("doi-tac",))]
Party = Annotated[str, Scalar("party", ("to-chuc", "doi-tac"))]


def is_reference(value: str) -> bool:
    """Whether a party is written as a reference rather than as a plain name."""
    return value.startswith(("to-chuc/", "doi-tac/"))
