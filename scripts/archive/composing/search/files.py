"""The index as files: parts that a browser fetches when a query asks for them."""

import hashlib
from collections.abc import Iterator
from typing import Any

from archive.composing.earlier import Earlier
from archive.composing.search.columns import columns, days
from archive.composing.search.directory import directory
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
from archive.composing.search.outline import Outline, Told
from archive.composing.search.packing import deflated, json_bytes, parts
from archive.composing.search.places import Places
from archive.composing.search.report_table import ReportTable, provinces_reported, report_table
from archive.composing.search.spelled_words import is_word, spelled_words
from archive.composing.search.terms import record_terms
from archive.composing.search.texts import TextPacker, dictionary_of, packed_dictionary
from archive.composing.search.units import Unit, record_units, report_units
from archive.language.search_text import BREAK, TABLE, dates
from archive.model.archive import Archive

FOLDER = "tim-kiem/du-lieu"

VERSION = 5
"""Of the form of the parts; the script refuses another."""

PART_SIZES = {"l": 1_600, "p": 1_200, "c": 3_000, "n": 3_600}
"""Bytes of a part of 1,000 reports before packing; they grow with the root of the number of
reports, so that neither parts nor their directory become long. What queries often ask for stands in
small parts; the keys of names and chains are long and would fill the directory."""

_REFERENCE_SIZE = 1_000


def files(
    archive: Archive,
    earlier: Earlier | None = None,  # noqa: ARG001  the index is made as a whole, for now
) -> Iterator[tuple[str, bytes]]:
    """Every file of the index, by its path below ``build/docs``.

    ``earlier`` is what the index kept of an earlier time, and what changed since.
    The directory of all comes last; its stamp is that of the other files, which go by it.
    """
    keys: dict[str, list[str]] = {}
    outline = Outline()
    dictionary = dictionary_of(archive)
    stamp = hashlib.sha256()
    gathered = Gathered()
    for number, data in enumerate(_texts(archive, TextPacker(dictionary), gathered, outline)):
        stamp.update(data)
        yield f"{FOLDER}/t/{number}.bin", data
    table = report_table(archive, outline)
    lists = Lists(gathered)
    del gathered
    for path, data in _parts(archive, outline, table, lists, keys):
        stamp.update(data)
        yield f"{FOLDER}/{path}", data
    packed = packed_dictionary(dictionary)
    stamp.update(packed)
    head = {
        "v": VERSION,
        "stamp": stamp.hexdigest()[:8],
        "units": outline.units,
        "organizations": outline.organizations,
        "dictionary": len(dictionary),
        "table": TABLE,
    }
    yield f"{FOLDER}/muc-luc.bin", directory(head, keys, table, packed)


def _parts(
    archive: Archive,
    outline: Outline,
    table: ReportTable,
    lists: Lists,
    keys: dict[str, list[str]],
) -> Iterator[tuple[str, bytes]]:
    """Everything but texts and directory; ``keys`` gets what the latter says of the lists."""
    activities = [activity for _, activity in outline.activities()]
    values, ordinals = columns(archive, activities)
    yield "cot.bin", ordinals
    yield "gia-tri.bin", deflated(json_bytes(values))
    yield "ngay.bin", deflated(days(activities))
    yield "vat.bin", deflated(json_bytes(gift_rows(archive, outline)))
    named = groups(archive)
    offered = {"table": TABLE, "names": suggestions(archive, named)}
    yield "ten.bin", deflated(json_bytes(offered))
    lists.add_terms(named_units(lists, [group for group in named if group.in_text]))
    told = meanings(named, lists, provinces_reported(archive))
    yield "tu-vung.bin", vocabulary(lists, told)
    places = Places(table.reports, outline.units)
    grown = max(1.0, (len(archive.reports) / _REFERENCE_SIZE) ** 0.5)
    sizes = {folder: int(size * grown) for folder, size in PART_SIZES.items()}
    families = {
        "l": parts(
            spelled_words(word_entries(lists, told, places), spelling_entries(lists)),
            sizes["l"],
            is_word,
        ),
        "p": parts(pair_entries(lists, told), sizes["p"]),
        "c": parts(chain_entries(lists), sizes["c"]),
        "n": name_parts(told, sizes["n"]),
    }
    for folder, family in families.items():
        keys[folder] = []
        for number, (first, data) in enumerate(family):
            keys[folder].append(first)
            yield f"{folder}/{number}.bin", data


def _texts(
    archive: Archive, packer: TextPacker, gathered: Gathered, outline: Outline
) -> Iterator[bytes]:
    """The parts with the texts; words and terms go to ``gathered`` on the way."""
    for report in archive.reports:
        units = report_units(archive, report)
        for unit in units:
            _gather(archive, unit, gathered)
        activities = [unit.activity for unit in units if unit.activity is not None]
        outline.reports.append(Told(report, activities, len(units) - len(activities)))
        yield from packer.of_report(units[: len(activities)], units[len(activities) :])
    records = list(enumerate(record_units(archive), outline.units))
    for _, unit in records:
        _gather(archive, unit, gathered)
    outline.organizations, outline.partners = len(archive.organizations), len(archive.partners)
    yield from packer.of_records(records)


def _gather(archive: Archive, unit: Unit, gathered: Gathered) -> None:
    terms = set(record_terms(archive, unit))
    text = "".join(f"{piece}{BREAK}" for piece in (unit.title, unit.text, *unit.more))
    for date in dates(text):
        terms.update(date.terms)
    gathered.add(text, terms)


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
