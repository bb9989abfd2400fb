"""The controlled lists themselves."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePosixPath

from archive.checking.circles import circles
from archive.checking.files_asked import is_list
from archive.checking.meetings import LISTS
from archive.checking.periods import between
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import is_spoiled, quoted
from archive.language.folding import nfc
from archive.model.archive import Archive
from archive.model.body import Span
from archive.model.lists import LIST_MODELS, Country, ForeignPlace, Province, Term
from archive.reading.content_file import ContentFile, Reading

_CODES = {
    "quoc-gia": (re.compile(r"[A-Z]{2}"), "hai chữ hoa theo ISO 3166-1: LA, KH"),
    "tinh-nuoc-ngoai": (
        re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}"),
        "mã nước, gạch ngang, mã tỉnh theo ISO 3166-2: LA-SV, KH-20",
    ),
    "don-vi": (re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*"), "chính chữ in trong báo cáo: chiếc"),
    "chu-viet-tat": (re.compile(r"\S+(?: \S+)*"), "chính chữ viết tắt: LĐLĐ"),
}
_ID_FORM = "chữ thường không dấu, nối bằng gạch ngang: trao-tang"
_ID = (re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), _ID_FORM)


def _name(file: ContentFile) -> str:
    return PurePosixPath(file.path).stem


@archive_rule(
    "danh-muc-thieu",
    about="danh-muc",
    meets=LISTS,
    wrong="danh-muc/don-vi.yml.removed",
    right="chiếc: {name: chiếc, english: piece}",
)
def missing_list(reading: Reading) -> Iterator[Found]:
    """Kho có đủ mười danh mục của khuôn dạng, không danh mục nào trống."""
    there: set[str] = set()
    for file in reading.files.values():
        if file.kind == "list":
            there.add(_name(file))
            if not file.terms and not file.faults:
                yield Found(
                    Span(0, 0),
                    f"danh mục {_name(file)} trống, nên các mã của nó không được kiểm tra",
                    "Viết từng mã một dòng; nếu lỡ xóa thì lấy lại.",
                    path=file.path,
                )
    absent = [
        f"{name}.{'yml' if model is Term else 'csv'}"
        for name, model in LIST_MODELS.items()
        if name not in there
    ]
    if not absent or not reading.files:
        return
    first = min(reading.files, key=lambda path: (not path.startswith("danh-muc/"), path))
    yield Found(
        Span(0, 0),
        f"kho thiếu danh mục {', '.join(absent)}, nên các mã của nó không được kiểm tra",
        f"Thêm danh-muc/{absent[0]}; nếu lỡ xóa hay đổi tên thì lấy lại.",
        path=first,
    )


@rule(
    "ma-danh-muc-sai",
    about="danh-muc",
    wrong="Trao tặng quà: {name: Tặng phẩm}",
    right="trao-tang-qua: {name: Tặng phẩm}",
    why="Mã nằm trong địa chỉ trang và trong mọi báo cáo, nên không đổi được về sau.",
    of=is_list,
)
def bad_code(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mã trong danh mục viết đúng dạng của danh mục ấy."""
    pattern, form = _CODES.get(_name(file), _ID)
    for code in file.terms:
        if not pattern.fullmatch(nfc(code)):
            yield Found(
                file.key_span(code),
                f"{quoted(code)} không dùng làm mã của danh mục {_name(file)} được",
                f"Mã ở đây là {form}.",
            )


@rule(
    "danh-muc-trung-ten",
    about="danh-muc",
    wrong="qua-tang: {name: Giao lưu hữu nghị}",
    right="qua-tang: {name: Tặng phẩm}",
    of=is_list,
)
def doubled_term(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong một danh mục, hai mã không mang cùng một tên vào cùng một thời."""
    first: defaultdict[str, list[str]] = defaultdict(list)
    for code, term in file.terms.items():
        # marks tell units apart: can, cân, căn
        name = " ".join(nfc(str(getattr(term, "name", ""))).casefold().split())
        label = quoted(str(getattr(term, "name", "")))
        for other in first[name]:
            beside = file.terms[other]
            if isinstance(term, Province) and isinstance(beside, Province):
                own = between(term.valid_from, term.valid_to)
                if not own.meets(between(beside.valid_from, beside.valid_to)):
                    continue
            yield Found(
                file.span(code, "name"),
                f"{quoted(code)} và {quoted(other)} cùng mang tên {label}",
                "Gộp hai mã làm một, hoặc đặt tên cho phân biệt được.",
            )
            break
        if name:
            first[name].append(code)


@rule(
    "quy-doi-sai",
    about="danh-muc",
    wrong="tạ: {name: tạ, equals: {unit: tạ, factor: 100}}",
    right="tạ: {name: tạ, equals: {unit: kg, factor: 100}}",
    of=is_list,
)
def bad_equivalence(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Đơn vị quy đổi ra một đơn vị khác, không quay lại chính nó, với hệ số lớn hơn 0."""
    equal = {
        code: term.equals
        for code, term in file.terms.items()
        if isinstance(term, Term) and term.equals is not None
    }
    for code, equals in equal.items():
        if equals.unit == code:
            yield Found(
                file.span(code, "equals", "unit"),
                f"{quoted(code)} quy đổi ra chính nó",
                "Ghi đơn vị gốc, chẳng hạn equals: {unit: kg, factor: 100}.",
            )
        if equals.factor == Decimal(0):
            yield Found(
                file.span(code, "equals", "factor"),
                f"{quoted(code)} quy đổi với hệ số 0",
                "Ghi một đơn vị này bằng bao nhiêu đơn vị gốc, chẳng hạn factor: 100.",
            )
    links = {
        code: [term.equals.unit] if isinstance(term, Term) and term.equals else []
        for code, term in file.terms.items()
    }
    for circle in circles(links):
        yield Found(
            file.span(circle[0], "equals", "unit"),
            f"các đơn vị quy đổi vòng quanh: {' → '.join([*circle, circle[0]])}",
            "Chọn một đơn vị làm gốc, không có equals; các đơn vị kia quy đổi ra nó.",
        )


@rule(
    "ke-tuc-tinh-sai",
    about="danh-muc",
    wrong="hoa-thu,Hòa Thử,Tỉnh Hòa Thử,,,,,,,tay-ninh-2025,,,",
    right="hoa-thu,Hòa Thử,Tỉnh Hòa Thử,,,,,,2025-06-30,tay-ninh-2025,,,",
    why="Trang của tỉnh cũ dẫn sang tỉnh mới, và ngược lại.",
    of=is_list,
)
def province_succession(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tỉnh đã sáp nhập có cả ngày cuối và tỉnh kế tục; tỉnh kế tục bắt đầu sau đó."""
    provinces = {c: t for c, t in file.terms.items() if isinstance(t, Province)}
    for code, province in provinces.items():
        successor = provinces.get(province.successor or "")
        if province.successor and province.valid_to is None:
            message = f"{quoted(code)} có tỉnh kế tục mà không có ngày cuối cùng"
            advice = "Thêm valid_to, chẳng hạn 2025-06-30; hoặc xóa successor."
        elif province.valid_to is not None and province.successor is None:
            if is_spoiled(file, code, name="successor"):
                continue
            message = f"{quoted(code)} đã kết thúc mà không ghi tỉnh kế tục"
            advice = "Thêm successor: mã của tỉnh nay là; hoặc xóa valid_to."
        elif successor is province:
            message, advice = f"{quoted(code)} kế tục chính nó", "Ghi mã của tỉnh mới."
        elif (
            successor is not None
            and province.valid_to is not None
            and between(successor.valid_from, successor.valid_to).last <= province.valid_to.latest
        ):
            message = (
                f"tỉnh kế tục {quoted(province.successor or '')} đã kết thúc trước {quoted(code)}"
            )
            advice = "Xem lại valid_to của hai tỉnh, hay có phải tỉnh khác kế tục."
        else:
            continue
        where = "successor" if province.successor else "valid_to"
        yield Found(file.span(code, where), message, advice)


@rule(
    "tinh-nuoc-ngoai-lech",
    about="danh-muc",
    wrong="KH-21,LA,Takeo Thử,,,,",
    right="KH-21,KH,Takeo Thử,,,,",
    of=is_list,
)
def place_in_another_country(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mã ISO 3166-2 của một tỉnh nước ngoài bắt đầu bằng mã của nước ấy."""
    for code, term in file.terms.items():
        if isinstance(term, ForeignPlace) and term.country and "-" in code:
            prefix = code.partition("-")[0]
            if prefix != term.country:
                yield Found(
                    file.span(code, "country"),
                    f"mã {quoted(code)} là của {prefix}, cột country lại ghi {term.country}",
                    f"Sửa country thành {prefix}, hoặc sửa mã.",
                )


@rule(
    "cach-viet-trung",
    about="danh-muc",
    level="warning",
    wrong="KH-2,KH,Battambang Thử,,,Phnôm Pênh,",
    right="KH-2,KH,Battambang Thử,,,Bát Tam Bang,",
    why="Cách viết khác giúp tìm kiếm; một cách viết chỉ về hai nơi thì tìm ra nhầm.",
    of=is_list,
)
def shared_spelling(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một cách viết khác chỉ thuộc về một nước, một tỉnh trong danh mục."""
    owner: dict[str, str] = {}
    for code, term in file.terms.items():
        if isinstance(term, Country | ForeignPlace):
            owner.setdefault(_spelling(term.name), code)
    for code, term in file.terms.items():
        if not isinstance(term, Country | ForeignPlace):
            continue
        for index, alias in enumerate(term.aliases):
            first = owner.setdefault(_spelling(alias), code)
            if first != code:
                yield Found(
                    file.span(code, "aliases", index),
                    f"cách viết {quoted(alias)} của {quoted(code)} cũng là của {quoted(first)}",
                    "Giữ cách viết này ở một dòng thôi.",
                )


def _spelling(text: str) -> str:
    return " ".join(nfc(text).casefold().split())
