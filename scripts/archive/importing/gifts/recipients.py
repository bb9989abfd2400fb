"""To whom a gift went, where its sentence names them: before, between or behind verb and things."""

import re

from archive.importing.gifts.parts import Group, Verb
from archive.importing.names.parties import Party, lead
from archive.importing.paper.letters import CAPITAL

_TO = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:để|đã|và|được|nhằm)\s+)*"
    r"(?P<to>(?:trao tặng|gửi tặng|chuyển tặng|tặng|trao|gửi|chuyển|ủng hộ|hỗ trợ|bàn giao|giúp"
    r"|dành)?\s*"
    rf"(?:cho|đến|tới|tận tay)?\s+(?:các\s+(?=(?-i:[{CAPITAL}])))?)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"(?:(?:hơn |gần |trên |khoảng )?\d[\d.]*(?:\s+(?:em|cháu|bạn|lượt|hộ))?(?= )|các(?: em| cháu)?"
    r"|những|\w+)\s+"
)
_SO_MANY = re.compile(r"(?:hơn |gần |trên |khoảng )?\d[\d.]* ")
_TO_AFTER = re.compile(
    r"(?<!\w)(?:cho|đến|tới|tận tay)\s+(?!(?:công tác|việc|tay|hoạt động|ngày|hết|khi|nay|cùng"
    r"|quá trình|thăm"
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
HELPED = re.compile(
    r"(?<!\w)(?:cho|giúp|đỡ đầu|phụng dưỡng|nuôi dưỡng|chăm sóc)\s+(?:hơn\s+|gần\s+"
    r"|trên\s+)?(?:\d[\d.]*\s+(?:(?:lượt|em|cháu)\s+)?)?$"
)
_TO_EACH = re.compile(r"\s*(?:cho\s+)?mỗi\s+(?P<what>[^\W\d_]+)", re.IGNORECASE)
_ONE_OF = frozenset({"em", "cháu", "người", "hộ", "học", "sinh", "cụ", "chị"})
"""What one of the people named before is called: "đỡ đầu 25 lưu học sinh …; tặng mỗi em"."""
_CROWD = re.compile(r"(?:quà )?(?:cho )?(?:hơn |gần |trên |khoảng )?\d[\d.]*(?: lượt)?")
_LEADS_TO = re.compile(
    r" (?:cho|đến|tới)(?:(?: hơn| gần| trên| khoảng)? \d[\d.]*(?: lượt| em| cháu)?)?$"
)
_LEFT_TAIL = re.compile(
    r"\s*(?:(?:bị|đang|có|gặp|nhân|đang gặp)\s+(?!thêm)[^,;.\d]{0,60}?)?\s*(?:,\s*)?(?:(?:gồm|là"
    r"|với|số tiền|tổng cộng|tổng số|cùng|hơn"
    r"|gần|trên|khoảng|mỗi [^\W\d_]+|các phần quà gồm|quà gồm|số quà gồm|những phần quà gồm"
    r"|hiện vật gồm|vật tư y tế gồm)\s*[:]?\s*)*$"
)
# the object of a visit, from the last comma on: "thăm, chúc Tết Chol Chnam Thmay Hội X"
VISITED = re.compile(
    r"(?:^|[,;]|(?<!\w)(?:và|đến|đoàn|đã|tổ chức|sang|đi))\s*(?:đã\s+|đến\s+|sang\s+|đi\s+)*"
    r"(?:thăm|chúc Tết|chúc tết|chúc mừng|chúc|động viên|tiếp|gặp gỡ|gặp)\s+(?:[^,;.]{0,30}\s)?$",
    re.IGNORECASE,
)
_VISITS = re.compile(r"(?<!\w)(?:thăm|đến thăm|thăm hỏi|thăm và động viên)\s+$")
"""A visit right before the name, whoever made it: "Hội A thăm Hội B, tặng …"."""
_FOR_SOMEBODY = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:để\s+)?(?:tặng|trao|gửi|hỗ trợ|ủng hộ)\s+)?(?:cho|đến|tới)\s+"
    r"(?:hơn\s+|gần\s+|trên\s+)?(?:\d[\d.]*\s+)?"
    r"(?P<who>[^\W\d_]+(?: (?!nhân|trong|vào|ngày|với|để|nhằm|từ|đã|được|trị|tổng|mỗi|khi|sau|theo"
    r"|qua|do|của|tháng|năm|dịp|góp|phục|là|có)[^\W\d_]+){1,11})(?=\s*[,.;()]|$"
    r"|\s(?:nhân|trong|vào|ngày|với|để|nhằm|từ|đã|trị|tổng|mỗi|khi|sau|theo|qua|tháng|năm|dịp)\s)"
)
_NAMED_BEHIND = re.compile(rf"\s*(?:\([^()]*\)\s*)?:\s*(?:các (?=[{CAPITAL}]))?")
_THEN = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,\s*)?(?:(?:bao gồm|gồm(?: có)?|với|bằng|các phần quà)\s*)?[:,]?\s*"
    r"(?:hơn |gần |khoảng |trên )?"
)
_CONCERNS = re.compile(
    rf"\s*(?:[-+•*]\s*)?(?:[Rr]iêng "
    rf"|[Cc]òn )?(?:[Đđ]ối )?[Vv]ới (?:các (?=[{CAPITAL}]))?(?:\d[\d.]* )?"
)
_NOBODY = re.compile(
    r"(?:công|việc|hoạt|biết|thấy|phép|rằng|nên|mục|chương|dự|các hoạt|quá|sự|cuộc|lễ|hội|ngày|cả"
    r"|khu|nhiều|toàn|địa bàn|nơi|đợt|phía)(?!\w)",
    re.IGNORECASE,
)
"""What something was given for, or nobody in particular."""


def each_named(text: str, verb: Verb, subject: list[Party]) -> list[Party]:
    """All that were named before: "thăm chùa A và chùa B, tặng mỗi chùa 05 thùng mì"."""
    each = _TO_EACH.match(text, verb.end)
    if each is None:
        return []
    what = each["what"].lower()
    if what in _ONE_OF:
        return [p for p in subject if p.kind == "people" and " " in p.text][-1:]
    return [p for p in subject if p.text.lower().startswith(f"{what} ")]


def right_behind(text: str, at: int, right: list[Party], used: set[Party]) -> list[Party]:
    """Names that "cho", "đến" lead to right behind the things: each list has its own."""
    free = [p for p in right if p not in used]
    worth = _WORTH.match(text, at)
    found = _TO.match(text, worth.end() if worth else at)
    if found is None or not found["to"].strip() or not any(p.start == found.end() for p in free):
        return []
    return behind_items(text, worth.end() if worth else at, free, used)


def directly_behind(
    text: str, begins: int, group: Group, left: list[Party], used: set[Party]
) -> list[Party]:
    """Names between verb and things: "tặng Hội X 10 thùng", "chuyển đến bà con ở A 3 tấn gạo"."""
    found: list[Party] = []
    if text[:begins].lower().endswith("vận động"):
        return []  # "vận động hội viên góp 6,5 tấn ngô": who was asked to give
    at = begins
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
            if _LEADS_TO.search(small) and ";" not in small:
                opens = True
            else:
                break
        found.append(party)
        at = party.end
    if not found:
        return []
    tail = text[found[-1].end : group.start]
    if tail.strip() in {"và", "cùng", "cùng với"}:
        return []  # "chi viện 15 bác sĩ và 5.000 bộ đồ": they were sent too
    return found if _LEFT_TAIL.fullmatch(tail) or len(tail) < 80 else []


def behind_items(text: str, at: int, right: list[Party], used: set[Party]) -> list[Party]:
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
            leads = (p.match(text, behind, limit) for p in (_HOW_MANY, _SO_MANY))
            at_names = [behind, *(quantity.end() for quantity in leads if quantity)]
            first = next((starts[n] for n in at_names if n in starts), None)
            if first is not None:
                break
    if first is None:
        word = re.compile(r"(?<!\w)(?:tặng|trao|ủng hộ|hỗ trợ|giúp)\s+(?:\d[\d.]*\s+)?")
        for found in word.finditer(text, at, limit):
            if found.end() in starts:
                first = starts[found.end()]
                break
    if first is None and (named := _NAMED_BEHIND.match(text, at)):
        first = starts.get(named.end())
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


def visited_before(text: str, verb: Verb, subject: list[Party], used: set[Party]) -> list[Party]:
    """Whom the same clause visited: "thăm Đồn X và tặng 10 suất quà"."""
    found = [
        p
        for p in subject
        if p not in used
        and (VISITED.search(lead(text, p.start)) or _VISITS.search(lead(text, p.start)))
    ]
    joined = found and re.search(r"(?:,|và)\s*(?:đã\s+)?$", text[found[-1].end : verb.start])
    return [found[-1]] if joined else []


def right_before(text: str, verb: Verb, group: Group, left: list[Party]) -> list[Party]:
    """Whom the things stand right behind, whatever stands before: "gửi quà sang thăm X: 10 hộp"."""
    found = [p for p in left if p.start >= verb.end and _THEN.fullmatch(text, p.end, group.start)]
    return [p for p in found[-1:] if p.kind in {"body", "people"}]


def concerned(text: str, verb: Verb, parties: list[Party]) -> list[Party]:
    """Whom a sentence is about: "Đối với lưu học sinh Lào, Hội đã tặng 128 suất quà"."""
    lead_in = _CONCERNS.match(text)
    return [p for p in parties if lead_in and p.start == lead_in.end() and p.end <= verb.start]


def treated_before(text: str, clause: int, verb: Verb, parties: list[Party]) -> list[Party]:
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


def unnamed_behind(text: str, at: int) -> list[Party]:
    """Whom the words behind the things call by no name that is known: "cho thư viện các trường"."""
    worth = _WORTH.match(text, at)
    found = _FOR_SOMEBODY.match(text, worth.end() if worth else at)
    if found is None or _NOBODY.match(found["who"]):
        return []
    return [Party("people", found.start("who"), found.end("who"), found["who"])]
