"""Codes of the lists, those of the format and those of the editors."""

from collections.abc import Iterator

from archive.checking.naming import near_codes
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, faults, quoted, rewrite, values_of_kind
from archive.language.dates import to_vietnamese
from archive.model.archive import Archive
from archive.model.body import Span
from archive.model.choices import CHOICES
from archive.reading.content_file import ContentFile

_ALL_SHOWN = 16
"""Codes. A longer list is named, not told."""


@rule(
    "ma-khong-co",
    about="danh-muc",
    wrong="kind: [trao-tan]",
    right="kind: [trao-tang]",
)
def unknown_code(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi mã phải có trong danh mục của nó."""
    for fault in faults(file, "ma-khong-co"):
        name, written = fault.values["list"] or "", fault.values.get("written") or ""
        entry = fault.values.get("name") or ""
        yield _unknown(file, archive, fault.span, name, written, place=f"mục {quoted(entry)}")
    for value in values_of_kind(file, "code"):
        name = value.scalar.of[0]
        known = archive.lists.by_name.get(name)
        # a list that is not there is told by danh-muc-thieu, a broken one by its own fault
        if not known or name in archive.lists.incomplete:
            continue
        if value.value not in known:
            span = file.span(*value.location)
            yield _unknown(file, archive, span, name, value.value, place=f"danh mục {name}")


def _unknown(
    file: ContentFile, archive: Archive, span: Span, name: str, written: str, *, place: str
) -> Found:
    near = near_codes(archive, name, written)
    known = CHOICES[name] if name in CHOICES else archive.lists.by_name[name]
    if name in CHOICES:
        where = f"Các mã dùng được: {', '.join(known)}."
    elif len(known) <= _ALL_SHOWN:
        where = f"Các mã của danh-muc/{name}: {', '.join(known)}."
    else:
        where = f"Xem các mã trong danh-muc/{name}; thiếu mã thì đề nghị thêm vào đó."
    return Found(
        span,
        f"{place} không có mã {quoted(written)}",
        did_you_mean(near, lambda code: _name(archive, name, code)) + where,
        rewrite(file, span, near[0]) if len(near) == 1 else None,
    )


def _name(archive: Archive, name: str, code: str) -> str:
    """What people call ``code``; a province with its time, for two may bear one name."""
    if name in CHOICES:
        return CHOICES[name][code]
    province = archive.lists.provinces.get(code) if name == "tinh-thanh" else None
    when = ""
    if province is not None and province.valid_from is not None:
        when = f", từ {to_vietnamese(province.valid_from)}"
    if province is not None and province.valid_to is not None:
        when += f", đến {to_vietnamese(province.valid_to)}"
    return archive.lists.label(name, code) + when
