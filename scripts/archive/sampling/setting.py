"""What holds for one report: whose it is, of which time, in whose company, in which habits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from archive.sampling.amounts import Writing
from archive.sampling.bodies import Body, Words
from archive.sampling.chance import Chance
from archive.sampling.foreign import Partner, Partners
from archive.sampling.phrases import Teller
from archive.sampling.places import Home, Places
from archive.sampling.schedule import Turn

EPIDEMIC = range(2020, 2023)
HELPERS = (
    *("hoi-doanh-nhan-tre", "bdbp", "hoi-chu-thap-do", "hoi-phu-nu", "{cap}-doan", "hoi-lhtn"),
    *("ldld", "lhhn", "mttq", "hoi-cuu-chien-binh", "hoi-nong-dan"),
)
"""Kinds of provincial body that join in the work of others."""


@dataclass(frozen=True)
class World:
    """The catalogues, the same for every report."""

    seed: int
    places: Places
    bodies: Mapping[str, Body]
    partners: Partners

    def friends_of(self, body: Body) -> tuple[str, ...]:
        """The places abroad that a body has ties with; some of all for one of the centre."""
        if body.home is not None:
            return body.home.friends
        return tuple(place.code for place in self.places.abroad.values() if place.at_border)

    def beside(self, body: Body, template: str) -> Body | None:
        """The provincial body of another kind, in the same province and time, if there is one."""
        if body.home is None:
            return None
        cap = "thanh" if body.home.is_city else "tinh"
        found = self.bodies.get(f"{template.replace('{cap}', cap)}-{body.home.code}")
        return found if found is not body else None

    def companions_of(self, body: Body) -> list[Body]:
        """Two bodies of its province that a body works with year after year."""
        chance = Chance(self.seed, "cung", body.id)
        beside = (self.beside(body, template) for template in chance.some(HELPERS, 3))
        return [other for other in beside if other is not None][:2]


@dataclass
class Setting:
    """One report while it is made.

    ``first`` and ``last`` are the days between which things were done, ``plan_first`` and
    ``plan_last`` those of its plans, ``issued`` the day on which it was signed.
    """

    world: World
    turn: Turn
    chance: Chance
    teller: Teller
    writing: Writing
    words: Words
    self_name: str
    circle: list[Partner]
    companions: list[Body]
    """Bodies of its province that it works with year after year."""
    first: date
    last: date
    issued: date
    plan_first: date
    plan_last: date
    is_half: bool
    is_terse: bool = False
    """Whether it tells many activities, each in few words."""
    ids: set[str] = field(default_factory=set)
    taken: set[tuple[str, str]] = field(default_factory=set)
    """Things and currencies that it has named, each way."""
    named_bodies: set[str] = field(default_factory=set)
    named_partners: set[str] = field(default_factory=set)

    @property
    def body(self) -> Body:
        """The body that reports."""
        return self.turn.body

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.turn.year

    @property
    def home(self) -> Home | None:
        """The province of the body; None for the centre."""
        return self.body.home

    @property
    def period(self) -> str:
        """The time that the report is of, in words."""
        return f"6 tháng đầu năm {self.year}" if self.is_half else f"năm {self.year}"

    @property
    def next_period(self) -> str:
        """The time that its plans are for, in words."""
        return f"6 tháng cuối năm {self.year}" if self.is_half else f"năm {self.year + 1}"

    @property
    def place(self) -> str:
        """The place of the body as it was called then; "cả nước" for one of the centre."""
        return self.words.place or "cả nước"

    @cached_property
    def marks(self) -> frozenset[str]:
        """What phrases may ask about the report as a whole."""
        found = {str(self.year)}
        if self.year in EPIDEMIC:
            found.add("covid")
        if self.year < 2008:
            found.add("truoc-2008")
        if self.home is not None and self.home.across:
            found.add("bien-gioi")
        found.add(self.body.level)
        return frozenset(found)

    def beside(self, template: str) -> Body | None:
        """The provincial body of another kind, in the same province and time, if there is one."""
        return self.world.beside(self.body, template)

    def refer(self, to: Body | Partner) -> str:
        """The reference to a record, which thereby has to be in the archive."""
        if isinstance(to, Body):
            self.named_bodies.add(to.id)
            return f"to-chuc/{to.id}"
        self.named_partners.add(to.id)
        return f"doi-tac/{to.id}"


def setting(world: World, turn: Turn) -> Setting:
    """The setting of one report, drawn from its own stream of choices."""
    body, year = turn.body, turn.year
    chance = Chance(world.seed, "bao-cao", turn.index)
    is_half = turn.slug is not None or body.is_cut_short_in(year)
    words = body.words_in(year)
    first = max(date(year, 1, 1), date.fromisoformat(body.since or "1900-01-01"))
    if is_half:
        issued = date(year, 6, 10) + timedelta(days=chance.whole(0, 18))
        plan_first, plan_last = date(year, 7, 5), date(year, 12, 28)
    else:
        issued = date(year, 11, 20) + timedelta(days=chance.whole(0, 55))
        plan_first, plan_last = date(year + 1, 1, 20), date(year + 1, 12, 20)
    last = min(date(year, 12, 28), issued - timedelta(days=4))
    circle = world.partners.circle(world.seed, body, world.friends_of(body))
    return Setting(
        world=world,
        turn=turn,
        chance=chance,
        teller=Teller(chance),
        writing=Writing(chance.happens(0.4), chance.happens(0.15)),
        words=words,
        self_name=chance.by_rank(words.selves),
        circle=circle,
        companions=world.companions_of(body),
        first=first,
        last=last,
        issued=issued,
        plan_first=plan_first,
        plan_last=plan_last,
        is_half=is_half,
    )
