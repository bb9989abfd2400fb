"""What the page of Decap may load and whom it may ask.

Every other page of the site keeps the strict policy of the theme. Decap cannot, in two points:

- ``'unsafe-eval'``: it checks its configuration with Ajv, which writes a function for each schema
  and has the browser compile it; without it Decap does not start.
- ``'unsafe-inline'`` for styles: its components paint themselves through ``<style>`` elements made
  by Emotion.

Scripts still come from this site alone, none stands within a page, and the network is this site and
the one host where the archive is kept. It is named here and stands on that page only.
"""

from urllib.parse import urlsplit

from archive.composing.form.decap import host_of
from archive.composing.site import Settings


def content_policy(settings: Settings) -> str:
    """The ``Content-Security-Policy`` of ``soan/bieu-mau/``."""
    host = host_of(settings)
    asks, pictures = [], []
    if host is not None and host.kind == "github":
        # the last one tells whether GitHub is at work, which Decap looks at every few minutes
        asks = ["https://api.github.com", "https://www.githubstatus.com"]
        pictures = ["https://avatars.githubusercontent.com"]
    elif host is not None:
        asks, pictures = [host.address], [host.address, "https://secure.gravatar.com"]
    if settings.form.local:
        local = urlsplit(settings.form.local)
        asks.append(f"{local.scheme}://{local.netloc}")
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            " ".join(["img-src 'self' data: blob:", *pictures]),
            "font-src 'self' data:",
            " ".join(["connect-src 'self' blob:", *asks]),
            "form-action 'self'",
            "base-uri 'self'",
        ]
    )
