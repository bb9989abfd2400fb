"""The index as files: parts that a browser fetches when a query asks for them."""

import hashlib
from collections.abc import Iterator
from typing import Any

from archive.composing.earlier import Earlier
from archive.composing.search.columns import columns, days
from archive.composing.search.gift_rows import gift_rows
from archive.composing.search.groups import Group, groups
from archive.composing.search.list_parts import (
    chain_entries,
    pair_entries,
    spelling_entries,
    vocabulary,
    word_entries,
)
from archive.composing.search.lists import Gathered, Lists
from archive.composing.search.meanings import meanings, name_parts
from archive.composing.search.names_in_text import named_units
from archive.composing.search.packing import deflated, json_bytes, parts
from archive.composing.search.report_table import provinces_reported, report_table
from archive.composing.search.terms import record_terms
from archive.composing.search.texts import dictionary_of, packed_dictionary, text_parts
from archive.composing.search.units import Unit, units
from archive.language.search_text import BREAK, TABLE, dates
from archive.model.archive import Archive

FOLDER = "tim-kiem/du-lieu"

VERSION = 3
"""Of the form of the parts; the script refuses another."""

LIST_PART, PAIR_PART = 2_000, 1_200
"""Bytes of a part of 1,000 reports before packing; they grow with the root of the number of
reports, so that neither parts nor their directory become long."""

_REFERENCE_SIZE = 1_000


def files(
    archive: Archive,
    earlier: Earlier | None = None,  # noqa: ARG001  the index is made as a whole, for now
) -> Iterator[tuple[str, bytes]]:
    """Every file of the index, by its path below ``build/docs``.

    ``earlier`` is what the index kept of an earlier time, and what changed since.
    The directory of all comes last; its stamp is that of the other files, which go by it.
    """
    found = list(units(archive))
    keys: dict[str, list[str]] = {}
    dictionary = dictionary_of(found)
    stamp = hashlib.sha256()
    for path, data in _parts(archive, found, dictionary, keys):
        stamp.update(data)
        yield f"{FOLDER}/{path}", data
    index = {
        "v": VERSION,
        "stamp": stamp.hexdigest()[:8],
        "units": len(found),
        "keys": keys,
        "dictionary": len(dictionary),
        "table": TABLE,
        **report_table(archive, found),
    }
    yield f"{FOLDER}/muc-luc.bin", deflated(json_bytes(index))


def _parts(
    archive: Archive, found: list[Unit], dictionary: bytes, keys: dict[str, list[str]]
) -> Iterator[tuple[str, bytes]]:
    """Everything but the directory; ``keys`` gets what it says of the lists."""
    named = groups(archive)
    lists = word_lists(archive, found, named)
    told = meanings(named, lists, provinces_reported(archive))
    grown = max(1.0, (len(archive.reports) / _REFERENCE_SIZE) ** 0.5)
    list_size, pair_size = int(LIST_PART * grown), int(PAIR_PART * grown)
    families = {
        "l": parts(word_entries(lists, told), list_size),
        "s": parts(spelling_entries(lists), list_size),
        "p": parts(pair_entries(lists, told), pair_size),
        "c": parts(chain_entries(lists), list_size),
        "n": name_parts(told, pair_size),
    }
    for folder, family in families.items():
        keys[folder] = []
        for number, (first, data) in enumerate(family):
            keys[folder].append(first)
            yield f"{folder}/{number}.bin", data
    for number, data in enumerate(text_parts(found, dictionary)):
        yield f"t/{number}.bin", data
    yield "tu-dien.bin", packed_dictionary(dictionary)
    values, ordinals = columns(archive, found)
    yield "cot.bin", ordinals
    yield "ngay.bin", deflated(days(found))
    yield "vat.bin", deflated(json_bytes(gift_rows(archive, found)))
    yield "tu-vung.bin", vocabulary(lists, told)
    yield "gia-tri.bin", deflated(json_bytes(values))
    offered = {"table": TABLE, "names": suggestions(archive, named)}
    yield "ten.bin", deflated(json_bytes(offered))


def word_lists(archive: Archive, found: list[Unit], named: list[Group]) -> Lists:
    """The lists of all units and names."""
    gathered = Gathered()
    for number, unit in enumerate(found):
        terms = set(record_terms(archive, unit))
        text = "".join(f"{piece}{BREAK}" for piece in (unit.title, unit.text, *unit.more))
        for date in dates(text):
            terms.update(date.terms)
        gathered.add(number, text, terms)
    lists = Lists(gathered)
    lists.add_terms(named_units(lists, [group for group in named if group.in_text]))
    return lists


def suggestions(archive: Archive, named: list[Group]) -> list[list[Any]]:
    """What the search field offers: label, facet, value, all names folded, address of the page."""
    countries = {p.entries.country or "" for p in archive.partners.values()}
    return [
        [group.label, *group.facet, sorted({" ".join(p) for p in group.phrases}), address]
        for group in named
        if group.facet is not None and (address := _address(archive, countries, *group.facet))
    ]


def _address(archive: Archive, countries: set[str], facet: str, value: str) -> str:
    """The page of what a name stands for; empty where it has none."""
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
