"""Delegations that a sentence says there were none of: “Không có đoàn ra, đoàn vào”."""

import re

_OUT = (
    r"đoàn ra|đoàn (?:đi )?(?:công tác |học tập |tham quan )?(?:ở |ra |đi )nước ngoài"
    r"|đoàn đi công tác nước ngoài"
)
_IN = r"đoàn vào|đoàn (?:khách )?(?:nước ngoài|quốc tế)(?: (?:vào|đến))?"
_DENIED = re.compile(
    r"(?<!\w)(?:không|chưa)\s+(?:có|phát sinh|tổ chức|cử|đón|tiếp|thực hiện|bố trí)"
    r"(?!\w)(?P<scope>(?:(?!(?<!\w)(?:nhưng|tuy|song|do|vì|nên|mà)(?!\w))[^.;:]){0,120})",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:^|(?<=[.;])\s|(?<=[.;]\s))\s*(?:(?:[-+•]|\d{1,2}(?:\.\d)*[.)]|[a-zđ][.)])\s*)?"
    r"(?:Về\s+|Số\s+)?(?P<what>đoàn ra(?:,?\s*(?:và\s+)?đoàn vào)?|đoàn vào)\s*[:\-–]\s*"
    r"(?:trong năm\s+)?(?:không|chưa)(?:\s+(?:có|phát sinh|thực hiện|tổ chức))?(?:\s+đoàn nào)?"
    r"\s*(?=[.;]|$|\s(?:do|vì)\s)",
    re.IGNORECASE,
)
_WAYS = (
    ("outgoing", re.compile(_OUT, re.IGNORECASE)),
    ("incoming", re.compile(rf"(?<!đi )(?<!ra )(?:{_IN})", re.IGNORECASE)),
)
_NOT_NONE = re.compile(
    r"(?:không|chưa) (?:có|tổ chức|đón|cử)(?:[^.;]{0,12}nhiều|[^.;]{0,60}(?<!\w)khác(?!\w))",
    re.IGNORECASE,
)


def stated_nones(text: str) -> list[tuple[str, bool]]:
    """The ways (“outgoing”, “incoming”) that ``text`` denies, each with whether it is a plan."""
    found: dict[tuple[str, bool], None] = {}
    said = [(match["what"], match[0]) for match in _LABELLED.finditer(text)]
    said += [
        (match["scope"], match[0])
        for match in _DENIED.finditer(text)
        if not _NOT_NONE.match(text, match.start())
    ]
    for words, whole in said:
        for way, pattern in _WAYS:
            if pattern.search(words):
                found[way, "kế hoạch" in whole.lower()] = None
    return list(found)
