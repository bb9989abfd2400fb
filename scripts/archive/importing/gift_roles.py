"""Who has which part in a gift: the words around the names of its sentence tell."""

import re

from archive.importing.bodies import Bodies
from archive.importing.gift_parts import Gift, Group, Verb
from archive.importing.gift_share import set_share, set_way
from archive.importing.name_spans import Party, lead

_TO = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:để|đã|và|được|nhằm)\s+)*"
    r"(?P<to>(?:trao tặng|gửi tặng|chuyển tặng|tặng|trao|gửi|chuyển|ủng hộ|hỗ trợ|bàn giao|giúp"
    r"|dành)?\s*"
    r"(?:cho|đến|tới|tận tay)?\s+(?:các\s+(?=[A-ZĐ]))?)",
    re.IGNORECASE,
)
_TO_AFTER = re.compile(
    r"(?<!\w)(?:cho|đến|tới)\s+(?!(?:công tác|việc|hoạt động|ngày|hết|khi|nay|cùng|quá trình|thăm"
    r"|dự|công)\W)"
)
_WORTH = re.compile(
    r"\s*(?:,\s*|\()?\s*(?:tổng\s+)?(?:trị giá|giá trị)\s[^,;()]{0,40}?(?:đồng|USD)[^,;\s]{0,8}\)?"
    r"|\s*,\s*mỗi\s[^,;]{0,40}?đồng,?"
)
_OPENS = frozenset(
    [
        "",
        "cho",
        "đến",
        "tới",
        "các",
        "và",
        "quà cho",
        "với",
        "đoàn",
        "những",
        "mỗi",
        "từng",
        "cho mỗi",
    ]
)
_HELPED = re.compile(
    r"(?<!\w)(?:cho|giúp)\s+(?:hơn\s+|gần\s+|trên\s+)?(?:\d[\d.]*\s+(?:lượt\s+)?)?$"
)
_HANDED_ON = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:hỗ trợ|trao tặng|gửi tặng|tặng|trao|viện trợ|tài trợ|ủng hộ)"
    r"\s+(?:(?:cho|đến|tới)\s+)?"
)
_TO_EACH = re.compile(r"\s*(?:cho\s+)?mỗi\s+(?P<what>[^\W\d_]+)", re.IGNORECASE)
_ONE_OF = frozenset({"em", "cháu", "người", "hộ", "học", "sinh", "cụ", "chị"})
"""What one of the people named before is called: "đỡ đầu 25 lưu học sinh …; tặng mỗi em"."""
_PASSIVE = re.compile(
    r"(?<!\w)(?<!hận )(?<!biết )(?<!góp )(?<!động )(?<!hộ )(?:cũng\s+|đã\s+)*được\s+(?!sự"
    r"|tổ chức(?! [A-Z])|cấp|phép|giao|phân công)"
)
_THROUGH = re.compile(r"(?:[Tt]hông qua|[Qq]ua)\s+$")
_FOR = re.compile(
    r"(?:[Tt]hay mặt(?:\s+cho)?|[Tt]hừa [ủu][ỷy] quyền(?:\s+của)?|[Tt]hừa uỷ quyền(?: của)?"
    r"|[Đđ]ại diện(?:\s+cho)?"
    r"|[ủuỦ][ỷyỷ] quyền của|được sự [ủu][ỷy] quyền của)\s+$"
)
_CHARGED = re.compile(r"\s+(?:giao\s+)?(?:ủy|uỷ) quyền")
_WITH = re.compile(
    r"(?:[Pp]hối hợp(?: chặt chẽ)?(?:\s+(?:với|cùng))?|[Cc]ùng(?:\s+với)?|[Ss]ự hỗ trợ (?:của|từ)"
    r"|đồng hành của)\s+$"
)
_GO_BETWEEN = re.compile(r"\s+(?:làm cầu nối|kết nối|giới thiệu|làm đầu mối|điều phối)")
_ACTS = re.compile(
    r"(?<!\w)(?:trao|tặng|hỗ trợ|ủng hộ|giúp|gửi|thăm|đón|tiếp|nhận|phối hợp|đến)(?!\w)",
    re.IGNORECASE,
)
"""Behind such a word a name is no subject any more."""
_CROWD = re.compile(r"(?:quà )?(?:cho )?(?:hơn |gần |trên |khoảng )?\d[\d.]*(?: lượt)?")
_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:cho (?:hơn |gần |trên )?\d[\d.]*(?: lượt)?|cử|nguồn|của|tại|với|cho|từ|qua|do"
    r"|cùng|giữa|về|theo|bởi|được|thông qua|phối hợp|đến"
    r"|tới"
    r"|tiếp|đón|thăm|sang|gặp"
    r"|vào|trong|thuộc|ở|nhân|ủy quyền|uỷ quyền|thay mặt|đại diện|giúp|mừng|chúc|đoàn|ra|trên"
    r"|làm việc với|dự)\s+$",
    re.IGNORECASE,
)
_LEFT_TAIL = re.compile(
    r"\s*(?:(?:bị|đang|có|gặp|nhân|đang gặp)\s+(?!thêm)[^,;.\d]{0,60}?)?\s*(?:,\s*)?(?:(?:gồm|là"
    r"|với|số tiền|tổng cộng|tổng số|cùng|hơn"
    r"|gần|trên|khoảng|mỗi [^\W\d_]+|các phần quà gồm|quà gồm|số quà gồm|những phần quà gồm"
    r"|hiện vật gồm|vật tư y tế gồm)\s*[:]?\s*)*$"
)
# the object of a visit, from the last comma on: "thăm, chúc Tết Chol Chnam Thmay Hội X"
_VISITED = re.compile(
    r"(?:^|[,;]|(?<!\w)(?:và|đến|đoàn|đã|tổ chức|sang|đi))\s*(?:đã\s+|đến\s+|sang\s+|đi\s+)*"
    r"(?:thăm|chúc Tết|chúc tết|chúc mừng|chúc|động viên|tiếp|gặp gỡ|gặp)\s+(?:[^,;.]{0,30}\s)?$",
    re.IGNORECASE,
)


_VISITS = re.compile(r"(?<!\w)(?:thăm|đến thăm|thăm hỏi|thăm và động viên)\s+$")
"""A visit right before the name, whoever made it: "Hội A thăm Hội B, tặng …"."""
_ON_TO = re.compile(
    r"(?:,?\s*(?:và|sau đó|rồi|để|đã)|[,;])\s+(?:đã\s+|kịp thời\s+|sau đó\s+)*"
    r"(?:trao tặng lại|trao lại|chuyển lại|bàn giao lại|tặng lại|phân phối lại|trao tặng|trao"
    r"|chuyển giao|chuyển|bàn giao|phân phối|phân bổ|cấp phát|tặng|hỗ trợ|cấp)"
    r"(?:\s+(?:lại|ngay|toàn bộ|hết|số (?:hàng|quà|sách) (?:này|trên)))?\s+(?:cho|đến|tới)\s+"
    r"(?:các\s+(?=[A-ZĐ]))?"
)
"""What was received goes on: "tiếp nhận từ X … và trao lại cho Y"."""

_FOR_WHOM = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:cho|dành cho|để (?:tặng|trao|hỗ trợ|cấp|giúp)(?: cho)?)\s+"
    r"(?:các\s+(?=[A-ZĐ]))?(?:\d[\d.]*\s+)?"
)

_FOR_SOMEBODY = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:để\s+)?(?:tặng|trao|gửi|hỗ trợ|ủng hộ)\s+)?(?:cho|đến|tới)\s+"
    r"(?:hơn\s+|gần\s+|trên\s+)?(?:\d[\d.]*\s+)?"
    r"(?P<who>[^\W\d_]+(?: (?!nhân|trong|vào|ngày|với|để|nhằm|từ|đã|được|trị|tổng|mỗi|khi|sau|theo"
    r"|qua|do|của|tháng|năm|dịp|góp|phục|là|có)[^\W\d_]+){1,11})(?=\s*[,.;()]|$"
    r"|\s(?:nhân|trong|vào|ngày|với|để|nhằm|đã|trị|tổng|mỗi|khi|sau|theo|qua|tháng|năm|dịp)\s)"
)
_NOBODY = re.compile(
    r"(?:công|việc|hoạt|biết|thấy|phép|rằng|nên|mục|chương|dự|các hoạt|quá|sự|cuộc|lễ|hội|ngày|cả"
    r"|khu|nhiều|toàn|địa bàn|nơi|đợt|phía)(?!\w)",
    re.IGNORECASE,
)
"""What something was given for, or nobody in particular."""


def name_parties(
    text: str,
    gift: Gift,
    group: Group,
    verb: Verb,
    *,
    parties: list[Party],
    bodies: Bodies,
    behind: int = 0,
) -> None:
    """Give each name of the sentence its part in the gift.

    ``behind`` is where the things end that the same verb gave before; 0 where there are none.
    """
    left = [p for p in parties if max(verb.end, behind) <= p.start and p.end <= group.start]
    last = max((thing.end for thing in group.items), default=group.end)
    right = [p for p in parties if p.start >= last]
    subject = [p for p in parties if p.end <= verb.start]
    clause = max(text.rfind(";", 0, verb.start), 0)
    subject = [p for p in subject if p.start >= clause]
    used: set[Party] = set()
    for party in parties:
        role = _circumstance(text, party)
        if role:
            getattr(gift, role).append(party)
            used.add(party)
    if verb.way == "nhan":
        _received(text, gift, verb, parties=parties, used=used, bodies=bodies)
        return
    passive = _passive_before(text, verb)
    if passive is not None:
        giver = [
            p for p in parties if passive[1] <= p.start and p.end <= verb.start and p not in used
        ]
        gift.givers += giver
        taken = _before(text, [p for p in subject if p.end <= passive[0] and p not in used])
        if verb.start >= group.end:  # "600 phần quà đã được trao cho X": the things are the subject
            gift.recipients += _behind_items(text, last, right, used) or taken
        else:
            gift.recipients += taken or _behind_items(text, last, right, used)
    else:
        by = _by(text, verb, parties)
        if by:
            gift.givers += by
        else:
            givers = _before(text, subject) or _going_on(text, clause, verb, parties)
            gift.givers += [p for p in givers if p not in used]
        near = _right_behind(text, last, right, used) if behind > verb.end else []
        near = near or _each_named(text, verb, [p for p in parties if p.end <= verb.start])
        near = near or _directly_behind(text, verb, group, left, used)
        if near and all(p.kind == "pronoun" or bodies.match(p.text).is_self for p in near):
            # "tặng bạn 50 phần quà cho công nhân nghèo": those whom it is for
            near = _right_behind(text, last, right, used) or near
        gift.recipients += near or _behind_items(text, last, right, used)
        if not gift.recipients:
            gift.recipients += _earlier_to(text, verb, subject, used)
        if not gift.recipients:
            helped = [p for p in parties if p.end <= verb.start and p not in used]
            gift.recipients += [p for p in helped[-1:] if _HELPED.search(lead(text, p.start))]
            gift.givers = [p for p in gift.givers if p not in gift.recipients]
    gift.recipients = gift.recipients or _treated(text, clause, verb, parties)
    gift.recipients = gift.recipients or _unnamed(text, last)
    owner = _owner(text, group, right, gift.recipients)
    if owner:
        gift.behalf += [p for p in owner if p not in gift.behalf]
    set_share(text, gift)
    # "cán bộ, chiến sĩ và nhân dân quyên góp" are people of the reporting body
    gift.givers = [p for p in gift.givers if p.kind != "people" or p.text[1:].lower() != p.text[1:]]
    _set_way(text, gift, bodies)


def _set_way(text: str, gift: Gift, bodies: Bodies) -> None:
    """Set the way of a gift whose words may say "mỗi Hội": those named before, never us alone."""
    every = [p for p in gift.recipients if text[: p.start].endswith("mỗi ") and " " not in p.text]
    gift.recipients = [p for p in gift.recipients if p not in every]
    set_way(gift, bodies)
    gift.recipients += every


def _circumstance(text: str, party: Party) -> str:
    """The part that the words around a name give it, whatever the verb."""
    before, behind = text[: party.start], text[party.end :]
    if _FOR.search(before) or (re.search(r"[Đđ]ược\s+$", before) and _CHARGED.match(behind)):
        return "behalf"
    if _GO_BETWEEN.match(behind) and re.search(r"(?:do|qua|nhờ|được)\s+$", before, re.IGNORECASE):
        return "channel"
    if _THROUGH.search(before):
        return "channel"
    if _WITH.search(before):
        return "beside"
    return ""


def _passive_before(text: str, verb: Verb) -> tuple[int, int] | None:
    """The "được" that makes ``verb`` a passive: nothing but a name stands between them."""
    passives = list(_PASSIVE.finditer(text, 0, verb.start + 1))
    if not passives:
        return None
    found = passives[-1]
    between = text[found.end() : verb.start]
    if re.search(
        r";|,(?!\s*(?:Hội|Ban|Đoàn|Ủy ban|UBND|Sở|Liên|LĐLĐ|Công|Tỉnh đoàn|Mặt trận|Đồn)\s)"
        r"|(?<!\w)(?:tổ chức(?! [A-Z])|và|giao|phân công|ủy quyền|uỷ quyền)(?!\w)",
        between,
    ):
        return None
    return found.start(), found.end()


def _before(text: str, subject: list[Party]) -> list[Party]:
    """The subject: the last name that no preposition governs, and those joined to it."""
    free = [
        p
        for p in subject
        if not _NO_SUBJECT.search(lead(text, p.start)) and not _VISITED.search(lead(text, p.start))
    ]
    # a place is a giver only where no body is named: "Tỉnh bạn tặng", not "tại tỉnh B, Hội …"
    free = [p for p in free if p.kind != "place"] or [
        p for p in free if not re.search(r"(?:tại|ở)\s[^;]*$", text[: p.start])
    ]
    if not free:
        return []
    found = [free[-1]]
    for party in reversed(free[:-1]):
        if re.fullmatch(r"(?:\s*(?:,|và|cùng)\s*(?:với\s+)?)?", text[party.end : found[0].start]):
            found.insert(0, party)
        else:
            break
    return found


def _going_on(text: str, clause: int, verb: Verb, parties: list[Party]) -> list[Party]:
    """The subject of the clause before: "Tổ chức X tài trợ …; trao 62 suất học bổng"."""
    if not clause or text[clause : verb.start].strip(" ;,") not in {"", "đồng thời", "và", "đã"}:
        return []
    first = [p for p in parties if p.end <= clause and p.kind == "body"][:1]
    return _before(text, [p for p in first if not _ACTS.search(text[: p.start])])


def _each_named(text: str, verb: Verb, subject: list[Party]) -> list[Party]:
    """All that were named before: "thăm chùa A và chùa B, tặng mỗi chùa 05 thùng mì"."""
    each = _TO_EACH.match(text, verb.end)
    if each is None:
        return []
    what = each["what"].lower()
    if what in _ONE_OF:
        return [p for p in subject if p.kind == "people" and " " in p.text][-1:]
    return [p for p in subject if p.text.lower().startswith(f"{what} ")]


def _right_behind(text: str, at: int, right: list[Party], used: set[Party]) -> list[Party]:
    """Names that "cho", "đến" lead to right behind the things: each list has its own."""
    free = [p for p in right if p not in used]
    worth = _WORTH.match(text, at)
    found = _TO.match(text, worth.end() if worth else at)
    if found is None or not found["to"].strip() or not any(p.start == found.end() for p in free):
        return []
    return _behind_items(text, worth.end() if worth else at, free, used)


def _directly_behind(
    text: str, verb: Verb, group: Group, left: list[Party], used: set[Party]
) -> list[Party]:
    """Names between verb and things: "tặng Hội X 10 thùng", "chuyển đến bà con ở A 3 tấn gạo"."""
    found: list[Party] = []
    if text[verb.start : verb.end].lower() == "vận động":
        return []  # "vận động hội viên góp 6,5 tấn ngô": who was asked to give
    at = verb.end
    for party in left:
        if party in used or ";" in text[party.end : group.start]:
            continue
        lead = text[at : party.start].strip(" ,")
        small = lead.lower()
        if found and small == "mỗi":
            break  # "30 gia đình, mỗi gia đình 01 suất"
        opens = small in _OPENS or _CROWD.fullmatch(small) is not None
        if found and party.start >= at and small in {"", "và", ",", "cùng"}:
            opens = True
        if not opens and not (found and party.start < at + 1):
            if found:
                break
            if small.endswith((" cho", " đến", " tới")) and ";" not in small:
                opens = True
            else:
                break
        found.append(party)
        at = party.end
    if not found:
        return []
    tail = text[found[-1].end : group.start]
    return found if _LEFT_TAIL.fullmatch(tail) or len(tail) < 80 else []


def _behind_items(text: str, at: int, right: list[Party], used: set[Party]) -> list[Party]:
    """Names behind the things that "cho", "đến", "tới", "tặng" lead to."""
    free = [p for p in right if p not in used]
    starts = {p.start: p for p in free}
    stop = re.search(r"[;.](?:\s|$)", text[at:])
    limit = at + stop.start() if stop else len(text)
    first = None
    closest = _TO.match(text, at)
    if closest and closest["to"].strip() and closest.end() in starts:
        first = starts[closest.end()]
    if first is None:
        for found in _TO_AFTER.finditer(text, at, limit):
            behind = found.end()
            quantity = re.match(r"(?:\d[\d.]*|các|những|\w+)\s+", text[behind:limit])
            if behind in starts:
                first = starts[behind]
                break
            if quantity and behind + quantity.end() in starts:
                first = starts[behind + quantity.end()]
                break
    if first is None:
        word = re.compile(r"(?<!\w)(?:tặng|trao|ủng hộ|hỗ trợ|giúp)\s+(?:\d[\d.]*\s+)?")
        for found in word.finditer(text, at, limit):
            if found.end() in starts:
                first = starts[found.end()]
                break
    if first is None:
        return []
    chosen = [first]
    for party in free:
        if party.start < first.end and party is not first:
            continue
        if party is first:
            continue
        between = text[chosen[-1].end : party.start]
        if party.start >= chosen[-1].end and re.fullmatch(
            r"\s*(?:,\s*(?:và\s+)?|và\s+|cùng\s+)?", between
        ):
            chosen.append(party)
        elif party.start >= chosen[-1].end:
            break
    return chosen


def _earlier_to(text: str, verb: Verb, subject: list[Party], used: set[Party]) -> list[Party]:
    """Whom the same clause visited: "thăm Đồn X và tặng 10 suất quà"."""
    found = [
        p
        for p in subject
        if p not in used
        and (_VISITED.search(lead(text, p.start)) or _VISITS.search(lead(text, p.start)))
    ]
    joined = found and re.search(r"(?:,|và)\s*(?:đã\s+)?$", text[found[-1].end : verb.start])
    return [found[-1]] if joined else []


def _treated(text: str, clause: int, verb: Verb, parties: list[Party]) -> list[Party]:
    """The patients of the clause before: "khám cho 134 bệnh nhân Lào; cấp 1.200 gói thuốc"."""
    if not clause:
        return []
    before = max(text.rfind(";", 0, clause), 0)
    if text[clause : verb.start].strip(" ;,") not in {"", "đồng thời", "và", "kết hợp"}:
        return []
    if not re.search(r"(?<!\w)(?:khám|chữa|điều trị)(?!\w)", text[before:clause], re.IGNORECASE):
        return []
    found = [p for p in parties if before <= p.start and p.end <= clause and p.kind == "people"]
    return [p for p in found[-1:] if re.search(r"cho\s[^,;.]{0,40}$", text[before : p.start])]


def _by(text: str, verb: Verb, parties: list[Party]) -> list[Party]:
    """The giver of "… do X tặng"."""
    for party in parties:
        if re.search(r"(?<!\w)do\s+$", text[: party.start]) and not _GO_BETWEEN.match(
            text[party.end :]
        ):
            between = text[party.end : verb.start]
            if party.end <= verb.start and len(between) < 30 and "," not in between:
                return [party]
    return []


def _owner(text: str, group: Group, right: list[Party], recipients: list[Party]) -> list[Party]:
    """Whose gift it was: "5.000 khẩu trang của X tặng Y"."""
    for party in right:
        if re.search(r"(?<!\w)của\s+$", text[: party.start]) and party.start - group.end < 12:
            behind = text[party.end :]
            if re.match(r"\s+(?:gửi\s+|trao\s+)?tặng\s", behind) and recipients:
                return [party]
    return []


def _received(
    text: str, gift: Gift, verb: Verb, *, parties: list[Party], used: set[Party], bodies: Bodies
) -> None:
    """The parts in "tiếp nhận … do X tặng", "nhận được từ X …", "tiếp nhận … của X"."""
    for party in parties:
        if party in used or party.end <= verb.start:
            continue
        before = text[: party.start]
        if (
            re.search(r"(?<!\w)(?:từ|do)\s+(?:các\s+)?$", before)
            or (
                re.search(r"(?<!\w)của\s+$", before)
                and not gift.givers
                and (
                    party.start >= gift.end - 1
                    or text[verb.end : party.start].strip() == "của"
                    or re.match(r"\s*,?\s*(?:bao gồm|gồm)", text[party.end :])
                )
            )
            or (
                gift.givers
                and re.fullmatch(r"\s*(?:,|và)?\s*", text[gift.givers[-1].end : party.start])
            )
        ):
            gift.givers.append(party)
    if gift.givers:
        handed = _HANDED_ON.match(text, gift.givers[-1].end)
        whom = [p for p in parties if handed and p.start == handed.end()]
        if whom and whom[0].kind in {"people", "body"}:
            gift.recipients += whom  # "do Tổ chức X hỗ trợ người khuyết tật"
            set_share(text, gift)
            return
    onward = _handed_on(text, gift, parties) or _meant_for(text, gift, parties, bodies)
    if onward:
        gift.recipients += onward
        gift.end = max(gift.end, onward[-1].end)
        gift.givers = [p for p in gift.givers if p not in onward]
        set_share(text, gift)
        return
    if gift.items and (unnamed := _unnamed(text, max(thing.end for thing in gift.items))):
        gift.recipients += unnamed
        set_share(text, gift)
        return
    subject = [p for p in parties if p.end <= verb.start and p not in used]
    gift.recipients += [p for p in _before(text, subject) if not bodies.match(p.text).foreign]
    set_share(text, gift)


def _unnamed(text: str, at: int) -> list[Party]:
    """Whom the words behind the things call by no name that is known: "cho thư viện các trường"."""
    worth = _WORTH.match(text, at)
    found = _FOR_SOMEBODY.match(text, worth.end() if worth else at)
    if found is None or _NOBODY.match(found["who"]):
        return []
    return [Party("people", found.start("who"), found.end("who"), found["who"])]


def _meant_for(text: str, gift: Gift, parties: list[Party], bodies: Bodies) -> list[Party]:
    """Whom what was received is for: "tiếp nhận của X 200 bộ bàn ghế cho Trường Y"."""
    last = max((thing.end for thing in gift.items), default=0)
    found = _FOR_WHOM.match(text, last) if gift.items else None
    first = next((p for p in parties if found and p.start == found.end()), None)
    if first is None or first.kind == "pronoun" or bodies.match(first.text).is_self:
        return []
    chosen = [first]
    for party in parties:
        joint = text[chosen[-1].end : party.start] if party.start >= chosen[-1].end else "-"
        if re.fullmatch(r"\s*(?:,\s*(?:và\s+)?|và\s+|cùng\s+)?", joint):
            chosen.append(party)
    return chosen


def _handed_on(text: str, gift: Gift, parties: list[Party]) -> list[Party]:
    """Those to whom what was received went on in the same sentence, where no other things come."""
    last = max((thing.end for thing in gift.items), default=gift.end)
    found = _ON_TO.search(text, last)
    if not gift.items or found is None or re.search(r"\d|[.;]\s", text[last : found.start()]):
        return []
    first = next((p for p in parties if p.start == found.end() and p.kind != "pronoun"), None)
    if first is None:
        return []
    chosen = [first]
    for party in parties:
        joint = text[chosen[-1].end : party.start] if party.start >= chosen[-1].end else "-"
        if re.fullmatch(r"\s*(?:,\s*(?:và\s+)?|và\s+|cùng\s+)?", joint):
            chosen.append(party)
    return chosen
