"""The text and the records agree: every figure of a record stands in its passage."""

from collections.abc import Iterator
from decimal import Decimal

from archive.checking.accounts import Account, accounts, mistyped_anchors
from archive.checking.figures import Recorded, Told
from archive.checking.files_asked import is_report
from archive.checking.gated import private_of
from archive.checking.rule import Found, rule
from archive.checking.unrecorded import Holdings, is_a_figure, unit_words
from archive.checking.written import quoted
from archive.language.dates import to_vietnamese
from archive.language.numbers import group
from archive.model.archive import Archive
from archive.model.records import Report
from archive.reading.content_file import ContentFile

_MOST_SHOWN = 6


@rule(
    "viec-khong-co-doan",
    about="van-ban",
    wrong="- id: tham-phnom-penh",
    right="{: #tham-phnom-penh }",
    why="Mỗi việc trong sổ dẫn tới đúng câu văn kể việc ấy, để ai cũng kiểm lại được.",
    of=is_report,
)
def activity_without_passage(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi việc có đúng một đoạn của phần văn bản mang định danh của nó."""
    report = file.record
    if not isinstance(report, Report) or not report.body.text.strip():
        return
    misplaced = {anchor for anchor, _ in report.body.stray} | set(mistyped_anchors(report))
    for activity in report.activities:
        # an anchor in the wrong place is told by its own rule
        if not activity.id or activity.passages or activity.id in misplaced:
            continue
        if f"#{activity.id} }}" in report.body.text or f"#{activity.id}}}" in report.body.text:
            continue
        yield Found(
            file.span("activities", activity.index, "id"),
            f"việc {quoted(activity.id)} không có đoạn nào kể trong phần văn bản",
            f"Tìm đoạn kể việc này, thêm ngay dưới đoạn, không cách dòng trống: "
            f"{{: #{activity.id} }}. Nếu văn bản không kể thì bỏ việc này khỏi hồ sơ.",
        )


@rule(
    "so-khong-co-trong-doan",
    about="van-ban",
    wrong="- {what: khẩu trang y tế, quantity: 2000, unit: chiếc}",
    right="- {what: khẩu trang y tế, quantity: 20000, unit: chiếc}",
    why="Con số trong hồ sơ phải đọc thấy ngay trong đoạn kể việc ấy, viết kiểu nào cũng được: "
    "20.000, 05, 40 triệu đồng, hai máy. Nhầm một chữ số thì tổng của cả kho sai theo.",
    of=is_report,
)
def figure_not_in_passage(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi con số của hồ sơ một việc đều có trong đoạn văn kể việc ấy."""
    for account in accounts(file):
        for figure in account.recorded:
            if figure.value in account.told.values or not figure.value:
                continue
            written = group(figure.value)
            times = account.told.thousandfold(figure.value)
            yield Found(
                file.span(*account.place, *figure.location),
                f"{figure.says}: hồ sơ ghi {written} mà đoạn văn "
                + (_thousandfold(figure.value, times) if times else "không có số này"),
                _help(account, figure, times),
            )


def _thousandfold(value: Decimal, told_value: Decimal) -> str:
    times = "gấp 1.000 lần" if told_value > value else "chỉ bằng một phần nghìn"
    return f"viết {group(told_value)}, {times}"


def _help(account: Account, figure: Recorded, times: Decimal | None) -> str:
    name = figure.location[-1]
    if times is not None:
        return (
            f"Nếu đoạn văn đúng thì ghi {name}: {times:f} (số trơn, không dấu chấm ngăn cách); "
            "nếu hồ sơ đúng thì sửa đoạn văn theo văn bản gốc."
        )
    return f"{_numbers(account.told)} Đối chiếu với văn bản gốc, rồi sửa bên sai."


def _numbers(told: Told) -> str:
    texts = list(dict.fromkeys(" ".join(number.text.split()) for number in told.numbers))
    if not texts:
        return "Đoạn văn không có con số nào."
    more = "…" if len(texts) > _MOST_SHOWN else ""
    return f"Đoạn văn có các số: {'; '.join(texts[:_MOST_SHOWN])}{more}."


@rule(
    "ngay-khong-co-trong-doan",
    about="van-ban",
    wrong="date: 2018-03-13",
    right="date: 2018-03-31",
    why="Ngày và tháng trong hồ sơ lấy từ đoạn văn; ngày đoán thêm thì không ai kiểm lại được.",
    of=is_report,
)
def date_not_in_passage(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Ngày, tháng của hồ sơ một việc có trong đoạn văn kể việc ấy."""
    for account in accounts(file):
        date = account.activity.entries.date
        if date is None or account.told.holds(date):
            continue
        dates = list(dict.fromkeys(" ".join(found.text.split()) for found in account.told.dates))
        has = f"Đoạn văn có: {'; '.join(dates[:_MOST_SHOWN])}. " if dates else ""
        yield Found(
            file.span(*account.place, "date"),
            f"hồ sơ ghi {to_vietnamese(date)} mà đoạn văn không nói thế",
            f"{has}Sửa bên sai theo văn bản gốc. Nếu văn bản không nêu ngày thì bỏ mục date; ngày "
            "lấy từ nguồn khác thì ghi ở sources.",
        )


@rule(
    "so-chua-ghi",
    about="van-ban",
    level="notice",
    wrong="Ngày 31/3/2018, trao 20.000 chiếc khẩu trang y tế và 50 chai nước rửa tay.",
    right="Ngày 31/3/2018, trao 20.000 chiếc khẩu trang y tế.",
    why="Con số chỉ nằm trong lời văn thì bảng, biểu đồ và tổng số không biết đến.",
    of=is_report,
)
def figure_not_recorded(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Con số của đoạn văn kể một việc thì hồ sơ việc ấy cũng ghi."""
    told, report = accounts(file), file.record
    if not told or not isinstance(report, Report):
        return
    held, text, units = Holdings(file, report), file.source.text, unit_words(archive)
    for account in told:
        numbers, own = account.told.numbers, held.figures[account.activity.id]
        if not numbers or _was_read_in_part(file, account) or _is_disputed(account):
            continue
        for number in numbers:
            if number.value in own or not is_a_figure(number, text, units):
                continue
            if any(m.start <= number.span.start < m.end for m in private_of(file)):
                continue
            if number.value in held.told_in_words[account.activity.id]:
                continue
            own.add(number.value)  # said once is enough
            yield Found(
                number.span,
                f"đoạn văn có số {quoted(number.text)} mà hồ sơ việc "
                f"{quoted(account.activity.id)} không ghi",
                "Nếu là hiện vật, tiền hay số người của việc này thì ghi vào items, money hay "
                "people; nếu là số khác thì để nguyên.",
            )


def _is_disputed(account: Account) -> bool:
    """Whether a figure of the record is not in the passage: that rule lists the passage's own."""
    values = account.told.values
    return any(figure.value not in values for figure in account.recorded)


def _was_read_in_part(file: ContentFile, account: Account) -> bool:
    """Whether an entry of the activity was refused: its figure is told by another rule then."""
    # where nothing was refused, the place is not even looked for
    spans = (file.span(*account.place) for _ in file.faults[:1])
    return any(
        span.start <= fault.span.start <= span.end for span in spans for fault in file.faults
    )
