"""Plain text into the neutral document: which encoding it is in, and where its paragraphs end."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from archive.importing.document import Cell, Document, Paragraph, Span, Table
from archive.importing.files.file_kinds import utf16_of
from archive.importing.files.spans import plain
from archive.importing.files.typed_notes import with_typed_notes
from archive.importing.files.unreadable import Unreadable
from archive.language.legacy_encodings import decode_tcvn3, decode_vni
from archive.language.syllables import is_vietnamese_syllable, words

_ENOUGH_VIETNAMESE = 0.7
"""Share of the words with letters beyond ASCII that must be syllables, for a guess to hold."""

_EMPHASIS = re.compile(
    r"\*\*\*(?=[^\s*])(?P<both>[^*]*[^\s*])\*\*\*"
    r"|\*\*(?=[^\s*])(?P<bold>[^*]*[^\s*])\*\*|(?<!\*)\*(?=[^\s*])(?P<italic>[^*]*[^\s*])\*(?!\*)"
)
_BARRED = re.compile(r"\s*\|.+\|\s*")
_NEW_PARAGRAPH = re.compile(r"\s*(?:¶|<br\s*/?>)\s*", re.IGNORECASE)
"""How a cell that holds several paragraphs is typed on one line."""
_DASHES = re.compile(r"[\s|:=+-]*")
_SIDE_BY_SIDE = 2
"""Columns of a table that only sets things side by side, as letterheads do."""
_UNKNOWN = (
    "Không đoán được bảng mã của tệp này. Mở tệp bằng Notepad hay Word, chọn Lưu thành (Save As) "
    "với bảng mã UTF-8, rồi nhập lại."
)

_NO_WORDS = (
    "Tệp này không có chữ Việt nào đọc được: có lẽ bị hỏng, hay không phải tệp văn bản. Mở lại bản "
    "gốc bằng Word hay LibreOffice, lưu thành .docx rồi nhập lại."
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_LETTERS_OR_WORSE = re.compile(r"[^\s\d!-/:-@\[-`{-~…–—“”‘’•·]")
_ENOUGH_TO_TELL = 100_000
"""Characters of a file that show whether it is written in Latin letters."""


def _windows(data: bytes) -> str:
    """Windows-1258 writes ế as ê and a combining mark."""
    return unicodedata.normalize("NFC", data.decode("cp1258"))


# Capitals with a tone, where TCVN 5712:1993 has them (its VN1): among the control characters.
_CAPITALS = str.maketrans(
    dict(
        zip(
            "\x01\x02\x04\x05\x06\x11\x12\x13\x14\x15\x16\x17"
            "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f"
            "\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f",
            "ÚỤỪỬỮỨỰỲỶỸÝỴÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
            strict=True,
        )
    )
)


_OF_WINDOWS = re.compile("[\x85\x91-\x97\x99]+")


def _tcvn3(data: bytes) -> str:
    """TCVN3 as Windows programs save it, with quotes of their own where VN1 has capitals."""
    text = decode_tcvn3(data.decode("latin-1"))
    if any(character in _OF_WINDOWS.sub("", text) for character in map(chr, _CAPITALS)):
        return text.translate(_CAPITALS)
    return _OF_WINDOWS.sub(lambda found: found[0].encode("latin-1").decode("cp1252"), text)


# Each with its name for the warning. What a Western text would be is left for last.
_OLD: tuple[tuple[str, Callable[[bytes], str]], ...] = (
    ("TCVN3 (.VnTime)", _tcvn3),
    ("VNI", lambda data: decode_vni(data.decode("cp1252"))),
    ("Windows-1258", _windows),
)


def read_text(path: Path) -> Document:
    """Read a .txt: UTF-8, UTF-16 with its mark or without, or one of the old Vietnamese encodings.

    Paragraphs are separated by empty lines where the file has any, and are lines where it has
    none; lines of equal cells between tabs are a table, as are lines between bars, whose cells
    hold a paragraph more behind each ¶ or <br>.
    Raises ``Unreadable`` when no encoding makes Vietnamese of it.
    """
    text, warnings = decoded(path.read_bytes())
    blocks, notes = with_typed_notes(_blocks(plain(text)), {})
    return Document(blocks, notes, warnings=warnings)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, line ends as in Unix, and a warning when its encoding was guessed.

    Raises ``Unreadable`` when no encoding makes Vietnamese of it, or it holds no Latin words.
    """
    text, warnings = _decoded(data)
    looked_at = text[:_ENOUGH_TO_TELL]
    others = len(_LETTERS_OR_WORSE.findall(looked_at))
    if others and len(_LATIN.findall(looked_at)) * 2 < others:
        raise Unreadable(_NO_WORDS)
    return re.sub(r"\r\n?|\x0b|\x0c|\x85", "\n", text), warnings


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if wide := utf16_of(data):
        try:
            return data.decode(wide), ()
        except UnicodeDecodeError as error:
            raise Unreadable(_UNKNOWN) from error
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    best = max((_scored(data, name, decode) for name, decode in _OLD), key=lambda found: found[0])
    score, name, text = best
    if score < _ENOUGH_VIETNAMESE:
        raise Unreadable(_UNKNOWN)
    return text, (f"Tệp không phải UTF-8; đã đọc theo bảng mã {name}. Xem lại dấu của các chữ.",)


def _scored(data: bytes, name: str, decode: Callable[[bytes], str]) -> tuple[float, str, str]:
    try:
        text = decode(data)
    except UnicodeDecodeError:
        return 0.0, name, ""
    accented = [word.text for word in words(text) if not word.text.isascii()]
    good = sum(is_vietnamese_syllable(word) for word in accented)
    return good / max(1, len(accented)), name, text


def _blocks(text: str) -> Iterator[Paragraph | Table]:
    lines = text.split("\n")
    # One empty line under a title does not make the lines below it one paragraph.
    apart = sum(not line.strip() for line in lines[:-1]) * 4 >= len(lines)
    held: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        columns = line.count("\t")
        end = at + 1
        while columns > 1 and end < len(lines) and lines[end].count("\t") == columns:
            end += 1
        while _is_barred(line) and end < len(lines) and _is_barred(lines[end]):
            end += 1
        is_table = end - at > 1 or (_is_barred(line) and line.count("|") > _SIDE_BY_SIDE)
        if held and (is_table or not apart or not line.strip()):
            yield _paragraph(held, at)
            held = []
        if is_table:
            rows = lines[at:end]
            yield _barred(rows, at + 1) if _is_barred(line) else _table(rows, at + 1)
        elif line.strip():
            held.append(line.strip())
        at = end if is_table else at + 1
    if held:
        yield _paragraph(held, at)


def _is_barred(line: str) -> bool:
    return _BARRED.fullmatch(line) is not None


def _barred(lines: list[str], number: int) -> Table:
    """A table typed with bars; the line of dashes below its head is none of its rows."""
    cells = [
        [cell.strip() for cell in line.strip()[1:-1].split("|")]
        for line in lines
        if not _DASHES.fullmatch(line)
    ]
    width = max(map(len, cells), default=1)
    rows = tuple(
        tuple(Cell(tuple(_in_cell(cell))) for cell in row) + (Cell(()),) * (width - len(row))
        for row in cells
    )
    return Table(rows, ruled=width > _SIDE_BY_SIDE, origin=f"dòng {number}")


def _in_cell(cell: str) -> Iterator[Paragraph]:
    return (Paragraph(tuple(_emphasised(part))) for part in _NEW_PARAGRAPH.split(cell) if part)


def _paragraph(lines: list[str], end: int) -> Paragraph:
    return Paragraph(tuple(_emphasised("\n".join(lines))), origin=f"dòng {end - len(lines) + 1}")


def _table(lines: list[str], first: int) -> Table:
    """Lines of cells between tabs, as a table becomes when it is copied."""
    rows = []
    for number, line in enumerate(lines, start=first):
        cells = [tuple(_emphasised(cell.strip())) for cell in line.split("\t")]
        origin = f"dòng {number}"
        rows.append(tuple(Cell((Paragraph(c, origin=origin),) if c else ()) for c in cells))
    return Table(tuple(rows), origin=f"dòng {first}")


def _emphasised(text: str) -> Iterator[Span]:
    """Stars around words are how bold and italic survive copying; other stars stay.

    Between two figures a star stays too, or 2*0* would become 20. A word that begins where one in
    capitals ends, “BÁO CÁO**Kết quả**”, stood on a line of its own.
    """
    at = 0
    for found in _EMPHASIS.finditer(text):
        inside = found["both"] or found["bold"] or found["italic"]
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if _both_figures(before, inside[0]) or _both_figures(inside[-1], after):
            continue
        if found.start() > at:
            yield Span(text[at : found.start()])
        title = inside[:1].isupper() and inside[1:2].islower()
        line_end = "\n" if before.isupper() and title else ""
        bold, italic = found["bold"] is not None, found["italic"] is not None
        both = found["both"] is not None
        yield Span(line_end + inside, bold=bold or both, italic=italic or both)
        at = found.end()
    if text[at:]:
        yield Span(text[at:])


def _both_figures(left: str, right: str) -> bool:
    return left.isdecimal() and right.isdecimal()
