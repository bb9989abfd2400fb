"""One report, from its setting to the text of its file."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.sampling.agreements import Agreed
from archive.sampling.contents import LARGEST, Contents
from archive.sampling.front_matter import Inline, front_matter
from archive.sampling.schedule import Turn
from archive.sampling.sections import (
    MADE_UP,
    Layout,
    Section,
    body,
    bullets,
    grouped,
    layout,
    passages,
)
from archive.sampling.setting import Setting, World, setting

FILLING = {
    "chi-dao": ("chi-dao", "boi-canh", "chi-dao"),
    "phuong-huong": ("phuong-huong",),
    "ket-qua": ("ket-qua",),
}
"""Tables of sentences that say nothing a record would hold, by section."""


@dataclass(frozen=True, slots=True)
class Made:
    """A report's file, and the records it refers to."""

    path: str
    text: str
    bodies: frozenset[str]
    partners: frozenset[str]


def report(world: World, turn: Turn) -> Made:
    """The report of ``turn``; the same for every size of archive."""
    at = setting(world, turn)
    text = _Text(at, Contents(at)).whole()
    return Made(
        f"to-chuc/{turn.key}.md",
        text,
        frozenset(at.named_bodies | {turn.body.id}),
        frozenset(at.named_partners),
    )


class _Text:
    """The front matter and the sections of one report."""

    def __init__(self, at: Setting, parts: Contents) -> None:
        self.setting = at
        self.parts = parts
        self.look: Layout = layout(at.chance)

    def whole(self) -> str:
        """The whole file."""
        while True:
            front, sections = self._front(), self._sections()
            size = len(front.encode()) + len(body(sections, self.look).encode()) + 8
            if size <= LARGEST or not self.parts.shorten():
                break
        self._fill(sections, self.parts.size - size)
        return f"---\n{front}---\n{body(sections, self.look)}"

    def _fill(self, sections: list[Section], missing: int) -> None:
        """Add sentences that no record holds until so many bytes are there."""
        chance = self.setting.chance
        fitting = [section for section in sections if section.role in FILLING]
        while missing > 0:
            section = chance.pick(fitting)
            sentence = self._say(chance.pick(FILLING[section.role]))
            section.blocks[0] += f" {sentence}"
            missing -= len(sentence.encode()) + 1

    def _front(self) -> str:
        at = self.setting
        facts = {"ky": at.period, "ky-sau": at.next_period}
        missing = "" if self.parts.document["number"] else "Bản được dùng không có số, ký hiệu."
        return front_matter(
            {
                "title": at.teller.tell("ten-bao-cao", facts, at.marks),
                "fidelity": "tom-luoc",
                "document": self.parts.document,
                "cites": [paper.entries for paper in self.parts.cites],
                "agreements": [agreed.entries for agreed in self.parts.agreed],
                **self.parts.delegations.entries,
                "activities": [told.entries for told in self.parts.told],
                "assessment": self.parts.assessment.entries,
                "notes": [note for note in (MADE_UP, missing) if note],
                "clearance": Inline(by="Chương trình tạo dữ liệu thử", on=_cleared(at)),
            }
        )

    def _sections(self) -> list[Section]:
        return [
            self._basis(),
            self._direction(),
            self._results(),
            *self._assessed(),
            self._plans(),
            self._annex(),
            self._recipients(),
        ]

    def _section(self, role: str) -> Section:
        return Section(role, self._say(f"muc.{role}"))

    def _say(self, table: str, **facts: str) -> str:
        at = self.setting
        partner = at.circle[0]
        known = {
            "bo": at.self_name,
            "dp": at.place,
            "ky": at.period,
            "ky-sau": at.next_period,
            "ten-du": at.words.name,
            "nuoc": at.world.places.countries[partner.country],
            "ban-quen": partner.called,
            **facts,
        }
        return at.teller.tell(table, known, at.marks)

    def _basis(self) -> Section:
        section = self._section("can-cu")
        if self.parts.letters:
            papers = " và ".join(paper.words for paper in self.parts.letters)
            section.blocks.append(self._say("can-cu", **{"can-cu-van-ban": papers}))
        else:
            section.blocks.append(self._say("can-cu-khong"))
        if self.setting.chance.happens(0.3):
            section.blocks.append(self._say("cach-goi"))
        return section

    def _direction(self) -> Section:
        section = self._section("chi-dao")
        section.blocks.append(self._say("boi-canh"))
        section.blocks.append(self._say("chi-dao"))
        papers = [paper.words for paper in self.parts.cites]
        if len(papers) > 1 and self.look.listed:
            section.blocks += ("Các văn kiện được nhắc đến:", bullets(papers, small=False))
        else:
            section.blocks.append(self._say("chi-dao-van-kien", **{"van-kien": "; ".join(papers)}))
        return section

    def _results(self) -> Section:
        section = self._section("ket-qua")
        section.blocks.append(self._say("ket-qua"))
        section.blocks += (self._agreement(agreed) for agreed in self.parts.agreed)
        done = [told for told in self.parts.told if told.happening.status == DONE]
        if self.look.grouped:
            section.parts = grouped(self.setting, done, self.look)
        else:
            section.blocks += passages(done, self.look)
        rest = [told for told in self.parts.told if told.happening.status == NOT_DONE]
        last = section.parts[-1].blocks if section.parts else section.blocks
        last += passages(rest, replace(self.look, listed=False))
        last += self._nones()
        return section

    def _agreement(self, agreed: Agreed) -> str:
        table = "thoa-thuan-het" if agreed.has_ended else "thoa-thuan"
        title = agreed.title[:1].lower() + agreed.title[1:]
        text = self._say(table, **{"ten-thoa-thuan": title, "ky-ket": agreed.term})
        return (
            f"{text}\n{{: #{agreed.entries['id']} }}" if self.setting.chance.happens(0.5) else text
        )

    def _nones(self) -> list[str]:
        """Sentences that say what there was none of, where no table does."""
        found, texts = self.parts.delegations, []
        if found.said and not self.parts.shows_table:
            ways = {"outgoing": "khong-doan-ra", "incoming": "khong-doan-vao"}
            both = len(found.said) == 2
            texts = [
                self._say(table)
                for table in (["khong-doan"] if both else [ways[way] for way in sorted(found.said)])
            ]
        return texts

    def _assessed(self) -> list[Section]:
        told = self.parts.assessment
        parts = []
        for role, texts in (
            ("mat-duoc", told.strengths),
            ("han-che", tuple(text for _, text in told.difficulties)),
            ("nguyen-nhan", told.causes),
            ("kien-nghi", told.proposals),
        ):
            if texts:
                section = self._section(role)
                section.blocks.append(bullets(texts) if len(texts) > 1 else f"{texts[0]}.")
                parts.append(section)
        if not self.look.grouped:
            return parts
        whole = Section("", self._say("muc.danh-gia"), [], parts[:2])
        return [whole, *parts[2:]]

    def _plans(self) -> Section:
        section = self._section("phuong-huong")
        section.blocks.append(self._say("phuong-huong"))
        plans = [told for told in self.parts.told if told.happening.status == PLANNED]
        section.blocks += passages(plans, self.look)
        if self.parts.delegations.planned_said:
            section.blocks.append(self._say("khong-doan-ke-hoach"))
        return section

    def _annex(self) -> Section:
        section = self._section("phu-luc")
        if self.parts.shows_table:
            section.blocks += (self._say("phu-luc"), self.parts.delegations.table(self.setting))
        return section

    def _recipients(self) -> Section:
        section = self._section("noi-nhan")
        signer = self.parts.document["signer"]
        if self.parts.signs and isinstance(signer, dict):
            names = self.parts.document["recipients"]
            listed = ", ".join(map(str, names)) if isinstance(names, list) else ""
            section.blocks += (
                self._say("noi-nhan", **{"noi-gui": listed}),
                self._say(
                    "nguoi-ky",
                    **{
                        "chuc-ky": signer["post"],
                        "ten-ky": signer["name"],
                        "quyen-ky": f", {signer['authority']}",
                    },
                ),
            )
        return section


def _cleared(at: Setting) -> str:
    """Some weeks after the paper was signed."""
    start = date(at.year, 9, 1) if at.is_half else date(at.year + 1, 2, 20)
    return (start + timedelta(days=at.chance.whole(0, 60))).isoformat()
