"""Districts and towns across the border, which no list of the archive has.

Reports name them without their province or land: "tặng nhân dân huyện Sê Pôn". None of them is the
name of a district or town of Vietnam, and they count only behind such a word. Spelled as reports
do, compared without marks.
"""

import re
from functools import cache

from archive.importing.paper.letters import CAPITAL
from archive.language.folding import fold
from archive.language.syllables import is_vietnamese_syllable

_LAOS = """
sê pôn|xê pôn|noòng|nòng|noọng|mường noòng|mường nòng|samuồi|sa muồi|sa mua|tù muồi|ta ôi|toumlan
kà lừm|ka lừm|đắc chưng|đăk chưng|đắk chưng|lạ màm|la mam|thà teng|tha teng|phu vông|phu vong
xan xay|san xay|sanamxay|xaysettha|xay xệt thả|noọng hét|nong hét|nọng hét|mường khăm|khăm
mường mày|mường ét|xốp bâu|sốp bâu|viêng xay|viêng say|sầm tớ|xăm tớ|sầm nưa|xăm nưa|sầm tẩy
xăm tẩy|hủa mường|xiềng khọ|xiêng kho|kuông|kuẳn|cuộn|nhọt u|mường khoa|mường sầm phăn|bun nưa
bun tạy|khăm cợt|khăm kợt|khamkeut|viêng thoong|pạc xăn|pakxan|bua la pha|boualapha|na kai|nakai
thà khẹc|thakhek|xê băng phay|nhom ma lạt|ma ha xay|phìn|phin|vi la bu ly|khăn thạ bu ly
cay sỏn phôm vi hẳn|kaysone|pác xế|pakse|đen sa vẳn|bác xoong|paksong|phôn hông|luông nậm thà
"""
_CAMBODIA = """
memot|mê mốt|snuol|kirivong|ki ri vông|bavet|ba vét|svay teap|svay chrum|romeas hek|chantrea
kampong rou|kampong ro|peam chor|peam ro|kampong trabek|koh thom|koh thum|leuk dek|loek daek
borei cholsar|bourei cholsar|angkor borei|koh andet|kampong trach|banteay meas|o reang|ô rang
ô raing|keo seima|pech chreada|andoung meas|oyadav|o yadav|ô da đao|ou ya dav|ta veng|lum phat
ponhea kraek|damber|tboung khmum|rum đuôl|rumduol|mesang|kien svay|ta khmao|banlung|ban lung
sen monorom
"""
_CHINA = """
bằng tường|sùng tả|phòng thành cảng|phòng thành|nam ninh|hà khẩu|hồng hà|mông tự|bách sắc
tịnh tây|nà po|na pha|long châu|ninh minh|đại tân|côn minh|văn sơn|ma lật pha|ma ly pho|malypho
mã quan|kim bình|lục xuân|quế lâm|bắc hải|khâm châu|quý cảng|ngọc khê|mãnh lạp
"""

_OF_THE_WORLD = re.compile(
    r"Liên (?:hợp|hiệp) [Qq]uốc|Chữ thập đỏ (?:và Trăng lưỡi liềm đỏ )?[Qq]uốc tế|Y tế [Tt]hế giới"
    r"|Ngân hàng (?:Thế giới|Phát triển [Cc]hâu Á)|(?:binh|bác sĩ|sinh viên|hảo tâm|nguyện) Mỹ$"
)
_CITY = re.compile(r"(?<!\w)(?:[Tt]hành phố|[Qq]uận|bang) ([A-Z][a-z]{3,})(?!\w)")
"""Cities with names of other tongues: "thành phố Sakai"."""
_OURS = frozenset({"Pleiku"})
_KNOWN_ALONE = re.compile(
    r"(?<!\w)(?:Bằng Tường|Sùng Tả|Phòng Thành Cảng|thành phố Đông Hưng)(?!\w)"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:[Hh]uyện|[Tt]hành phố|[Tt]hị xã|[Qq]uận|[Kk]hu|[Cc]hâu|[Mm]ường)"
    rf"(?P<words>(?: [{CAPITAL}][^\W\d_]*)(?: [^\W\d_]+){{0,3}})"
)
_OFFICES = re.compile(
    r"Chính phủ [Nn]hân dân (?=thành phố|huyện|khu|châu|trấn|tỉnh)|Tổng [Cc]ông hội (?!Việt)"
    rf"|Tiểu khu [Qq]uân sự|Chi khu [Qq]uân sự|Ty [{CAPITAL}]|Khu ủy|Mặt trận Lào"
    r"|Chính quyền nhân dân trấn"
)
"""Offices that Vietnam has none of."""


def is_across(name: str) -> bool:
    """Whether a name holds a district or a town across the border, or is of an office there."""
    if _OF_THE_WORLD.search(name):
        return True
    city = _CITY.search(name)
    if city is not None and not is_vietnamese_syllable(city[1]) and city[1] not in _OURS:
        return True
    if _KNOWN_ALONE.search(name) or _OFFICES.match(name):
        return True
    for named in _NAMED.finditer(name):
        words = fold(named["words"]).split()
        if any(" ".join(words[:size]) in _places() for size in range(len(words), 0, -1)):
            return True
    return False


@cache
def _places() -> frozenset[str]:
    """The names of the lists without marks."""
    names = (name for text in (_LAOS, _CAMBODIA, _CHINA) for name in re.split(r"[|\n]", text))
    return frozenset(fold(name.strip()) for name in names) - {""}
