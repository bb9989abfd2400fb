"""Characters: what is written is what is seen, in one form."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from archive.checking.gate import odd_characters
from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import quoted, values_of
from archive.language.folding import nfc
from archive.language.lookalikes import Suspicion, SuspicionKind
from archive.language.tones import classic_tones
from archive.model.archive import Archive
from archive.model.body import Span
from archive.model.report import ReportEntries
from archive.reading.load import ContentFile
from archive.reading.yaml_tree import TextNode

_MOST_TOLD = 5
"""Places told one by one; what is more is told, and mended, in one."""

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"\w+")
# Nearly no text has one, and this is found quickly.
_LIKE_BY_SOUND = re.compile(r"(?:[oO][àáảãạèéẻẽẹ]|[uU][ỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”\n]*”")
_TABS = re.compile(r"\t+")
_OWN_WORDS = {"title", "activities", "assessment", "notes"}
_OWN_ENTRIES = {"title", "text", "note", "notes"}
_NAMES = {"\u200b": "dấu cách rộng bằng không", "\u00ad": "dấu nối mềm", "\ufeff": "dấu BOM"}


class Piece(NamedTuple):
    """Characters of the file and what they should be."""

    start: int
    end: int
    right: str


def _of_kind(file: ContentFile, kind: SuspicionKind) -> list[Suspicion]:
    return [found for found in odd_characters(file.source.text) if found.kind == kind]


def _told(file: ContentFile, pieces: Iterable[Piece], message: str, help_: str) -> Iterator[Found]:
    """A problem for each piece; behind the first few, one for all the rest.

    ``{}`` in the message stands for what is written.
    """
    text = file.source.text
    pieces = iter(pieces)
    for piece in islice(pieces, _MOST_TOLD):
        written = text[piece.start : piece.end]
        says = f"đổi {quoted(written)} thành {quoted(piece.right)}" if piece.right else "xóa đi"
        yield Found(
            Span(piece.start, piece.end),
            message.format(quoted(written)),
            help_.format(quoted(piece.right)),
            Fix(piece.start, piece.end, piece.right, says),
        )
    rest = list(pieces)
    if rest:
        first, last = rest[0], rest[-1]
        right, at = "", first.start
        for piece in rest:
            right += text[at : piece.start] + piece.right
            at = piece.end
        yield Found(
            Span(first.start, first.end),
            f"từ đây đến hết tệp còn {len(rest)} chỗ như vậy",
            "Chạy python scripts/check.py --fix để sửa hết một lượt.",
            Fix(first.start, last.end, right, f"sửa {len(rest)} chỗ còn lại"),
        )


@rule(
    "chua-nfc",
    about="chu-viet",
    wrong="title: Co\u0302ng ta\u0301c đối ngoại nhân dân năm 2018",
    right="title: Công tác đối ngoại nhân dân năm 2018",
    why="Cùng một chữ mà hai cách lưu thì tìm không ra; kho dùng chữ dựng sẵn (NFC).",
)
def not_composed(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chữ có dấu lưu ở dạng dựng sẵn (Unicode NFC)."""
    text = file.source.text
    if unicodedata.is_normalized("NFC", text):
        return
    pieces = (
        Piece(*match.span(), nfc(match.group()))
        for match in _WORD.finditer(text)
        if not unicodedata.is_normalized("NFC", match.group())
    )
    yield from _told(
        file,
        pieces,
        "chữ {} lưu rời dấu (không phải dạng dựng sẵn NFC)",
        "Gõ lại chữ này, hoặc chạy python scripts/check.py --fix.",
    )


@rule(
    "chu-tra-hinh",
    about="chu-viet",
    wrong="title: C\u043eng tác đối ngoại nhân dân năm 2018",
    right="title: Cong tác đối ngoại nhân dân năm 2018",
    why="Chữ của bảng chữ cái khác trông giống hệt thì mắt không thấy mà máy tìm không ra.",
)
def disguised_letter(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chữ Việt viết bằng chữ cái Latinh, không bằng chữ trông giống của bảng chữ khác."""
    text = file.source.text
    words: dict[tuple[int, int], dict[int, str]] = {}
    start = end = 0
    for found in _of_kind(file, "giong-chu"):
        if found.index >= end:
            start, end = found.index, found.index + 1
            while start and text[start - 1].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum():
                end += 1
        words.setdefault((start, end), {})[found.index] = found.meant or found.char
    for (start, end), meant in words.items():
        right = "".join(meant.get(n, text[n]) for n in range(start, end))
        odd = "".join(f"“{text[n]}” (U+{ord(text[n]):04X}) " for n in list(meant)[:3])
        yield Found(
            Span(start, end),
            f"chữ {quoted(text[start:end])} có {odd}trông giống chữ Latinh mà không phải",
            f"Gõ lại: {right}",
            Fix(start, end, right, "thay bằng chữ Latinh"),
        )


@rule(
    "ky-tu-hai-chieu",
    about="chu-viet",
    wrong="title: Công tác \u202eđối ngoại nhân dân năm 2018",
    right="title: Công tác đối ngoại nhân dân năm 2018",
    why="Ký tự đổi chiều chữ làm người đọc thấy một đằng mà máy lưu một nẻo (CVE-2021-42574).",
)
def bidirectional_control(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có ký tự đổi chiều chữ."""
    pieces = (Piece(s.index, s.index + 1, "") for s in _of_kind(file, "hai-chieu"))
    yield from _told(
        file,
        pieces,
        "có ký tự đổi chiều chữ không nhìn thấy",
        "Xóa ký tự này: chạy python scripts/check.py --fix, hoặc xóa chữ hai bên rồi gõ lại.",
    )


@rule(
    "ky-tu-khong-rong",
    about="chu-viet",
    wrong="title: Công tác đối\u200b ngoại nhân dân năm 2018",
    right="title: Công tác đối ngoại nhân dân năm 2018",
    why="Ký tự không rộng thường lẫn vào khi chép từ trang mạng; nó cắt đôi chữ khi tìm.",
)
def zero_width_character(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong chữ Việt không có ký tự không nhìn thấy."""
    pieces = (
        Piece(s.index, s.index + 1, "")
        for s in _of_kind(file, "khong-rong")
        if s.index or s.char != "\ufeff"
    )
    yield from _told(
        file,
        pieces,
        "có ký tự không nhìn thấy giữa chữ",
        "Xóa ký tự này: chạy python scripts/check.py --fix, hoặc xóa chữ hai bên rồi gõ lại.",
    )


@rule(
    "ky-tu-rieng",
    about="chu-viet",
    wrong="\uf0b7 Trao 20.000 chiếc khẩu trang y tế.",
    right="- Trao 20.000 chiếc khẩu trang y tế.",
    why="Dấu đầu dòng của Word (phông Wingdings) và chữ của phông cũ chỉ hiện đúng ở máy có phông.",
)
def character_of_a_font(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có ký tự chỉ riêng một phông chữ hiểu được."""
    for found in _of_kind(file, "dieu-khien"):
        place = Span(found.index, found.index + 1)
        if "\ue000" <= found.char <= "\uf8ff":
            yield Found(
                place,
                f"ký tự U+{ord(found.char):04X} chỉ có nghĩa trong một phông chữ",
                "Thay bằng chữ thường. Dấu đầu dòng thì viết “- ”; cả bài là chữ lạ thì văn bản "
                "gốc dùng phông cũ (.VnTime, VNI): phải chuyển mã trước.",
            )


@rule(
    "ky-tu-tab",
    about="chu-viet",
    level="warning",
    wrong="Trao\t20.000 chiếc khẩu trang y tế.",
    right="Trao 20.000 chiếc khẩu trang y tế.",
)
def tab_in_text(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Văn bản dùng dấu cách, không dùng tab."""
    text, start = file.source.text, file.body.start
    if not file.body.text:
        return
    pieces = (
        Piece(*match.span(), "    " * len(match.group()) if _begins_line(text, match) else " ")
        for match in _TABS.finditer(text, start)
    )
    yield from _told(file, pieces, "có tab", "Thay bằng dấu cách.")


def _begins_line(text: str, match: "re.Match[str]") -> bool:
    return match.start() == 0 or text[match.start() - 1] == "\n"


@rule(
    "dau-kieu-moi",
    about="chu-viet",
    level="notice",
    wrong="Đường biên giới hoà bình, hữu nghị.",
    right="Đường biên giới hòa bình, hữu nghị.",
    why="Hai kiểu đặt dấu đều đúng chính tả; lời kể lại của kho dùng một kiểu cho thống nhất.",
)
def tones_by_sound(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Lời kể lại đặt dấu ở âm đầu: hòa, thúy, ủy."""
    entries = file.entries
    if not isinstance(entries, ReportEntries) or entries.fidelity != "tom-luoc":
        return
    yield from _told(
        file,
        _by_sound(file),
        "{} đặt dấu kiểu mới",
        "Kho viết {}. Lời trích nguyên văn thì đặt trong ngoặc kép và giữ như gốc.",
    )


def _by_sound(file: ContentFile) -> Iterator[Piece]:
    """Words of the editors' own text whose marks stand in the other style."""
    text = file.source.text
    spans = []
    for value in values_of(file):
        names = [step for step in value.location if isinstance(step, str)]
        if names[0] in _OWN_WORDS and names[-1] in _OWN_ENTRIES and "sources" not in names:
            spans.append(file.span(*value.location))
    spans.append(Span(file.body.start, len(text)))
    for span in spans:
        if not _LIKE_BY_SOUND.search(text, span.start, span.end):
            continue
        # what is quoted is not the editors' own
        piece = _QUOTED.sub(lambda m: " " * len(m.group()), text[span.start : span.end])
        right = classic_tones(piece)
        if right != piece:
            for match in _LETTERS.finditer(piece):
                word = right[match.start() : match.end()]
                if word != match.group() and match.group().islower():  # a name keeps its own way
                    yield Piece(span.start + match.start(), span.start + match.end(), word)


@rule(
    "chu-bi-cat",
    about="yaml",
    wrong="place: Nhà văn hóa #2 thành phố",
    right='place: "Nhà văn hóa #2 thành phố"',
    why="Với YAML, dấu # sau dấu cách mở đầu lời ghi chú: phần sau nó biến mất không một lời báo.",
)
def text_cut_off(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Giá trị có dấu # sau dấu cách thì đặt trong ngoặc kép."""
    text = file.source.text
    if " #" not in text[: file.body.start]:
        return
    for value in values_of(file):
        node = file.written(*value.location)
        if not isinstance(node, TextNode) or not node.plain:
            continue
        end = text.find("\n", node.span.end)
        rest = text[node.span.end : end if end >= 0 else len(text)]
        lost = rest.lstrip(" \t")
        # a comment has a space behind its sign
        if lost.startswith("#") and lost != rest and lost[1:2].strip():
            start = node.span.end + len(rest) - len(lost)
            yield Found(
                Span(start, start + len(lost.rstrip())),
                f"chỉ còn {quoted(node.text)}: phần {quoted(lost)} bị coi là ghi chú và mất đi",
                f'Đặt cả câu trong ngoặc kép: "{node.text} {lost.rstrip()}". Nếu đúng là ghi chú '
                "thì thêm dấu cách sau #.",
            )
