"""Where a verb of giving is a passive: "Hội X được Hội Y thăm hỏi, tặng 06 suất quà"."""

import re

from archive.importing.gifts.parts import Verb
from archive.importing.names.parties import Party

_PASSIVE = re.compile(
    r"(?<!\w)(?<!hận )(?<!biết )(?<!góp )(?<!động )(?<!hộ )(?:cũng\s+|đã\s+)*[Đđ]ược\s+(?!sự"
    r"|tổ chức(?! [A-Z])|cấp|phép|giao|phân công)"
)
_ON_THE_WAY = re.compile(
    r"(?<!\w)(?:(?:đến|tới|sang|về|tổ chức) )?(?:thăm hỏi|thăm|động viên|chúc Tết|chúc mừng|chia sẻ"
    r"|khám bệnh|khám|cấp thuốc(?: miễn phí)?|đỡ đầu|gặp mặt)(?:,| và|, đồng thời)(?!\w)"
)
"""What those who gave did besides: "được Hội X thăm hỏi, tặng 06 suất quà"."""


def passive_before(text: str, verb: Verb, parties: list[Party]) -> tuple[int, int] | None:
    """The "được" that makes ``verb`` a passive: nothing but a name stands between them."""
    passives = list(_PASSIVE.finditer(text, 0, verb.start + 1))
    if not passives:
        return None
    found = passives[-1]
    between = text[found.end() : verb.start]
    for party in parties:  # "được Hội X và Hội Y hỗ trợ"
        if found.end() < party.start and party.end <= verb.start:
            joint = re.search(
                r"(?:,|\svà|\scùng|\scùng với|\sphối hợp(?: với| cùng)?)\s$",
                text[found.end() : party.start],
            )
            at = party.start - found.end()
            between = (
                between[: at - len(joint[0])] + " " * len(joint[0]) + between[at:]
                if joint
                else between
            )
    between = _ON_THE_WAY.sub(" ", between)
    if re.search(
        r";|,(?!\s*(?:Hội|Ban|Đoàn|Ủy ban|UBND|Sở|Liên|LĐLĐ|Công|Tỉnh đoàn|Mặt trận|Đồn)\s)"
        r"|(?<!\w)(?:tổ chức(?! [A-Z])|và|giao|phân công|ủy quyền|uỷ quyền)(?!\w)",
        between,
    ):
        return None
    return found.start(), found.end()
