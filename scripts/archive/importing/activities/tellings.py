"""Which parts of a paragraph tell of an activity, and of what kind."""

import re
from dataclasses import dataclass, field

from archive.importing.activities.journeys import directed
from archive.importing.activities.kinds import Doing, doing, is_telling, kind_of
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.telling_words import (
    AIMED,
    AIMS,
    ATTENDS_ONLINE,
    BEGINS_ACTING,
    CLOSING,
    FRIENDS,
    GOES_ON,
    INTENT,
    NO_PLAN,
    OFFICE,
    PUBLISHES,
    SAME_OCCASION,
    SUCH_AS,
    TO_COME,
    TWINS,
    VISIT_LEAD,
    VISITS,
    WHAT_WAS_GIVEN,
)
from archive.importing.counting.counted import Figures
from archive.importing.counting.figures import figures
from archive.importing.delegations.stated_nones import stated_nones
from archive.importing.facts import Sure
from archive.importing.gifts.in_sentences import find_gifts
from archive.importing.gifts.parts import Gift, Way
from archive.importing.names.bodies import Bodies
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import LONGEST, Sentence, sentences
from archive.model.choices import DONE, NOT_DONE, PLANNED

_NO_MEETING = {"trao-tang", "tiep-nhan", "tuyen-truyen", "hoc-bong", "vien-tro-pcpnn"}
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass
class Telling:
    """An activity before its passage is known: the sentence and the part of it that tells of it."""

    block: Block
    sentence: Sentence
    start: int
    at: int
    kinds: list[str]
    status: str
    gift: Gift | None = None
    piece: tuple[int, int] = (0, 0)
    follows: bool = False
    sure: Sure = "khá chắc"
    extra: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Teller:
    """Finds what paragraphs tell of; ``units`` are the words of units with their codes."""

    bodies: Bodies
    units: dict[str, str]
    year: int

    def in_block(self, block: Block, *, planned: bool, listing: bool = False) -> list[Telling]:
        """What a block tells of, in order; one item for each activity.

        ``listing``: a list of things stands below it.
        """
        found: list[Telling] = []
        for sentence in sentences(block.text):
            if len(sentence.text) > LONGEST:
                continue
            found += self._in_sentence(block, sentence, found, planned=planned, listing=listing)
        return found

    def _in_sentence(
        self,
        block: Block,
        sentence: Sentence,
        before: list[Telling],
        *,
        planned: bool,
        listing: bool,
    ) -> list[Telling]:
        text = sentence.text
        if CLOSING.match(text):
            return []
        year = self.year + 1 if planned else self.year
        told = figures(text, self.units, year)
        state = self._state(text, told, year)
        intended = planned or INTENT.search(text) is not None
        status = PLANNED if intended else DONE
        gifts = find_gifts(text, told, self.bodies, listing=listing) if state != "not_done" else []
        if planned:  # a sum to be reached is no gift
            gifts = [g for g in gifts if g.items or not AIMS.search(text[: g.start])]
        expected = planned and re.match(r"\s*Dự kiến (?:trao|tặng|nhận|chuẩn bị|hỗ trợ)", text)
        named = any(gift.recipients for gift in gifts)
        if (
            told.things
            and before
            and ((not gifts and WHAT_WAS_GIVEN.match(text)) or (expected and not named))
        ):
            self._more_things(before[-1], sentence, told)
            return []
        if state == "none" and not planned and not gifts:
            return []
        if text.endswith(":") and not gifts and not dates_of(text, year):
            return []
        if state == "none" and planned and NO_PLAN.search(text):
            return []
        if state == "not_done":
            kind = kind_of(text)
            if not kind or planned:
                return []
            return [
                self._one(
                    block, sentence, 0, kinds=[kind], status=NOT_DONE, before=before, sure="đoán"
                )
            ]
        found: list[Telling] = []
        listing = False  # of occasions from here on
        for start, end in _pieces(text, year):
            piece = text[start:end]
            own = [gift for gift in gifts if start <= gift.start < end]
            if any(g.start < start and end <= g.end for g in gifts):
                continue
            if own:
                found += self._gift_acts(
                    block,
                    sentence,
                    (start, end),
                    gifts=own,
                    status=status,
                    before=[*before, *found],
                )
                continue
            if any(start < g.end and g.start < end for g in gifts):
                continue
            kind = self._kind(piece, planned=planned)
            if planned and kind == "vien-tro-pcpnn" and AIMED.match(piece):
                continue  # "phấn đấu vận động 20 tỷ đồng viện trợ": an aim, no activity
            listed = bool(found) and GOES_ON.match(piece) and bool(dates_of(piece, year))
            if not kind and listed and found[-1].gift is None and len(found[-1].kinds) == 1:
                kind = found[-1].kinds[0]  # "ký với A, ngày …; với B, ngày …"
            acting = (
                not found
                or listing
                or (BEGINS_ACTING.match(piece) is not None and found[-1].kinds != [kind])
            )
            acting = acting or (bool(found) and bool(dates_of(piece, year)))
            acting = acting or (kind == "tuyen-truyen" and PUBLISHES.match(piece) is not None)
            listing = listing or SUCH_AS.search(piece) is not None
            if kind and (acting or listed) and doing(piece) != "not_done":
                sure: Sure = "khá chắc" if not planned else "đoán"
                made = self._one(
                    block,
                    sentence,
                    start,
                    kinds=[kind],
                    status=status,
                    before=[*before, *found],
                    sure=sure,
                )
                made.piece = (start, end)
                found.append(made)
            elif found:
                found[-1].piece = (found[-1].piece[0], end)
        if found and found[0].start > sentence.start:
            found[0].start = sentence.start
        return found

    def _kind(self, piece: str, *, planned: bool) -> str:
        """The kind that a part of a sentence tells of; the names of offices tell none."""
        words = piece
        for party in self.bodies.find(piece):
            if party.kind == "body" and OFFICE.match(party.text):
                words = words[: party.start] + " " * len(party.text) + words[party.end :]
        kind = directed(piece, kind_of(words, planned=planned), self.bodies)
        if kind == "doan-ra" and ATTENDS_ONLINE.search(piece):
            return "hoi-nghi"
        return kind

    def _state(self, text: str, told: Figures, year: int) -> Doing:
        """What :func:`doing` says; a kind with a day or with people was done, whatever the verb."""
        state = doing(text)
        if stated_nones(text) and not told.crowds:
            return "none"
        told_of = told.crowds or dates_of(text, year)
        if state == "none" and told_of and kind_of(text) and is_telling(text):
            return "done"
        return state

    def _more_things(self, item: Telling, sentence: Sentence, told: Figures) -> None:
        """Things that a sentence of its own lists belong to what was told before it."""
        inner = [found.span() for found in _BRACKETS.finditer(sentence.text)]
        things = [t for t in told.things if not any(s < t.start < e for s, e in inner)]
        if item.gift is None:
            received = re.search(r"(?<!\w)nhận(?!\w)", sentence.text) is not None
            way: Way = "nhan" if received else "trao"
            item.gift = Gift(0, len(sentence.text), way, things, verb="")
            item.kinds.append("tiep-nhan" if received else "trao-tang")
        else:
            item.gift.items += things

    def _one(
        self,
        block: Block,
        sentence: Sentence,
        start: int,
        *,
        kinds: list[str],
        status: str,
        before: list[Telling],
        sure: Sure = "khá chắc",
    ) -> Telling:
        apart = status == PLANNED and sentence.text[:start].rstrip().endswith(";")
        follows = bool(before) and (
            (before[-1].sentence is sentence and not apart)
            or SAME_OCCASION.match(sentence.text) is not None
            or (
                any(VISITS & set(told.kinds) for told in before)
                and FRIENDS.match(sentence.text) is not None
            )
        )
        if kinds == ["ky-ket"] and TWINS.search(sentence.text[start:]):
            kinds = ["ky-ket", "ket-nghia"]
        made = Telling(block, sentence, sentence.start + start, start, kinds, status, sure=sure)
        made.piece = (start, len(sentence.text))
        made.follows = follows
        return made

    def _gift_acts(
        self,
        block: Block,
        sentence: Sentence,
        piece: tuple[int, int],
        *,
        gifts: list[Gift],
        status: str,
        before: list[Telling],
    ) -> list[Telling]:
        found: list[Telling] = []
        visitors = any("doan-vao" in item.kinds for item in before)
        for number, gift in enumerate(gifts):
            if visitors and any(p.text.lower() == "đoàn" for p in gift.givers):
                gift.way = "nhan"
            start = piece[0] if number == 0 else gift.start
            kind = "trao-tang" if gift.way == "trao" else "tiep-nhan"
            kinds = [kind]
            words = " ".join([*(i.what for i in gift.items), *gift.vague])
            around = sentence.text[start : piece[1]]
            for other in ("hoc-bong", "nha-huu-nghi", "kham-benh"):
                if kind_of(words or around) == other or (
                    other == "kham-benh" and kind_of(around) == other
                ):
                    kinds.insert(0, other)
            lead = sentence.text[piece[0] : gift.start]
            first = directed(lead, kind_of(lead), self.bodies)
            again = bool(before) and SAME_OCCASION.match(sentence.text) is not None
            if (
                number == 0
                and not again
                and first
                in {
                    "doan-ra",
                    "doan-vao",
                    "hoi-dam",
                    "ky-ket",
                    "thu-chuc-mung",
                    "tinh-nguyen",
                    "giao-luu",
                }
                and doing(lead) == "done"
            ):
                kinds.insert(0, first)
            if not gift.items and re.search(r"(?<!\w)[Dd]ự án(?!\w)", sentence.text):
                kinds.insert(0, "vien-tro-pcpnn")
            if number == 0 and kind_of(words or "") != "hoc-bong" and re.search("đỡ đầu", lead):
                kinds.insert(0, "hoc-bong")
            made = self._one(
                block, sentence, start, kinds=kinds, status=status, before=[*before, *found]
            )
            told = sentence.text[max(piece[0], gifts[number - 1].end if number else 0) : gift.start]
            made.follows = made.follows or self._of_visit(sentence, gift, before)
            if TO_COME.search(told):
                made.status = PLANNED
            made.gift = gift
            made.piece = (start, piece[1] if number + 1 == len(gifts) else gifts[number + 1].start)
            made.sure = "chắc" if gift.items and gift.recipients else "khá chắc"
            found.append(made)
        return found

    def _of_visit(self, sentence: Sentence, gift: Gift, before: list[Telling]) -> bool:
        """Whether a gift without a day of its own was made at the visit or feast told before.

        Its sentence calls somebody "bạn" or "đoàn", or by a name that the other's has.
        """
        met = (told for told in reversed(before) if not _NO_MEETING & set(told.kinds))
        visit = next(met, None)
        if visit is None or dates_of(sentence.text, self.year):
            return False
        return any(
            (party.kind == "pronoun" and bool(VISITS & set(visit.kinds)))
            or (" " in party.text and party.text in visit.sentence.text)
            for party in (*gift.recipients, *gift.givers)
        )


def _pieces(text: str, year: int) -> list[tuple[int, int]]:
    """The parts of a sentence between its semicolons; brackets hold theirs."""
    inner = [found.span() for found in _BRACKETS.finditer(text)]
    pieces, at = [], 0
    lead = VISIT_LEAD.match(text)
    if lead is not None and dates_of(lead[0], year):
        at = lead.end()  # the visit itself is told, and then what was done during it
        pieces.append((0, at))
    for found in re.finditer(r";\s+", text):
        if any(start <= found.start() < end for start, end in inner):
            continue
        pieces.append((at, found.end()))
        at = found.end()
    pieces.append((at, len(text)))
    return [(start, end) for start, end in pieces if text[start:end].strip()]
