"""Symbols of documents, in the two families that Vietnamese offices use.

The state and the unions write number / letters (Decree 30/2020/NĐ-CP, annex I): 740/SNgV-LS.HTQT,
06/2014/QĐ-UBND, 70/2020/QH14. The Party and the Youth Union write number - kind / body
(36-HD/VPTW, 29-HD/TWĐTN-VP): 44-CT/TW. Typists leave stray spaces in either.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from archive.language.folding import nfc, nfc_with_offsets
from archive.language.slugs import slugify
from archive.language.usual_letters import is_usual

Family = Literal["nha-nuoc", "dang-doan"]

# Decree 30/2020, annex III, and the kinds that Party papers add. An official letter (công văn)
# has no kind: what follows its slash are bodies and units.
KINDS = frozenset(
    """
    NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB
    NĐ TT TTLT PL L KL QĐi CTHĐ HDLT KHLT TTLN ĐL
    """.split()  # noqa: SIM905  a table of codes, as the decree prints it
)

_KNOWN = 16_384
"""Symbols that are taken apart once: reports cite the same decrees, lists print the same papers."""

_CAPITAL = "A-ZĐƯƠÂĂÊÔ"
_ANY = f"{_CAPITAL}a-zđ0-9"
_GAP = "[ \u00a0]*"
_DASH = f"{_GAP}[-–]{_GAP}"
_SLASH = f"{_GAP}/{_GAP}"
_UNIT = f"[{_CAPITAL}][{_ANY}]*(?:[.&][{_CAPITAL}][{_ANY}]*)*"
_STATE = re.compile(
    rf"(?P<number>\d{{1,5}}[a-zđ]?(?:/\d{{4}})?){_SLASH}(?P<body>{_UNIT}(?:{_DASH}{_UNIT})+)"
)
_LAW = re.compile(rf"(?P<number>\d{{1,4}}/\d{{4}}){_SLASH}(?P<body>(?:UBTV)?QH\d{{1,2}})")
_PARTY = re.compile(
    rf"(?P<number>\d{{1,5}}[a-zđ]?)(?P<dash>{_DASH}|[ \u00a0]+)"
    rf"(?P<kind>[{_CAPITAL}][{_CAPITAL}a-zđ]*){_SLASH}"
    rf"(?P<body>{_UNIT}(?:,{_GAP}[{_CAPITAL}]{{2,}})*(?:{_DASH}{_UNIT})*)"
)
_SPACED_DASH = re.compile(_DASH)
# No figure within a symbol can begin another one: a letter, slash, dot or dash stands before it.
# Behind the number and its sign stands a capital; so nearly all other figures are passed over.
_START = re.compile(
    rf"\d(?<![\w/.\-–].)(?=\d{{0,4}}[a-zđ]?(?:/\d{{4}})?{_GAP}[-–/]?{_GAP}[{_CAPITAL}])"
)
_START_IN_ASCII = re.compile(_START.pattern.replace(r"\d", "[0-9]"))
_SHOUTED = re.compile(f"[{_CAPITAL}].*[{_CAPITAL}]")


@dataclass(frozen=True, slots=True)
class DocumentSymbol:
    """A document's symbol in parts; `text` is all of it as the offices should have typed it.

    44-CT/TW: number "44", kind "CT", body "TW". 06/2014/QĐ-UBND: number "06/2014", kind "QĐ",
    body "UBND". 2635/ĐN-TLĐ, an official letter: kind "", body "ĐN-TLĐ".
    """

    number: str
    kind: str
    body: str
    family: Family
    text: str


def parse_symbol(text: str) -> DocumentSymbol | None:
    """Take `text`, a symbol and nothing else, apart; None when it belongs to neither family."""
    symbol = nfc(text).strip()
    if found := _PARTY.fullmatch(symbol):
        return _party(found)
    if found := _LAW.fullmatch(symbol) or _STATE.fullmatch(symbol):
        return _state(found)
    return None


@lru_cache(maxsize=_KNOWN)
def canonical_symbol(text: str) -> str:
    """Give the symbol without stray spaces, its dashes hyphens; other text only trimmed, in NFC."""
    symbol = parse_symbol(text)
    return symbol.text if symbol else " ".join(nfc(text).split())


def find_symbols(text: str) -> list[tuple[str, int, int]]:
    """Give the symbols of running text in order, never overlapping: canonical form, start, end.

    `text[start:end]` is what was typed. A form with stray spaces counts only with a known kind.
    """
    composed, offsets = nfc_with_offsets(text)
    symbols: list[tuple[str, int, int]] = []
    # of usual texts all figures are those of ASCII, which are found sooner
    begun = _START_IN_ASCII if composed == text and is_usual(text) else _START
    for start in begun.finditer(composed):
        longest: tuple[DocumentSymbol, int] | None = None
        for pattern, read in ((_PARTY, _party), (_LAW, _state), (_STATE, _state)):
            found = pattern.match(composed, start.start())
            if not found or _goes_on(composed, found.end()):
                continue
            symbol = _plain_symbol(pattern, read, found[0])
            if symbol and (not longest or found.end() > longest[1]):
                longest = symbol, found.end()
        if longest:
            symbol, end = longest
            symbols.append((symbol.text, offsets[start.start()], offsets[end]))
    return symbols


@lru_cache(maxsize=_KNOWN)
def _plain_symbol(
    form: re.Pattern[str], read: Callable[[re.Match[str]], DocumentSymbol | None], typed: str
) -> DocumentSymbol | None:
    """The symbol that ``typed``, all of which is of that form, is in running text."""
    found = form.fullmatch(typed)
    symbol = read(found) if found else None
    return symbol if symbol and _is_plain(symbol, typed) else None


def symbol_slug(text: str) -> str:
    """Give the symbol as part of an address: "44-CT/TW" gives "44-ct-tw"."""
    return slugify(canonical_symbol(text))


def _party(found: re.Match[str]) -> DocumentSymbol | None:
    if found["dash"].isspace() and found["kind"] not in KINDS:
        return None
    body = _tight(found["body"])
    text = f"{found['number']}-{found['kind']}/{body}"
    return DocumentSymbol(found["number"], found["kind"], body, "dang-doan", text)


def _state(found: re.Match[str]) -> DocumentSymbol:
    body = _tight(found["body"])
    text = f"{found['number']}/{body}"
    first, _, rest = body.partition("-")
    kind, body = (first, rest) if first in KINDS else ("", body)
    return DocumentSymbol(found["number"], kind, body, "nha-nuoc", text)


def _tight(body: str) -> str:
    return re.sub(f",{_GAP}", ", ", _SPACED_DASH.sub("-", body))


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum() or text[end : end + 1] == "/"


def _is_plain(symbol: DocumentSymbol, typed: str) -> bool:
    """Keep "2 - Nam/Nữ" and "5/Hà-Nội" out of running text."""
    if any(map(str.isspace, typed)):
        return symbol.kind in KINDS
    return _SHOUTED.search(symbol.kind + symbol.body) is not None
