"""Which pages tell what the archive covers: one for all bodies, or one for each province."""

from archive.model.archive import Archive
from archive.model.records import Organization

ADDRESS = "do-phu/"
CENTRAL = "trung-uong"
"""What stands in an address for the bodies of no province."""
MOST_ON_A_PAGE = 200
"""Reporting bodies; of more each province of today has a page of its own."""


def place_of(archive: Archive, body: Organization) -> str:
    """The province of today that ``body`` belongs to, former ones with it; else ``CENTRAL``."""
    province = body.entries.province
    return archive.province_now(province) if province else CENTRAL


def places(archive: Archive) -> frozenset[str]:
    """The places that have a page of their own (``ADDRESS/<place>/``); none of few bodies."""
    bodies = archive.organizations
    if sum(body in bodies for body in archive.reports_of) <= MOST_ON_A_PAGE:
        return frozenset()
    return frozenset(place_of(archive, body) for body in bodies.values())
