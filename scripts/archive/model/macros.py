"""The macros that a dossier may call, each declared once: name, use, parameters.

``{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng", nam=2021) }}`` in ``content/chuyen-de/`` becomes a
table, a figure or a list. The checks, the reference page and the composing of dossiers read this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from archive.model.choices import CHOICES

ParameterKind = Literal["reference", "code", "choice", "year"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a macro may be told.

    ``of`` names the collection (``reference``: an id of ``to-chuc`` or ``doi-tac``) or the lists
    (``code``) that the value is of; ``choices`` are the words of a ``choice``. A ``year`` is a
    whole number of four digits, written without quotation marks.
    """

    kind: ParameterKind
    help: str
    of: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro: what it shows, and its parameters by name; none is required."""

    help: str
    parameters: Mapping[str, Parameter]
    example: str


GIFT_DIRECTIONS = MappingProxyType({"trao": "Đã trao", "nhan": "Đã nhận"})
DELEGATION_DIRECTIONS = MappingProxyType({"ra": "Đoàn ra", "vao": "Đoàn vào"})

_ORGANIZATION = Parameter("reference", "Định danh của tổ chức trong to-chuc/.", ("to-chuc",))
_PARTNER = Parameter("reference", "Định danh của đối tác trong doi-tac/.", ("doi-tac",))
_PROVINCE = Parameter("code", "Mã tỉnh: tay-ninh, KH-20…", ("tinh-thanh", "tinh-nuoc-ngoai"))
_COUNTRY = Parameter("code", "Mã nước: LA, KH, CN…", ("quoc-gia",))
_YEAR = Parameter("year", "Năm, bốn chữ số, không có ngoặc kép.")
_KIND = Parameter("code", "Mã của danh mục loại hoạt động.", ("loai-hoat-dong",))
_THEME = Parameter("code", "Mã của danh mục chủ đề.", ("chu-de",))
_STATUS = Parameter("choice", "Trạng thái.", choices=CHOICES["trang-thai"])
_GIFT = Parameter("choice", "Trao hay nhận.", choices=GIFT_DIRECTIONS)
_DELEGATION = Parameter("choice", "Đoàn ra hay đoàn vào.", choices=DELEGATION_DIRECTIONS)

_WHERE = {"to_chuc": _ORGANIZATION, "doi_tac": _PARTNER, "tinh": _PROVINCE, "nuoc": _COUNTRY}
_WHAT = {"nam": _YEAR, "loai": _KIND, "chu_de": _THEME, "trang_thai": _STATUS}


def _macro(text: str, example: str, **parameters: Parameter) -> Macro:
    return Macro(text, MappingProxyType(parameters), example)


MACROS: MappingProxyType[str, Macro] = MappingProxyType(
    {
        "hoat_dong": _macro(
            "Sổ các hoạt động.",
            '{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng", nam=2021) }}',
            **_WHERE,
            **_WHAT,
        ),
        "bang_tang": _macro(
            "Bảng hiện vật và tiền đã trao hoặc đã nhận.",
            '{{ bang_tang(tinh="tay-ninh", nam=2021, huong="trao") }}',
            **_WHERE,
            **_WHAT,
            huong=_GIFT,
        ),
        "bieu_do_tang": _macro(
            "Biểu đồ hiện vật đã trao và đã nhận.",
            '{{ bieu_do_tang(tinh="tay-ninh", nam=2021) }}',
            **_WHERE,
            **_WHAT,
            huong=_GIFT,
        ),
        "doan": _macro(
            "Bảng đoàn ra, đoàn vào.",
            '{{ doan(to_chuc="tinh-doan-tay-ninh", huong="ra") }}',
            **_WHERE,
            nam=_YEAR,
            trang_thai=_STATUS,
            huong=_DELEGATION,
        ),
        "van_kien": _macro(
            "Các văn kiện được dẫn.",
            '{{ van_kien(to_chuc="tinh-doan-tay-ninh") }}',
            to_chuc=_ORGANIZATION,
            tinh=_PROVINCE,
            nam=_YEAR,
        ),
        "thoa_thuan": _macro(
            "Các thỏa thuận.",
            '{{ thoa_thuan(nuoc="KH") }}',
            **_WHERE,
            nam=_YEAR,
        ),
    }
)
