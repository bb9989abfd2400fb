"""What a malformed symbol of a document was surely meant to be."""

import re
from functools import lru_cache

from archive.language.folding import nfc
from archive.language.symbols import DocumentSymbol, parse_symbol

_LEAD = re.compile(r"^(?:số|ký hiệu|văn bản)\s*[:.]?\s*", re.IGNORECASE)
_TAIL = re.compile(r"[\s,;(]*(?:ngày|tháng|năm|về|của)\b.*$|[\s.,;:]+$", re.IGNORECASE | re.DOTALL)
_GLUED = re.compile(r"^(\d+)([^\W\d_])")


@lru_cache(maxsize=4096)  # the same decrees are cited by nearly every report
def possible_symbol(written: str) -> DocumentSymbol | None:
    """The symbol that ``written`` is; None where it is none, or numbered zero."""
    symbol = parse_symbol(written)
    return symbol if symbol is not None and symbol.number.lstrip("0/") else None


@lru_cache(maxsize=4096)  # the same decrees are cited by nearly every report
def meant_symbol(written: str) -> str | None:
    """The canonical symbol that ``written`` is or may mean; None where there is no telling.

    Typists put words around it ("số 44-CT/TW ngày …"), glue its parts (44CT/TW), part it with
    spaces or with the other family's sign (44-CT-TW), or type it in small letters.
    """
    known = possible_symbol(written)
    if known is not None:
        return known.text
    bare = _TAIL.sub("", _LEAD.sub("", nfc(written).strip()))
    guesses = [written, bare, _GLUED.sub(r"\1-\2", bare), _GLUED.sub(r"\1/\2", bare)]
    guesses += [bare.replace(" ", ""), bare.replace(" ", "-", 1).replace(" ", "")]
    if bare.count("-") > 1 and "/" not in bare:
        head, _, tail = bare.rpartition("-")
        guesses.append(f"{head}/{tail}")
    guesses += [guess.replace("\\", "/").replace("_", "-") for guess in list(guesses)]
    guesses += [guess.upper() for guess in list(guesses)]
    found = (possible_symbol(guess) for guess in guesses)
    return next((symbol.text for symbol in found if symbol is not None), None)
