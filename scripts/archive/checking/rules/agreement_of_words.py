"""The text and the records agree: units, things and the words before a figure."""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.checking.accounts import Account, accounts
from archive.checking.figures import Recorded
from archive.checking.files_asked import is_report
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.language.folding import fold
from archive.model.activity import Item
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile

_WORD = re.compile(r"\w+")


def _items(account: Account) -> Iterator[tuple[int, Item]]:
    yield from enumerate(account.activity.entries.items)


@lru_cache(maxsize=4096)  # of units and things there are few
def _folded(words: str) -> str:
    """``words`` as :attr:`Told.folded` has them: found there only as whole words."""
    return f" {' '.join(_WORD.findall(fold(words)))} "


@rule(
    "don-vi-khong-co-trong-doan",
    about="van-ban",
    level="warning",
    wrong="- {what: khẩu trang y tế, quantity: 20000, unit: thùng}",
    right="- {what: khẩu trang y tế, quantity: 20000, unit: chiếc}",
    why="Thùng mà ghi thành chiếc thì tổng sai hàng trăm lần.",
    of=is_report,
)
def unit_not_in_passage(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Đơn vị của hiện vật có trong đoạn văn, hoặc ghi chú nói vì sao hiểu như vậy."""
    units = archive.lists.terms("don-vi")
    for account in accounts(file):
        for index, item in _items(account):
            if item.unit not in units or item.quantity not in account.told.values:
                continue
            name = units[item.unit].name or item.unit
            if account.told.says(name.lower()):  # nearly always
                continue
            notes = f"{item.note or ''} {account.activity.entries.note or ''}"
            told = account.told.folded + _folded(notes)
            if _folded(name) in told or _folded(item.unit) in told:
                continue
            yield Found(
                file.span(*account.place, "items", index, "unit"),
                f"hồ sơ ghi đơn vị {quoted(name)} mà đoạn văn không có chữ này",
                "Ghi đúng đơn vị đoạn văn viết. Nếu văn bản không viết đơn vị thì thêm note: nói "
                f"rõ “Đơn vị hiểu là {name}.”",
            )


@rule(
    "hien-vat-khong-co-trong-doan",
    about="van-ban",
    level="warning",
    wrong="- {what: máy thở, quantity: 20000, unit: chiếc}",
    right="- {what: khẩu trang y tế, quantity: 20000, unit: chiếc}",
    of=is_report,
)
def thing_not_in_passage(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tên hiện vật là chữ của đoạn văn kể việc ấy."""
    for account in accounts(file):
        for index, item in _items(account):
            words = _WORD.findall(item.what)
            told = account.told
            absent = [word for word in words if not told.says(word.lower())]
            absent = [word for word in absent if _folded(word) not in told.folded]
            if not absent:
                continue
            none = len(absent) == len(words)
            yield Found(
                file.span(*account.place, "items", index, "what"),
                f"đoạn văn không nhắc {quoted(item.what)}"
                if none
                else f"{quoted(item.what)}: đoạn văn không có chữ {quoted(' '.join(absent))}",
                "Gọi hiện vật đúng như đoạn văn gọi; điều biết thêm từ nguồn khác thì ghi ở note "
                "hay sources.",
                level=None if none else "notice",
            )


@rule(
    "muc-do-khac-doan",
    about="van-ban",
    level="warning",
    wrong="- {what: khẩu trang y tế, quantity: 20000, unit: chiếc, qualifier: hon}",
    right="- {what: khẩu trang y tế, quantity: 20000, unit: chiếc, qualifier: gan}",
    why="“Gần 20.000” và “hơn 20.000” là hai điều khác nhau; con số tròn không nói được điều ấy.",
    of=is_report,
)
def qualifier_differs(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """“Gần”, “hơn”, “khoảng”, “dự kiến” của đoạn văn và của hồ sơ là một."""
    for account in accounts(file):
        for figure in account.recorded:
            told = [number for number in account.told.numbers if number.value == figure.value]
            if not told or figure.qualifier in {number.qualifier for number in told}:
                continue
            if _is_planned(account, figure):
                continue
            rough = next((number for number in told if number.word), None)
            says = f"viết “{rough.word}”" if rough else "không viết “gần”, “hơn” hay “khoảng”"
            has = f"ghi {figure.qualifier}" if figure.qualifier else "không có qualifier"
            yield Found(
                file.span(*account.place, *figure.location),
                f"{figure.says}: trước số này đoạn văn {says}, hồ sơ {has}",
                f"Ghi cạnh số này qualifier: {rough.qualifier}."
                if rough
                else "Bỏ mục qualifier, hoặc sửa đoạn văn theo văn bản gốc.",
            )


def _is_planned(account: Account, figure: Recorded) -> bool:
    """Whether “dự kiến” stands anywhere in the passage; not only right before the figure."""
    return figure.qualifier == "du-kien" and _folded("dự kiến") in account.told.folded
