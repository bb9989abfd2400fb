"""Which parts of a paragraph tell of an activity, and of what kind."""

import re
from dataclasses import dataclass

from archive.importing.activities.gifts_told import gifts_told
from archive.importing.activities.journeys import directed
from archive.importing.activities.kinds import Doing, doing, is_telling, kind_of
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.same_occasion import goes_on
from archive.importing.activities.second_chance import kind_of_piece
from archive.importing.activities.telling import (
    BRACKETS,
    Telling,
    begins_with_visit,
    days_apart,
    pieces_of,
    told_by,
)
from archive.importing.activities.telling_words import (
    AIMED,
    AIMS,
    ATTENDS_ONLINE,
    BEGINS_ACTING,
    COUNTED,
    GATHERS,
    GOES_ON,
    HELD_PROGRAMME,
    INTENT,
    NO_PLAN,
    OFFICE,
    ONE_MORE,
    PUBLISHES,
    SENT,
    SUCH_AS,
    TAKES_PART_ONLINE,
    VISITED,
    VISITS,
    WHAT_WAS_GIVEN,
    is_of_a_later_year,
)
from archive.importing.activities.told_sentences import only_sums_up, sentences_told
from archive.importing.counting.counted import Figures
from archive.importing.counting.figures import figures
from archive.importing.delegations.stated_nones import stated_nones
from archive.importing.facts import Sure
from archive.importing.gifts.in_sentences import find_gifts
from archive.importing.gifts.parts import Gift, Way
from archive.importing.names.bodies import Bodies
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import LONGEST, Sentence
from archive.model.choices import DONE, NOT_DONE, PLANNED


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
        for sentence in sentences_told(block.text, self.year, self._state_of):
            if len(sentence.text) > LONGEST:
                continue
            told = self._in_sentence(block, sentence, found, planned=planned, listing=listing)
            for item in told[:1]:
                if VISITED & set(item.kinds) and not dates_of(sentence.text, self.year):
                    item.follows = item.follows or begins_with_visit(found, self.year)
                item.follows = item.follows or goes_on(item, found, self.bodies, self.year)
            found += told
        return found

    def _state_of(self, text: str) -> Doing:
        return self._state(text, figures(text, self.units, self.year), self.year)

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
        if only_sums_up(block, text, before):
            return []
        year = self.year + 1 if planned else self.year
        told = figures(text, self.units, year)
        state = self._state(text, told, year)
        intended = planned or INTENT.search(text) is not None or is_of_a_later_year(text, self.year)
        status = PLANNED if intended else DONE
        gifts = find_gifts(text, told, self.bodies, listing=listing) if state != "not_done" else []
        if planned:  # a sum to be reached is no gift
            gifts = [g for g in gifts if g.items or not AIMS.search(text[: g.start])]
        expected = planned and re.match(r"\s*Dự kiến (?:trao|tặng|nhận|chuẩn bị|hỗ trợ)", text)
        if (
            told.things
            and before
            and (
                (not gifts and WHAT_WAS_GIVEN.match(text))
                or (expected and not any(gift.recipients for gift in gifts))
            )
        ):
            return self._more_things(block, before, sentence, told)
        if state == "none" and not planned and not gifts:
            return []
        if text.endswith(":") and not gifts and not dates_of(text, year):
            return []
        if state == "none" and planned and NO_PLAN.search(text):
            return []
        if state == "not_done":
            return [] if planned else self._denied(block, sentence, before)
        found: list[Telling] = []
        listing = False  # of occasions from here on
        pieces = pieces_of(text, year)
        if not gifts:
            pieces = [part for piece in pieces for part in days_apart(text, piece, year)]
        for start, end in pieces:
            piece = text[start:end]
            own = [gift for gift in gifts if start <= gift.start < end]
            if any(g.start < start and end <= g.end for g in gifts):
                continue
            if own:
                found += gifts_told(
                    block,
                    sentence,
                    (start, end),
                    gifts=own,
                    status=status,
                    before=[*before, *found],
                    bodies=self.bodies,
                    year=self.year,
                )
                continue
            if any(start < g.end and g.start < end for g in gifts):
                continue
            kind = self._kind(piece, planned=planned, goes_on=bool(found))
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
            acting = acting or ONE_MORE.match(piece) is not None
            acting = acting or (kind == "tuyen-truyen" and PUBLISHES.match(piece) is not None)
            listing = listing or SUCH_AS.search(piece) is not None
            if kind and (acting or listed) and doing(piece) != "not_done":
                sure: Sure = "khá chắc" if not planned else "đoán"
                made = told_by(
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

    def _denied(self, block: Block, sentence: Sentence, before: list[Telling]) -> list[Telling]:
        """What a sentence says was not done, where it is of a kind."""
        kind = directed(sentence.text, kind_of(sentence.text), self.bodies)
        if not kind:
            return []
        return [
            told_by(block, sentence, 0, kinds=[kind], status=NOT_DONE, before=before, sure="đoán")
        ]

    def _kind(self, piece: str, *, planned: bool, goes_on: bool) -> str:
        """The kind that a part of a sentence tells of; the names of offices tell none.

        ``goes_on``: another part of it told of something.
        """
        words = piece
        for party in self.bodies.find(piece):
            if party.kind == "body" and OFFICE.match(party.text):
                words = words[: party.start] + " " * len(party.text) + words[party.end :]
        kind = directed(piece, kind_of(words, planned=planned), self.bodies)
        if kind == "doan-ra" and ATTENDS_ONLINE.search(piece):
            return "hoi-nghi"
        if kind == "ket-noi-dn" and SENT.search(piece):
            named = self.bodies.gazetteer.find(piece)
            return "doan-ra" if any(place.code != "VN" for place in named) else kind
        if not kind and TAKES_PART_ONLINE.search(piece):
            return "giao-luu" if GATHERS.search(piece) else "hoi-nghi"
        if not kind and HELD_PROGRAMME.search(piece) and dates_of(piece, self.year + planned):
            return "giao-luu"
        if not kind and goes_on and not planned:
            return kind_of_piece(piece, self.bodies, self.units, self.year)
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

    def _more_things(
        self, block: Block, before: list[Telling], sentence: Sentence, told: Figures
    ) -> list[Telling]:
        """Things that a sentence of its own lists belong to what was told before it.

        Those of a visit are a gift made at it.
        """
        item = before[-1]
        inner = [found.span() for found in BRACKETS.finditer(sentence.text)]
        things = [t for t in told.things if not any(s < t.start < e for s, e in inner)]
        if item.gift is not None:
            item.gift.items += things
            return []
        received = re.search(r"(?<!\w)nhận(?!\w)", sentence.text) is not None
        way: Way = "nhan" if received else "trao"
        kind = "tiep-nhan" if received else "trao-tang"
        gift = Gift(0, len(sentence.text), way, things, verb="")
        if COUNTED.search(item.sentence.text) and VISITS & set(item.kinds):
            made = told_by(
                block, sentence, 0, kinds=[kind], status=item.status, before=before, sure="đoán"
            )
            made.follows, made.gift = True, gift
            return [made]
        item.gift = gift
        item.kinds.append(kind)
        return []
