"""The index as files: parts that a browser fetches when a query asks for them."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from archive.composing.search.columns import columns, gift_rows, place_terms, report_table
from archive.composing.search.groups import Finder, Group, groups
from archive.composing.search.lists import WordLists, pair_parts, vocabulary, word_parts
from archive.composing.search.packing import deflated
from archive.composing.search.units import Unit, units
from archive.composing.words import date_said
from archive.language.search_text import TABLE, dates, tokens
from archive.model.archive import Archive

FOLDER = "tim-kiem/du-lieu"

PART = 6_000
"""Bytes of a part of 1,000 reports before packing (about 3.5 kB after); grows with the root of the
number of reports, so that neither parts nor their directory become long."""

_REFERENCE_SIZE = 1_000


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Every file of the index, by its path below ``build/docs``."""
    found = list(units(archive))
    named = groups(archive)
    lists = word_lists(archive, found, named)
    size = int(PART * max(1.0, (len(archive.reports) / _REFERENCE_SIZE) ** 0.5))
    keys: dict[str, list[str]] = {"l": [], "p": []}
    for folder, parts in (("l", word_parts(lists, size)), ("p", pair_parts(lists, size))):
        for number, (first, data) in enumerate(parts):
            keys[folder].append(first)
            yield f"{FOLDER}/{folder}/{number}.bin", data
    yield f"{FOLDER}/tu-vung.bin", vocabulary(lists)
    yield f"{FOLDER}/cot.bin", _packed(columns(archive, found))
    yield f"{FOLDER}/vat.bin", _packed(gift_rows(archive, found))
    yield f"{FOLDER}/ten.bin", _packed(suggestions(archive, named))
    text_parts = 0
    for number, texts in enumerate(_texts(found)):
        text_parts = number + 1
        yield f"{FOLDER}/t/{number}.bin", _packed(texts)
    yield f"{FOLDER}/bao-cao.bin", _packed(report_table(archive, found))
    told = {
        "v": 1,
        "units": len(found),
        "reports": len(archive.reports),
        "texts": text_parts,
        "words": keys["l"],
        "pairs": keys["p"],
        "table": TABLE,
    }
    yield f"{FOLDER}/muc-luc.json", _json(told)


def word_lists(archive: Archive, found: list[Unit], named: list[Group]) -> WordLists:
    """The lists of all units and names."""
    lists, finder = WordLists(), Finder(named)
    for number, unit in enumerate(found):
        title = tokens(unit.title)
        pieces = [tokens(unit.text), *map(tokens, unit.more)]
        terms = set(place_terms(archive, unit))
        for piece in (title, *pieces):
            terms.update(finder.terms([token.folded for token in piece]))
        for text in (unit.title, unit.text, *unit.more):
            terms.update(term for date in dates(text) for term in date.terms)
        lists.add(number, title, pieces, terms)
    for group in named:
        for phrase in group.phrases:
            lists.name(phrase, group.term, group.label, group.facet or ("", ""))
    return lists


def suggestions(archive: Archive, named: list[Group]) -> list[list[Any]]:
    """What the search field offers: label, facet, value, folded names, address from the root."""
    return [
        [group.label, *group.facet, sorted({" ".join(p) for p in group.phrases}), address]
        for group in named
        if group.facet is not None and (address := _address(archive, *group.facet))
    ]


def _address(archive: Archive, facet: str, value: str) -> str:
    """The page of what a name stands for; empty where it has none."""
    countries = {p.entries.country for p in archive.partners.values()}
    if facet in {"to-chuc", "doi-tac"}:
        return f"{facet}/{value}/"
    if facet == "tinh":
        return f"dia-phuong/{value}/"
    if facet == "loai":
        return f"hoat-dong/{value}/"
    if facet == "nuoc":
        return f"quoc-gia/{value}/" if value.upper() in countries else ""
    country = archive.lists.foreign_places[value].country
    return f"quoc-gia/{country.lower()}/#{value}" if country in countries else ""


def _texts(found: list[Unit]) -> Iterator[list[list[Any]]]:
    """The texts of the units: one part for each report, then one for every 20 records."""
    for _, together in groupby(
        enumerate(found), lambda pair: pair[1].report.key if pair[1].report else pair[0] // 20
    ):
        yield [_text(unit) for _, unit in together]


def _text(unit: Unit) -> list[Any]:
    status = unit.activity.entries.status if unit.activity else ""
    return [
        unit.type, unit.id, unit.address, unit.title, unit.text, list(unit.more),
        date_said(unit.date), unit.date.earliest.isoformat() if unit.date else "", status,
    ]  # fmt: skip


def _packed(data: Any) -> bytes:
    return deflated(_json(data))


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
