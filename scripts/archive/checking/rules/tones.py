"""The place of tone marks in the editors' own words."""

import re
from collections.abc import Iterator

from archive.checking.files_asked import is_report
from archive.checking.pieces import Piece, told_pieces
from archive.checking.rule import Found, rule
from archive.checking.written import values_of
from archive.language.any_of import NO_LETTER, AnyOf, in_any_case
from archive.language.tones import classic_tones
from archive.model.archive import Archive
from archive.model.body import Span
from archive.model.report import ReportEntries
from archive.reading.content_file import ContentFile

_LETTERS = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^“”\n]*”")
_O, _U = "[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]", "[uU][ỳýỷỹỵỲÝỶỸỴ]"
# Nearly no text has one; in quý the mark has its one place.
_MAY_BE_BY_SOUND = AnyOf(in_any_case(rf"(?:o[àáảãạèéẻẽẹ]|(?:^|[^q])u[ỳýỷỹỵ])(?:$|{NO_LETTER})"))
_LIKE_BY_SOUND = re.compile(rf"(?:{_O}|(?<![qQ]){_U})(?![^\W\d_])")
_OWN_WORDS = {"title", "activities", "assessment", "notes"}
_OWN_ENTRIES = {"title", "text", "note", "notes"}


@rule(
    "dau-kieu-moi",
    about="chu-viet",
    level="notice",
    wrong="Đường biên giới hoà bình, hữu nghị.",
    right="Đường biên giới hòa bình, hữu nghị.",
    why="Hai kiểu đặt dấu đều đúng chính tả; lời kể lại của kho dùng một kiểu cho thống nhất.",
    of=is_report,
)
def tones_by_sound(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Lời kể lại đặt dấu ở âm đầu: hòa, thúy, ủy."""
    entries = file.entries
    if not isinstance(entries, ReportEntries) or entries.fidelity != "tom-luoc":
        return
    yield from told_pieces(
        file,
        _by_sound(file),
        "{} đặt dấu kiểu mới",
        "Kho viết {}. Lời trích nguyên văn thì đặt trong ngoặc kép và giữ như gốc.",
    )


def _by_sound(file: ContentFile) -> Iterator[Piece]:
    """Words of the editors' own text whose marks stand in the other style."""
    text = file.source.text
    if not _MAY_BE_BY_SOUND(text):
        return
    spans = []
    verbatim = file.is_verbatim
    in_front = not verbatim or _LIKE_BY_SOUND.search(text, 0, file.body.start)
    for value in values_of(file) if in_front else ():
        if verbatim and not any(True for _ in _pieces(str(value.value), 0)):
            continue
        names = [step for step in value.location if isinstance(step, str)]
        if names[0] in _OWN_WORDS and names[-1] in _OWN_ENTRIES and "sources" not in names:
            spans.append(file.span(*value.location))
    spans.append(Span(file.body.start, len(text)))
    for span in spans:
        if not _LIKE_BY_SOUND.search(text, span.start, span.end):
            continue
        yield from _pieces(text[span.start : span.end], span.start)


def _pieces(text: str, start: int) -> Iterator[Piece]:
    """Such words of ``text``, which begins at ``start``."""
    # what is quoted is not the editors' own
    text = _QUOTED.sub(lambda m: " " * len(m.group()), text)
    right = classic_tones(text)
    if right != text:
        for match in _LETTERS.finditer(text):
            word = right[match.start() : match.end()]
            if word != match.group() and match.group().islower():  # a name keeps its own way
                yield Piece(start + match.start(), start + match.end(), word)
