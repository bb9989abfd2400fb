"""What a dossier asks for is found among few records, and is what all of them hold of it."""

import pytest

from archive.composing.groups import Groups
from archive.composing.selection import Selection, Wanted
from archive.model.archive import Archive
from archive.model.records import Activity, DelegationRow
from archive.reading.load import load
from archive.sampling.archives import sample
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    content = tmp_path_factory.mktemp("kho") / "content"
    sample(150, content, 5, ROOT / "content/danh-muc")
    return load(content).archive


def asked(archive: Archive) -> list[Wanted]:
    """Every argument alone and with a year, of what the archive has most of."""
    body = max(archive.reports_of, key=lambda id_: len(archive.reports_of[id_]))
    given = next(a for a in archive.activities if a.partners and a.gift_direction)
    place = archive.organizations[given.report.organization].entries.province or ""
    country = archive.partners[given.partners[0]].entries.country or ""
    alone: list[Wanted] = [
        {}, {"to_chuc": body}, {"doi_tac": given.partners[0]}, {"loai": given.entries.kind[0]},
        {"tinh": place}, {"nuoc": country}, {"huong": "trao"}, {"trang_thai": "ke-hoach"},
        {"to_chuc": "khong-co"}, {"doi_tac": "khong-co"}, {"loai": "khong-co"},
    ]  # fmt: skip
    of_year: list[Wanted] = [{**wanted, "nam": given.year} for wanted in alone]
    return [*alone, *of_year, {"nam": "2021"}, {"nam": 1900}]


def holds(archive: Archive, wanted: Wanted, found: Activity | DelegationRow) -> bool:
    """Whether a record is what the arguments describe, told without the help of any group."""
    report, entries = found.report, found.entries
    own = archive.organizations[report.organization]
    bodies, partners = {own.id}, [getattr(entries, "partner", None) or ""]
    kinds: tuple[str, ...] = ()
    direction = found.gift_direction if isinstance(found, Activity) else found.direction
    if isinstance(found, Activity):
        bodies = {*found.organizations}
        partners, kinds = [f"doi-tac/{id_}" for id_ in found.partners], found.entries.kind
    known = [archive.partners[p[8:]] for p in partners if p[8:] in archive.partners]
    places = {archive.organizations[id_].entries.province for id_ in bodies}
    countries = {partner.entries.country for partner in known}
    if isinstance(found, DelegationRow):
        countries.add(found.entries.country)
    place = wanted.get("tinh")
    told = {
        "to_chuc": wanted.get("to_chuc") in bodies,
        "doi_tac": wanted.get("doi_tac") in {partner.id for partner in known},
        "nuoc": wanted.get("nuoc") in countries,
        "tinh": not places.isdisjoint({place, *archive.provinces_before.get(str(place), ())}),
        "nam": found.year == wanted.get("nam"),
        "huong": direction == wanted.get("huong"),
        "trang_thai": entries.status == wanted.get("trang_thai"),
        "loai": wanted.get("loai") in kinds or isinstance(found, DelegationRow),
    }
    return all(told[name] for name in wanted)


def test_what_is_found_is_all_that_the_arguments_describe(archive: Archive) -> None:
    groups, found = Groups(archive), 0
    for wanted in asked(archive):
        chosen = Selection(archive, wanted, groups)
        activities = [a for a in archive.activities if holds(archive, wanted, a)]
        assert chosen.activities == archive.distinct(activities), wanted
        rows = tuple(row for row in archive.delegations if holds(archive, wanted, row))
        assert chosen.delegations == rows, wanted
        found += bool(activities) + bool(rows)
    assert found > 20


@pytest.mark.parametrize("name", ["to_chuc", "nam", "loai", "doi_tac"])
def test_reports_that_do_not_tell_of_it_are_not_looked_at(archive: Archive, name: str) -> None:
    wanted = next(wanted for wanted in asked(archive) if [*wanted] == [name])
    groups = Groups(archive)
    groups.narrow({})

    chosen = Selection(archive, wanted, groups)

    assert Selection(archive, wanted, Groups(archive)).activities
    assert not chosen.activities
    assert name != "nam" or not chosen.delegations
