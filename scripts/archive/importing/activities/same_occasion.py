"""Whether what a sentence tells without a day was done on the occasion told before it.

A paragraph tells of a visit, a feast or a meeting with its day, and then of what else was done
there. Its words show that: they look back ("sau lễ ký", "món quà"), they call those who met
"đoàn" or "bạn", or they name a body that the occasion was held with.
"""

import re

from archive.importing.activities.occasions import dates_of
from archive.importing.activities.telling import Telling
from archive.importing.activities.telling_words import MISSIONS, VISITS
from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import bare_name

_MEETINGS = VISITS | MISSIONS | {"giao-luu", "van-hoa-the-thao", "hoi-nghi", "ky-ket", "ket-nghia"}
_NEVER = frozenset({"tuyen-truyen", "vien-tro-pcpnn", "cong-tac-hoi", "thu-chuc-mung"})
"""Kinds that are told of the whole year, or of another day, where none is named."""
_EVENT = (
    r"(?:lễ|buổi|chuyến|đợt|dịp|chương trình|hội nghị|hội thảo|diễn đàn|tọa đàm|hội đàm|cuộc|lớp"
    r"|khóa|trại|giải|ngày hội|lễ hội|hội trại|hội thi|hội chợ|sự kiện|đêm|chiến dịch|phiên"
    r"|hành trình|thời gian (?:thăm|ở|lưu|này|đó))"
)
_LOOKS_BACK = re.compile(
    rf"(?:(?:Ngay )?[Ss]au|(?:Ngay )?[Tt]rước|[Tt]rong|[Tt]ại|[Nn]hân|[Qq]ua|[Kk]ết thúc"
    rf"|[Kk]hai mạc|[Bb]ế mạc|[Tt]rước khi|[Đđ]ến|[Tt]ừ|[Cc]ũng (?:trong|tại|nhân|ở))\s"
    rf"(?:khi\s)?(?:khuôn khổ\s)?(?:các\s)?{_EVENT}(?!\w)(?! [A-ZĐ“\"]| “)"
    r"|(?:Trước|Sau) khi (?:về|rời|chia tay|kết thúc|thăm|hội đàm)(?!\w)"
    r"|(?:Cũng )?(?:[Dd]ịp|[Nn]hân dịp|[Ll]ần) (?:này|đó)(?!\w)|[Tt]ại đây(?!\w)|[Cc]ũng tại(?!\w)"
    r"|(?:Phần |Món |Số |Các phần |Những phần )?[Qq]uà(?!\w)(?: [^\W\d_]+){0,3}"
    r"|[Tt]ặng phẩm(?!\w)|Riêng(?!\w)(?! (?:trong )?năm)|[^,.;]{2,60}? cũng (?:đã )?được(?!\w)"
    r"|(?:Đội|Các) (?:hình|tình nguyện|y|bác|thầy thuốc|sinh viên|thành viên|chiến sĩ|đội)(?!\w)"
    r"|(?:Bạn|Phía bạn|Đoàn|Phái đoàn|Hai bên|Các bên|Đôi bên)(?!\w)"
)
_OTHER_TIME = re.compile(
    r"\s*(?:[-+•]\s*)?(?:Ngoài ra|Bên cạnh đó|Năm|Trước đó|Đồng thời|Tính|Tổng|Nhìn chung"
    r"|Với (?:nước|tỉnh|các|Lào|Campuchia|Trung Quốc)|(?:Nhân|Mừng|Dịp|Đón) (?:Tết|tết|Ngày|Quốc)"
    r"|Tết )(?!\w)"
    r"|(?<!\w)(?:[Tt]rong năm|cả năm|[Hh]ằng (?:năm|tháng|quý|tuần)|[Hh]àng (?:năm|tháng|quý|tuần)"
    r"|thường xuyên|định kỳ|đến nay|[Tt]ính đến|tháng (?:đầu|cuối) năm|[Nn]ăm học"
    r"|[Đđ]ầu năm|[Cc]uối năm|[Gg]iữa năm|lũy kế|luỹ kế|hiện (?:nay|có))(?!\w)"
)
_WE_AND_THEY = re.compile(
    r"(?<!\w)(?:(?:phái )?đoàn(?! (?:viên|thể|kết|thanh niên|công tác của|đại biểu|[A-ZĐ0-9]))"
    r"|hai bên(?! biên)|đôi bên|các bên|phía bạn|bạn(?! (?:bè|trẻ|đọc|đồng|học)))(?!\w)",
    re.IGNORECASE,
)


def goes_on(item: Telling, before: list[Telling], bodies: Bodies, year: int) -> bool:
    """Whether ``item`` was done on the day of what its paragraph told ``before`` it."""
    text = item.sentence.text
    if not before or _NEVER & set(item.kinds) or dates_of(text, year):
        return False
    if before[-1].status != item.status or _OTHER_TIME.search(text):
        return False
    anchor = _dated(before, year)
    if anchor is None:
        return False
    if _LOOKS_BACK.match(text):
        return True
    met = bool(_MEETINGS & set(anchor.kinds))
    if met and _WE_AND_THEY.search(text):
        return True
    return _share_a_body(text, anchor.sentence.text, bodies)


def _dated(before: list[Telling], year: int) -> Telling | None:
    """What was told last with a day, where all behind it was done on that day."""
    for told in reversed(before):
        days = [day for day in dates_of(told.sentence.text, year) if day.date.precision != "year"]
        if days:
            return told if len({day.date.text for day in days}) == 1 else None
        if not told.follows:
            return None
    return None


def _share_a_body(text: str, told: str, bodies: Bodies) -> bool:
    """Whether ``text`` names a body of others that ``told`` names."""
    for party in bodies.find(text):
        if party.kind != "body" or " " not in party.text or party.text not in told:
            continue
        if bodies.match(bare_name(party.text)).foreign:
            return True
    return False
