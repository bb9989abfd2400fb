"""Figures beside one another: years of one body, parts of one whole."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from archive.checking.figures_compared import FIGURES, Figure, Kind, figures
from archive.checking.files_asked import is_report
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import quoted
from archive.language.dates import to_vietnamese
from archive.language.numbers import group
from archive.model.archive import Archive
from archive.model.records import Activity, Report
from archive.reading.content_file import ContentFile, Reading

_TIMES = 10
_LEAST = 1000


@dataclass
class Sum:
    """All figures of one kind in the reports of one body and year."""

    total: Decimal = Decimal(0)
    figures: list[Figure] = field(default_factory=list)

    def add(self, figure: Figure) -> None:
        """Count ``figure`` in."""
        self.total += figure.value
        self.figures.append(figure)


@archive_rule(
    "nhay-vot",
    about="con-so",
    meets=FIGURES,
    level="warning",
    wrong="- {what: khẩu trang vải, quantity: 20, unit: chiếc}\n"
    "- {what: khẩu trang vải, quantity: 20000, unit: chiếc}",
    right="- {what: khẩu trang vải, quantity: 15000, unit: chiếc}\n"
    "- {what: khẩu trang vải, quantity: 20000, unit: chiếc}",
    why="Thường là hụt ba số 0 ở một trong hai năm. Nếu đúng là như vậy thì cứ để nguyên.",
)
def jump(reading: Reading) -> Iterator[Found]:
    """Từ năm này sang năm sau, một thứ của một tổ chức ít khi tăng hay giảm mười lần."""
    for reports in reading.archive.reports_of.values():
        years: defaultdict[Kind, defaultdict[int, Sum]] = defaultdict(lambda: defaultdict(Sum))
        for report in reports:
            for figure in figures(report):
                years[figure.kind][report.year].add(figure)
        for kind, sums in years.items():
            for year, now in sums.items():
                before = sums.get(year - 1)
                if before is None:
                    continue
                low, high = sorted((before.total, now.total))
                if high >= _LEAST and high >= _TIMES * low:
                    yield _jumped(reading, kind, year, before.total, now)


def _jumped(reading: Reading, kind: Kind, year: int, before: Decimal, now: Sum) -> Found:
    largest = max(now.figures, key=lambda figure: figure.value)
    file = reading.file_of(largest.activity.report)
    way = {"trao": " trao đi", "nhan": " nhận về", None: ""}[kind.direction]
    return Found(
        file.span(*largest.location),
        f"{kind.what}{way}: năm {year} là {group(now.total)} {kind.unit}, năm {year - 1} là "
        f"{group(before)} {kind.unit}",
        "Đối chiếu con số của hai năm với văn bản, nhất là các số 0. Nếu cả hai đều đúng thì để "
        "nguyên.",
        path=file.path,
    )


@archive_rule(
    "ky-hon-nam",
    about="con-so",
    meets=FIGURES,
    level="warning",
    wrong="- {what: vở viết, quantity: 900, unit: quyển}\n"
    "- {what: vở viết, quantity: 400, unit: quyển}",
    right="- {what: vở viết, quantity: 300, unit: quyển}\n"
    "- {what: vở viết, quantity: 400, unit: quyển}",
)
def more_than_the_year(reading: Reading) -> Iterator[Found]:
    """Con số của báo cáo quý, sáu tháng, chuyên đề không lớn hơn con số của báo cáo cả năm."""
    for reports in reading.archive.reports_of.values():
        main = {report.year: report for report in reports if report.slug is None}
        for report in reports:
            if report.slug is not None and report.year in main:
                yield from _more_than(reading, report, main[report.year])


def _more_than(reading: Reading, report: Report, main: Report) -> Iterator[Found]:
    file, whole = reading.file_of(report), _sums(main)
    for kind, part in _sums(report).items():
        if kind in whole and part.total > whole[kind].total:
            yield Found(
                file.span(*part.figures[0].location),
                f"{kind.what}: báo cáo này ghi {group(part.total)} {kind.unit}, báo cáo cả năm "
                f"({main.path}) chỉ ghi {group(whole[kind].total)}",
                "Đối chiếu hai văn bản, nhất là các số 0.",
                path=file.path,
            )


def _sums(report: Report) -> dict[Kind, Sum]:
    sums: defaultdict[Kind, Sum] = defaultdict(Sum)
    for figure in figures(report):
        sums[figure.kind].add(figure)
    return dict(sums)


@rule(
    "phan-hon-toan-the",
    about="con-so",
    level="warning",
    wrong="date: 2018\n- {what: gạo, quantity: 5, unit: tấn}\n"
    "date: 2018-03\n- {what: gạo, quantity: 8, unit: tấn}",
    right="date: 2018\n- {what: gạo, quantity: 9, unit: tấn}",
    why="Con số một tháng lớn hơn con số cả năm thì một trong hai sai.",
    of=is_report,
)
def part_above_whole(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Con số của một tháng không lớn hơn con số cả năm; của một phần không lớn hơn của cả việc."""
    if not isinstance(file.record, Report):
        return
    found = figures(file.record)
    if len(found) < 2:
        return
    by_id = {(f.kind, f.activity.id): f for f in reversed(found)}
    by_frame: dict[tuple[Kind, str], Figure] = {}
    for figure in found:
        date = figure.activity.entries.date
        if date is not None:
            known = by_frame.setdefault((figure.kind, date.text), figure)
            if figure.value > known.value:
                by_frame[figure.kind, date.text] = figure
    for part in found:
        above = part.activity.entries.part_of
        wholes = [by_id.get((part.kind, above))] if above else []
        wholes += [by_frame.get((part.kind, frame)) for frame in _frames(part.activity)]
        for whole in wholes:
            if whole is not None and whole.value < part.value and _may_hold(whole, part):
                yield _above(file, part, whole)
                break


def _frames(activity: Activity) -> Iterator[str]:
    """The dates of the frames, month to year, that the written date of ``activity`` lies in."""
    date = activity.entries.date
    if date is None:
        return
    year, first, last = date.earliest.year, date.earliest.month, date.latest.month
    if date.latest.year != year:
        return
    frames = (
        (f"{year}-{first:02}", first == last),
        (f"{year}-{32 + (first + 2) // 3}", (first + 2) // 3 == (last + 2) // 3),
        (f"{year}-{40 if first <= 6 else 41}", (first <= 6) == (last <= 6)),
        (f"{year}", True),
    )
    for frame, holds in frames:
        if holds:
            yield frame


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether ``part`` can be counted in ``whole``: it has no other partner."""
    partners = set(whole.activity.partners)
    return not partners or set(part.activity.partners) <= partners


def _above(file: ContentFile, part: Figure, whole: Figure) -> Found:
    place = file.source.position(file.span(*whole.location).start).line
    when = whole.activity.entries.date
    beside = f" ({to_vietnamese(when)})" if when else ""
    return Found(
        file.span(*part.location),
        f"{group(part.value)} {part.kind.unit} {quoted(part.kind.what)} lớn hơn con số "
        f"{group(whole.value)} của việc bao trùm {quoted(whole.activity.entries.title)}{beside}, "
        f"dòng {place}",
        "Đối chiếu hai con số với văn bản, nhất là các số 0.",
    )
