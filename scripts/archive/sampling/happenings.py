"""What happened: the facts of one activity, before they are put into words."""

from dataclasses import dataclass, field

from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.sampling.amounts import Amount, Sum, count, currency_for, money, usual_sum
from archive.sampling.bodies import Body
from archive.sampling.chance import Chance
from archive.sampling.company import partners_for, place_for
from archive.sampling.foreign import Partner
from archive.sampling.gifts import Gift, fixed_gift, gifts
from archive.sampling.kinds import FIXED, fixed_key
from archive.sampling.moments import NEVER, Moment, moment
from archive.sampling.setting import Setting
from archive.sampling.tables import Row, several, span, weights

FIRST_ONLINE = 2012
"""The year from which meetings are held online."""
SHARES = ("chung", "khong-ro", "moi-ben")
KEEPSAKE = Gift("quà lưu niệm", "", "", None, True, ("huu-nghi",))
NOUNS = {
    "doan-ra": ("thành viên", "đại biểu", "người", "đồng chí"),
    "doan-vao": ("thành viên", "đại biểu", "người"),
    "kham-benh": ("lượt người", "người dân", "bà con"),
    "khen-thuong": ("cá nhân",),
    "ket-noi-dn": ("đại diện doanh nghiệp", "doanh nhân"),
    "hoi-nghi": ("đại biểu", "nhà khoa học và cán bộ"),
}
"""Who is counted, by the kind of activity; else the people of the body."""


@dataclass
class Happening:
    """One activity. ``details`` are the facts that its name and its passage share."""

    kind: Row
    status: str
    partners: list[Partner]
    moment: Moment = NEVER
    place: str = ""
    mode: str = ""
    programme: str = ""
    people: Amount | None = None
    noun: str = ""
    gifts: list[Gift] = field(default_factory=list)
    money: Sum | None = None
    share: str = ""
    donor: Body | None = None
    """On whose behalf something was given."""
    channel: Body | None = None
    helpers: list[Body] = field(default_factory=list)
    days: int = 0
    details: dict[str, str] = field(default_factory=dict)
    whole: "Happening | None" = None
    """The activity that this one was part of."""
    same_as: str = ""
    is_shared: bool = False
    """Whether another body tells of it too."""
    id: str = ""
    title: str = ""

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind["kind"]

    @property
    def gives(self) -> bool:
        """Whether the reporting side gives something: then partners are recipients."""
        return self.kind["role"] == "recipient" or (self.way == "trao" and bool(self.gifts))

    @property
    def way(self) -> str:
        """Which way gifts go: trao or nhan."""
        return "nhan" if self.kind["role"] == "giver" else "trao"

    @property
    def themes(self) -> list[str]:
        """The themes of its kind and of its gifts, at most three."""
        own = list(several(self.kind["themes"]))
        if self.code == "vien-tro-pcpnn":  # its kind names many, the project is of one
            own = [own[len(self.title) % len(own)]]
        found = [*own[:2], *(theme for gift in self.gifts for theme in gift.themes)]
        return list(dict.fromkeys(found))[:3]


def happen(setting: Setting, chance: Chance, kind: Row, status: str) -> Happening:
    """An activity of ``kind`` in the setting of a report."""
    found = Happening(kind, status, partners_for(setting, chance, kind))
    found.moment = _moment(setting, chance, found)
    modes = weights(kind["mode"])
    mode = chance.weighted(tuple(modes), tuple(modes.values()))
    is_unsaid = mode == "khong" or (setting.is_terse and mode == "truc-tiep")
    is_too_early = setting.year < FIRST_ONLINE and mode in {"truc-tuyen", "ket-hop"}
    found.mode = "" if is_unsaid or is_too_early else mode
    if found.mode != "truc-tuyen":
        found.place = place_for(setting, chance, kind, found.partners)
    if status == NOT_DONE:
        return found
    if chance.happens(0.05 if setting.is_terse else 0.25):
        found.programme = setting.teller.tell("ten-chuong-trinh", {}, setting.marks)
    _add_people(setting, chance, found)
    _add_gifts(setting, chance, found)
    _add_money(setting, chance, found)
    if status == DONE:
        _add_company(setting, chance, found)
        if found.code in {"doan-ra", "doan-vao"}:
            found.days = _days(chance, found.moment)
    return found


def marks_of(happening: Happening) -> frozenset[str]:
    """What phrases may ask about an activity."""
    found = {happening.mode, happening.way, *happening.themes}
    if happening.partners:
        found |= {happening.partners[0].country, happening.partners[0].kind}
    if happening.code in {"doan-ra", "doan-vao"}:
        found.add("doan")
    return frozenset(found)


def _moment(setting: Setting, chance: Chance, found: Happening) -> Moment:
    if found.status != PLANNED:
        return moment(chance, weights(found.kind["date"]), setting.first, setting.last)
    unsaid = 0 if setting.is_half else 4  # a plan without a date is of the next year
    forms = {"thang": 4, "quy": 3, "ngay": 0.5, "nua-nam": 1, "khong": unsaid}
    return moment(chance, forms, setting.plan_first, setting.plan_last)


def _days(chance: Chance, moment: Moment) -> int:
    """How long a delegation stayed: as its days say, some days of its month, or unsaid."""
    if moment.is_stay:
        return moment.days
    return chance.whole(2, 7) if moment.is_month and chance.happens(0.6) else 0


def _add_people(setting: Setting, chance: Chance, found: Happening) -> None:
    range_, _, part = found.kind["people"].partition(" ")
    if not range_ or not chance.happens(float(part) * (0.4 if found.status == PLANNED else 1)):
        return
    first, last = span(range_)
    sure = 0.95 if found.code in {"doan-ra", "doan-vao", "khen-thuong"} else 0.55
    planned = found.status == PLANNED
    found.people = count(chance, setting.writing, first, last, sure=sure, planned=planned)
    own = several(setting.body.row["people"])
    found.noun = chance.by_rank(NOUNS.get(found.code, (*own, "người", "đại biểu")))


def _add_gifts(setting: Setting, chance: Chance, found: Happening) -> None:
    planned = found.status == PLANNED
    if found.code in FIXED:
        if not planned:
            setting.taken.add(fixed_key(found.kind))
        what, units, range_, themes = FIXED[found.code]
        found.gifts = [
            fixed_gift(chance, setting.writing, what, units, range_, themes=themes, planned=planned)
        ]
        return
    if not chance.happens(float(found.kind["items"]) * (0.5 if planned else 1)):
        return
    found.gifts = gifts(
        chance,
        setting.writing,
        found.way,
        setting.marks | marks_of(found),
        how_many=1 if setting.is_terse else chance.by_rank((1, 2, 3)),
        taken=set() if planned else setting.taken,
        small=setting.turn.slug is not None,
        planned=planned,
    )
    if not found.gifts and found.kind["items"] == "1":
        found.gifts = [KEEPSAKE]
    if len(found.partners) > 1 and found.gives and found.gifts != [KEEPSAKE]:
        found.share = chance.by_rank(SHARES)


def _add_money(setting: Setting, chance: Chance, found: Happening) -> None:
    planned = found.status == PLANNED
    if not chance.happens(float(found.kind["money"]) * (0.4 if planned else 1)):
        return
    partner = found.partners[0] if found.partners else None
    currency = currency_for(chance, partner.country, partner.kind) if partner else "VND"
    # as the checks compare the years of a body: given, received, or neither
    direction = "trao" if found.gives else "nhan" if found.kind["role"] == "giver" else "chung"
    key = (f"{direction} tiền", currency)
    if not planned and key in setting.taken:
        return
    usual = usual_sum(setting.world.seed, setting.body.id, direction, currency)
    if setting.turn.slug is not None:
        usual //= 5
    if not planned:
        setting.taken.add(key)
    found.money = money(chance, setting.writing, usual, currency, planned=planned)


def _add_company(setting: Setting, chance: Chance, found: Happening) -> None:
    """Who gave along, on whose behalf, through whom."""
    if setting.home is None or found.kind["role"] == "giver":
        return
    if not setting.is_terse and chance.happens(0.3):
        found.helpers += chance.some(setting.companions, 1)
    if not found.gives or not found.gifts:
        return
    if chance.happens(0.1) and setting.body.parent:
        found.donor = setting.world.bodies[setting.body.parent]
    channel = setting.beside("so-ngoai-vu")
    if chance.happens(0.15) and channel is not None and channel not in found.helpers:
        found.channel = channel
