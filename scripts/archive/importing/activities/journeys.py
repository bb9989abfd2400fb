"""Which way a delegation went: out, or in."""

import re

from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import bare_name

_SENDS = re.compile(
    r"(?<!\w)(?<!ngày )(?:cử|tổ chức|thành lập|dẫn đầu|tham gia)\s+(?:\d+\s+|một\s+|các\s+"
    r"|hai\s+)?(?:lượt\s+)?đoàn|(?<!\w)cử\s+\d+\s",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\s*(?:[-+•]\s*|\d[\d.]*\s*[-–.)]?\s*|[a-zđ][.)]\s*)?Đoàn (ra|vào)\s*[:–-]")
_HOSTS = re.compile(
    r"(?<!\w)(?<!lời )(?<!thư )(?<!giấy )(?<!trực )(?<!gián )(?:đón|tiếp|tiếp đón|đón tiếp"
    r"|mời)(?!\w)(?! tục| nhận"
    r"| cận| xúc)",
    re.IGNORECASE,
)
_TRAVELS = re.compile(
    r"(?:Đoàn|đoàn|[Nn]hóm|\d (?=đại biểu|cán bộ|sinh viên|thành viên))"
    r"\s*(?:đại biểu|công tác|cán bộ|sinh viên|thành viên)?,?\s+(?:sinh viên\s+)?(?:của\s+)?"
)
_COMES = re.compile(
    r"(?<!\w)(?:sang|đến|tới)\s+(?:thăm|chúc|giao lưu|làm việc|dạy|tìm hiểu|học|tham|dự|biểu diễn"
    r"|khảo sát|trao đổi|nghiên cứu|khám|thực tập)(?!\w)"
)
_THEIRS = re.compile(
    r"đoàn(?: \d+)?(?: đại biểu| cán bộ| công tác| khách| thanh niên| sinh viên| học sinh"
    r"| giáo viên| bác sĩ| doanh nghiệp| chuyên gia)?(?: của| đến từ)?"
    r" (?:phía |nước |tỉnh )?(?:bạn|quốc tế|nước ngoài|Lào"
    r"|Campuchia|Trung Quốc|Thái Lan|Hàn Quốc|Nhật Bản|Cuba|Liên bang Nga|Ấn Độ)(?!\w)"
    r"[^;]{0,60}? (?:sang|đến)\s",
    re.IGNORECASE,
)
_VISITORS = re.compile(
    r"khách (?:quốc tế|nước ngoài)[^.;,]{0,20} (?:đến|sang)(?!\w)", re.IGNORECASE
)
_TO_US = re.compile(
    r"[Đđ]oàn[^.;]{0,120}? (?:đến )?thăm (?:thành phố|tỉnh|huyện|xã|nhà trường|bệnh viện|đơn vị"
    r"|địa phương)"
    r"(?! [A-ZĐ\w]* ?[A-ZĐ])"
)
_VISIT_OF = re.compile(r"[Cc]huyến thăm(?: [^\W\d_]+){0,2} của (?P<who>[^.;,()]{3,90})")
_GROUP = re.compile(
    r"(?<!\w)(?:[Nn]hóm|[Đđ]oàn)(?P<who>[^.;,]{3,120}?)\s(?:sang|đến|thăm|tham quan)(?!\w)"
)
_MET = re.compile(r"(?<!\w)(?:với|thăm|gặp|của|cho|chào|chúc|cùng|tặng|tiếp xúc)\s+$")
"""Before a name: those who were met did not travel."""


def directed(text: str, kind: str, bodies: Bodies) -> str:
    """A journey in or out by who travels, where the verb alone does not tell."""
    if kind not in {"doan-ra", "doan-vao"}:
        return kind
    if labelled := _LABELLED.match(text):
        return f"doan-{labelled[1].replace('à', 'a')}"
    if sends := _SENDS.search(text):
        return "doan-vao" if _are_sent_by_others(text[: sends.start()], bodies) else "doan-ra"
    if _HOSTS.search(text) or _VISITORS.search(text) or _THEIRS.search(text):
        return "doan-vao"
    for comes in _COMES.finditer(text):
        guests = [p for p in bodies.find(text[: comes.start()]) if p.kind in {"body", "place"}]
        near = guests and not re.search(r"[,;]", text[guests[-1].end : comes.start()])
        if near and bodies.is_foreign(bare_name(guests[-1].text)):
            return "doan-ra" if _MET.search(text[: guests[-1].start]) else "doan-vao"
    came = _VISIT_OF.search(text)
    if came and any(bodies.is_foreign(bare_name(p.text)) for p in bodies.find(came["who"])[:1]):
        return "doan-vao"
    if _TO_US.search(text) or _of_strangers(text, bodies):
        return "doan-vao"
    for travels in _TRAVELS.finditer(text):
        if _MET.search(text[: travels.start()]):
            continue
        behind = text[travels.end() :]
        party = next((p for p in bodies.find(behind) if p.start < 3), None)
        own = bodies.at(text, travels.start())
        for named in (party, own):
            if named is not None and named.kind in {"body", "place"}:
                return "doan-vao" if bodies.match(bare_name(named.text)).foreign else "doan-ra"
        break
    return kind


def _of_strangers(text: str, bodies: Bodies) -> bool:
    """Whether a group is named by its land before it comes: "Nhóm cựu binh Mỹ … thăm …"."""
    group = _GROUP.search(text)
    if group is None or re.search(r"(?<!\w)(?:sang|đến|đi|tại)\s", group["who"]):
        return False
    if _MET.search(text[: group.start()]):
        return False
    named = bodies.gazetteer.find(group["who"])
    own = any(bodies.match(p.text).is_self for p in bodies.find(group["who"]))
    return bool(named) and all(place.code != "VN" for place in named) and not own


def _are_sent_by_others(lead: str, bodies: Bodies) -> bool:
    """Whether the name at the end of ``lead``, before "cử đoàn", is of another country."""
    named = [p for p in bodies.find(lead) if p.kind in {"body", "place"}]
    behind = (
        re.sub(r"^ (?:đáp lễ|nhận lời(?: mời)?), ", " ", lead[named[-1].end :]) if named else ","
    )
    if re.search(r"[,;]", behind):
        return False
    return bodies.match(bare_name(named[-1].text)).foreign
