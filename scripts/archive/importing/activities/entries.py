"""The entries of an activity: what its sentence says of when, where, who, what and how much."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from archive.importing.activities.also_kinds import with_second_kind
from archive.importing.activities.amounts import add_money, add_people, crowds_from, parted_sums
from archive.importing.activities.in_tables import kinds_of
from archive.importing.activities.manners import mode_of, programme_of
from archive.importing.activities.naming import short_id, short_title
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.parents import parent_of
from archive.importing.activities.telling import Telling
from archive.importing.activities.telling_words import OF_VISIT, VISITS
from archive.importing.activities.themes import with_themes
from archive.importing.activities.venues import place_of
from archive.importing.counting.figures import figures
from archive.importing.facts import Act, Guess
from archive.importing.gifts.entries import add_gift
from archive.importing.gifts.references import meant, told_later
from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import Mentions, bare_name
from archive.importing.names.parties import Party
from archive.importing.paper.sentences import LONGEST
from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.writing.plain import Plain

_GIFTS = {"trao-tang", "tiep-nhan"}
_OTHER_YEAR = re.compile(r"\s*(?:[-+•]\s*)?(?:Trong\s+)?[Nn]ăm (20\d\d)\s*,")
_COLLECTS = frozenset({"vận động", "quyên góp", "ủng hộ", "đóng góp"})
"""Whom something was collected for did not yet receive it."""
_EACH_OF = re.compile(r"(?<!\w)(?:tặng|trao|hỗ trợ|giúp|cho) mỗi [A-ZĐ]")
_THEY_WERE = re.compile(r"\s*Đoàn (?:gồm|có|với) ")
_MEANT = re.compile(r"(?<!\w)(?:dự kiến|dự định|theo kế hoạch)(?!\w)", re.IGNORECASE)
_HANDED = re.compile(r"(?<!\w)(?:bàn giao|trao|chuyển|giao)(?: vào)?(?: ngày)? $")
_AND = re.compile(r"\)?,?\s*(?:và\s+|,\s*)(?:ngày\s+)?")
_SENT = re.compile(
    r"^[^,;]{0,60}(?<!\w)(?:[Cc]ử|[Đđ]ưa|[Cc]họn cử)\s|^(?:[^,;]{0,25}, )?\d+ [^,;\d]{3,60} (?:dự"
    r"|tham)"
)
_SEVERAL_MONTHS = 3
_SUCH_AS = re.compile(r"(?<!\w)(?:như|gồm|cụ thể|sau)\s*:")


@dataclass(frozen=True)
class ActivityMaker:
    """Makes activities of what sentences tell; ``ids`` are those that are taken."""

    bodies: Bodies
    units: dict[str, str]
    year: int
    mentions: Mentions
    ids: set[str] = field(default_factory=set)

    def make(self, item: Telling, start: int, end: int, before: list[Act], *, planned: bool) -> Act:
        """The activity of ``item``, whose passage is ``start:end`` of its block.

        ``before`` are the activities of the same block so far.
        """
        block = item.block
        year = self.year + 1 if planned else self.year
        stop = min(end, start + 2 * LONGEST)
        # what the record says comes from its own sentence; a later one may only add to it
        own_start = _own_start(item, start)
        own = block.text[own_start : min(end, item.sentence.end)]
        told = figures(own, self.units, year)
        passage = block.text[own_start if item.status == PLANNED else start : stop]
        act = Act(block.number, start, {}, Guess(item.sure, block.where))
        entries: dict[str, Plain] = {"id": "", "kind": list(dict.fromkeys(item.kinds)), "title": ""}
        entries["status"] = item.status
        verb = (item.gift.start + item.sentence.start - own_start) if item.gift else 0
        self._when(entries, act, own, verb=verb, planned=planned)
        if str(entries.get("date", ""))[:4] == str(self.year + 1) and entries["status"] == DONE:
            entries["status"] = PLANNED  # a report tells of no day behind its year but as a plan
            act.guesses["status",] = Guess("đoán", block.where, "ngày sau năm báo cáo")
        last = _met_at(item, before) if before else None
        parent = parent_of(item, last, year) if last and "date" not in entries else None
        if "date" not in entries and ("date",) not in act.guesses and len(passage) > len(own):
            self._when(entries, act, passage, verb=0, planned=planned)
        self._where(entries, own, passage, gift=item.gift is not None)
        if item.gift is not None:
            later_on = self._recipients(
                item, block.text[item.sentence.start + item.gift.end : stop]
            )
            days = [d for d in dates_of(later_on, year) if d.date.precision == "day"]
            if len(days) == 1:  # the day on which it was handed over, not that of collecting
                entries["date"] = days[0].date.text
            add_gift(
                entries, act, item.gift, self.mentions, own=own, parent=parent, passage=passage
            )
        else:
            self._meeting(entries, act, own)
        later = figures(block.text[own_start:stop], self.units, year)
        add_money(
            entries,
            item,
            told,
            later=later,
            passage=block.text[own_start:stop],
            parted=parted_sums(item.sentence.text, self.units, self.year),
        )
        apart = max(0, item.sentence.start + item.piece[0] - own_start) if item.gift else 0
        crowd = crowds_from(told, apart)
        if item.gift is not None and item.follows and before and _THEY_WERE.match(own):
            # "Đoàn gồm 18 người …, đã ủng hộ …": the number is that of the visit before it
            add_people(before[-1].entries, replace(item, gift=None), crowd, crowd, own=own)
        else:
            add_people(entries, item, crowd, crowds_from(later, apart), own=own)
        occasion = parent is not None and (
            item.gift is None
            or "date" in parent.entries
            or "part_of" in parent.entries
            or not _GIFTS & set(kinds_of(parent))
        )
        if parent is not None and occasion and item.status != NOT_DONE:
            root = parent.entries.get("part_of") or parent.entries["id"]
            entries["part_of"] = root
        such = _SUCH_AS.search(own) if item.gift is None else None
        title = short_title(entries, own[such.end() :] if such else own, self.bodies)
        entries["title"] = title
        entries["id"] = short_id(title, entries, self.ids)
        if item.gift is None:
            entries["kind"] = self._kinds(item, entries, own)
        act.entries = with_themes(entries, act, own, self.bodies.archive.lists.terms("chu-de"))
        self.mentions.visitors = self.mentions.visitors or "doan-vao" in item.kinds
        self.mentions.remember(passage)
        return act

    def _kinds(self, item: Telling, entries: dict[str, Plain], own: str) -> list[Plain]:
        """The kinds of what is no gift, with that of a journey where it was held abroad."""
        named = self.bodies.gazetteer.find(str(entries.get("place", "")))
        abroad = bool(named) and all(place.code != "VN" for place in named)
        sent = _SENT.search(own) is not None
        away = abroad and sent and "people" in entries and "mode" not in entries
        return list(with_second_kind(list(dict.fromkeys(item.kinds)), own, went_abroad=away))

    def _where(self, entries: dict[str, Plain], own: str, passage: str, *, gift: bool) -> None:
        """The place, the mode and the programme that the words of an activity give."""
        seen = "kham-benh" in str(entries["kind"])  # where those live who were seen is where it was
        in_names = frozenset({"body", "people"} if gift and not seen else {"body"})
        if entries["kind"] == ["thu-chuc-mung"]:
            return  # a letter is held nowhere: "gửi thư chúc mừng các chùa ở Takeo"
        place = place_of(own, self.bodies, in_names=in_names)
        place = place or place_of(passage, self.bodies, in_names=in_names)
        if place is not None:
            entries["place"] = place[0][:1].upper() + place[0][1:]
        if mode := mode_of(own) or mode_of(passage):
            entries["mode"] = mode
        if programme := programme_of(own) or programme_of(passage):
            entries["programme"] = programme

    def _recipients(self, item: Telling, behind: str) -> str:
        """Name those whom a gift's own words only point at, back or ``behind``.

        Gives the sentence behind that names them; empty where none does.
        """
        if (gift := item.gift) is None:
            return ""
        text, at = item.block.text, item.sentence.start
        gift.recipients = [
            named
            for party in gift.recipients
            for named in meant(party, text[: at + party.start], self.bodies)
        ]
        if len(gift.recipients) > 1 and _EACH_OF.search(item.sentence.text):
            gift.share = "moi-ben"
        if gift.way != "trao":
            return ""
        named, sentence = told_later(behind, self.bodies)
        if gift.verb in _COLLECTS or not gift.recipients:
            gift.recipients = named or gift.recipients
        return sentence if [p.text for p in named] == [p.text for p in gift.recipients] else ""

    def _when(
        self, entries: dict[str, Plain], act: Act, own: str, *, verb: int, planned: bool
    ) -> None:
        year = self.year + 1 if planned else self.year
        dates = [d for d in dates_of(own, year) if d.date.latest.year >= year - 1]
        if planned:
            dates = [d for d in dates if d.date.latest.year >= self.year]
        else:
            dates = [d for d in dates if d.date.earliest.year <= self.year + 1]
        if entries["status"] == NOT_DONE and _MEANT.search(own):
            return  # the day on which it was not held
        if not dates:
            past = _OTHER_YEAR.match(own)
            this = f"năm {self.year}" in own
            if past and int(past[1]) < self.year and not planned and not this:
                entries["date"] = past[1]  # "Năm 2022, …": told beside the year of the report
            return
        months = {d.date.text for d in dates if d.date.precision == "month"}
        if len(months) >= _SEVERAL_MONTHS and len(months) == len(dates) and not planned:
            return  # "(tháng 3, tháng 6, tháng 10)": none of them is the day
        for first, last in pairwise(dates):
            if _AND.fullmatch(own, first.end, last.start) and not planned:
                return  # "(ngày 21/3 và ngày 19/9)": each was one of several
        before = [d for d in dates if d.end <= verb]
        chosen = before[-1] if before else dates[0]
        exact = [d for d in dates if d.date.precision in {"day", "interval"}]
        handed = exact and _HANDED.search(own[: exact[0].start])
        if chosen.date.precision == "month" and len(exact) == 1 and (handed or not before):
            chosen = exact[0]
        entries["date"] = chosen.date.text
        if len({d.date.text for d in dates}) > 1:
            act.guesses["date",] = Guess("khá chắc", act.guess.where, "đoạn có nhiều ngày")

    def _meeting(self, entries: dict[str, Plain], act: Act, own: str) -> None:
        """The others that take part in what is no gift: foreign bodies, and who worked with us."""
        named: list[Party] = []
        for party in self.bodies.find(own):
            match = self.bodies.match(bare_name(party.text))
            beside = re.search(
                r"(?:phối hợp(?:\s+(?:với|cùng))?|cùng(?:\s+với)?)\s+$",
                own[: party.start],
                re.IGNORECASE,
            )
            if match.is_self or party.kind in {"pronoun", "place"}:
                continue
            if party.kind == "body" and (match.foreign or beside):
                named.append(party)
        others = self.mentions.named(named, act, ("parties", "with"))
        if others:
            entries["parties"] = {"with": list(others)}


def _own_start(item: Telling, start: int) -> int:
    """Where the words begin that tell of ``item`` alone: of a plan, behind the one before it."""
    lead = item.sentence.text[: item.piece[0]].rstrip()
    if item.status == PLANNED and lead.endswith(";"):
        return item.sentence.start + item.piece[0]
    return max(start, item.sentence.start)


def _met_at(item: Telling, before: list[Act]) -> Act:
    """The act that ``item`` may be a part of: the last one, or the visit that its words name."""
    visits = [act for act in before if VISITS & set(kinds_of(act))]
    return visits[-1] if visits and OF_VISIT.match(item.sentence.text) else before[-1]
