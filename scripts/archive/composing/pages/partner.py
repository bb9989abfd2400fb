"""A partner's page: who worked with it, gifts both ways, agreements, last contact."""

from collections.abc import Iterator
from functools import partial

from archive.composing.further import NEWEST, TERM, Further, counted, further
from archive.composing.page import Below, Later, Page, Unmade, Whole, whole
from archive.composing.site import LIST_LIMIT, Site, grouped
from archive.composing.summary import shown, summary
from archive.language.collation import sort_key
from archive.model.records import Partner

TEMPLATE = "pages/partner.html"
OF_TERM = "pages/partner-of-term.html"


def pages(site: Site) -> Iterator[Page | Unmade | Below]:
    """The list of all partners by country, then one page for each.

    One with more activities than a page lists has a further page for each term of five years, and
    a term of more than that one for each of its years.
    """
    archive = site.archive
    ordered = sorted(archive.partners.values(), key=lambda p: sort_key(p.name))
    by_country = grouped((p.entries.country, p) for p in ordered if p.entries.country)
    countries = sorted(
        by_country,
        key=lambda code: sort_key(archive.lists.label("quoc-gia", code)),
    )
    yield Page(
        address="doi-tac/",
        title="Đối tác",
        description="Các tổ chức nước ngoài được nhắc tới trong kho, theo nước.",
        kind="danh-sach",
        section="doi-tac",
        template="pages/partners.html",
        context={
            "groups": [(c, by_country[c]) for c in countries],
            "of_no_country": [p for p in ordered if not p.entries.country],
            "counts": Later(lambda: site.counts.by_partner, (site.counts,)),
        },
        shows=(tuple(p.entries for p in ordered), site.labels("quoc-gia", countries)),
    )
    for partner in ordered:
        shows, make = partial(_shown, site, partner), partial(partner_page, site, partner)
        yield Unmade(partner.address, TEMPLATE, shows, make)
        more = partial(_further, site, partner)
        yield Below(partner.address, f"{partner.address}nam/", more)


def _further(site: Site, partner: Partner) -> Iterator[Unmade]:
    for term in _terms(site, partner):
        yield whole(term.address, OF_TERM, partial(_of_term, site, partner, term))
        for year in _years(partner, term):
            yield whole(year.address, OF_TERM, partial(_of_term, site, partner, year, term))


def partner_page(site: Site, partner: Partner) -> Page:
    """The page of ``partner``."""
    archive = site.archive
    found = summary(archive, site.groups.activities_with_partner.of(partner.id))
    terms = _terms(site, partner)
    return Page(
        address=partner.address,
        title=partner.name,
        description=f"{partner.name}: ai đã làm việc cùng, tặng phẩm hai chiều, thỏa thuận.",
        kind="doi-tac",
        section="doi-tac",
        template=TEMPLATE,
        edit_path=partner.path,
        context={
            "partner": partner,
            "sum": shown(found),
            "limit": LIST_LIMIT,
            "newest": NEWEST if terms else LIST_LIMIT,
            "terms": Later(lambda: [*counted(terms, found.events)], ()),
            "agreements": site.groups.agreements_with.of(partner.reference),
            "delegations": site.groups.delegations_with.of(partner.reference),
        },
        shows=_shown(site, partner),
    )


def _terms(site: Site, partner: Partner) -> list[Further]:
    """The further pages of ``partner``."""
    activities = site.groups.activities_with_partner.of(partner.id)
    return further(partner.address, TERM, activities)


def _years(partner: Partner, term: Further) -> list[Further]:
    """The further pages of a term."""
    return further(partner.address, 1, term.activities)


def _of_term(site: Site, partner: Partner, term: Further, within: Further | None = None) -> Page:
    """What was done with ``partner`` in ``term``, or in a year ``within`` one; gifts both ways."""
    found = summary(site.archive, term.activities)
    years = [] if within else _years(partner, term)
    above = [(within.said, within.address)] if within else []
    return Page(
        address=term.address,
        title=f"{partner.name}, {term.said}",
        description=f"{partner.name}: mọi hoạt động và tặng phẩm các năm {term.said}.",
        kind="doi-tac",
        section="doi-tac",
        template=OF_TERM,
        context={
            "partner": partner,
            "term": term.said,
            "trail": [("Đối tác", "doi-tac/"), (partner.short_name, partner.address), *above],
            "sum": shown(found),
            "newest": NEWEST,
            "years": Later(lambda: [*counted(years, found.events)], ()),
        },
    )


def _shown(site: Site, partner: Partner) -> tuple[object, ...]:
    """Everything that the page of ``partner`` is made from."""
    archive = site.archive
    return (
        Whole(partner),
        archive.lists.label("loai-doi-tac", partner.entries.kind or ""),
        archive.lists.foreign_places.get(partner.entries.region or ""),
        site.groups.activities_with_partner.of(partner.id),
        site.groups.agreements_with.of(partner.reference),
        site.groups.delegations_with.of(partner.reference),
    )
