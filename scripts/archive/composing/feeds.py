"""The newest reports as an Atom feed (RFC 4287), and what robots may read.

The date of an entry is the day its report was cleared for publication: content, never the clock.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from heapq import nlargest
from xml.etree.ElementTree import Element, SubElement, tostring

from archive.composing.site import Site
from archive.model.records import Report

FEED = "nguon-tin.xml"
NEWEST = 50
"""Entries of the feed."""

_ATOM = "http://www.w3.org/2005/Atom"


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The feed and ``robots.txt``."""
    yield FEED, feed(site)
    sitemap = f"Sitemap: {site.settings.url}sitemap.xml\n" if site.settings.url else ""
    yield "robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode()


def shows(site: Site) -> tuple[object, ...]:
    """What the files are made from."""
    return tuple((report, _cleared(report)) for report in _newest(site))


def _newest(site: Site) -> list[Report]:
    """The newest reports, the last cleared first."""
    cleared = (r for r in site.archive.reports if r.entries.clearance and r.entries.clearance.on)
    return nlargest(NEWEST, cleared, key=lambda r: (_day_of(r), r.key))


def feed(site: Site) -> bytes:
    """The newest reports, the last cleared first."""
    newest = _newest(site)
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    home = site.settings.url or "urn:kho-bao-cao:"
    _add(root, "id", home)
    _add(root, "title", f"Kho báo cáo {site.settings.name}")
    _add(root, "updated", _cleared(newest[0]) if newest else "1970-01-01T00:00:00+00:00")
    SubElement(_add(root, "author"), "name").text = site.settings.name
    SubElement(root, "link", {"href": home})
    SubElement(root, "link", {"rel": "self", "href": f"{home}{FEED}"})
    for report in newest:
        entry = _add(root, "entry")
        organization = site.archive.organizations.get(report.organization)
        name = organization.short_name if organization else report.organization
        _add(entry, "id", f"{home}{report.address}")
        _add(entry, "title", f"{name}, {report.year}: {report.entries.title}")
        _add(entry, "updated", _cleared(report))
        SubElement(entry, "link", {"href": f"{home}{report.address}"})
        done = sum(activity.is_done for activity in report.activities)
        _add(entry, "summary", f"{done} hoạt động đã thực hiện.")
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element


def _cleared(report: Report) -> str:
    return datetime.combine(_day_of(report), time(), UTC).isoformat()


def _day_of(report: Report) -> date:
    """The day on which a report was cleared."""
    clearance = report.entries.clearance
    if clearance is None or clearance.on is None:
        message = f"{report.key} is not cleared"
        raise ValueError(message)
    return clearance.on.latest
