"""Posts and authorities of a signature as offices write them in running text."""

import re

_CAPITAL_WORDS = (
    ("ban thường vụ", "Ban Thường vụ"),
    ("ban thường trực", "Ban Thường trực"),
    ("ban chấp hành", "Ban Chấp hành"),
    ("ủy ban hội", "Ủy ban Hội"),
    ("uỷ ban hội", "Uỷ ban Hội"),
    ("ủy ban", "Ủy ban"),
    ("tỉnh đoàn", "Tỉnh đoàn"),
    ("thành đoàn", "Thành đoàn"),
    ("bí thư", "Bí thư"),
    ("chủ tịch", "Chủ tịch"),
    ("giám đốc", "Giám đốc"),
    ("ban giám hiệu", "Ban Giám hiệu"),
    ("ban trị sự", "Ban Trị sự"),
    ("ban thư ký", "Ban Thư ký"),
    ("ban chủ nhiệm", "Ban Chủ nhiệm"),
    ("ban giám đốc", "Ban Giám đốc"),
    ("ban chỉ huy", "Ban Chỉ huy"),
    ("ban liên lạc", "Ban Liên lạc"),
    ("ban điều hành", "Ban Điều hành"),
    ("ban lãnh đạo", "Ban Lãnh đạo"),
    ("bộ chỉ huy", "Bộ Chỉ huy"),
    ("đoàn chủ tịch", "Đoàn Chủ tịch"),
    ("huyện đoàn", "Huyện đoàn"),
    ("huyện ủy", "Huyện ủy"),
    ("công đoàn", "Công đoàn"),
    ("trưởng phòng", "Trưởng phòng"),
    ("hiệu trưởng", "Hiệu trưởng"),
    ("viện trưởng", "Viện trưởng"),
    ("cục trưởng", "Cục trưởng"),
    ("vụ trưởng", "Vụ trưởng"),
    ("chỉ huy trưởng", "Chỉ huy trưởng"),
    ("chính ủy", "Chính ủy"),
    ("chủ nhiệm", "Chủ nhiệm"),
    ("tổng thư ký", "Tổng Thư ký"),
    ("chánh văn phòng", "Chánh Văn phòng"),
    ("trưởng đoàn", "Trưởng đoàn"),
    ("đảng ủy", "Đảng ủy"),
    ("hội đồng", "Hội đồng"),
    ("thường trực", "Thường trực"),
    ("trưởng ban", "Trưởng ban"),
    ("trưởng Ban Thường trực", "Trưởng ban Thường trực"),
    ("tỉnh ủy", "Tỉnh ủy"),
    ("hội ", "Hội "),
    ("mttq", "MTTQ"),
    ("việt nam", "Việt Nam"),
    ("sở ngoại vụ", "Sở Ngoại vụ"),
    ("ubnd", "UBND"),
    ("lđlđ", "LĐLĐ"),
)


_SIGNS = re.compile(
    r"[^\W\d_AEIOUYĂÂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]{2,}"
)
"""Words without a vowel are abbreviations: LHTN, GHPGVN."""
_OF_AN_OFFICE = re.compile(
    r"((?<!\w)(?:Trưởng phòng|Trưởng khoa|Trưởng bộ môn|Chi cục trưởng) )(\w)"
)
"""Behind a post the name of the office begins with a capital: "Trưởng phòng Hợp tác quốc tế"."""


def in_running_text(text: str) -> str:
    """A line in capitals as offices write it in running text: "Phó Chủ tịch Thường trực"."""
    text = " ".join(text.split())
    if not text.isupper():
        return text
    small = " ".join(w if _SIGNS.fullmatch(w) else w.lower() for w in text.split())
    for word, right in _CAPITAL_WORDS:
        small = re.sub(
            rf"(?<!\w){re.escape(word)}(?!\w)" if not word.endswith(" ") else word, right, small
        )
    made = small[:1].upper() + small[1:]
    return _OF_AN_OFFICE.sub(lambda found: found[1] + found[2].upper(), made)
