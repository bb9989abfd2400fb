"""How and within what something took place, as a sentence says it."""

import re

_PROGRAMME = re.compile(
    r"(?P<lead>(?:chương trình|chiến dịch|hội trại|trại|trại hè|ngày hội|phong trào|mô hình"
    r"|liên hoan"
    r"|cuộc thi|lễ hội|tuần lễ|tháng|đề án|chuỗi|hành trình|diễn đàn|đợt|hoạt động|giao lưu|đêm"
    r"|gala|dự án|triển lãm|sự kiện"
    r"|hội (?:thi|thao|hát|xuân|chợ)|giải|cuộc vận động|hội nghị|hội thảo|tọa đàm"
    r"|phiên chợ)[^“”\"‘’.;]{0,45}?"
    r"|(?<!\w)(?:tổ chức|tham gia|tham dự|hưởng ứng|đăng cai|diễn ra|khai mạc) )"
    r"(?<!Quỹ )(?<!quỹ )[“\"‘](?P<name>[^“”\"‘’]{3,90})[”\"’]",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"(?<!phòng học )(?<!phòng họp )(?<!thiết bị )(?<!hệ thống )trực tuyến"
    r"|qua (?:mạng|Zoom|zoom)|cầu truyền hình|online",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"trực tiếp\s+(?:kết hợp|và|với|kết hợp với)\s+(?:với\s+)?trực tuyến"
    r"|kết nối trực tuyến đến|trong đó[^.;“]{0,40} trực tuyến"
    r"|trực tuyến\s+(?:kết hợp|và)\s+(?:với\s+)?trực tiếp",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(
    r"(?:hình thức\s+)?(?<!Thường )(?<!thường )(?<!quan hệ )trực tiếp"
    r"(?!\s+(?:chỉ|với|cho|tham|của|phụ|sang|đến|trao|tặng|làm))",
    re.IGNORECASE,
)


def programme_of(text: str) -> str:
    """The name in quotation marks of what it was a part of; empty where there is none."""
    found = _PROGRAMME.search(text)
    return " ".join(found["name"].split()).strip(" .,") if found else ""


def mode_of(text: str) -> str:
    """The code of how people met, where ``text`` says so."""
    if _MIXED.search(text):
        return "ket-hop"
    if _ONLINE.search(text):
        return "truc-tuyen"
    if _IN_PERSON.search(text):
        return "truc-tiep"
    return ""
