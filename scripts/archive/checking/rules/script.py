"""Characters: what is written is what is seen, in one form."""

import re
import unicodedata
from collections.abc import Iterator

from archive.checking.gate import odd_characters
from archive.checking.pieces import Piece, told_pieces
from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.language.folding import nfc
from archive.language.lookalikes import Suspicion, SuspicionKind
from archive.language.usual_letters import is_usual
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile

_WORD = re.compile(r"\S+")
_TABS = re.compile(r"\t+")


def _of_kind(file: ContentFile, kind: SuspicionKind) -> list[Suspicion]:
    odd = odd_characters(file.source.text)
    return [found for found in odd if found.kind == kind] if odd else []


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
    if is_usual(text) or unicodedata.is_normalized("NFC", text):
        return
    pieces = (
        Piece(*match.span(), nfc(match.group()))
        for match in _WORD.finditer(text)
        if not unicodedata.is_normalized("NFC", match.group())
    )
    yield from told_pieces(
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
    yield from told_pieces(
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
    yield from told_pieces(
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
    if not file.body.text or "\t" not in text:
        return
    pieces = (
        Piece(*match.span(), "    " * len(match.group()) if _begins_line(text, match) else " ")
        for match in _TABS.finditer(text, start)
    )
    yield from told_pieces(file, pieces, "có tab", "Thay bằng dấu cách.")


def _begins_line(text: str, match: "re.Match[str]") -> bool:
    return match.start() == 0 or text[match.start() - 1] == "\n"
