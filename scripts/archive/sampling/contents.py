"""What a report tells of: its papers, activities, delegations, agreements and judgement."""

from dataclasses import replace

from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.sampling.agreements import Agreed, agreements
from archive.sampling.assessment import Assessment, assess
from archive.sampling.delegations import WAYS, Delegations, add
from archive.sampling.front_matter import Entry, front_matter
from archive.sampling.happenings import Happening, happen
from archive.sampling.kinds import kind_for, kind_named
from archive.sampling.papers import Paper, basis, cited, document
from archive.sampling.setting import Setting
from archive.sampling.telling import Told, shared_event, tell

SMALLEST, LARGEST = 6_300, 10_750
"""Bytes of a file, front matter and text together."""
FEWEST = 5
HOW_MANY = (6, 7, 8, 5, 9, 7, 10, 8, 11, 6, 12, 9)
"""How many activities a report tells of, at most; each of these is as likely."""
TERSE = 8
"""From so many on, each is told in few words; so is all of a report below ``SHORT`` bytes."""
SHORT = 7_600
ROW, TABLE = 420, 500
"""Bytes of a delegation in the record and in a table; of the table's head."""
OTHER_TEXT = 2_100
"""Bytes of headings and of sentences that every report has, and of the smallest entries."""


class Contents:
    """The parts of a report, drawn one after the other from one stream of choices."""

    def __init__(self, at: Setting) -> None:
        self.setting = at
        chance = at.chance
        self.wanted = chance.pick(HOW_MANY)
        least = min(SMALLEST + 450 * (self.wanted - FEWEST), LARGEST - 1200)
        self.size = chance.whole(least, LARGEST)
        at.is_terse = self.wanted >= TERSE or self.size < SHORT
        self.has_table = chance.happens(0.3)
        self.signs = chance.happens(0.7)
        self.letters: list[Paper] = basis(at)
        self.cites: list[Paper] = cited(at, 3 if self.size > 8000 and not at.is_terse else 1)
        self.document: Entry = document(at, self.letters)
        self.agreed: list[Agreed] = (
            agreements(at, 2) if not at.is_terse and chance.happens(0.5) else []
        )
        self.assessment: Assessment = assess(at)
        self.delegations = Delegations()
        self.told: list[Told] = self._activities()
        self._say_none()

    def _activities(self) -> list[Told]:
        """As many activities as fit the size that was drawn."""
        at, chance = self.setting, self.setting.chance
        told: list[Told] = []
        left = self.size - self._rest()
        if at.turn.twin is not None:
            told.append(self._tell(self._twin()))
        plans = chance.whole(1, 3)
        for number in range(self.wanted - len(told)):
            if len(told) >= FEWEST and sum(one.size for one in told) + self._rows() > left:
                break
            status = PLANNED if number % 4 == 3 and number // 4 < plans else DONE
            if status == DONE and number > 1 and chance.happens(0.05):
                status = NOT_DONE
            told.append(self._tell(happen(at, chance, kind_for(at, chance), status)))
            parent = told[-1].happening
            if _may_hold_a_gift(parent) and len(told) < self.wanted and chance.happens(0.2):
                told.append(self._tell(self._gift_within(parent)))
            if len(told) >= self.wanted:
                break
        return told

    def _rest(self) -> int:
        """About how many bytes the report has besides its activities."""
        entries = {
            "document": self.document,
            "cites": [paper.entries for paper in self.cites],
            "agreements": [agreed.entries for agreed in self.agreed],
            "assessment": self.assessment.entries,
        }
        papers = sum(len(paper.words.encode()) for paper in (*self.letters, *self.cites))
        listed = len(front_matter(self.assessment.entries).encode()) + 220 * len(self.agreed)
        return len(front_matter(entries).encode()) + papers + listed + OTHER_TEXT

    def _rows(self) -> int:
        """About how many bytes the delegations take."""
        found = self.delegations
        rows = sum(len(rows) for rows in found.rows.values())
        rows += sum(len(rows) for rows in found.planned.values())
        return ROW * rows + (TABLE if self.has_table else 0)

    def _tell(self, happening: Happening) -> Told:
        at = self.setting
        told = tell(
            at,
            happening,
            0 if at.is_terse else at.chance.pick((0, 1, 1, 2) if self.wanted < 7 else (0, 0, 1)),
        )
        is_row = happening.code in WAYS and happening.status != NOT_DONE and not happening.is_shared
        if is_row and not (happening.status == PLANNED and self.setting.is_half):
            add(self.delegations, self.setting, happening, in_table=self.has_table)
        return told

    def _twin(self) -> Happening:
        """The event that the twin tells of too."""
        own = self.setting.turn
        twin = own.twin
        if twin is None:
            raise ValueError(own.key)
        event = shared_event(
            self.setting.world, (own, twin) if own.index < twin.index else (twin, own)
        )
        self.setting.ids.add(event.id)
        same_as = "" if own.is_alone else f"{twin.key}#{event.id}"
        return replace(event, helpers=[twin.body], same_as=same_as, is_shared=True)

    def _gift_within(self, parent: Happening) -> Happening:
        at = self.setting
        gift = happen(at, at.chance, kind_named("trao-tang"), DONE)
        return replace(
            gift,
            partners=parent.partners[:1],
            moment=parent.moment,
            place="",
            share="",
            donor=None,
            channel=None,
            whole=parent,
        )

    def _say_none(self) -> None:
        """A way without delegations is left unsaid, or said to have had none."""
        chance, found = self.setting.chance, self.delegations
        for way, rows in found.rows.items():
            if not rows and chance.happens(0.3):
                found.said.add(way)
        if not self.setting.is_half and not any(found.planned.values()) and chance.happens(0.1):
            found.planned_said = {"outgoing", "incoming"}

    @property
    def shows_table(self) -> bool:
        """Whether there is a table of delegations."""
        return self.has_table and bool(self.delegations.said or any(self.delegations.rows.values()))

    def shorten(self) -> bool:
        """Leave out what a paper can do without; whether there was such a thing."""
        told = self.assessment
        if told.causes or told.proposals:
            self.assessment = replace(told, causes=(), proposals=())
        elif self.signs:
            self.signs = False
        elif self.agreed:
            self.agreed = []
        elif len(told.strengths) > 1 or len(told.difficulties) > 1:
            self.assessment = replace(
                told, strengths=told.strengths[:1], difficulties=told.difficulties[:1]
            )
        elif len(self.cites) > 1:
            self.cites = self.cites[:1]
        else:
            return self._drop_activity()
        return True

    def _drop_activity(self) -> bool:
        """Leave out the last activity that nothing else names, while there are enough."""
        named = {told.happening.whole.id for told in self.told if told.happening.whole}
        for told in reversed(self.told if len(self.told) > FEWEST else []):
            one = told.happening
            if one.id not in named and not one.is_shared and one.code not in WAYS:
                self.told = [other for other in self.told if other is not told]
                return True
        return False


def _may_hold_a_gift(happening: Happening) -> bool:
    return (
        happening.status == DONE
        and happening.code in {"doan-ra", "giao-luu", "tri-an", "van-hoa-the-thao"}
        and bool(happening.partners)
        and not happening.is_shared
    )
