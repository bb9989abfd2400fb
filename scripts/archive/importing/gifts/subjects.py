"""Who gives: the subject of a verb, as a name that no preposition governs."""

import re

from archive.importing.gifts.parts import Group, Verb
from archive.importing.gifts.recipients import VISITED
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party, lead
from archive.language.syllables import is_vietnamese_syllable

_ACTS = re.compile(
    r"(?<!\w)(?:trao|tặng|hỗ trợ|ủng hộ|giúp|gửi|thăm|đón|tiếp|nhận|phối hợp|đến)(?!\w)",
    re.IGNORECASE,
)
"""Behind such a word a name is no subject any more."""
_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:trụ sở|cho (?:hơn |gần |trên )?\d[\d.]*(?: lượt| em| cháu)?|cử|nguồn|của"
    r"|tại|với|cho|từ|qua"
    r"|do"
    r"|cùng|giữa|về|theo|bởi|được|thông qua|phối hợp|đến"
    r"|tới|ngày|hỗ trợ|hướng dẫn|ủng hộ|động viên"
    r"|tiếp|đón|thăm|sang|gặp"
    r"|tặng|trao|biếu|gửi tặng|bàn giao|vào|trong|thuộc|ở|nhân|ủy quyền|uỷ quyền|thay mặt"
    r"|đại diện|giúp|mừng|chúc|đoàn|ra|trên"
    r"|làm việc với|dự)\s+$",
    re.IGNORECASE,
)
_LATIN = re.compile(
    r"(?:^|[,;:]\s|[-+•]\s|được\s)\s*(?P<who>[A-Z][A-Za-z&’'-]*(?: (?:[A-Z][A-Za-z&’'-]*|for|to"
    r"|of|the))*)"
    r"(?: (?:Việt Nam|tại Việt Nam))?(?: \([^()]*\))?\s+(?:(?:đã|cũng|tiếp tục|vừa)\s+)*$"
)
"""A name that no word tells for one: "Plan International tặng …"."""
_OF_THE_WORLD = re.compile(
    r"[JK]OICA|JICA|UNICEF|UNDP|UNFPA|UNESCO|WHO|USAID|WWF|GNI|SNV|GIZ|ADRA|Oxfam"
)
_FUNDS = re.compile(r" (?:tài trợ|viện trợ|hỗ trợ|tặng|trao tặng|gửi tặng|ủng hộ)(?!\w)")
_NEXT = 12
_LEADS = 30
"""Letters between the things and who gave them."""
_GROUP = re.compile(
    r"(?:^|[,;:]\s|[-+•]\s|được\s)\s*(?P<who>(?:(?:[Cc]ác|[Mm]ột số|[Nn]hóm|[Đđ]oàn|[Đđ]ội"
    r"|0?\d{1,2}) )+"
    r"(?:y,? )?(?:thiện nguyện|tình nguyện|từ thiện|bác sĩ|thầy thuốc|y tế|chuyên gia"
    r"|tình nguyện viên|thanh niên|sinh viên|giáo sư"
    r"|nhà hảo tâm|mạnh thường quân|doanh nhân|doanh nghiệp|nhà tài trợ|du khách|phật tử|người"
    r"|bạn bè|nhà sư|học sinh|công ty)(?!\w)[^,;.()]{0,60})"
)


def subject_before(text: str, subject: list[Party]) -> list[Party]:
    """The subject: the last name that no preposition governs, and those joined to it."""
    free = [
        p
        for p in subject
        if not _NO_SUBJECT.search(lead(text, p.start)) and not VISITED.search(lead(text, p.start))
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


def subject_going_on(text: str, clause: int, verb: Verb, parties: list[Party]) -> list[Party]:
    """The subject of the clause before: "Tổ chức X tài trợ …; trao 62 suất học bổng"."""
    if not clause or text[clause : verb.start].strip(" ;,") not in {"", "đồng thời", "và", "đã"}:
        return []
    first = [p for p in parties if p.end <= clause and p.kind == "body"][:1]
    return subject_before(text, [p for p in first if not _ACTS.search(text[: p.start])])


def is_latin(name: str) -> bool:
    """Whether a name has words that are no Vietnamese syllables: "Plan International"."""
    if _OF_THE_WORLD.fullmatch(name):
        return True
    words = [w for w in re.findall(r"[^\W\d_]+", name) if len(w) > 2 and not w.isupper()]
    return len(words) > 1 and any(not is_vietnamese_syllable(w) for w in words)


def group_abroad(text: str, clause: int, verb: Verb, bodies: Bodies) -> list[Party]:
    """Givers of another land that have no name: "Đoàn y, bác sĩ Hàn Quốc đến khám …, phát …"."""
    found = _GROUP.search(text, clause, verb.start)
    if found is None:
        latin = _LATIN.search(text, clause, verb.start)
        if latin is None or not is_latin(latin["who"]) or bodies.gazetteer.find(latin["who"]):
            return []
        return [Party("body", latin.start("who"), latin.end("who"), latin["who"])]
    places = bodies.gazetteer.find(found["who"])
    if not places or bodies.gazetteer.country_of(places[-1]) == "VN":
        return []
    end = found.start("who") + places[-1].end
    return [Party("people", found.start("who"), end, text[found.start("who") : end])]


def made_by(text: str, group: Group, parties: list[Party], bodies: Bodies) -> list[Party]:
    """The body of another land whose gift it was: "trao 50 xe lăn do Tổ chức X tài trợ"."""
    last = max((thing.end for thing in group.items), default=0)
    for party in parties:
        paid = re.search(r"(?<!\w)do $", text[: party.start]) and _FUNDS.match(text, party.end)
        whose_it_is = text[last : party.start].strip() == "của"
        if not paid and not whose_it_is:
            continue
        near = 0 <= party.start - last < _NEXT or 0 <= group.start - party.end < _LEADS
        if last and near and bodies.match(party.text).foreign:
            return [party]
    return []


def whose(text: str, verb: Verb, left: list[Party]) -> list[Party]:
    """The giver of "quà tặng của X gồm …"."""
    if not re.search(r"(?<!\w)quà $", text[: verb.start], re.IGNORECASE):
        return []
    return [p for p in left if text[verb.end : p.start].strip() == "của"][:1]
