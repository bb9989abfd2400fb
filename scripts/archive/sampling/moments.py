"""When things happen: a date for the record, and the words that tell it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from archive.sampling.chance import Chance


@dataclass(frozen=True, slots=True)
class Moment:
    """A date: ``edtf`` for the record, and its words at the head and at the end of a sentence.

    All are empty when the paper does not say when. ``days`` is the length of a stay, else 0.
    """

    edtf: str = ""
    leading: str = ""
    trailing: str = ""
    bare: str = ""
    days: int = 0

    @property
    def is_stay(self) -> bool:
        """Whether it is a stay of so many days."""
        return self.days > 0

    @property
    def is_month(self) -> bool:
        """Whether it is one month, neither more exact nor about then."""
        return len(self.edtf) == len("2021-05") and self.edtf[5:] < "13"


NEVER = Moment()

_ROMAN = ("I", "II", "III", "IV")


class _Draw(NamedTuple):
    """A day drawn from ``first`` to ``last``, and the stream of choices for its form."""

    chance: Chance
    day: date
    first: date
    last: date


def moment(chance: Chance, forms: Mapping[str, float], first: date, last: date) -> Moment:
    """A moment from ``first`` to ``last``, both in one year, of a form drawn by weight.

    Forms: ngay, nhieu-ngay, thang, quy, nua-nam, nam, khoang (about a month), khoang-thang (from
    one month to another), khong.
    """
    form = chance.weighted(tuple(forms), tuple(forms.values()))
    day = first + timedelta(days=chance.whole(0, max((last - first).days, 0)))
    return FORMS[form](_Draw(chance, day, first, last))


def _day(draw: _Draw) -> Moment:
    written = _written(draw.chance, draw.day)
    part = draw.chance.by_rank(("ngày", "ngày", "sáng", "chiều", "tối"))
    words = f"{part} {written}"
    trailing = f"vào {words}" if part == "ngày" else words
    return Moment(draw.day.isoformat(), words, trailing, words)


def _days(draw: _Draw) -> Moment:
    chance, day = draw.chance, draw.day
    length = chance.by_rank((3, 2, 4, 5, 7, 6, 10))
    end = day + timedelta(days=length - 1)
    if end > draw.last:
        end, day = draw.last, draw.last - timedelta(days=length - 1)
    if day < draw.first:
        return _day(draw)
    if day.month != end.month:
        words = f"từ ngày {short_day(day)} đến ngày {full_day(end)}"
    else:
        to = full_day(end)
        words = chance.by_rank(
            (
                f"từ ngày {day.day:02} đến ngày {to}",
                f"trong các ngày {day.day:02} – {to}",
                f"từ {day.day:02} đến {to}",
            )
        )
    bare = words.removeprefix("trong các ")
    return Moment(f"{day}/{end}", words, words, bare, length)


def _month(draw: _Draw) -> Moment:
    words = f"tháng {draw.day.month}{draw.chance.by_rank(('/', ' năm '))}{draw.day.year}"
    lead = draw.chance.by_rank(("trong ", "", "đầu ", "cuối ", "giữa "))
    return Moment(f"{draw.day:%Y-%m}", lead + words, (lead or "trong ") + words, words)


def _months(draw: _Draw) -> Moment:
    day = draw.day
    end = min(day.month + draw.chance.whole(1, 4), draw.last.month)
    if end <= day.month:
        return _month(draw)
    words = f"từ tháng {day.month} đến tháng {end}/{day.year}"
    return Moment(f"{day:%Y-%m}/{day.year}-{end:02}", words, words, words)


def _about(draw: _Draw) -> Moment:
    words = f"khoảng tháng {draw.day.month}/{draw.day.year}"
    return Moment(f"{draw.day:%Y-%m}~", words, words, words)


def _quarter(draw: _Draw) -> Moment:
    quarter = (draw.day.month - 1) // 3
    words = f"quý {_ROMAN[quarter]}{draw.chance.by_rank(('/', ' năm '))}{draw.day.year}"
    return _within(f"{draw.day.year}-{33 + quarter}", words)


def _half(draw: _Draw) -> Moment:
    second = draw.day.month > 6
    words = f"6 tháng {'cuối' if second else 'đầu'} năm {draw.day.year}"
    return _within(f"{draw.day.year}-{41 if second else 40}", words)


def _year(draw: _Draw) -> Moment:
    return _within(str(draw.day.year), f"năm {draw.day.year}")


def _within(edtf: str, words: str) -> Moment:
    return Moment(edtf, f"trong {words}", f"trong {words}", words)


FORMS: dict[str, Callable[[_Draw], Moment]] = {
    "ngay": _day,
    "nhieu-ngay": _days,
    "thang": _month,
    "khoang-thang": _months,
    "khoang": _about,
    "quy": _quarter,
    "nua-nam": _half,
    "nam": _year,
    "khong": lambda _: NEVER,
}


def _written(chance: Chance, day: date) -> str:
    """A day as papers write it: 31/3/2021, 05/01/2021, 31 tháng 3 năm 2021, 31/3."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return chance.by_rank(
        (
            full_day(day),
            full_day(day),
            f"{day.day:02} tháng {month} năm {day.year}",
            f"{day.day}/{day.month}/{day.year}",
            short_day(day),
        )
    )


def short_day(day: date) -> str:
    """Day and month, a nought before small days and before the first two months."""
    return f"{day.day:02}/{day.month:02}" if day.month < 3 else f"{day.day:02}/{day.month}"


def full_day(day: date) -> str:
    """Day, month and year: 31/3/2021, 05/01/2021 (Decree 30/2020/NĐ-CP, annex I)."""
    return f"{short_day(day)}/{day.year}"
