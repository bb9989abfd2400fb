"""Where a reader proposes a correction: an issue of the repository, filled in beforehand.

The form is ``.github/ISSUE_TEMPLATE/dinh-chinh.yml``; its fields are filled by their ids in the
address (GitHub, “Creating an issue from a URL query”).
"""

from functools import lru_cache
from urllib.parse import quote_plus

from archive.composing.site import Settings, Site
from archive.model.records import Activity

TEMPLATE = "dinh-chinh.yml"


def correction(site: Site, activity: Activity) -> str:
    """The address that opens a correction of ``activity``; empty without a repository."""
    if not site.settings.repository:
        return ""
    before_title, before_page = _parts(site.settings)
    title = activity.entries.title.translate(_QUOTED)
    page = activity.address.translate(_QUOTED)
    return f"{before_title}{title}{before_page}{page}&wrong={title}+%28{activity.id}%29%3A+"


@lru_cache(maxsize=4)
def _parts(settings: Settings) -> tuple[str, str]:
    """What stands before the title and between it and the address of the page."""
    new = f"{settings.repository}/issues/new?template={TEMPLATE}"
    page = quote_plus(settings.url or "/")
    return f"{new}&title={quote_plus('Đính chính: ')}", f"&page={page}"


class _Quoted(dict[int, str]):
    """What stands for each character in a query; made when it is first met."""

    def __missing__(self, code: int) -> str:
        # every activity has such an address: quoting its bytes took a tenth of making its page
        made = self[code] = quote_plus(chr(code))
        return made


_QUOTED = _Quoted()
