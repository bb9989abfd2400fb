"""The verbs of giving and receiving in a sentence, and which of them a list of things is of."""

import re
from dataclasses import replace

from archive.importing.gifts.parts import Group, Verb
from archive.importing.names.parties import Party, lead
from archive.importing.paper.letters import CAPITAL

_GIVE = re.compile(
    r"(?<!\w)(?:(?:tặng|biếu|trao|gửi|trao tặng|gửi tặng) lại|trao tặng|gửi tặng|chuyển tặng"
    r"|tặng quà|trao quà|gửi quà|trao(?! đổi)|tặng"
    r"|ủng hộ|hỗ trợ"
    r"|viện trợ|tài trợ|bàn giao|biếu|quyên góp|giúp đỡ|giúp|(?<!cung )cấp|chuyển giao|chuyển"
    r"|gửi|trang bị"
    r"|vận động|lắp đặt|(?:đem|mang) (?:đến|tới|tặng)(?= )|dành(?= (?:tặng "
    r"|cho )?[^,;.\d]{0,60}\d[\d.]* (?:suất|phần|bộ|chiếc|căn|tấn|thùng|kg|bao|con|quyển|cuốn"
    r"|hộp|túi|tấm)(?!\w))"
    r"|phát tặng|phát(?: miễn phí)?(?= (?:hơn |gần |trên )?\d[\d.]* (?:suất|phần|túi) (?:quà|cơm"
    r"|cháo))"
    r"|đóng góp"
    r"|dâng cúng|cúng dường|cứu trợ|chi viện|tiếp tế|trợ giúp|xây tặng|xây(?! dựng)"
    r"|xây dựng(?= (?:hơn |gần )?\d[\d.]* (?:căn |ngôi )?nhà[^;.]{0,60} (?:cho|tặng) ))(?!\w)",
    re.IGNORECASE,
)
_RECEIVE = re.compile(
    r"(?<!\w)(?:tiếp nhận|đón nhận|nhận được|được nhận|nhận(?! được))(?!\w)"
    r"(?:(?:,|\s+(?:và|rồi))\s+(?:trao tặng lại|trao tặng|trao lại|trao|chuyển lại|chuyển"
    r"|bàn giao lại|bàn giao|phân phối|cấp phát)(?!\w))?"
    r"(?! (?:đỡ đầu|nuôi|chăm sóc|phụng dưỡng|giúp đỡ|lời|danh hiệu|giải|nhiệm vụ|trách nhiệm"
    r"|tin|thông tin"
    r"|sự(?! (?:hỗ trợ|ủng hộ|tài trợ|giúp đỡ) (?:gần |hơn |trên )?\d)|thư"
    r"|điện|công văn|giấy mời|thấy|định|thức)(?!\w))",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"(?:(?<!Trị )(?<!uân )(?<!ãnh )(?<!hân )sự|(?<!\w)nhận|tiếp nhận|nhận được|đón nhận"
    r"|(?<!oàn )công tác"
    r"|nguồn|mức|chính sách|kinh phí|tinh thần|khoản"
    r"|(?<!gân )(?<!án )(?<!ửa )hàng|nguồn lực|danh sách|kế hoạch"
    r"|giá trị|trị giá"
    r"|việc|dự án|tiền|hình thức|điều phối|theo dõi|(?<!an )quản lý|(?<!ực )lượng|vật chất)\s+$",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"(?:không|chưa)\s+(?:thể\s+)?(?:tổ chức\s+)?(?:được\s+)?(?:trao|tặng|hỗ trợ)\s*$",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,\s*mỗi [^,;]{3,60},\s*)?(?:(?:dành )?cho [^;.\d][^;.]{3,150}?\s)?"
    r"(?:đã\s+|cũng\s+)*được\s+[^,;.]{0,70}?\s"
)
_VISIT_EACH = re.compile(
    r"(?<!\w)(?:thăm hỏi|động viên|chia sẻ|thăm|chúc Tết)(?!\w)(?=[^.;]{3,160}?[,(]\s*mỗi"
    r" (?:hộ|gia đình|em|cháu|người|đơn vị|đồn|trường|cụ|chị|suất|phần|trường hợp)"
    r" (?:quà |được |nhận |là |trị giá )?\d)"
    r"(?!(?:,| và| hỏi)+ (?:thăm|động viên|chia sẻ|chúc))",
    re.IGNORECASE,
)
_VISIT_WITH = re.compile(
    r"(?<!\w)(?:thăm hỏi|động viên|chia sẻ)(?!\w)(?=[^.;]{3,140}? (?:với|bằng) (?:hơn |gần )?\d)"
    r"(?!(?:,| và)+ (?:thăm|động viên|chia sẻ|chúc))",
    re.IGNORECASE,
)
"""Those who were visited got something too: "thăm 15 gia đình …, mỗi gia đình 01 thùng mì"."""
_ASKED = re.compile(
    r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|mong muốn"
    r"|xin)\s[^,;.]{0,60}$",
    re.IGNORECASE,
)
_MADE_BY = (
    r"(?: tiền mặt)?\s*(?:\([^()]*\)\s*)?"
    r"(?:,\s*(?:mỗi|tổng|trị giá)\s(?:[^,;.]|[.,]\d){3,60},\s*)?"
    r"(?:do [^,;.]{3,140}?)?\s*(?:đã\s+|cũng\s+)*được\s+"
)
"""Between things and the verb behind them: "15 triệu đồng do X vận động đã được trao cho"."""


_MADE = re.compile(_MADE_BY)
_TAKEN = re.compile(_MADE_BY + r"(?:[^\W\d_][^,;.\d]{1,60}\s)?")
"""The same where they were received: "do X gửi tặng đã được Hội tiếp nhận"."""
_BY_THEM = re.compile(r"(?<!\w)được [^,;.]{2,80}$")
_FOR_THEM = re.compile(
    r" (?:hơn |gần )?\d[^;.]{3,80}? (?:cho|tặng) (?!việc|công tác|hoạt động)[^\W\d_]"
)
"""What was put up is a gift where somebody got it: "được Hội lắp đặt 30 chiếc quạt"."""
_IS_GIFT = re.compile(
    r"\s*(?:đều )?là (?:(?:số|phần|món|những) )?(?:quà|hiện vật|tấm lòng|tình cảm)(?: tặng)?"
    r"(?: mà| của| do)? [^,;.]{3,90}?\s"
)
"""Things that are called a gift: "20 thùng sữa là quà của X gửi Y"."""
_MENDED = re.compile(
    r"(?<!\w)(?:sửa|sửa chữa|tu sửa|đắp|nạo vét|duy tu)(?: giúp(?: bạn)?| được| lại)*"
    r"\s(?!\S*\s?(?:căn|ngôi|nhà))(?:(?:gần|hơn|trên)\s)?$"
)
_OPENED = re.compile(
    r"đưa vào sử dụng [^;.]{3,100}(?:với|quy mô|gồm)(?: quy mô)?\s+(?:\d+ phòng, )?$"
)
"""What a building handed over holds, and what was mended, is no gift besides."""
_THE_GIVING = re.compile(r"(?:^|[.,;]\s|[-+•]\s)\s*[Vv]iệc\s+$")
_WAS_DONE = re.compile(
    rf"[^.;]*?\d[^.;]*?(?<!\w)(?:đã|được)(?: được| [{CAPITAL}][^,;.]{{2,60}}?)? (?:thực hiện"
    rf"|tổ chức"
    r"|tiến hành"
    r"|hoàn thành|hoàn tất|diễn ra|triển khai)(?!\w)"
)
"""Behind a noun of giving: "Việc trao tặng 200 suất quà … được Hội thực hiện ngày …"."""
_DONE_WITH = re.compile(
    r"(?<!\w)(?:trồng|treo|cắm|vẽ|sửa chữa|sửa|dọn|phát quang|làm|lắp đặt|in|phát hành|thu gom)"
    r"(?: mới| được)*\s(?:(?:gần|hơn|trên|khoảng)\s)?$",
    re.IGNORECASE,
)
"""What was done with things before others were given: "trồng 500 cây xanh và tặng 20 lá cờ"."""


DONE_FOR = re.compile(
    r"(?<!\w)(?:sửa chữa|sửa|trồng|làm|dựng|đào|đắp|thu hoạch|cấy|gặt|khám|chữa|dạy|vận chuyển"
    r"|di dời|tu sửa|nạo vét|dọn)(?: [^\W\d_]+)? $",
    re.IGNORECASE,
)
"""Before "giúp": what was done for somebody is no thing: "sửa chữa giúp bạn 05 xe máy"."""


def find_verbs(text: str) -> list[Verb]:
    """The verbs of ``text`` in order; what is asked for, was not done or is a noun is none."""
    found = [
        Verb(match.start(), match.end(), "nhan")
        for match in _RECEIVE.finditer(text)
        if not _NOUN_BEFORE.search(lead(text, match.start()))
    ]
    taken = [(verb.start, verb.end) for verb in found]
    for match in _GIVE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if _ASKED.search(lead(text, match.start())):
            continue
        before = lead(text, match.start())
        if match[0].lower() == "giúp" and DONE_FOR.search(before):
            continue
        if match[0].lower() == "lắp đặt" and not (
            _BY_THEM.search(before) or _FOR_THEM.match(text, match.end())
        ):
            continue
        of_it = _THE_GIVING.search(before) and _WAS_DONE.match(text, match.end())
        if (not of_it and _NOUN_BEFORE.search(before)) or _NOT_DONE.search(text[: match.end()]):
            continue
        found.append(Verb(match.start(), match.end(), "trao"))
    visit = None if found else _VISIT_EACH.search(text) or _VISIT_WITH.search(text)
    if visit is not None:
        found = [Verb(visit.start(), visit.end(), "trao")]
    return sorted(found, key=lambda verb: verb.start)


def verb_of(text: str, group: Group, verbs: list[Verb], parties: list[Party]) -> Verb | None:
    """The one of ``verbs`` that gives the things of ``group``: the last before, or right behind.

    None where another verb stands between; what the names ``parties`` hold is none of them.
    """
    before = [verb for verb in verbs if verb.end <= group.start]
    behind = [verb for verb in verbs if verb.start >= group.end]
    last = before[-1] if before else None
    if last is not None and re.search(
        r"[.!?]\s|\)\s*[,;]\s*(?:tổ chức|mở)\s", text[last.end : group.start]
    ):
        last = None
    if last is not None and not group.items:
        # money alone is a gift only where the verb stands close
        gap = text[last.end : group.start]
        if len(gap) > 110 or re.search(
            r"(?<!\w)(?:dự án|kinh phí|vốn|giải ngân|cam kết)(?!\w)", gap
        ):
            last = None
    if last is not None:
        gap = text[last.end : group.start]
        for party in parties:  # what a name holds was not done: "công nhân làm việc tại X"
            if last.end <= party.start and party.end <= group.start and party.kind == "people":
                gap = gap.replace(text[party.start : party.end], "")
        if re.search(
            r"(?<!\w)(?:dựng lại|lợp lại|thu hoạch|di dời|nạo vét|tu sửa"
            r"|trồng|treo|dán|thu giữ|bắt giữ|phá|tổ chức|mở|khám|thu hút|tham gia"
            r"|tham dự|cử|(?<!đang )làm việc)(?!\w)",
            gap,
        ):
            last = None
        elif _MENDED.search(text[: group.start]) or _OPENED.search(gap):
            return None
    ends = {group.end, max((thing.end for thing in group.items), default=group.end)}
    if last is None or re.search(r"[;:]\s", text[last.end : group.start]):
        for verb in [verb for verb in verbs if verb.start >= min(ends)][:3]:
            gaps = [text[at : verb.start] for at in ends if at <= verb.start]
            made = _TAKEN if verb.way == "nhan" else _MADE
            if any(made.fullmatch(gap) for gap in gaps):
                return replace(verb, passive=True)
            if last is None and verb.way == "trao" and any(map(_IS_GIFT.fullmatch, gaps)):
                return verb
            if last is None and any(_BY_SOMEBODY.fullmatch(gap) for gap in gaps):
                return replace(verb, passive=True)
    if last is None and _DONE_WITH.search(text[: group.start]):
        return None
    if behind and text[group.end : behind[0].start].strip(" ,()") in {
        "",
        "để",
        "được",
        "đã được",
        "và",
        "thì",
        "đã",
        "-",
        "–",
    }:
        next_verb = behind[0]
        passive = "được" in text[group.end : next_verb.start]
        if last is None or ";" in text[last.end : group.start]:
            return replace(next_verb, passive=passive)
        if last.way == "trao" and not _right_after(text, last, group):
            return last
    return last


def _right_after(text: str, verb: Verb, group: Group) -> bool:
    return not text[verb.end : group.start].strip()
