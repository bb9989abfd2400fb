"""Agreements that a report names, the same in all reports of a body."""

from dataclasses import dataclass
from datetime import date

from archive.language.slugs import slugify
from archive.sampling.chance import Chance
from archive.sampling.foreign import Partner
from archive.sampling.front_matter import Entry
from archive.sampling.moments import full_day
from archive.sampling.setting import Setting

TERM = 5
"""Years; a renewal follows."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement: its entries, how a sentence names it, what the text says of its term."""

    entries: Entry
    title: str
    term: str
    has_ended: bool


def agreements(setting: Setting, most: int) -> list[Agreed]:
    """The agreements with the closest partners, at most ``most``."""
    found = []
    for partner in setting.circle[:most]:
        chance = Chance(setting.world.seed, "thoa-thuan", setting.body.id, partner.id)
        agreed = _agreed(setting, partner, chance)
        if agreed is not None and agreed.entries["id"] not in setting.ids:
            setting.ids.add(str(agreed.entries["id"]))
            found.append(agreed)
    return found


def _agreed(setting: Setting, partner: Partner, chance: Chance) -> Agreed | None:
    kind = chance.by_rank(("Bản ghi nhớ", "Thỏa thuận", "Biên bản", "Chương trình"))
    title = f"{kind} hợp tác với {partner.called}"
    id_ = slugify(f"{kind} {partner.id}")
    parties = [setting.refer(setting.body), setting.refer(partner)]
    entries: Entry = {"id": id_, "title": title, "parties": parties}
    begun = 1994 + chance.whole(0, TERM)
    years = setting.year - begun
    if years < 0:
        return None
    start = begun + years // TERM * TERM
    since = setting.body.since
    if since and f"{start}-06-01" < since:
        return None
    form = chance.by_rank(("day", "years", "year", "none"))
    if form == "none":
        return Agreed({**entries, "status": "khong-ro"}, title, "", False)
    signed = date(start, chance.whole(1, 5), chance.whole(2, 27))
    has_ended = form == "years" and chance.happens(0.15) and years >= TERM
    if has_ended:
        start -= TERM
    if form == "years":
        entries |= {"from": start, "to": start + TERM}
        term = f"giai đoạn {start} – {start + TERM}"
        if has_ended and start + TERM >= setting.year:
            has_ended = False
    elif form == "day":
        entries |= {"signed": signed.isoformat(), "from": start, "to": start + TERM}
        term = f"ký ngày {full_day(signed)}, thời hạn {start} – {start + TERM}"
    else:
        entries |= {"signed": start}
        term = f"ký năm {start}"
    entries["status"] = "het-hieu-luc" if has_ended else "con-hieu-luc"
    return Agreed(entries, title, term, has_ended)
