"""The index made from the last one and what changed since; the same as from all reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from archive.composing.search.called import groups_called
from archive.composing.search.chains_again import halves
from archive.composing.search.differences import Differences, Words, differences
from archive.composing.search.exchange import Exchange, lists_of
from archive.composing.search.facet_files import facet_files, facet_files_again
from archive.composing.search.families import (
    Change,
    Counts,
    Families,
    renewed,
)
from archive.composing.search.gathered import Forms, Known, Numbers, Units
from archive.composing.search.gathering import Told, gather, repacked
from archive.composing.search.index import Index, kept_room, most_beside, size_of_names
from archive.composing.search.lists import Lists
from archive.composing.search.meanings import name_parts, placed
from archive.composing.search.moves import Made, Moves, replaced
from archive.composing.search.named import says_names_alone
from archive.composing.search.names_in_text import named_units
from archive.composing.search.places import Places
from archive.composing.search.ragged import Ints
from archive.composing.search.report_facts import ReportFacts
from archive.composing.search.report_table import ReportTable, provinces_of, report_table
from archive.composing.search.term_lists import term_lists, terms_present
from archive.composing.search.texts import dictionary_of, sampled
from archive.model.archive import Archive
from archive.reading.collecting import uncollected


def again(
    archive: Archive, before: Index, changed: frozenset[str]
) -> tuple[Index, Lists, ReportTable] | None:
    """The same from the index of ``before``, when these files of the content have changed since.

    None where it must be made from nothing: records or lists have changed, or what names mean.
    """
    if not all(map(_is_report, filter(_matters, changed))):
        return None
    kept_room()
    with uncollected():  # most of what is made here stays
        return _again(archive, before, changed)


def _again(
    archive: Archive, before: Index, changed: frozenset[str]
) -> tuple[Index, Lists, ReportTable] | None:
    paths = [report.path for report in archive.reports]
    dictionary, earlier = before.dictionary, before.told
    if paths != before.told.paths or not changed.isdisjoint(sampled(paths)):
        dictionary = dictionary_of(archive)
        if dictionary != before.dictionary:
            earlier = repacked(archive, earlier, dictionary, changed)
    forms, terms = Forms(before.known), Numbers.of(before.terms)
    known_paths = set(before.told.paths)
    new = [r for r in archive.reports if r.path in changed or r.path not in known_paths]
    fresh = gather(archive, new, dictionary, forms, terms, records=False)
    told, moves, made = replaced(archive, dictionary, earlier, fresh)
    differ = Differences()
    ends = [differences(one.old, one.new, forms.known, differ) for one in made]
    counts = before.counts.more(differ, len(forms.known))
    all_terms = list(terms)
    lists = Lists(told.units, forms.known, counts.spellings > 0)
    lists.spelling_counts = counts.spellings[lists.order]
    lists.word_counts = np.array([counts.words[word] for word in lists.words], dtype=np.int64)
    named, renamed = _named(before, lists, fresh.units, moves)
    numbers = {n for one in made for units in (one.old, one.new) for n in units.terms.tolist()}
    renamed |= {all_terms[n] for n in numbers}
    was = terms_present(before.told.units, before.terms, before.named)
    others_present = was ^ terms_present(told.units, all_terms, named)
    if any(term.startswith("~") for term in others_present):  # no dates
        return None
    if _provinces(archive, told) != _provinces(archive, before.told):  # names lead to them
        return None
    names = _name_parts(before, len(paths))
    if names is None:
        return None
    lists.terms = term_lists(told.units, all_terms, named, None if moves.moved else renamed)
    change = Change(
        differ,
        before.counts,
        counts,
        forms.known,
        _halves(made, ends, forms.known),
        renamed,
        Exchange.of(moves, made, ends),
        moves.moved,
    )
    facets = (
        facet_files(archive, told.facts)
        if moves.moved or told.paths != before.told.paths
        else facet_files_again(archive, before.facets, told.facts, _changed(before.told, told))
    )
    table = report_table(archive, told.facts)
    places = Places(table.reports, lists.count)
    families = renewed(before.families, change, lists, before.meanings, places)
    if _stand_otherwise(before, families, counts, differ):
        return None
    index = Index(
        told,
        dictionary,
        forms.known,
        all_terms,
        named,
        counts,
        families,
        before.meanings,
        before.called,
        facets,
        before.suggestions,
        names,
    )
    return index, lists, table


def _provinces(archive: Archive, told: Told) -> set[str]:
    """The provinces, then and now, that the reports of ``told`` come from."""
    ids = {own.head.organization for own in told.facts}
    bodies = map(archive.organizations.get, sorted(ids))
    return provinces_of(archive, (body.entries.province or "" for body in bodies if body))


def _name_parts(before: Index, reports: int) -> Sequence[tuple[str, bytes | memoryview]] | None:
    """The parts of names, which grow with the reports; None where names stand elsewhere now."""
    old = len(before.told.paths)
    if most_beside(reports) != most_beside(old):
        meant = replace(before.meanings, beside={}, begun=[])
        placed(meant, most_beside(reports))
        if meant.begun != before.meanings.begun:
            return None
    if size_of_names(reports) == size_of_names(old):
        return before.names
    return list(name_parts(before.meanings, size_of_names(reports)))


def _changed(before: Told, now: Told) -> Iterator[tuple[int, ReportFacts, ReportFacts]]:
    """The facts of each report that was gathered again, with its first unit."""
    first = 0
    for old, new in zip(before.facts, now.facts, strict=True):
        if old is not new:
            yield first, old, new
        first += new.head.units


def _is_report(path: str) -> bool:
    return path.startswith("to-chuc/") and not path.endswith("/index.md")


def _matters(path: str) -> bool:
    """Whether the index shows something of a file of the content."""
    return path.startswith(("to-chuc/", "doi-tac/", "danh-muc/"))


def _named(
    before: Index, lists: Lists, fresh: Units, moves: Moves
) -> tuple[dict[str, Ints], set[str]]:
    """The units that name each thing: those of before where they are now, and the fresh ones.

    Also the terms of the things that units name otherwise than before, or may.
    """
    found: dict[str, Ints] = {}
    if len(fresh):
        of_fresh = lists_of(fresh, lists.known)
        named = named_units(of_fresh, groups_called(before.called, of_fresh.word_numbers))
        found = {term: moves.fresh[units] for term, units in named.items()}
    others = set(found)
    for term, units in before.named.items():
        now = moves.old[units]
        now = now[now >= 0]
        if len(now) < len(units):
            others.add(term)
        known = found.get(term)
        if known is not None:
            now = np.sort(np.concatenate((now, known)))
        if len(now):
            found[term] = now
    return found, others


def _halves(
    made: Sequence[Made], ends: Sequence[tuple[int, int, int]], known: Sequence[Known]
) -> set[Words]:
    """The chains that a unit of those has in halves, but not whole, and had not, or no longer.

    Where there are not as many units as before, nobody knows which is which: all such chains.
    """
    found: set[Words] = set()
    for one, (first, old_end, new_end) in zip(made, ends, strict=True):
        old, new = (
            halves(units.some(first, end), known)
            for units, end in ((one.old, old_end), (one.new, new_end))
        )
        told = old ^ new if old_end == new_end else old | new
        found.update(chain for _, chain in told)
    return found


def _stand_otherwise(before: Index, families: Families, counts: Counts, told: Differences) -> bool:
    """Whether words stand side by side that did not, or no longer, and some name goes by that."""
    for words in before.meanings.asked:
        for word in words:
            if (word in counts.words) != (word in before.counts.words):
                return True
    for pair in told.pairs:
        if pair in before.asked_pairs:
            key = " ".join(pair)
            entries = (one.pairs.get(key) for one in (before.families, families))
            was, is_ = (entry is not None and not says_names_alone(entry) for entry in entries)
            if was != is_:
                return True
    return False
