"""A province's page, then and now: 63 provinces became 34 on 2025-07-01."""

from collections.abc import Iterable, Iterator
from functools import partial

from archive.composing.page import Later, Page, Unmade, whole
from archive.composing.site import LIST_LIMIT, Site, grouped
from archive.composing.summary import shown, summary
from archive.language.collation import sort_key
from archive.model.choices import DONE
from archive.model.lists import Province
from archive.model.records import Activity, Organization

TEMPLATE = "pages/province.html"


def pages(site: Site) -> Iterator[Page | Unmade]:
    """The list of provinces of today with the former ones, then one page for each of both."""
    lists = site.archive.lists
    today = {id_: p for id_, p in lists.provinces.items() if p.valid_to is None}
    bodies = _bodies(site)
    yield Page(
        address="dia-phuong/",
        title="Địa phương",
        description="34 tỉnh, thành phố hiện nay và các tỉnh trước ngày 1/7/2025.",
        kind="danh-sach",
        section="dia-phuong",
        template="pages/provinces.html",
        context={
            "today": [
                (id_, province, [(i, lists.provinces[i]) for i in _before(site, id_)])
                for id_, province in sorted(today.items(), key=lambda pair: sort_key(pair[1].name))
            ],
            "counts": Later(
                lambda: _counts(site, bodies),
                (site.counts, site.provinces_of_bodies),
            ),
        },
        shows=(lists.provinces,),
    )
    for id_, province in lists.provinces.items():
        yield whole(_address(id_), TEMPLATE, partial(_page, site, id_, province, bodies))


def _address(province: str) -> str:
    return f"dia-phuong/{province}/"


def _page(site: Site, id_: str, province: Province, bodies: dict[str, list[Organization]]) -> Page:
    archive = site.archive
    before = _before(site, id_)
    return Page(
        address=_address(id_),
        title=province.full_name,
        description=f"{province.full_name}: tổ chức, báo cáo, hoạt động đối ngoại nhân dân.",
        kind="dia-phuong",
        section="dia-phuong",
        template=TEMPLATE,
        context={
            "id": id_,
            "province": province,
            "before": before,
            "groups": [(i, bodies.get(i, [])) for i in (id_, *before)],
            "sum": shown(
                summary(archive, (a for i in (id_, *before) for a in _activities(site, bodies, i)))
            ),
            "limit": LIST_LIMIT,
        },
        shows=(
            *(archive.lists.provinces.get(i) for i in (*before, province.successor or "")),
            site.labels("quoc-gia", (province.border or "").split("+")),
            site.report_names(o for i in (id_, *before) for o in bodies.get(i, ())),
        ),
    )


def _counts(site: Site, bodies: dict[str, list[Organization]]) -> dict[str, int]:
    """How many activities were done with the bodies of each province, then or now."""
    place_of = {body.id: place for place, found in bodies.items() for body in found}

    def places(activity: Activity) -> Iterable[str]:
        named = activity.organizations
        if len(named) == 1:  # nearly always
            return (place_of[named[0]],) if named[0] in place_of else ()
        return {place_of[body] for body in named if body in place_of}

    shared = grouped((o, a) for a in site.archive.shared_accounts for o in a.organizations)
    in_order = {
        place: [activity for body in found for activity in shared.get(body.id, ())]
        for place, found in bodies.items()
    }
    return site.counts.of_each(DONE, places, in_order)


def _before(site: Site, province: str) -> list[str]:
    """The former provinces that went into ``province``, by name."""
    names = site.archive.lists.provinces
    former = site.archive.provinces_before.get(province, ())
    return sorted(former, key=lambda id_: sort_key(names[id_].name))


def _bodies(site: Site) -> dict[str, list[Organization]]:
    found: dict[str, list[Organization]] = {}
    for body in sorted(site.archive.organizations.values(), key=lambda o: sort_key(o.name)):
        if body.entries.province:
            found.setdefault(body.entries.province, []).append(body)
    return found


def _activities(site: Site, bodies: dict[str, list[Organization]], province: str) -> list[Activity]:
    of_each = site.groups.activities_with_organization.of_each
    return of_each(body.id for body in bodies.get(province, ()))
