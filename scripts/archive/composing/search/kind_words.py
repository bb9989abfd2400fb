"""What people call kinds of activities, and what was planned or came to nothing."""

import re
from collections.abc import Iterator

from archive.language.search_text import tokens

KIND_WORDS = {
    "trao-tang": ("trao", "tặng", "gift", "gifts"),
    "tiep-nhan": ("nhận", "tiếp nhận"),
    "vien-tro-pcpnn": ("viện trợ", "tài trợ"),
    "doan-ra": ("cử đoàn", "đoàn đi"),
    "doan-vao": ("đón đoàn", "tiếp đoàn", "đoàn đến"),
    "ky-ket": ("ký kết", "ký bản ghi nhớ"),
    "thu-chuc-mung": ("thư chúc mừng", "điện mừng"),
}
"""What people type for kinds besides their labels, and not for their parts alone."""

STATUS_WORDS = {
    "ke-hoach": ("kế hoạch", "dự kiến", "planned"),
    "khong-thuc-hien": (
        "không tổ chức được", "không thực hiện được", "không diễn ra", "hủy", "bị hủy", "đã hủy",
        "hủy bỏ", "hoãn", "bị hoãn", "đã hoãn", "tạm hoãn", "cancelled", "canceled", "postponed",
    ),
}  # fmt: skip
"""What people type for what was not done, besides how its status is called."""

_GIVING = re.compile("^(?:tặng|tiếp nhận|viện trợ) ", re.IGNORECASE)
_FOREIGN = re.compile(" nước ngoài$")
_ENGLISH_PARTS = re.compile(" or | and ")
_ENGLISH_WAY = re.compile(" made$| received$|^Outgoing |^Incoming ")


def english_names(label: str) -> Iterator[str]:
    """The parts of the English label of a kind, each also as one says it of several.

    “Donation made” is called “donation” too, and so is “Donation received”.
    """
    for part in _ENGLISH_PARTS.split(label):
        head, of, rest = part.partition(" of ")
        bare = _ENGLISH_WAY.sub("", head)
        for name in dict.fromkeys((head, bare)):
            if name:
                yield from (f"{name}{of}{rest}", f"{name.removesuffix('s')}s{of}{rest}")


def kind_names(label: str) -> Iterator[str]:
    """The parts of the label of a kind; also what is given without the word that it is given.

    “Tặng nhà hữu nghị” is called “nhà hữu nghị” too. The things after “Tiếp nhận quà,” are no kind.
    """
    for part in label.replace("(", ",").split(","):
        yield part.strip()
        if _FOREIGN.search(part):
            yield _FOREIGN.sub("", part.strip())
        given = _GIVING.sub("", part.strip())
        if given != part.strip():
            yield given
            if len(tokens(given)) == 1:
                return
