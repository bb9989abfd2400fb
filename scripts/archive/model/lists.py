"""The controlled lists of ``content/danh-muc/``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from archive.model.entry import Entries, entry
from archive.model.list_names import YAML_LISTS
from archive.model.scalars import (
    Block,
    CountryCode,
    Date,
    Line,
    Number,
    ProvinceCode,
    UnitCode,
)


class Equivalence(Entries):
    """How many of another unit one unit is, where physics says so (1 tạ = 100 kg)."""

    unit: UnitCode = entry("Đơn vị gốc", "Mã đơn vị.", required=True, default="")
    factor: Number | None = entry("Bằng", "Số trơn.", required=True)


class Term(Entries):
    """One term of a YAML list: a kind, a theme, a unit, a kind of body."""

    name: Line = entry("Tên", "Chữ người đọc thấy.", required=True, default="")
    english: Line | None = entry("Tiếng Anh", "Cho người đọc nước ngoài.")
    description: Block | None = entry("Giải thích", "Dùng khi nào.")
    equals: Equivalence | None = entry("Quy đổi", "Chỉ cho đơn vị đo lường.")


class Country(Entries):
    """One row of ``quoc-gia.csv``; its id is ISO 3166-1 alpha-2."""

    name: Line = entry("Tên", "Tên tiếng Việt.", required=True, default="")
    english: Line | None = entry("Tiếng Anh", "Tên ngắn.")
    aliases: tuple[Line, ...] = entry("Cách viết khác", "Cách nhau bằng dấu chấm phẩy.", default=())


class Province(Entries):
    """One row of ``tinh-thanh.csv``: a province as it was in one period.

    63 provinces became 34 on 2025-07-01; an unchanged one has one row without an end.
    """

    name: Line = entry("Tên", "Không kèm “tỉnh”.", required=True, default="")
    full_name: Line = entry("Tên đầy đủ", "Tỉnh…, Thành phố…", required=True, default="")
    english: Line | None = entry("Tiếng Anh", "Tên ngắn.")
    region: Line | None = entry("Vùng", "Vùng kinh tế - xã hội.")
    code: Line | None = entry("Mã", "Mã của Tổng cục Thống kê, chỉ đúng trong hệ mã của nó.")
    scheme: Line | None = entry("Hệ mã", "gso-2024, gso-2025.")
    valid_from: Date | None = entry("Từ", "Ngày bắt đầu.")
    valid_to: Date | None = entry("Đến", "Ngày cuối cùng.")
    successor: ProvinceCode | None = entry("Nay thuộc", "Mã tỉnh kế tục.")
    border: Line | None = entry("Biên giới", "LA, KH, CN; nhiều nước nối bằng dấu +.")
    aliases: tuple[Line, ...] = entry("Cách viết khác", "Cách nhau bằng dấu chấm phẩy.", default=())
    note: Block | None = entry("Ghi chú", "Điều cần biết.")


class ForeignPlace(Entries):
    """One row of ``tinh-nuoc-ngoai.csv``; its id is ISO 3166-2."""

    country: CountryCode = entry("Nước", "Mã ISO 3166-1.", required=True, default="")
    name: Line = entry("Tên", "Cách viết thường gặp nhất.", required=True, default="")
    english: Line | None = entry("Tiếng Anh", "Tên quốc tế.")
    native: Line | None = entry("Tên gốc", "Bằng chữ của nước bạn.")
    aliases: tuple[Line, ...] = entry("Cách viết khác", "Cách nhau bằng dấu chấm phẩy.", default=())
    border: Line | None = entry("Giáp Việt Nam", "1 nếu có.")


class Abbreviation(Entries):
    """One row of ``chu-viet-tat.csv``."""

    expansion: Line = entry("Viết đủ", "Nghĩa của chữ tắt.", required=True, default="")
    kind: Line | None = entry("Loại", "Tổ chức, văn bản, khái niệm…")


LIST_MODELS: dict[str, type[Entries]] = {
    **dict.fromkeys(YAML_LISTS, Term),
    "quoc-gia": Country,
    "tinh-thanh": Province,
    "tinh-nuoc-ngoai": ForeignPlace,
    "chu-viet-tat": Abbreviation,
}
"""Each list by the name of its file; the first six are YAML, the others CSV."""


@dataclass(frozen=True)
class Lists:
    """The controlled lists, each a mapping from id to entry in the order of its file."""

    by_name: Mapping[str, Mapping[str, Entries]]
    incomplete: frozenset[str] = frozenset()
    """Lists of which a mistake made reading lose some: there a code may be known after all."""

    def terms(self, name: str) -> dict[str, Term]:
        """A YAML list: kinds, themes, units, kinds of body."""
        return self._terms.get(name, {})

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        return {
            name: {k: v for k, v in entries.items() if isinstance(v, Term)}
            for name, entries in self.by_name.items()
        }

    @cached_property
    def countries(self) -> dict[str, Country]:
        """``quoc-gia.csv`` by ISO 3166-1 code."""
        return {k: v for k, v in self.by_name.get("quoc-gia", {}).items() if isinstance(v, Country)}

    @cached_property
    def provinces(self) -> dict[str, Province]:
        """``tinh-thanh.csv`` by id: provinces as they were in one period."""
        found = self.by_name.get("tinh-thanh", {})
        return {k: v for k, v in found.items() if isinstance(v, Province)}

    @cached_property
    def foreign_places(self) -> dict[str, ForeignPlace]:
        """``tinh-nuoc-ngoai.csv`` by ISO 3166-2 code."""
        found = self.by_name.get("tinh-nuoc-ngoai", {})
        return {k: v for k, v in found.items() if isinstance(v, ForeignPlace)}

    @cached_property
    def abbreviations(self) -> dict[str, Abbreviation]:
        """``chu-viet-tat.csv`` by abbreviation."""
        found = self.by_name.get("chu-viet-tat", {})
        return {k: v for k, v in found.items() if isinstance(v, Abbreviation)}

    def label(self, name: str, code: str) -> str:
        """The words people read for ``code`` of list ``name``; the code itself if unknown."""
        found = self.by_name.get(name, {}).get(code)
        return str(getattr(found, "name", "") or code)
