"""Which parts of a paragraph tell of an activity, and of what kind."""

import re
from dataclasses import dataclass, field

from archive.importing.bodies import Bodies
from archive.importing.counted import Figures
from archive.importing.facts import Sure
from archive.importing.figures import figures
from archive.importing.gift_parts import Gift, Way
from archive.importing.gifts import find_gifts
from archive.importing.kinds import Doing, doing, is_telling, kind_of
from archive.importing.mentions import bare_name
from archive.importing.occasions import dates_of
from archive.importing.paper import Block
from archive.importing.sentences import LONGEST, Sentence, sentences
from archive.importing.stated_nones import stated_nones
from archive.model.choices import DONE, NOT_DONE, PLANNED

_SAME_OCCASION = re.compile(
    r"^\s*(?:[-+•]\s*)?(?:Dịp này|Nhân dịp (?:này|đó)|Tại (?:đây|buổi|chương trình|lễ|cuộc)"
    r"|Trong (?:chuyến|dịp|khuôn khổ"
    r" (?:chuyến|chương trình này|hoạt động này))|Đoàn|Hai bên|Qua chuyến|Sau (?:buổi|lễ)"
    r"|(?:Tại|Ở) [^,;.]{3,70}, [Đđ]oàn|(?:Phần |Món |Số )?[Qq]uà (?:của |do )?(?:đoàn|Đoàn)"
    r"|Các (?:quân y|y,? bác|bác sĩ|đại biểu|trại sinh|thành viên|tình nguyện viên|chiến sĩ"
    r"|vận động"
    r" viên|đội hình)"
    r"|(?:Chương trình|Chiến dịch|Hội trại|Ngày hội|Ban [Tt]ổ chức|Buổi lễ) (?:đã|cũng|còn)"
    r"|Trong khuôn khổ (?:trại|hội|lễ|chuyến|đợt|ngày|diễn đàn|cuộc|tuần)[^,;.“\"]{0,25},"
    r"|Trong thời gian (?:này|đó|thăm|ở thăm|làm việc|ở)"
    r"|Cũng (?:nhân|trong|tại) dịp|(?:Tại|Ở) mỗi"
    r"|(?:Sáng |Trưa |Chiều |Tối )?[Cc]ùng ngày|Cũng trong ngày|Tiếp đó|Sau đó"
    r"|Bên cạnh đó|Kết thúc|Ngoài ra, (?:đoàn|Đoàn))(?!\w)"
)
_INTENT = re.compile(
    r"^\s*(?:[-+•]\s*)?(?:Dự kiến|Sắp tới|Thời gian tới)|(?<!\w)sẽ (?:tổ chức|cử|đón|trao)"
    r"|^(?!.*(?<!\w)đã\s).*(?<!\w)(?:sẽ|đang chuẩn bị|chuẩn bị (?:trao|tặng|tổ chức|đón|ký|cử)"
    r"|(?:dự kiến|dự định) (?:sẽ )?(?:trao|tặng|hỗ trợ|tổ chức|ký|đón|cử|bàn giao|ủng hộ))(?!\w)"
)
_SUCH_AS = re.compile(r"(?<!\w)(?:như|gồm|cụ thể|sau)\s*:")
_SENDS = re.compile(
    r"(?<!\w)(?<!ngày )(?:cử|tổ chức|thành lập|dẫn đầu|tham gia)\s+(?:\d+\s+|một\s+|các\s+"
    r"|hai\s+)?(?:lượt\s+)?đoàn",
    re.IGNORECASE,
)
_VISITS = frozenset({"doan-vao", "doan-ra", "hoi-dam"})
_PUBLISHES = re.compile(
    r"\s*(?:đã )?(?:phát hành|phát sóng|in|cấp phát|đăng tải|đăng|biên soạn|xây dựng|treo)\s"
    r"(?:và [^\W\d_]+ )?(?:gần |hơn |trên )?\d"
)
_LABELLED = re.compile(r"\s*(?:[-+•]\s*|\d[\d.]*\s*)?Đoàn (ra|vào)\s*[:–-]")
_HOSTS = re.compile(
    r"(?<!\w)(?<!lời )(?:đón|tiếp|tiếp đón|đón tiếp|mời)(?!\w)(?! tục| nhận| cận| xúc)",
    re.IGNORECASE,
)
_TRAVELS = re.compile(
    r"(?:Đoàn|đoàn|\d (?=đại biểu|cán bộ|sinh viên|thành viên))"
    r"\s*(?:đại biểu|công tác|cán bộ|sinh viên|thành viên)?,?\s+(?:sinh viên\s+)?(?:của\s+)?"
)
_COMES = re.compile(r"(?<!\w)(?:sang|đến|tới)\s+(?:thăm|chúc|giao lưu|làm việc)(?!\w)")
_MET = re.compile(r"(?<!\w)(?:với|thăm|gặp|của|cho|chào|chúc|cùng|tặng|tiếp xúc)\s+$")
"""Before a name: those who were met did not travel."""
_WHAT_WAS_GIVEN = re.compile(
    r"\s*(?:Kèm theo|(?:Phần |Món |Số |Các phần |Những phần )?[Qq]uà(?: tặng)?|Hiện vật|Số hàng"
    r"|Số vật tư|Vật tư)"
    r"[^,;.]{0,30}?\s(?:là|gồm|bao gồm|có)(?!\w)"
)
_BEGINS_ACTING = re.compile(
    r"\s*(?:(?:nhân )?dịp này,? |tại đây,? |sau đó,? |cùng ngày,? )?"
    r"(?:và |đồng thời |đã |qua đó )?(?:hai [^\W\d_]+ )?(?:đã |cùng |thống nhất )*"
    r"(?:trao đổi|phối hợp"
    r"|tổ chức"
    r"|tham gia|tham dự|cử|đón|tiếp|mở|gửi|ký"
    r"|thăm|triển khai|tuyên truyền"
    r"|hội đàm|làm việc|khám|vận động|đỡ đầu|duy trì|tiếp nhận)(?!\w)",
    re.IGNORECASE,
)
_NO_PLAN = re.compile(
    r"(?:không|chưa) có kế hoạch"
    r"|^\s*(?:[-+•]\s*|\d{1,2}[.)]\s*)?(?:Trình|Xây dựng|Ban hành|Tham mưu[^.;]{0,60}"
    r"(?:ban hành|xây dựng|trình))[^.;]{0,60}(?:[Kk]ế hoạch|[Cc]hương trình|[Vv]ăn bản|[Đđ]ề án)"
)
_TWINS = re.compile(r"[^;]{0,200}?ký[^;,]{0,60}?kết nghĩa", re.IGNORECASE)
_FRIENDS = re.compile(r"\s*(?:Bạn|Phía bạn|Hội bạn|Đoàn bạn)(?!\w)")
_AIMS = re.compile(r"(?<!\w)(?:phấn đấu|chỉ tiêu|mục tiêu)(?!\w)", re.IGNORECASE)
_AIMED = re.compile(
    r"\s*(?:[-+•]\s*)?(?:Năm \d{4}\s*[,:]\s*)?(?:[Pp]hấn đấu|[Cc]hỉ tiêu|[Mm]ục tiêu)(?!\w)"
)
_TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|chuẩn bị|dự kiến|dự định)(?:\s+(?:sẽ|tiếp tục|tổ chức|phối hợp))*\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:và\s+)?(?:với|giữa|cùng|ngày|tháng|tại)\s")
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

    def in_block(self, block: Block, *, planned: bool) -> list[Telling]:
        """What a block tells of, in order; one item for each activity."""
        found: list[Telling] = []
        for sentence in sentences(block.text):
            if len(sentence.text) > LONGEST:
                continue
            found += self._in_sentence(block, sentence, found, planned=planned)
        return found

    def _in_sentence(
        self, block: Block, sentence: Sentence, before: list[Telling], *, planned: bool
    ) -> list[Telling]:
        text = sentence.text
        year = self.year + 1 if planned else self.year
        told = figures(text, self.units, year)
        state = self._state(text, told, year)
        intended = planned or _INTENT.search(text) is not None
        status = PLANNED if intended else DONE
        gifts = find_gifts(text, told, self.bodies) if state != "not_done" else []
        if planned:  # a sum to be reached is no gift
            gifts = [g for g in gifts if g.items or not _AIMS.search(text[: g.start])]
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
        if state == "none" and planned and _NO_PLAN.search(text):
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
        listing = False
        for start, end in _pieces(text):
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
            kind = self._directed(piece, kind_of(piece, planned=planned))
            if planned and kind == "vien-tro-pcpnn" and _AIMED.match(piece):
                continue  # "phấn đấu vận động 20 tỷ đồng viện trợ": an aim, no activity
            listed = bool(found) and _GOES_ON.match(piece) and bool(dates_of(piece, year))
            if not kind and listed and found[-1].gift is None and len(found[-1].kinds) == 1:
                kind = found[-1].kinds[0]  # "ký với A, ngày …; với B, ngày …"
            acting = (
                not found
                or listing
                or (_BEGINS_ACTING.match(piece) is not None and found[-1].kinds != [kind])
            )
            acting = acting or (bool(found) and bool(dates_of(piece, year)))
            acting = acting or (kind == "tuyen-truyen" and _PUBLISHES.match(piece) is not None)
            listing = listing or _SUCH_AS.search(piece) is not None
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

    def _directed(self, text: str, kind: str) -> str:
        """A journey in or out by who travels, where the verb alone does not tell."""
        if kind not in {"doan-ra", "doan-vao"}:
            return kind
        if labelled := _LABELLED.match(text):
            return f"doan-{labelled[1].replace('à', 'a')}"
        if sends := _SENDS.search(text):
            return "doan-vao" if self._are_sent_by_others(text[: sends.start()]) else "doan-ra"
        if _HOSTS.search(text):
            return "doan-vao"
        for comes in _COMES.finditer(text):
            guests = [p for p in self.bodies.find(text[: comes.start()]) if p.kind == "body"]
            near = guests and not re.search(r"[,;]", text[guests[-1].end : comes.start()])
            if near and self.bodies.match(bare_name(guests[-1].text)).foreign:
                return "doan-ra" if _MET.search(text[: guests[-1].start]) else "doan-vao"
        for travels in _TRAVELS.finditer(text):
            if _MET.search(text[: travels.start()]):
                continue
            behind = text[travels.end() :]
            party = next((p for p in self.bodies.find(behind) if p.start < 3), None)
            own = self.bodies.at(text, travels.start())
            for named in (party, own):
                if named is not None and named.kind in {"body", "place"}:
                    return (
                        "doan-vao"
                        if self.bodies.match(bare_name(named.text)).foreign
                        else "doan-ra"
                    )
            break
        return kind

    def _are_sent_by_others(self, lead: str) -> bool:
        """Whether the name at the end of ``lead``, before "cử đoàn", is of another country."""
        named = [p for p in self.bodies.find(lead) if p.kind in {"body", "place"}]
        if not named or re.search(r"[,;]", lead[named[-1].end :]):
            return False
        return self.bodies.match(bare_name(named[-1].text)).foreign

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
            or _SAME_OCCASION.match(sentence.text) is not None
            or (
                any(_VISITS & set(told.kinds) for told in before)
                and _FRIENDS.match(sentence.text) is not None
            )
        )
        if kinds == ["ky-ket"] and _TWINS.search(sentence.text[start:]):
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
            first = self._directed(lead, kind_of(lead))
            if (
                number == 0
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
            if _TO_COME.search(told):
                made.status = PLANNED
            made.gift = gift
            made.piece = (start, piece[1] if number + 1 == len(gifts) else gifts[number + 1].start)
            made.sure = "chắc" if gift.items and gift.recipients else "khá chắc"
            found.append(made)
        return found


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
