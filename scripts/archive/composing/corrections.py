"""Where a reader proposes a correction: an issue of the repository, filled in beforehand.

The form is ``.github/ISSUE_TEMPLATE/dinh-chinh.yml``; its fields are filled by their ids in the
address (GitHub, “Creating an issue from a URL query”).
"""

from urllib.parse import urlencode

from archive.composing.site import Site
from archive.model.records import Activity

TEMPLATE = "dinh-chinh.yml"


def correction(site: Site, activity: Activity) -> str:
    """The address that opens a correction of ``activity``; empty without a repository."""
    if not site.settings.repository:
        return ""
    title = activity.entries.title
    filled = {
        "template": TEMPLATE,
        "title": f"Đính chính: {title}",
        "page": f"{site.settings.url or '/'}{activity.address}",
        "wrong": f"{title} ({activity.id}): ",
    }
    return f"{site.settings.repository}/issues/new?{urlencode(filled)}"
