"""The files of facets made again from those of before."""

from dataclasses import replace
from pathlib import Path

from archive.composing.search.facet_files import GIFTS, facet_files, facet_files_again
from archive.composing.search.index import whole
from archive.reading.load import load
from archive.sampling.archives import sample
from tests.search.conftest import LISTS


def test_another_figure_packs_one_column_of_the_gifts(tmp_path: Path) -> None:
    sample(6, tmp_path / "content", 3, LISTS)
    archive = load(tmp_path / "content").archive
    told = whole(archive)[0].told.facts
    number, place = next(
        (n, at) for n, own in enumerate(told) for at, a in enumerate(own.activities) if a.gifts
    )
    activities = list(told[number].activities)
    gift, *others = activities[place].gifts
    activities[place] = activities[place]._replace(gifts=(gift._replace(quantity=123), *others))
    other = replace(told[number], told=tuple(activities))
    now = [*told[:number], other, *told[number + 1 :]]
    before, first = facet_files(archive, told), sum(own.head.units for own in told[:number])

    found = facet_files_again(archive, before, now, [(first, told[number], other)])

    assert found == facet_files(archive, now) != before
    columns = zip(before[GIFTS], found[GIFTS], strict=True)
    assert sum(one is not other for one, other in columns) == 1
