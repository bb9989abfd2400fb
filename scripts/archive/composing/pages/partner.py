"""A partner's page: who worked with it, gifts both ways, agreements, last contact."""

from collections.abc import Iterator

from archive.composing.page import Page
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import summary
from archive.language.collation import sort_key
from archive.model.records import Partner


def pages(site: Site) -> Iterator[Page]:
    """The list of all partners by country, then one page for each."""
    archive = site.archive
    ordered = sorted(archive.partners.values(), key=lambda p: sort_key(p.name))
    countries = sorted(
        {p.entries.country for p in ordered if p.entries.country},
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
            "groups": [(c, [p for p in ordered if p.entries.country == c]) for c in countries],
            "counts": summary(archive, archive.activities).by_partner,
        },
    )
    for partner in ordered:
        yield partner_page(site, partner)


def partner_page(site: Site, partner: Partner) -> Page:
    """The page of ``partner``."""
    archive = site.archive
    return Page(
        address=partner.address,
        title=partner.name,
        description=f"{partner.name}: ai đã làm việc cùng, tặng phẩm hai chiều, thỏa thuận.",
        kind="doi-tac",
        section="doi-tac",
        template="pages/partner.html",
        edit_path=partner.path,
        context={
            "partner": partner,
            "sum": summary(archive, archive.activities_with_partner.get(partner.id, ())),
            "limit": LIST_LIMIT,
            "agreements": [
                (report, agreement)
                for report in archive.reports
                for agreement in report.entries.agreements
                if partner.reference in agreement.parties
            ],
            "delegations": [
                row for row in archive.delegations if row.entries.partner == partner.reference
            ],
        },
    )
