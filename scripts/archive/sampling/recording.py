"""The entries of an activity, as a contributor would write them beside its passage."""

from archive.model.choices import NOT_DONE
from archive.sampling.amounts import Sum
from archive.sampling.front_matter import Entry, Inline
from archive.sampling.gifts import Gift
from archive.sampling.happenings import Happening
from archive.sampling.setting import Setting

SECOND_KINDS = {
    "doan-ra": "giao-luu",
    "doan-vao": "hoi-dam",
    "kham-benh": "tinh-nguyen",
    "ket-nghia": "giao-luu",
    "tri-an": "giao-luu",
    "hoi-nghi": "tuyen-truyen",
}
"""Kinds that an activity of another kind often is as well."""


def recorded(setting: Setting, happening: Happening) -> Entry:
    """The entries; the records they refer to are noted in ``setting``."""
    kinds = [happening.code]
    if happening.code in SECOND_KINDS and setting.chance.happens(0.2):
        kinds.append(SECOND_KINDS[happening.code])
    themes = happening.themes
    if setting.chance.happens(0.4):
        themes = list(dict.fromkeys([*themes, setting.body.row["theme"]]))
    people = happening.people
    return {
        "id": happening.id,
        "kind": kinds,
        "themes": themes,
        "title": happening.title,
        "status": happening.status,
        "date": happening.moment.edtf,
        "place": happening.place[:1].upper() + happening.place[1:],
        "mode": happening.mode,
        "programme": happening.programme,
        "parties": _parties(setting, happening),
        "items": [_item(gift, happening.share) for gift in happening.gifts],
        "money": [_money(happening.money)] if happening.money else [],
        "people": Inline(count=people.value, qualifier=people.qualifier) if people else "",
        "part_of": happening.whole.id if happening.whole else "",
        "same_as": [happening.same_as] if happening.same_as else [],
        "sources": _sources(setting, happening),
    }


def _parties(setting: Setting, happening: Happening) -> Entry:
    own, partners = [setting.refer(setting.body)], [setting.refer(p) for p in happening.partners]
    helpers = [setting.refer(body) for body in happening.helpers]
    if happening.gives:
        donor, channel = happening.donor, happening.channel
        return {
            "giver": own + helpers,
            "on_behalf_of": [setting.refer(donor)] if donor else [],
            "channel": [setting.refer(channel)] if channel else [],
            "recipient": partners,
        }
    if happening.way == "nhan":
        return {"giver": partners, "recipient": own}
    return {"with": partners + helpers}


def _item(gift: Gift, share: str) -> Inline:
    return Inline(
        what=gift.what,
        size=gift.size,
        quantity=gift.amount.value if gift.amount else "",
        unit=gift.unit,
        qualifier=gift.amount.qualifier if gift.amount else "",
        share=share if gift.amount else "",
        note="" if gift.unit_said else f"Đơn vị hiểu là {gift.unit}.",
    )


def _money(sum_: Sum) -> Inline:
    return Inline(
        amount=sum_.amount.value,
        currency=sum_.currency,
        qualifier=sum_.amount.qualifier,
        source=sum_.source,
    )


def _sources(setting: Setting, happening: Happening) -> list[Entry]:
    """An article now and then, at an address that leads nowhere (RFC 2606)."""
    chance = setting.chance
    if setting.is_terse or happening.status == NOT_DONE or not chance.happens(0.06):
        return []
    says = ("", "Cùng ngày, cùng số lượng.", "Nêu thêm tên địa điểm.", "Không nêu số người.")
    return [
        {
            "url": f"https://tin.vi-du.example/{setting.year}/{happening.id}",
            "title": f"{happening.title} (bản tin thử)",
            "says": chance.by_rank(says),
        }
    ]
