"""The second kind of an activity that its words tell as well as the first.

A festival is a gathering and a performance, a journey abroad to a course is both: whoever looks
for either should find it. Only pairs that do not contradict each other are told.
"""

import re

from archive.importing.activities.kinds import main_words

_FEAST = re.compile(
    r"(?<!\w)(?:lễ hội|ngày hội|hội xuân|liên hoan|đêm hội|tuần (?:lễ )?văn hóa|thi(?! (?:đua|hành"
    r"|công))|hát|múa|văn nghệ|ẩm thực|trò chơi|thể thao|bóng|biểu diễn)(?!\w)",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"(?<!\w)(?:giao lưu|gặp gỡ|gặp mặt|giao hữu|lễ hội|ngày hội|lửa trại|hội trại|hữu nghị)(?!\w)",
    re.IGNORECASE,
)
_LEARNS = re.compile(
    r"(?<!\w)(?:tập huấn|bồi dưỡng|khóa (?:học|đào tạo)|lớp|đào tạo|thực tập)(?!\w)", re.IGNORECASE
)
_CONFERS = re.compile(r"(?<!\w)(?:hội nghị|hội thảo|diễn đàn|tọa đàm|đại hội)(?!\w)", re.IGNORECASE)
_TRADES = re.compile(
    r"(?<!\w)(?:xúc tiến|giao thương|kết nối (?:doanh|cung|tiêu|giao|thị)|hội chợ|gian hàng)(?!\w)",
    re.IGNORECASE,
)
_CONTEST = re.compile(
    r"(?<!\w)(?:(?:cuộc|hội) thi (?:vẽ|ảnh|viết|video|sáng tác|tiếng hát|kể chuyện))(?!\w)",
    re.IGNORECASE,
)
_AT_BORDER = re.compile(
    r"(?<!\w)(?:an ninh|trật tự|biên giới|cột mốc|đồn (?:bạn|biên phòng|công an)|hai đồn"
    r"|tội phạm)(?!\w)",
    re.IGNORECASE,
)
_SITS = re.compile(
    r"(?<!\w)(?:dự|tham dự|tham gia)(?!\w)[^,;]{0,20} (?:phiên|cuộc|kỳ) họp(?!\w)", re.IGNORECASE
)
_ROUTINE = re.compile(r"(?<!\w)(?:giao ban|hội đàm|gặp (?:gỡ|mặt)|trao đổi)(?!\w)", re.IGNORECASE)
_ALSO: dict[str, tuple[tuple[str, "re.Pattern[str]"], ...]] = {
    "giao-luu": (("van-hoa-the-thao", _FEAST), ("ket-noi-dn", _TRADES)),
    "van-hoa-the-thao": (("giao-luu", _MEETS), ("tuyen-truyen", _CONTEST)),
    "tuyen-truyen": (("van-hoa-the-thao", _CONTEST),),
    "doan-ra": (("tap-huan", _LEARNS), ("hoi-nghi", _CONFERS), ("ket-noi-dn", _TRADES)),
    "hoi-nghi": (("ket-noi-dn", _TRADES),),
    "ket-noi-dn": (("hoi-nghi", _CONFERS),),
    "hoi-dam": (("hoi-nghi", _SITS), ("bien-gioi", _AT_BORDER)),
    "bien-gioi": (("hoi-dam", _ROUTINE),),
}


_ABROAD = frozenset({"hoi-nghi", "tap-huan", "giao-luu", "van-hoa-the-thao", "ket-noi-dn"})
"""What those who are counted went to, where it was held in another country."""


def with_second_kind(kinds: list[str], text: str, *, went_abroad: bool) -> list[str]:
    """``kinds``, and where it is one alone a second one that ``text`` tells as well.

    ``went_abroad``: so many of ours were there in person, and it was in another country.
    """
    if len(kinds) != 1:
        return kinds
    if went_abroad and kinds[0] in _ABROAD:
        return [*kinds, "doan-ra"]
    words = main_words(text)
    for other, pattern in _ALSO.get(kinds[0], ()):
        if pattern.search(words):
            return [*kinds, other]
    return kinds
