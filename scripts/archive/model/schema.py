"""The format as JSON Schema (draft 2020-12), for editors and programs that are not ours.

It follows from the declarations alone. What it accepts is a little more than the checks do: that a
date exists or a reference leads somewhere no schema can say. Numbers and years may come as numbers,
since other readers of YAML make numbers of them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from archive.language.edtf import FIRST_YEAR, LAST_YEAR
from archive.language.slugs import LONGEST_ID
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.choices import CHOICES
from archive.model.entry import Declared, Entries, declared
from archive.model.lists import Abbreviation, Country, ForeignPlace, Province, Term
from archive.model.pages import DossierEntries, PageEntries
from archive.model.report import ReportEntries
from archive.model.scalars import Scalar

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TITLES: dict[type[Entries], str] = {
    ReportEntries: "Báo cáo",
    OrganizationEntries: "Tổ chức",
    PartnerEntries: "Đối tác",
    PageEntries: "Trang viết tay",
    DossierEntries: "Chuyên đề",
    Term: "Mục từ của danh mục",
    Country: "Quốc gia",
    Province: "Tỉnh, thành",
    ForeignPlace: "Tỉnh nước ngoài",
    Abbreviation: "Chữ viết tắt",
}
"""Whatever is a file, or a row of one, by what people call it."""

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?"
_TEXT = {"type": "string", "minLength": 1}
_LINE = {**_TEXT, "pattern": r"^[^\n]*\n*$"}

_SHAPES: dict[str, dict[str, Any]] = {
    "text": _LINE,
    "symbol": _LINE,
    "party": _LINE,
    "code": _LINE,
    "address": _LINE,
    "block": _TEXT,
    "number": {
        "type": ["number", "string"],
        "minimum": 0,
        # not 20.000, which is twenty thousand to whoever wrote it and twenty to a machine
        "pattern": r"^(?![1-9][0-9]{0,2}([.][0-9]{3})+$)(0|[1-9][0-9]*)([.][0-9]+)?$",
    },
    "count": {
        "type": ["integer", "string"],
        "minimum": 0,
        "pattern": r"^(0|[1-9][0-9]*)([.]0+)?$",
    },
    "date": {
        "type": ["string", "integer"],
        "minimum": FIRST_YEAR,
        "maximum": LAST_YEAR,
        "pattern": rf"^{_DAY}(/{_DAY})?$",
    },
    "id": {"type": "string", "maxLength": LONGEST_ID, "pattern": f"^{_ID}$"},
    "url": {"type": "string", "format": "uri", "pattern": "^https://"},
    "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
}
"""What a schema can say of a kind of value; the readers in ``scalars`` say all of it."""

_REFERENCES = {
    "to-chuc": f"to-chuc/{_ID}",
    "doi-tac": f"doi-tac/{_ID}",
    "viec": rf"{_ID}/[0-9]{{4}}(-{_ID})?#{_ID}",
}


def json_schema(
    model: type[Entries], codes: Mapping[str, Iterable[str]] | None = None
) -> dict[str, Any]:
    """The schema of ``model``, with Vietnamese titles and descriptions.

    ``codes``: the ids of each controlled list by its name; without them any code is accepted.
    """
    groups: dict[str, dict[str, Any]] = {}
    top = _group(model, groups, codes or {})
    schema = {"$schema": DIALECT, "title": TITLES.get(model, model.__name__), **top}
    if groups:
        schema["$defs"] = groups
    return schema


def _group(
    model: type[Entries], groups: dict[str, dict[str, Any]], codes: Mapping[str, Iterable[str]]
) -> dict[str, Any]:
    items = declared(model)
    return {
        "type": "object",
        "properties": {item.name: _entry(item, groups, codes) for item in items},
        "required": [item.name for item in items if item.required],
        "additionalProperties": False,
    }


def _entry(
    item: Declared, groups: dict[str, dict[str, Any]], codes: Mapping[str, Iterable[str]]
) -> dict[str, Any]:
    told: dict[str, Any] = {"title": item.label, "description": item.help}
    if item.scalar is not None:
        value = _value(item.scalar, codes)
        if item.scalar.kind == "choice":
            named = CHOICES[item.scalar.of[0]].items()
            told["description"] += f" Mã: {', '.join(f'{code} ({name})' for code, name in named)}."
        if item.example is not None and not item.repeated:
            told["examples"] = [item.example]
    else:
        assert item.group is not None  # noqa: S101  an entry is a scalar or a group
        name = item.group.__name__
        if name not in groups:
            groups[name] = {}  # a group may lie within itself
            groups[name] = _group(item.group, groups, codes)
        value = {"$ref": f"#/$defs/{name}"}
    if item.repeated:
        return {**told, "type": "array", "items": value}
    return {**told, **value}


def _value(scalar: Scalar, codes: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    if scalar.kind == "choice":
        return {"type": "string", "enum": list(CHOICES[scalar.of[0]])}
    if scalar.kind == "code" and scalar.of[0] in codes:
        return {"type": "string", "enum": list(codes[scalar.of[0]])}
    if scalar.kind == "reference":
        shapes = "|".join(_REFERENCES[collection] for collection in scalar.of)
        return {"type": "string", "pattern": f"^({shapes})$"}
    return dict(_SHAPES[scalar.kind])
