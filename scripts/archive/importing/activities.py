"""Activities in the text: sentence by sentence, each with the part of the text that tells of it."""

import re
from dataclasses import dataclass, field

from archive.importing.bodies import Bodies
from archive.importing.counted import Counted, Crowd, Figures, Sum, figures
from archive.importing.facts import RANK, Act, Guess, Question, Sure
from archive.importing.gifts import Gift, find_gifts
from archive.importing.kinds import Doing, doing, is_telling, kind_of
from archive.importing.name_spans import Party
from archive.importing.naming import short_id, short_title
from archive.importing.occasions import dates_of, mode_of, place_of, programme_of
from archive.importing.paper import Block
from archive.importing.sentences import Sentence, sentences
from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.model.entry import Location
from archive.writing.plain import Plain

_SAME_OCCASION = re.compile(
    r"^\s*(?:[-+•]\s*)?(?:Dịp này|Nhân dịp (?:này|đó)|Tại (?:đây|buổi|chương trình|lễ|cuộc)"
    r"|Trong (?:chuyến|dịp|khuôn khổ"
    r" (?:chuyến|chương trình này|hoạt động này))|Đoàn|Hai bên|Qua chuyến|Sau (?:buổi|lễ)"
    r"|Cũng (?:nhân|trong|tại) dịp"
    r"|Bên cạnh đó|Kết thúc|Ngoài ra, (?:đoàn|Đoàn))(?!\w)"
)
_INTENT = re.compile(
    r"^\s*(?:[-+•]\s*)?(?:Dự kiến|Sắp tới|Thời gian tới)|(?<!\w)sẽ (?:tổ chức|cử|đón|trao)"
)
_SUCH_AS = re.compile(r"(?<!\w)(?:như|gồm|cụ thể|sau)\s*:")
_SENDS = re.compile(
    r"(?<!\w)(?:cử|tổ chức|thành lập|dẫn đầu|tham gia)\s+(?:\d+\s+|một\s+|các\s+"
    r"|hai\s+)?(?:lượt\s+)?đoàn",
    re.IGNORECASE,
)
_HOSTS = re.compile(
    r"(?<!\w)(?:đón|tiếp|tiếp đón|đón tiếp|mời)(?!\w)(?! tục| nhận| cận| xúc)", re.IGNORECASE
)
_WHAT_WAS_GIVEN = re.compile(
    r"\s*(?:Kèm theo|(?:Phần |Món |Số |Các phần |Những phần )?[Qq]uà(?: tặng)?|Hiện vật|Số hàng"
    r"|Số vật tư|Vật tư)"
    r"[^,;.]{0,30}?\s(?:là|gồm|bao gồm|có)(?!\w)"
)
_BEGINS_ACTING = re.compile(
    r"\s*(?:và |đồng thời |đã |qua đó )?(?:phối hợp|tổ chức|tham gia|tham dự|cử|đón|tiếp|mở|gửi|ký"
    r"|thăm|triển khai|tuyên truyền"
    r"|hội đàm|làm việc|khám|vận động|đỡ đầu|duy trì|tiếp nhận)(?!\w)",
    re.IGNORECASE,
)
_FARTHEST = 2
"""Blocks behind the one that names a foreign body in which "bạn" still means it."""
_VISITS = frozenset({"doan-ra", "doan-vao", "hoi-dam", "giao-luu", "ky-ket", "thu-chuc-mung"})
_HOLIDAY = re.compile(r"[Bb]unpimay|Chol|Tết|tết|lễ", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_NO_NAMES = frozenset(
    {"chi-dao", "can-cu", "mat-duoc", "han-che", "nguyen-nhan", "kien-nghi", "phu-luc", "noi-nhan"}
)


@dataclass
class _Found:
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


@dataclass
class ActivityReader:
    """Reads the activities of one paper; ``units`` are the words of units with their codes."""

    bodies: Bodies
    units: dict[str, str]
    year: int
    foreign: str = ""
    foreign_place: str = ""
    foreign_at: int = 0
    block: int = 0
    visitors: bool = False
    new_bodies: dict[str, bool] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def read(self, blocks: list[Block]) -> list[Act]:
        """The activities of ``blocks`` in order."""
        has_results = any(block.role == "ket-qua" for block in blocks)
        acts: list[Act] = []
        for block in blocks:
            if block.table is not None or block.role in _NO_NAMES:
                continue
            if not block.role and has_results:
                self.block = block.number
                self._remember(block.text)
                continue
            if block.kind == "heading":
                self.block = block.number
                self._remember(block.text)
                continue
            planned = block.role == "phuong-huong"
            self.block, self.visitors = block.number, False
            acts += self._acts(block, self._in_block(block, planned=planned), planned=planned)
        return acts

    def _in_block(self, block: Block, *, planned: bool) -> list[_Found]:
        found: list[_Found] = []
        for sentence in sentences(block.text):
            found += self._in_sentence(block, sentence, found, planned=planned)
        return found

    def _in_sentence(
        self, block: Block, sentence: Sentence, before: list[_Found], *, planned: bool
    ) -> list[_Found]:
        text = sentence.text
        year = self.year + 1 if planned else self.year
        told = figures(text, self.units, year)
        state = self._state(text, told, year)
        intended = planned or _INTENT.search(text) is not None
        status = PLANNED if intended else DONE
        gifts = find_gifts(text, told, self.bodies) if state != "not_done" else []
        expected = planned and re.match(r"\s*Dự kiến (?:trao|tặng|nhận|chuẩn bị|hỗ trợ)", text)
        named = any(gift.recipients for gift in gifts)
        if (
            told.things
            and before
            and ((not gifts and _WHAT_WAS_GIVEN.match(text)) or (expected and not named))
        ):
            self._more_things(before[-1], sentence, told)
            return []
        if state == "none" and not planned and not gifts:
            return []
        if text.endswith(":") and not gifts and not dates_of(text, year):
            return []
        if state == "none" and planned and re.search(r"(?:không|chưa) có kế hoạch", text):
            return []
        if state == "not_done":
            kind = kind_of(text)
            if not kind or planned:
                return []
            return [self._one(block, sentence, 0, [kind], NOT_DONE, before, sure="đoán")]
        found: list[_Found] = []
        listing = False
        for start, end in _pieces(text):
            piece = text[start:end]
            own = [gift for gift in gifts if start <= gift.start < end]
            if any(g.start < start and end <= g.end for g in gifts):
                continue
            if own:
                found += self._gift_acts(
                    block, sentence, (start, end), own, status, [*before, *found]
                )
                continue
            if any(start < g.end and g.start < end for g in gifts):
                continue
            kind = self._directed(piece, kind_of(piece, planned=planned))
            acting = (
                not found
                or listing
                or (_BEGINS_ACTING.match(piece) is not None and found[-1].kinds != [kind])
            )
            acting = acting or (bool(found) and bool(dates_of(piece, year)))
            listing = listing or _SUCH_AS.search(piece) is not None
            if kind and acting and doing(piece) != "not_done":
                sure: Sure = "khá chắc" if not planned else "đoán"
                made = self._one(
                    block, sentence, start, [kind], status, [*before, *found], sure=sure
                )
                made.piece = (start, end)
                found.append(made)
            elif found:
                found[-1].piece = (found[-1].piece[0], end)
        if found and found[0].start > sentence.start:
            found[0].start = sentence.start
        return found

    def _state(self, text: str, told: Figures, year: int) -> Doing:
        """What :func:`doing` says; a kind with a day or with people was done, whatever the verb."""
        state = doing(text)
        told_of = told.crowds or dates_of(text, year)
        if state == "none" and told_of and kind_of(text) and is_telling(text):
            return "done"
        return state

    def _more_things(self, item: _Found, sentence: Sentence, told: Figures) -> None:
        """Things that a sentence of its own lists belong to what was told before it."""
        inner = [found.span() for found in _BRACKETS.finditer(sentence.text)]
        things = [t for t in told.things if not any(s < t.start < e for s, e in inner)]
        if item.gift is None:
            item.gift = Gift(0, len(sentence.text), "trao", things, verb="trao")
            item.kinds.append("trao-tang")
        else:
            item.gift.items += things

    def _directed(self, text: str, kind: str) -> str:
        """A journey in or out by who travels, where the verb alone does not tell."""
        if kind not in {"doan-ra", "doan-vao"}:
            return kind
        if _SENDS.search(text):
            return "doan-ra"
        if _HOSTS.search(text):
            return "doan-vao"
        travels = re.search(
            r"(?:Đoàn|đoàn)(?:\s+(?:đại biểu|công tác|cán bộ))?\s+(?:của\s+)?", text
        )
        if travels:
            behind = text[travels.end() :]
            party = next((p for p in self.bodies.find(behind) if p.start < 3), None)
            own = self.bodies.at(text, travels.start())
            for named in (party, own):
                if named is not None and named.kind in {"body", "place"}:
                    return "doan-vao" if self.bodies.match(_bare(named.text)).foreign else "doan-ra"
        return kind

    def _one(
        self,
        block: Block,
        sentence: Sentence,
        start: int,
        kinds: list[str],
        status: str,
        before: list[_Found],
        *,
        sure: Sure = "khá chắc",
    ) -> _Found:
        follows = bool(before) and (
            before[-1].sentence is sentence or _SAME_OCCASION.match(sentence.text) is not None
        )
        made = _Found(block, sentence, sentence.start + start, start, kinds, status, sure=sure)
        made.piece = (start, len(sentence.text))
        made.follows = follows
        return made

    def _gift_acts(
        self,
        block: Block,
        sentence: Sentence,
        piece: tuple[int, int],
        gifts: list[Gift],
        status: str,
        before: list[_Found],
    ) -> list[_Found]:
        found: list[_Found] = []
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
            first = kind_of(lead)
            if (
                number == 0
                and first in {"doan-ra", "doan-vao", "hoi-dam", "ky-ket", "thu-chuc-mung"}
                and doing(lead) == "done"
            ):
                kinds.insert(0, first)
            if number == 0 and kind_of(words or "") != "hoc-bong" and re.search("đỡ đầu", lead):
                kinds.insert(0, "hoc-bong")
            made = self._one(block, sentence, start, kinds, status, [*before, *found])
            made.gift = gift
            made.piece = (start, piece[1] if number + 1 == len(gifts) else gifts[number + 1].start)
            made.sure = "chắc" if gift.items and gift.recipients else "khá chắc"
            found.append(made)
        return found

    def _acts(self, block: Block, found: list[_Found], *, planned: bool) -> list[Act]:
        acts: list[Act] = []
        for number, item in enumerate(found):
            end = found[number + 1].start if number + 1 < len(found) else len(block.text)
            item.start = 0 if number == 0 else item.start
            acts.append(self._act(item, item.start, end, acts, planned=planned))
        if not found:
            self._remember(block.text)
        return acts

    def _act(self, item: _Found, start: int, end: int, before: list[Act], *, planned: bool) -> Act:
        block = item.block
        year = self.year + 1 if planned else self.year
        passage = block.text[start:end]
        # what the record says comes from its own sentence; a later one may only add to it
        own_start = max(start, item.sentence.start)
        own = block.text[own_start : min(end, item.sentence.end)]
        told = figures(own, self.units, year)
        act = Act(block.number, start, {}, Guess(item.sure, block.where))
        entries: dict[str, Plain] = {"id": "", "kind": list(dict.fromkeys(item.kinds)), "title": ""}
        entries["status"] = item.status
        verb = (item.gift.start + item.sentence.start - own_start) if item.gift else 0
        self._when(entries, act, own, year, verb, planned=planned)
        parent = before[-1] if before and item.follows and "date" not in entries else None
        if parent is not None and not (
            parent.entries.get("date") or parent.entries.get("part_of") or item.gift
        ):
            parent = None
        if "date" not in entries and "date" not in act.guesses and len(passage) > len(own):
            self._when(entries, act, passage, year, 0, planned=planned)
        place = place_of(own, self.bodies) or place_of(passage, self.bodies)
        if place is not None:
            entries["place"] = place[0][:1].upper() + place[0][1:]
        if mode := mode_of(own) or mode_of(passage):
            entries["mode"] = mode
        if programme := programme_of(own) or programme_of(passage):
            entries["programme"] = programme
        self._remember(block.text[max(0, start - 1) : start], nothing=True)
        if item.gift is not None:
            self._gift(entries, act, item.gift, own, parent)
        else:
            self._meeting(entries, act, own, item.kinds)
        later = figures(passage, self.units, year)
        self._money(entries, act, item, told, later, passage)
        self._people(entries, item, told, later)
        if parent is not None and item.status != NOT_DONE:
            root = parent.entries.get("part_of") or parent.entries["id"]
            entries["part_of"] = root
        such = _SUCH_AS.search(own) if item.gift is None else None
        title = short_title(entries, own[such.end() :] if such else own, self.bodies)
        entries["title"] = title
        entries["id"] = short_id(title, entries, self._ids)
        act.entries = entries
        self.visitors = self.visitors or "doan-vao" in item.kinds
        self._remember(passage)
        return act

    def _when(
        self, entries: dict[str, Plain], act: Act, own: str, year: int, verb: int, *, planned: bool
    ) -> None:
        dates = [d for d in dates_of(own, year) if d.date.latest.year >= year - 1]
        if planned:
            dates = [d for d in dates if d.date.latest.year >= self.year]
        else:
            dates = [d for d in dates if d.date.earliest.year <= self.year + 1]
        if not dates:
            return
        before = [d for d in dates if d.end <= verb]
        chosen = before[-1] if before else dates[0]
        exact = [d for d in dates if d.date.precision in {"day", "interval"}]
        if chosen.date.precision == "month" and len(exact) == 1 and not before:
            chosen = exact[0]
        entries["date"] = chosen.date.text
        if len({d.date.text for d in dates}) > 1:
            act.guesses["date",] = Guess("khá chắc", act.guess.where, "đoạn có nhiều ngày")

    def _gift(
        self, entries: dict[str, Plain], act: Act, gift: Gift, own: str, parent: Act | None
    ) -> None:
        parties: dict[str, Plain] = {}
        givers = self._named(gift.givers, act, ("parties", "giver"))
        recipients = self._named(gift.recipients, act, ("parties", "recipient"))
        mine = self.bodies.own
        if gift.way == "trao" and not givers:
            givers = [mine]
            act.guesses["parties", "giver"] = Guess(
                "khá chắc", act.guess.where, "câu không nêu bên trao"
            )
        if gift.way == "nhan" and not recipients:
            recipients = [mine]
            act.guesses["parties", "recipient"] = Guess(
                "khá chắc", act.guess.where, "câu không nêu bên nhận"
            )
        if gift.way == "trao" and not recipients:
            recipients = self._met(own, parent)
            if recipients:
                act.guesses["parties", "recipient"] = Guess(
                    "đoán", act.guess.where, "câu không nêu"
                )
        behalf = self._named(gift.behalf, act, ("parties", "on_behalf_of"))
        givers = [g for g in givers if g not in behalf or len(givers) == 1]
        for name, people in (
            ("giver", [g for g in givers if g not in recipients]),
            ("on_behalf_of", [b for b in behalf if b not in givers]),
            ("channel", self._named(gift.channel, act, ("parties", "channel"))),
            ("with", self._named(gift.beside, act, ("parties", "with"))),
            ("recipient", recipients),
        ):
            if people:
                parties[name] = list(people)
        if parties:
            entries["parties"] = parties
        if not recipients:
            act.questions.append(
                Question("Ai nhận quà này? Câu văn không nói rõ.", act.guess.where, ("parties",))
            )
        if not givers and gift.way == "nhan":
            act.questions.append(
                Question("Ai tặng quà này? Câu văn không nói rõ.", act.guess.where, ("parties",))
            )
        share = gift.share if len(recipients) > 1 else ""
        items: list[Plain] = [
            self._item(thing, share, act, n) for n, thing in enumerate(gift.items)
        ]
        items += [{"what": what} for what in gift.vague]
        if items:
            entries["items"] = items
        if share == "khong-ro":
            act.questions.append(
                Question(
                    "Con số là tổng chung cho các bên nhận hay mỗi bên ngần ấy? (share)",
                    act.guess.where,
                    ("items",),
                )
            )

    def _met(self, own: str, parent: Act | None) -> list[str]:
        """The foreign bodies of the meeting at which a gift was made, where it names nobody."""
        named = [
            self.bodies.match(_bare(p.text)) for p in self.bodies.find(own) if p.kind == "body"
        ]
        found = [match.party for match in named if match.foreign]
        parties = parent.entries.get("parties") if parent is not None else None
        if not found and isinstance(parties, dict):
            for role in ("recipient", "with"):
                names = parties.get(role, [])
                found = [
                    str(n)
                    for n in names
                    if self.bodies.match(str(n)).foreign or str(n)[:4] == "doi-"
                ]
                if found:
                    break
        return list(dict.fromkeys(found))

    def _item(self, thing: Counted, share: str, act: Act, index: int) -> dict[str, Plain]:
        item: dict[str, Plain] = {"what": thing.what}
        if thing.size:
            item["size"] = thing.size
        item["quantity"] = f"{thing.quantity:f}"
        if thing.unit:
            item["unit"] = thing.unit
        else:
            act.questions.append(
                Question(
                    f"“{thing.what}” tính theo đơn vị nào?",
                    act.guess.where,
                    ("items", index, "unit"),
                )
            )
        if thing.qualifier:
            item["qualifier"] = thing.qualifier
        if share:
            item["share"] = share
        if thing.assumed:
            item["note"] = f"Đơn vị hiểu là {thing.unit}."
            act.guesses["items", index] = Guess(
                "khá chắc", act.guess.where, "văn bản không ghi đơn vị"
            )
        return item

    def _named(self, parties: list[Party], act: Act, location: Location) -> list[str]:
        """References or names of ``parties``, each once."""
        found: list[str] = []
        for party in parties:
            name, context = _bare(party.text), ""
            if party.kind == "pronoun":
                if name.lower() == "đoàn" and not self.visitors:
                    found += [self.bodies.own] if self.bodies.own not in found else []
                    continue
                context = self.foreign_place if "tỉnh" in name.lower() else self.foreign
                context = context or self.foreign or self.foreign_place
                if act.block - self.foreign_at > _FARTHEST:
                    context = ""
            match = self.bodies.match(name, context)
            if match.party not in found:
                found.append(match.party)
            worst = act.guesses.get(location, act.guess)
            if RANK[match.sure] > RANK[worst.sure]:
                act.guesses[location] = Guess(match.sure, act.guess.where)
            if "/" not in match.party[:9] and party.kind == "body":
                self.new_bodies.setdefault(match.party, match.foreign)
        return found

    def _meeting(self, entries: dict[str, Plain], act: Act, own: str, kinds: list[str]) -> None:
        """The others that take part in what is no gift: foreign bodies, and who worked with us."""
        named: list[Party] = []
        for party in self.bodies.find(own):
            match = self.bodies.match(_bare(party.text))
            beside = re.search(
                r"(?:phối hợp(?:\s+(?:với|cùng))?|cùng(?:\s+với)?)\s+$",
                own[: party.start],
                re.IGNORECASE,
            )
            if match.is_self or party.kind in {"pronoun", "place"}:
                continue
            if party.kind == "body" and (match.foreign or beside):
                named.append(party)
        others = self._named(named, act, ("parties", "with"))
        if others:
            entries["parties"] = {"with": list(others)}

    def _money(
        self,
        entries: dict[str, Plain],
        act: Act,
        item: _Found,
        told: Figures,
        later: Figures,
        passage: str,
    ) -> None:
        sums = [s for s in told.sums if not s.each]
        if not sums:  # a later sentence tells the costs
            sums = [
                s
                for s in later.sums
                if not s.each
                and re.search(r"(?:trị giá|kinh phí)", passage[max(0, s.start - 40) : s.start])
            ]
        money: list[Plain] = []
        for found in sums:
            row = _money_row(found)
            if row not in money:
                money.append(row)
        if money and item.status != NOT_DONE:
            entries["money"] = money

    def _people(
        self, entries: dict[str, Plain], item: _Found, told: Figures, later: Figures
    ) -> None:
        crowds = told.crowds or later.crowds
        if item.status == NOT_DONE or not crowds:
            return
        chosen = _main_crowd(crowds)
        people: dict[str, Plain] = {"count": str(chosen.count)}
        if chosen.qualifier:
            people["qualifier"] = chosen.qualifier
        entries["people"] = people

    def _remember(self, text: str, *, nothing: bool = False) -> None:
        """Keep the last foreign body that was named: what "bạn" means."""
        if nothing:
            return
        for party in self.bodies.find(text):
            if party.kind == "pronoun":
                continue
            name = _bare(party.text)
            if not self.bodies.is_foreign(name):
                continue
            self.foreign_at = self.block
            if party.kind == "body" and not name.startswith(("Tổ chức", "Quỹ")):
                self.foreign = name
            elif party.kind == "place" and name.lower().startswith("tỉnh"):
                self.foreign_place = name
                if not self.foreign:
                    self.foreign = name


def _main_crowd(crowds: tuple[Crowd, ...]) -> Crowd:
    return crowds[0]


def _money_row(found: Sum) -> dict[str, Plain]:
    row: dict[str, Plain] = {"amount": f"{found.amount:f}", "currency": found.currency}
    if found.qualifier:
        row["qualifier"] = found.qualifier
    return row


def _bare(name: str) -> str:
    """A delegation's name as that of the body that sent it."""
    return re.sub(
        r"^[Đđ]oàn (?:(?:đại biểu|công tác|cán bộ) )?(?:của )?(?=(?:Hội|Liên|Mặt trận|Ủy|Uỷ|Sở|Tỉnh"
        r"|LĐLĐ|Đại sứ|Công|Ban))",
        "",
        " ".join(name.split()),
    )


def _pieces(text: str) -> list[tuple[int, int]]:
    """The parts of a sentence between its semicolons; brackets hold theirs."""
    inner = [found.span() for found in _BRACKETS.finditer(text)]
    pieces, at = [], 0
    for found in re.finditer(r";\s+", text):
        if any(start <= found.start() < end for start, end in inner):
            continue
        pieces.append((at, found.end()))
        at = found.end()
    pieces.append((at, len(text)))
    return [(start, end) for start, end in pieces if text[start:end].strip()]
