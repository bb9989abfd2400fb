"""Where a text says what each one of several things holds: "mỗi suất gồm 10 kg gạo, …"."""

import re

_IN_BRACKETS = re.compile(r"\(\s*(?:mỗi|một|từng|trong đó)\s[^()]*\)?", re.IGNORECASE)
_BETWEEN_COMMAS = re.compile(
    r",\s*(?:mỗi|một) (?:suất|phần|túi|bộ|thùng)(?: quà)?(?:\s+trị giá[^,;.]*,)? (?:gồm|có|bao gồm)"
    r"(?:[^.;]|\.(?=\d))*?(?=,(?!\s*(?:gần |hơn |và )?\d)"
    r"(?!(?: (?!tổng|trị|cho|tặng|trao|mỗi|với|do|tại)[^\W\d_]+){1,5}(?: và|,) \d)|[.;](?!\d)"
    r"|\s(?:cho|tặng|đến|tới)\s|$)"
    r"(?:,\s*trị giá (?:gần |hơn |khoảng )?\d[\d.,]*\d? (?:nghìn |triệu )?(?:đồng|USD|riel|kíp))?"
    r"|,\s*mỗi (?:suất|phần|túi|bộ|thùng|hộ|gia đình|em|cháu|người"
    r"|học sinh)[^.;]*?(?=,\s*(?!\d)|[.;]|$)"
)


_HELD = re.compile(
    r"\d (?:phần|suất|túi|giỏ|gói|hộp)(?: quà)?(?: [^\W\d_]+){0,3}?\s?"
    r"(?P<held>\((?![^()]*(?<!\w)(?:phần|suất|mỗi)(?!\w))[^()]*\d [^\W\d_][^()]*\))"
)
"""What a portion holds is of each, though no word says it: "200 phần quà (10 kg gạo, …)"."""
_EACH = (_IN_BRACKETS, _BETWEEN_COMMAS)
_GETS = re.compile(
    r"(?<!\w)mỗi (?:hộ|gia đình|em|cháu|người|học sinh|đồng chí|đơn vị|trường|điểm|bản|xã|đồn"
    r"|sinh viên|cụ|nhà|huyện|tỉnh|chùa|chốt|nạn nhân|đại biểu|thành viên)\s[^.;]*$"
)


def gets_one(text: str, at: int) -> bool:
    """Whether the thing at ``at`` is what each of those named before got, not what a gift holds."""
    return _GETS.search(text[:at]) is not None


def per_each(text: str) -> list[tuple[int, int]]:
    """The parts of ``text``, as start and end, that say what each one of the things holds or gets.

    What they count is never counted besides the things themselves.
    """
    every = [found.span() for pattern in _EACH for found in pattern.finditer(text)]
    return every + [found.span("held") for found in _HELD.finditer(text)]
