"""Figures are honest: nothing outside the drawing, heights true to the counts, nothing hidden."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.composing import figures, flows, timelines
from archive.composing.figures import DIGIT, WIDTH, YearBars, columns
from archive.composing.ranks import ranks
from archive.composing.summary import Summary, summary
from archive.composing.words import figure
from archive.model.archive import Archive
from archive.model.records import GiftDirection
from archive.model.totals import Total
from archive.reading.load import load
from tests.conftest import ROOT

counts = st.dictionaries(st.integers(1990, 2030), st.integers(0, 10**9), max_size=41)
names = st.text(alphabet="MWĐẾƯƠmwếượng iljt.-", max_size=80)


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load(ROOT / "tests/archive/content").archive


@given(counts, counts)
def test_columns_stand_within_the_drawing(done: dict[int, int], planned: dict[int, int]) -> None:
    drawn = columns(done, planned)
    assert (drawn is None) == (not any([*done.values(), *planned.values()]))
    if drawn is None:
        return
    for year in drawn.bars:
        for bar in filter(None, (year.done, year.planned)):
            assert 0 <= bar.x <= bar.x + bar.width <= WIDTH + 0.01
            assert 16 <= bar.y < bar.y + bar.height == pytest.approx(drawn.base, abs=0.02)
            if bar.labelled:
                half = len(figure(bar.count)) * DIGIT / 2
                assert 0 <= bar.middle - half <= bar.middle + half <= WIDTH


@given(counts, counts)
def test_columns_are_as_high_as_their_counts(done: dict[int, int], planned: dict[int, int]) -> None:
    drawn = columns(done, planned)
    if drawn is None:
        return
    shown = [b for year in drawn.bars for b in (year.done, year.planned) if b]
    most = max(bar.count for bar in shown)
    for bar in shown:
        true = figures.BAR_HEIGHT * bar.count / most
        assert bar.height == pytest.approx(max(true, 1), abs=0.01)
    for year in drawn.bars:
        assert (year.done.count if year.done else 0) == done.get(year.year, 0)
        assert (year.planned.count if year.planned else 0) == planned.get(year.year, 0)
        assert year.is_missing == (not done.get(year.year) and not planned.get(year.year))


@given(counts, counts)
def test_no_label_touches_another(done: dict[int, int], planned: dict[int, int]) -> None:
    drawn = columns(done, planned)
    if drawn is None:
        return
    labels = [
        (bar.middle, len(figure(bar.count)) * DIGIT)
        for year in drawn.bars
        for bar in (year.done, year.planned)
        if bar and bar.labelled
    ]
    for (left, wide), (right, wider) in pairwise(labels):
        assert left + wide / 2 <= right - wider / 2 + 0.05


def drawn_years(done: dict[int, int]) -> YearBars:
    drawn = columns(done, {})
    assert drawn is not None
    return drawn


def test_one_year_forty_years_and_a_huge_value() -> None:
    assert len(drawn_years({2021: 1}).bars) == 1
    forty = drawn_years({year: year - 1980 for year in range(1981, 2021)})
    assert len(forty.bars) == 40
    assert 8 <= sum(year.labelled for year in forty.bars) < 40
    low, high = drawn_years({2020: 1, 2021: 10**9}).bars
    assert low.done is not None
    assert high.done is not None
    assert low.done.height == 1 < high.done.height == figures.BAR_HEIGHT


def test_years_between_are_missing_not_zero() -> None:
    assert [y.is_missing for y in drawn_years({2019: 2, 2022: 1}).bars] == [
        False,
        True,
        True,
        False,
    ]


@given(names)
def test_a_name_stays_beside_the_drawing(name: str) -> None:
    lines = flows.wrapped(name)

    assert len(lines) <= flows.NAME_LINES
    assert all(flows.width(line) <= flows.NAME_WIDTH for line in lines)
    if all("…" not in line for line in lines):
        assert " ".join(lines).split() == name.split()


def test_a_flow_stands_within_the_drawing(archive: Archive) -> None:
    everything = summary(archive, archive.activities)
    drawn = flows.flow(everything)

    assert drawn is not None
    for edge in drawn.edges:
        assert 0 < edge.thickness < min(edge.y1, edge.y2, drawn.height - max(edge.y1, edge.y2))
    for node in (*drawn.left, *drawn.right):
        assert all(8 <= y <= drawn.height for _, y in node.lines)
    assert {(e.organization, e.partner, e.direction, e.times) for e in drawn.edges} <= set(
        drawn.pairs
    )


def test_a_table_beside_a_flow_says_how_many_it_leaves_out(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = summary(archive, archive.activities)
    whole = flows.flow(everything)
    monkeypatch.setattr(flows, "MOST_ROWS", 2)
    part = flows.flow(everything)

    assert whole is not None
    assert part is not None
    assert len(whole.pairs) == whole.count > 2
    assert part.pairs == whole.pairs[:2]
    assert part.count == whole.count


def of_year(archive: Archive, year: int) -> Summary:
    return summary(archive, (a for a in archive.activities if a.year == year))


@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_the_year_s_line_has_every_dated_activity(archive: Archive, year: int) -> None:
    found = of_year(archive, year)
    drawn = timelines.timeline(found, year)

    assert drawn is not None
    assert [dot.number for dot in drawn.dots] == list(range(1, len(drawn.dots) + 1))
    assert len(drawn.dots) + drawn.undated == len(found.done)
    assert all(5 <= dot.x <= WIDTH - 5 and 14 <= dot.y < drawn.base for dot in drawn.dots)
    assert [d.activity.period.earliest for d in drawn.dots] == sorted(
        d.activity.period.earliest for d in drawn.dots
    )


@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_no_mark_covers_another_or_its_number(archive: Archive, year: int) -> None:
    drawn = timelines.timeline(of_year(archive, year), year)
    assert drawn is not None
    for one in drawn.dots:
        for other in drawn.dots:
            beside = abs(one.x - other.x) >= 18
            above = abs(one.y - other.y) >= 8 + 11 + 5  # to the number's foot, its height, a mark
            assert one is other or beside or above


def test_too_many_dots_become_months(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    found = of_year(archive, 2021)
    whole = timelines.timeline(found, 2021)
    monkeypatch.setattr(timelines, "MOST_DOTS", 1)

    drawn = timelines.timeline(found, 2021)

    assert whole is not None
    assert drawn is not None
    assert not drawn.dots
    assert sum(drawn.by_month.values()) == len(whole.dots)
    assert list(drawn.by_month) == list(range(1, 13))


def total(what: str, unit: str, quantity: int | None, direction: GiftDirection = "trao") -> Total:
    return Total(direction, "da-thuc-hien", what, unit, Decimal(quantity) if quantity else None)


def test_only_things_of_one_unit_are_compared() -> None:
    totals = [
        total("khẩu trang", "chiếc", 20000), total("khẩu trang", "thùng", 25, "nhan"),
        total("nước", "thùng", 5), total("gạo", "", 3), total("mì", "", 4), total("quà", "", None),
    ]  # fmt: skip

    shares = {(t.what, t.unit): share for t, share in figures.gift_groups(totals)}

    assert shares == {
        ("khẩu trang", "chiếc"): None,  # alone in its unit
        ("khẩu trang", "thùng"): 100.0,
        ("nước", "thùng"): 20.0,
        ("gạo", ""): None,  # no unit is no common unit
        ("mì", ""): None,
        ("quà", ""): None,
    }


@given(st.lists(st.integers(0, 10**9), max_size=40), st.integers(1, 50))
def test_rows_with_bars_begin_at_zero(values: list[int], most: int) -> None:
    rows = ranks([(str(n), None, value) for n, value in enumerate(values)], most)

    assert len(rows) == min(len(values), most)
    for row in rows:
        assert row.share == pytest.approx(100 * row.count / max(*values, 1), abs=0.01)
