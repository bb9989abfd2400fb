"""A page that moved leaves a redirect: ``formerly`` names where it was.

A static host sends no status 301, so the old address holds a small page that leads on: a refresh
for browsers, a canonical address for search engines, a link for people.
"""

from collections.abc import Iterator
from html import escape

from archive.composing.links import relative
from archive.composing.site import Site

_PAGE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{canonical}">
<title>Trang đã chuyển</title>
</head>
<body>
<h1>Trang đã chuyển</h1>
<p>Trang này nay ở <a href="{to}">địa chỉ mới</a>.</p>
</body>
</html>
"""


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """A redirect for each former address."""
    for former, now in former_addresses(site):
        up = relative(' href="/~/', former).removeprefix(' href="')
        to = escape(f"{up}{now}", quote=True)
        canonical = escape(f"{site.settings.url}{now}", quote=True) if site.settings.url else to
        yield f"{former}index.html", _PAGE.format(to=to, canonical=canonical).encode()


def former_addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Each former address, without a slash before it and with one after, and where it is now."""
    archive = site.archive
    for page in archive.pages:
        if page.address:
            yield from _of(page.entries.formerly, page.address)
    for organization in archive.organizations.values():
        yield from _of(organization.entries.formerly, organization.address)
    for partner in archive.partners.values():
        yield from _of(partner.entries.formerly, partner.address)
    for report in archive.reports:
        yield from _of(report.entries.formerly, report.address)
    for dossier in archive.dossiers:
        yield from _of(dossier.entries.formerly, dossier.address)


def _of(formerly: tuple[str, ...], now: str) -> Iterator[tuple[str, str]]:
    return ((f"{former.strip('/')}/", now) for former in formerly)
