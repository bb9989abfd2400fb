"""The themes that the words of an activity leave no doubt about; of the others none is claimed.

What was given tells more than the reason why: masks are given against an epidemic, but an epidemic
that a sentence names may be why nothing was done. So most words count only as names of things, or
in a phrase that says what the activity was for.
"""

import re
from collections.abc import Container

from archive.importing.facts import Act, Guess
from archive.model.choices import NOT_DONE
from archive.writing.plain import Plain

_THINGS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (code, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE))
    for code, pattern in (
        (
            "phong-chong-dich",
            (
                r"khẩu trang|nước rửa tay|(?:nước|dung dịch|cồn|gel) (?:sát|rửa tay|diệt)"
                r"|dung dịch sát khuẩn|đồ (?:bảo hộ|phòng hộ)|kit xét nghiệm|vắc[- ]?xin"
            ),
        ),
        (
            "y-te",
            (
                r"xe cứu thương|thuốc|cơ số thuốc|giường bệnh|máy (?:siêu âm|thở|trợ thở|tạo oxy)"
                r"|trạm y tế|xe lăn|thẻ bảo hiểm y tế"
            ),
        ),
        (
            "giao-duc",
            (
                r"học bổng|vở|sách(?: giáo khoa| vở)?|đầu sách|cặp sách|bàn ghế học sinh"
                r"|dụng cụ học tập|phòng học|điểm trường|bộ sách giáo khoa"
            ),
        ),
    )
)
_PHRASES: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (code, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE))
    for code, pattern in (
        (
            "phong-chong-dich",
            r"(?:công tác|phục vụ|hỗ trợ|giúp|vật tư|về|cùng) phòng,? chống (?:đại )?dịch",
        ),
        ("bom-min", r"rà phá bom mìn|nạn nhân bom mìn|bom mìn"),
        ("hau-qua-chien-tranh", r"chất độc (?:màu )?da cam|nạn nhân da cam"),
        ("kieu-bao", r"việt kiều|kiều bào|(?:bà con|người|đồng bào) (?:gốc việt|việt kiều)"),
        ("le-tet", r"(?:chúc|nhân dịp|nhân|mừng|đón|dịp|vui) (?:ngày )?(?:tết|quốc khánh)"),
        ("thien-tai", r"(?:mưa|bão) lũ|vùng lũ|bão số \d+|thiên tai|lũ (?:lụt|quét)|sạt lở"),
    )
)
_KINDS = {
    "hoc-bong": "giao-duc",
    "kham-benh": "y-te",
    "tri-an": "tri-an",
    "tinh-nguyen": "tinh-nguyen",
    "ket-noi-dn": "kinh-te",
}
_SPORT = re.compile(r"(?<!\w)(?:bóng (?:đá|chuyền|bàn)|cầu lông|thể thao|quần vợt)", re.IGNORECASE)
_CULTURE = re.compile(
    r"(?<!\w)(?:văn nghệ|nghệ thuật|văn h(?:óa|oá)|triển lãm|tiếng hát|ca múa)", re.IGNORECASE
)


def themes_of(entries: dict[str, Plain], text: str, known: Container[str]) -> list[str]:
    """The codes, among ``known``, of the themes of an activity that ``text`` tells of."""
    if entries.get("status") == NOT_DONE:
        return []
    kinds, items = entries.get("kind"), entries.get("items")
    found = [_KINDS[str(k)] for k in kinds if str(k) in _KINDS] if isinstance(kinds, list) else []
    if isinstance(kinds, list) and "van-hoa-the-thao" in kinds:
        found += ["the-thao"] * bool(_SPORT.search(text))
        found += ["van-hoa"] * bool(_CULTURE.search(text))
    things = (
        [str(i["what"]) for i in items if isinstance(i, dict)] if isinstance(items, list) else []
    )
    found += [code for code, pattern in _THINGS if any(map(pattern.search, things))]
    found += [code for code, pattern in _PHRASES if pattern.search(text)]
    return [code for code in dict.fromkeys(found) if code in known]


def with_themes(
    entries: dict[str, Plain], act: Act, text: str, known: Container[str]
) -> dict[str, Plain]:
    """``entries`` with the themes behind the kind, where there are any; ``act`` keeps how sure."""
    themes = themes_of(entries, text, known)
    if not themes:
        return entries
    act.guesses["themes",] = Guess("khá chắc", act.guess.where, "theo từ trong câu")
    made: dict[str, Plain] = {}
    for name, value in entries.items():
        made[name] = value
        if name == "kind":
            made["themes"] = list(themes)
    return made
