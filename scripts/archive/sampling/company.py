"""Who takes part in an activity, and where it takes place."""

from collections.abc import Mapping, Sequence

from archive.sampling.chance import Chance
from archive.sampling.foreign import Partner
from archive.sampling.setting import Setting
from archive.sampling.tables import Row, several, span, weights


def partners_for(setting: Setting, chance: Chance, kind: Row) -> list[Partner]:
    """Partners of one country for an activity, mostly out of those that the body knows."""
    first, last = span(kind["count"])
    kinds: Mapping[str, float] = weights(kind["partners"])
    found: dict[str, Partner] = {}
    for _ in range(chance.by_rank(range(first, last + 1))):
        choice = [p for p in setting.circle if not kinds or p.kind in kinds]
        if not choice or chance.happens(0.15):
            names = kinds or setting.body.partner_kinds
            choice = _elsewhere(setting, chance, names) or choice or setting.circle
        partner = chance.by_rank(choice)
        if not found or partner.country == next(iter(found.values())).country:
            found.setdefault(partner.id, partner)
    return list(found.values())


def _elsewhere(setting: Setting, chance: Chance, kinds: Mapping[str, float]) -> list[Partner]:
    kind = chance.weighted(tuple(kinds), tuple(kinds.values()))
    partners, country = setting.world.partners, setting.body.country
    friends = [f for f in setting.world.friends_of(setting.body) if f.startswith(country)]
    near = partners.of(kind, chance.pick(friends)) if friends else []
    return near or partners.of(kind, country) or partners.of(kind)


def place_for(setting: Setting, chance: Chance, kind: Row, partners: Sequence[Partner]) -> str:
    """Where an activity that is not online takes place; empty where the paper does not say."""
    home = setting.home
    crossing = chance.pick(home.crossings) if home and home.crossings else ""
    sorts = [
        sort
        for sort in several(kind["place"])
        if (sort != "cua-khau" or crossing)
        and (sort != "ben-ban" or partners)
        and (sort not in {"tru-so", "trong-tinh"} or home)
    ]
    sort = chance.pick(sorts) if sorts else "khong"
    if sort == "khong" or (setting.is_terse and chance.happens(0.5)):
        return ""
    facts = {
        "dp": setting.place,
        "cap-dp": "thành phố" if home and home.is_city else "tỉnh",
        "huyen": chance.pick(home.districts) if home else "",
        "cua-khau": crossing[:1].lower() + crossing[1:],
        "bo-ngan": setting.self_name,
        "ben-ban": abroad(setting, partners),
    }
    place = setting.teller.tell(f"noi.{sort}", facts, setting.marks)
    return place if place[:2].isupper() or sort == "trong-tinh" else place[:1].lower() + place[1:]


def abroad(setting: Setting, partners: Sequence[Partner]) -> str:
    """Where the first of the partners is: "tỉnh Savannakhet", "Nhật Bản"."""
    place = partners[0].place if partners else None
    return place.title if place else country_of(setting, partners)


def country_of(setting: Setting, partners: Sequence[Partner]) -> str:
    """The country that an activity has to do with."""
    partner = partners[0] if partners else setting.circle[0]
    return setting.world.places.countries[partner.country]
