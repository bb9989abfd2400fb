"""Where a text only compares: last year's figures, and by how much this year's are above them."""

import re

_BRACKETS = re.compile(r"\([^()]*\)")
_BESIDE = re.compile(
    r"(?<!\w)(?:cùng kỳ|so với|năm trước|năm học trước|năm ngoái)(?!\w)", re.IGNORECASE
)
_MORE = re.compile(
    r"(?<!\w)(?:tăng|giảm|nhiều hơn|ít hơn|cao hơn|vượt)(?: thêm| gần| hơn| khoảng| trên)*"
    r"\s+\d[^;:()]*?(?=,(?!\d)|[;:()]|\.(?!\d)|$)",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"(?<!\w)so với(?!\w)(?: cùng kỳ| năm 20\d\d| năm trước)*[^;:()]*?(?=,(?!\d)|[;:()]|\.(?!\d)"
    r"|$)",
    re.IGNORECASE,
)
_THAN_YEAR = re.compile(r"so với (?:cùng kỳ )?năm (?:20\d\d|trước|ngoái) ?\([^()]*\)")
_OF_YEAR = re.compile(r"(?<!\w)[Nn]ăm (20\d\d)(?![\d/])")


def compared(text: str, year: int) -> list[tuple[int, int]]:
    """The parts of ``text``, as start and end, whose figures are not of ``year`` but beside it.

    "(năm 2022: 300 suất)", "tăng 150 suất so với năm 2022"; of "năm 2022 trao 300 suất, năm 2023
    trao 450 suất" the first. A sentence that tells of another year alone compares nothing.
    """
    found = [
        bracket.span()
        for bracket in _BRACKETS.finditer(text)
        if _BESIDE.search(bracket[0]) or _other_years(bracket[0], year)
    ]
    found += [part.span() for part in _THAN_YEAR.finditer(text)]
    found += [part.span() for pattern in (_MORE, _THAN) for part in pattern.finditer(text)]
    years = list(_OF_YEAR.finditer(text))
    if any(int(y[1]) == year for y in years):
        for index, named in enumerate(years):
            if int(named[1]) == year:
                continue
            begins = text[: named.start()].rstrip()
            if begins and not begins.endswith((",", ";", ":", "(", "-", "–")):
                continue
            until = years[index + 1].start() if index + 1 < len(years) else named.end()
            found.append((named.start(), until))
    return found


def _other_years(words: str, year: int) -> bool:
    """Whether brackets give a figure of other years alone: "(năm 2022: 300 suất)"."""
    years = {int(found[1]) for found in _OF_YEAR.finditer(words)}
    counts = re.match(r"\(\s*(?:cả )?[Nn]ăm 20\d\d\D{1,30}\d", words)
    return bool(years) and year not in years and counts is not None
