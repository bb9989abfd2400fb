"""An activity in words: its name and its passage, which agrees with its entries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.language.slugs import slugify
from archive.model.choices import DONE, PLANNED
from archive.sampling.chance import Chance
from archive.sampling.company import abroad, country_of
from archive.sampling.front_matter import Written, item
from archive.sampling.gifts import in_words
from archive.sampling.happenings import Happening, happen, marks_of
from archive.sampling.kinds import kind_named
from archive.sampling.recording import recorded
from archive.sampling.schedule import Turn
from archive.sampling.setting import Setting, World, setting

LONGEST_ID = 44
SHARED_KINDS = ("giao-luu", "hoi-dam", "hoi-nghi", "van-hoa-the-thao", "tri-an", "doan-vao")
"""Kinds of event that two bodies may both tell of."""

MODES = {"truc-tuyen": "trực tuyến", "ket-hop": "trực tiếp kết hợp trực tuyến"}
TOLD = (
    ("vat", ("vat",)),
    ("tien", ("tien",)),
    ("nguoi", ("nguoi", "so-nguoi", "so-nguoi-tran")),
    ("ngay", ("so-ngay",)),
    ("khi", ("khi", "luc")),
    ("noi", ("noi",)),
    ("thay", ("thay",)),
    ("qua", ("qua",)),
    ("cung", ("cung",)),
    ("ct", ("ct",)),
    ("hinh-thuc", ("hinh-thuc",)),
)
"""What a passage has to tell, with the facts that tell it; what is left gets its own sentence."""


@dataclass(frozen=True)
class Told:
    """An activity with its entries and its passage."""

    happening: Happening
    entries: Written
    passage: str

    @property
    def size(self) -> int:
        """Bytes of both."""
        return len(self.entries.encode()) + len(self.passage.encode())


def tell(setting: Setting, happening: Happening, colours: int) -> Told:
    """Put an activity into words; ``colours`` sentences say nothing that a record would hold."""
    marks = setting.marks | marks_of(happening)
    facts = _facts(setting, happening)
    if not happening.title:
        name(setting, happening, facts, marks)
    facts.update(happening.details)
    facts["ten-viec"] = happening.title[:1].lower() + happening.title[1:]
    facts["dip"] = facts.get("dip-ngan", "")
    if happening.code == "thu-chuc-mung" and not facts["dip"]:
        facts["dip"] = setting.teller.tell("dip-ngan", facts, marks)
    entries = recorded(setting, happening)
    if happening.status == DONE:
        passage = _done(setting, happening, facts, marks, colours)
    elif happening.status == PLANNED:
        passage = _planned(setting, facts, marks)
    else:
        passage = _not_done(setting, facts, marks)
    return Told(happening, item(entries), passage)


def name(
    setting: Setting, happening: Happening, facts: dict[str, str], marks: frozenset[str]
) -> None:
    """Give an activity its name and its id, which is the only one of its report."""
    before = set(facts)
    happening.title = setting.teller.tell(f"ten.{happening.code}", facts, marks)
    happening.details = {key: text for key, text in facts.items() if key not in before}
    short = slugify(happening.title)
    if len(short) > LONGEST_ID:
        short = short[: LONGEST_ID + 1].rpartition("-")[0]
    happening.id, number = short, 2
    while happening.id in setting.ids:
        happening.id, number = f"{short}-{number}", number + 1
    setting.ids.add(happening.id)


def shared_event(world: World, turns: tuple[Turn, Turn]) -> Happening:
    """The event that two twins tell of; the same for both. ``turns`` in order."""
    base = setting(world, turns[0])
    chance = Chance(world.seed, "chung", turns[0].index)
    last = date(base.year, 5, 28) if base.is_half else date(base.year, 10, 28)
    alone = replace(base, chance=chance, last=last)
    alone.teller.chance = chance
    kind = {**kind_named(chance.pick(SHARED_KINDS)), "items": "0", "money": "0"}
    event = happen(alone, chance, kind, DONE)
    event.helpers, event.donor, event.channel, event.days = [], None, None, 0
    name(alone, event, _facts(alone, event), alone.marks | marks_of(event))
    return event


def _facts(setting: Setting, happening: Happening) -> dict[str, str]:
    """What fragments may ask for; empty where there is nothing to say."""
    chance, moment = setting.chance, happening.moment
    partners = [chance.by_rank(partner.mentions) for partner in happening.partners]
    people = f"{happening.people.words} {happening.noun}" if happening.people else ""
    whole = happening.whole
    return {
        "bo": setting.self_name,
        "dp": setting.place,
        "ban": _listed(partners),
        "ban-hoac": _listed(partners) or "các cơ quan liên quan",
        "ban-ngan": _listed([partner.called for partner in happening.partners[:2]]),
        "nuoc": country_of(setting, happening.partners),
        "ben-ban": abroad(setting, happening.partners),
        "khi": moment.leading,
        "luc": moment.trailing,
        "luc-tran": moment.bare,
        "noi": happening.place,
        "nguoi": people,
        "so-nguoi": f"gồm {people}" if people else "",
        "so-nguoi-tran": people,
        "so-ngay": f"{happening.days:02} ngày" if happening.days else "",
        "vat": in_words(happening.gifts) if happening.gifts else "",
        "vat-ngan": _listed([gift.what for gift in happening.gifts[:2]]) or "quà",
        "tien": happening.money.amount.words if happening.money else "",
        "ct": happening.programme,
        "hinh-thuc": MODES.get(happening.mode, ""),
        "thay": happening.donor.words_in(setting.year).short if happening.donor else "",
        "qua": happening.channel.words_in(setting.year).short if happening.channel else "",
        "cung": _listed([body.words_in(setting.year).short for body in happening.helpers]),
        "ten-viec-cha": whole.title[:1].lower() + whole.title[1:] if whole else "",
    }


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"


def _done(
    setting: Setting,
    happening: Happening,
    facts: dict[str, str],
    marks: frozenset[str],
    colours: int,
) -> str:
    teller = setting.teller
    sentences = [teller.tell(f"ke.{happening.code}", facts, marks)]
    used = set(teller.used)
    for fact, same in TOLD:
        if facts[same[0]] and not used.intersection(same):
            sentences.append(teller.tell(f"them.{fact}", facts, marks))
    if happening.share:
        sentences.append(teller.tell(f"them.{happening.share}", facts, marks))
    if happening.whole:
        sentences.append(teller.tell("them.trong", facts, marks))
    sentences += (teller.tell("mau", facts, marks) for _ in range(colours))
    return " ".join(sentences)


def _planned(setting: Setting, facts: dict[str, str], marks: frozenset[str]) -> str:
    teller = setting.teller
    sentences = [teller.tell("sap", facts, marks)]
    used = set(teller.used)
    if facts["khi"] and not used & {"khi", "luc"}:
        sentences.append(teller.tell("sap.khi", facts, marks))
    told = (fact for fact in ("vat", "tien", "nguoi") if facts[fact])
    sentences += (teller.tell(f"sap.{fact}", facts, marks) for fact in told)
    return " ".join(sentences)


def _not_done(setting: Setting, facts: dict[str, str], marks: frozenset[str]) -> str:
    text = setting.teller.tell("thoi", facts, marks)
    if facts["khi"]:
        text = f"{text} {setting.teller.tell('thoi.khi', facts, marks)}"
    return text
