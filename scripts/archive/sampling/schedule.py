"""Which body reports on which year, report by report, without an end in sight.

The order depends on the seed alone, so a larger archive begins with all of a smaller one. At every
tenth place two reports in a row are of one year and one province and tell of one event
(``same_as``). They refer to one another, so in an archive that ends between them the first one
tells of the event without a ``same_as``: that one file, and no other, changes when the next report
is added.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from archive.sampling.bodies import LAST_YEAR, Body
from archive.sampling.chance import Chance

TWIN_PLACE = 4
"""The second of two twins stands at this place of every ten, counted from 0."""
SECOND_REPORT = "sau-thang"
TRIES = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """The report number ``index``, from 0: whose and of which year.

    ``slug`` marks a second report of the year. ``twin`` is the turn whose report tells of the same
    event, before or behind; ``is_alone`` when the archive ends before the twin.
    """

    index: int
    body: Body
    year: int
    slug: str | None = None
    twin: "Turn | None" = None
    is_alone: bool = False

    @property
    def key(self) -> str:
        """``<organization>/<year>``, as references write it."""
        return f"{self.body.id}/{self.year}{f'-{self.slug}' if self.slug else ''}"


class ScheduleEndsError(Exception):
    """There are no more bodies and years; ``count`` is how many reports there can be."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass
class _Open:
    """A body that reports, and the years it has still to report on, the next one last."""

    body: Body
    years: list[int]


def schedule(seed: int, bodies: Mapping[str, Body], count: int) -> Iterator[Turn]:
    """The first ``count`` turns. Raises :class:`ScheduleEndsError` when there are fewer."""
    turns = _Schedule(seed, bodies).turns()
    before = next(turns, None)
    for number in range(count):
        if before is None:
            raise ScheduleEndsError(number)
        after = next(turns, None)
        if after is not None and after.twin is not None:
            before = replace(before, twin=after, is_alone=number + 1 == count)
        yield before
        before = after


class _Schedule:
    """Opens bodies one by one, the likelier ones sooner, and lets open ones report again."""

    def __init__(self, seed: int, bodies: Mapping[str, Body]) -> None:
        self.seed = seed
        ranked = sorted(bodies.values(), key=lambda body: (self._rank(body), body.id))
        self.waiting = ranked[::-1]
        self.opened: list[_Open] = []
        self.by_id: dict[str, _Open] = {}
        self.near: defaultdict[str, list[Body]] = defaultdict(list)
        for body in ranked:
            self.near[body.home.code if body.home else ""].append(body)

    def _rank(self, body: Body) -> float:
        """Bodies of the centre and of border provinces report more readily than districts."""
        weight = {"trung-uong": 4.0, "tinh": 3.0, "lien-tinh": 3.0}.get(body.level, 1.0)
        if body.home is not None and body.home.across:
            weight *= 2.5
        return Chance(self.seed, "thu-tu", body.id).part() / weight

    def turns(self) -> Iterator[Turn]:
        index = 0
        before: Turn | None = None
        while True:
            chance = Chance(self.seed, "lich", index)
            turn = self._turn(index, chance, before)
            if turn is None:
                return
            yield turn
            before = turn
            index += 1

    def _turn(self, index: int, chance: Chance, before: Turn | None) -> Turn | None:
        if index % 10 == TWIN_PLACE and before is not None and before.slug is None:
            other = self._neighbour(chance, before)
            if other is not None:
                other.years.remove(before.year)
                return Turn(index, other.body, before.year, twin=before)
        elif before is not None and before.twin is None and before.slug is None:
            cut_short = before.body.is_cut_short_in(before.year) or before.year == LAST_YEAR
            if not cut_short and chance.happens(0.04):
                return Turn(index, before.body, before.year, SECOND_REPORT)
        open_ = self._next(index, chance)
        if open_ is None:
            return None
        return Turn(index, open_.body, open_.years.pop())

    def _next(self, index: int, chance: Chance) -> _Open | None:
        """A new body at first often, later seldom: a thousand for ten thousand reports."""
        if not self.opened or chance.happens(1 / (2 + index**0.25)):
            found = self._open_next()
            if found is not None:
                return found
        while self.opened:
            place = int(chance.part() * len(self.opened))
            found = self.opened[place]
            if found.years:
                return found
            self.opened[place] = self.opened[-1]
            self.opened.pop()
        return self._open_next()

    def _open_next(self) -> _Open | None:
        while self.waiting:
            found = self._open(self.waiting.pop())
            if found.years:  # a twin may have used it up before its turn
                return found
        return None

    def _open(self, body: Body) -> _Open:
        if body.id not in self.by_id:
            self.by_id[body.id] = _Open(body, _years(self.seed, body))
            self.opened.append(self.by_id[body.id])
        return self.by_id[body.id]

    def _neighbour(self, chance: Chance, before: Turn) -> _Open | None:
        """Another body of the same province that has not yet reported on that year."""
        home = before.body.home
        near = self.near[home.code if home else ""]
        for _ in range(TRIES):
            body = chance.pick(near)
            if _lives_with(body, before.body, before.year):
                found = self._open(body)
                if before.year in found.years:
                    return found
        return None


def _lives_with(body: Body, other: Body, year: int) -> bool:
    """Whether two bodies are there in the same part of ``year``."""
    both = (body.is_cut_short_in(year), other.is_cut_short_in(year))
    begun = body.since[:4] == other.since[:4] or str(year) not in {body.since[:4], other.since[:4]}
    return body is not other and year in body.years and both[0] == both[1] and begun


def _years(seed: int, body: Body) -> list[int]:
    """The years of a body in the order, from the end, in which its reports come.

    From some year, rather a late one, on to the last, then back to the first; a few are left to
    the very end, as archives have gaps.
    """
    chance = Chance(seed, "nam", body.id)
    years = list(body.years)
    start = int(len(years) * chance.part() ** 0.6)
    in_order = years[start:] + years[:start][::-1]
    late = [year for year in in_order[1:] if chance.happens(0.1)]
    return ([year for year in in_order if year not in late] + late)[::-1]
