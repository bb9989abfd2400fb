"""Whatever the format allows, made from the declarations themselves.

``written(ReportEntries)`` gives front matters as a contributor may write them: text, lists and
groups by name, each value right for its kind.
"""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from archive.model.choices import CHOICES
from archive.model.entry import Declared, Entries, declared
from archive.model.scalars import Scalar
from archive.writing.plain import Plain

SYLLABLES = (
    "hội nghị trao tặng khẩu trang y tế đoàn Lào Campuchia Quảng Trị năm 2021 và “hữu nghị” (TLĐ) "
    "số: 20.000 #1 - A, B; 31/3/2021 https://a.vn/b?c=d&e 'x' \"y\" {z} [t] C:\\du 50% @b *c* !d"
).split()

ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
prose = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=30).map(" ".join)
odd = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
lines = prose | odd.filter(lambda text: "\n" not in text)
blocks = lines | st.lists(prose | st.just(""), min_size=2, max_size=4).map("\n".join).filter(
    str.strip
)
days = st.dates(date(1950, 1, 1), date(2099, 1, 1))
simple_dates = st.one_of(
    days.map(str),
    days.map(lambda day: f"{day:%Y-%m}"),
    days.map(lambda day: f"{day:%Y}"),
    days.map(lambda day: f"{day:%Y-%m}~"),
    st.builds("{}-{}".format, st.integers(1950, 2099), st.sampled_from([33, 36, 40, 41])),
)
intervals = st.builds(lambda day, more: f"{day}/{day + timedelta(more)}", days, st.integers(0, 300))
collections = {
    "to-chuc": ids.map("to-chuc/{}".format),
    "doi-tac": ids.map("doi-tac/{}".format),
    "viec": st.builds("{}/{}#{}".format, ids, st.integers(1990, 2099), ids),
}
whole = st.integers(0, 10**12).map(str)

KINDS: dict[str, st.SearchStrategy[str]] = {
    "text": lines,
    "symbol": st.sampled_from(["44-CT/TW", "740/SNgV-LS.HTQT", "2635/ĐN-TLĐ"]) | prose,
    "address": ids.map("to-chuc/{}/2019/".format),
    "code": ids,
    "block": blocks,
    "number": whole | st.builds("{}.{}".format, st.integers(0, 999), st.sampled_from(["5", "25"])),
    "count": whole,
    "date": simple_dates | intervals,
    "id": ids,
    "url": ids.map("https://{}.vn/a?b=c#d".format),
    "digest": st.text("0123456789abcdef", min_size=64, max_size=64),
}


def scalars(scalar: Scalar) -> st.SearchStrategy[str]:
    """Right values of one kind."""
    if scalar.kind == "choice":
        return st.sampled_from(list(CHOICES[scalar.of[0]]))
    if scalar.kind in {"reference", "party"}:
        found = st.one_of([collections[name] for name in scalar.of])
        return found if scalar.kind == "reference" else found | prose
    return KINDS[scalar.kind]


def written(model: type[Entries], most: int = 3) -> st.SearchStrategy[dict[str, Plain]]:
    """Right entries of ``model``: all required ones, some others, lists of up to ``most``."""
    items = declared(model)
    required = {item.name: _value(item, most) for item in items if item.required}
    optional = {item.name: _value(item, most) for item in items if not item.required}
    return st.fixed_dictionaries(required, optional=optional)


def _value(item: Declared, most: int) -> st.SearchStrategy[Any]:
    if item.scalar is not None:
        one: st.SearchStrategy[Any] = scalars(item.scalar)
    else:
        assert item.group is not None
        one = written(item.group, most)
    return st.lists(one, max_size=most) if item.repeated else one
