"""Numbers as records write them: plain, a point before decimals, nothing between thousands."""

from collections.abc import Iterator
from decimal import Decimal

from archive.checking.rule import Found, rule
from archive.checking.written import faults, quoted, rewrite, values_of_kind
from archive.language.numbers import group
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile
from archive.reading.source import Fault


def _repaired(file: ContentFile, fault: Fault, message: str, otherwise: str) -> Found:
    """``fault`` told with its one right form, or with ``otherwise`` where there is none."""
    right = fault.values.get("suggestion")
    if right is None:
        return Found(fault.span, message, otherwise)
    return Found(fault.span, message, f"Viết {right}", rewrite(file, fault.span, right))


@rule(
    "so-hang-nghin",
    about="con-so",
    of_faults=True,
    wrong="quantity: 20.000",
    right="quantity: 20000",
    why="Với máy, dấu chấm là dấu thập phân: 20.000 sẽ thành 20, hụt đi nghìn lần mà không ai hay. "
    "Lời văn vẫn viết 20.000 như thường.",
)
def grouped_thousands(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Con số trong các mục viết liền, không dấu chấm hay dấu cách ngăn hàng nghìn."""
    for fault in faults(file, "so-hang-nghin"):
        written, right = fault.values.get("written") or "", fault.values.get("suggestion")
        meant = f" Máy sẽ đọc thành {_as_read(written)}." if _as_read(written) else ""
        yield _repaired(
            file,
            fault,
            f"{quoted(written)} có dấu ngăn hàng nghìn.{meant}",
            f"Viết liền các chữ số, chẳng hạn {right or '20000'}.",
        )


def _as_read(written: str) -> str:
    """What a YAML loader would make of ``20.000``; empty where it would see no number."""
    if written.count(".") != 1 or not written.replace(".", "").isdecimal():
        return ""
    return group(Decimal(written))


@rule(
    "so-dau-phay",
    about="con-so",
    of_faults=True,
    wrong="quantity: 1,5",
    right="quantity: 1.5",
)
def decimal_comma(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Phần thập phân của con số trong các mục viết sau dấu chấm, không sau dấu phẩy."""
    for fault in faults(file, "so-dau-phay"):
        written = fault.values.get("written") or ""
        whole, _, rest = written.partition(",")
        decimal = f"{whole}.{rest}".rstrip("0").rstrip(".")
        # three decimals would look like thousands again
        decimal += "0" if len(decimal.partition(".")[2]) == 3 else ""
        yield _repaired(
            file,
            fault,
            f"{quoted(written)} có dấu phẩy",
            f"Nếu là phần thập phân, viết {decimal}; nếu dấu phẩy ngăn hàng nghìn, viết "
            f"{whole}{rest}.",
        )


@rule(
    "so-khong-dau",
    about="con-so",
    of_faults=True,
    wrong="quantity: 05",
    right="quantity: 5",
)
def leading_zero(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Con số trong các mục không bắt đầu bằng số 0 thừa."""
    for fault in faults(file, "so-khong-dau"):
        written = fault.values.get("written") or ""
        yield _repaired(file, fault, f"{quoted(written)} bắt đầu bằng số 0 thừa", "Bỏ số 0 ở đầu.")


@rule(
    "so-khong-hop-le",
    about="con-so",
    of_faults=True,
    wrong="quantity: gần 20000",
    right="quantity: 20000",
)
def not_a_number(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục ghi con số thì chỉ có chữ số, không có chữ, đơn vị hay dấu khác."""
    for fault in faults(file, "so-khong-hop-le"):
        written = fault.values.get("written") or ""
        yield _repaired(
            file,
            fault,
            f"{quoted(written)} không phải một con số",
            "Chỉ viết chữ số, chẳng hạn 20000. Đơn vị để ở mục unit; “gần”, “hơn”, “khoảng”, "
            "“dự kiến” để ở mục qualifier; không rõ bao nhiêu thì xóa dòng này.",
        )


@rule(
    "so-khong-nguyen",
    about="con-so",
    of_faults=True,
    wrong="people: {count: 12.5}",
    right="people: {count: 12}",
)
def not_whole(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Số người, số ngày là số nguyên."""
    for fault in faults(file, "so-khong-nguyen"):
        written = fault.values.get("written") or ""
        yield Found(
            fault.span,
            f"{quoted(written)} có phần lẻ, mà đây là số người hay số ngày",
            "Viết một số nguyên, chẳng hạn 12.",
        )


@rule(
    "so-bang-khong",
    about="con-so",
    level="warning",
    wrong="people: {count: 0}",
    right="people: {count: 120}",
    why="Số 0 trông như một con số đã đếm; không rõ thì không ghi, không có thì nói bằng lời.",
)
def zero(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Không ghi số lượng, số tiền, số người, số ngày bằng 0."""
    kinds = ("number", "count") if file.kind != "list" else ()
    if not any(value[1] == 0 for kind in kinds for value in values_of_kind(file, kind)):
        return
    for value in values_of_kind(file, *kinds):
        if value.value == 0:
            yield Found(
                file.span(*value.location),
                f"mục {quoted(str(value.location[-1]))} bằng 0",
                "Văn bản không nêu con số thì xóa dòng này; việc không diễn ra thì ghi "
                "status: khong-thuc-hien.",
            )
