"""The names that references are searched by: bodies on both sides, and which reports there are."""

from collections.abc import Iterable, Iterator, Mapping

from archive.composing.site import Site
from archive.model.choices import CHOICES
from archive.model.lists import Lists, Province
from archive.model.records import Organization, Partner

Row = tuple[str, str, str]
"""The value to write, the words people read, other words it is found by."""


def bodies(site: Site) -> Iterator[Row]:
    """Every organization and partner: its reference, its name, its other names."""
    archive = site.archive
    for organization in archive.organizations.values():
        yield organization.reference, organization.entries.name, _others(organization)
    for partner in archive.partners.values():
        country = partner.entries.country
        of = f"; {archive.lists.label('quoc-gia', country)}" if country else ""
        yield partner.reference, partner.entries.name, f"{_others(partner)}{of}"


def reports(site: Site) -> dict[str, tuple[str, ...]]:
    """The names of the reports that there are already, by the id of their body."""
    return {body: tuple(r.stem for r in all_) for body, all_ in site.archive.reports_of.items()}


def options(lists: Lists, names: Iterable[str]) -> Mapping[str, list[tuple[str, str]]]:
    """The codes of each list with their words, in the order of the list."""
    return {
        name: list(CHOICES[name].items()) if name in CHOICES else list(_of_list(lists, name))
        for name in sorted(names)
    }


def _of_list(lists: Lists, name: str) -> Iterator[tuple[str, str]]:
    for code, term in lists.by_name.get(name, {}).items():
        words = lists.label(name, code)
        if isinstance(term, Province):
            # a province of before July 2025 often shares its name with one of today
            until = f", đến {term.valid_to.text}" if term.valid_to else ""
            words = f"{term.full_name}{until}"
        yield code, words


def _others(record: Organization | Partner) -> str:
    entries = record.entries
    former = [name.name for name in entries.former_names]
    native = getattr(entries, "native", None)
    names = [entries.short, entries.english, native, *entries.aliases, *former]
    return "; ".join(name for name in names if name)
