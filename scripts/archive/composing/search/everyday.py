"""What people call bodies: kinds of them in English, those of a province or district in short."""

import re
from collections.abc import Iterator

UNIT = re.compile(" (?:tỉnh|thành phố|huyện|thị xã) (?=[A-ZĐ])")
"""The word of the unit that a body is of, before its name."""

_EVERYDAY = (
    (re.compile("^Hội (?:Liên hiệp )?(?=(?:Phụ nữ|Nông dân|Cựu chiến binh|Chữ thập đỏ) )"), ""),
    (re.compile("^Hội (?=(?:Doanh nhân trẻ|Luật gia|Nhà báo) )"), ""),
    (re.compile("^Hội Liên hiệp (?=Phụ nữ )"), "Hội "),
    (re.compile("^Ủy ban Mặt trận Tổ quốc(?: Việt Nam)? "), "Mặt trận "),
    (re.compile("^Ủy ban Mặt trận Tổ quốc(?: Việt Nam)? "), "UBMTTQ "),
    (re.compile("^(?:Bộ Chỉ huy )?Bộ đội Biên phòng "), "Biên phòng "),
    (re.compile("^Bộ Chỉ huy (?=Bộ đội Biên phòng )"), ""),
    (re.compile("^Liên đoàn Lao động "), "Công đoàn "),
    (re.compile("^Liên hiệp các tổ chức hữu nghị "), "Liên hiệp hữu nghị "),
)
"""What people call the bodies of a province or district, which their records need not say."""

_HOME = re.compile("^Viet Nam |^Ho Chi Minh | of Viet Nam$")


def body_name(english: str) -> str:
    """How a kind of body is called without the country: “Women's Union”, “Youth Federation”."""
    return _HOME.sub("", english)


def everyday_names(name: str) -> Iterator[str]:
    """What people call a body of a province or district, with “tỉnh” and without."""
    for pattern, short in _EVERYDAY:
        called, found = pattern.subn(short, name)
        if found and UNIT.search(called):
            yield called
            yield UNIT.sub(" ", called, count=1)
