"""Addresses that work at the root of a host and in a subfolder alike.

Templates write every address of the archive from its root, behind a mark that no text can hold;
once a page is made, the mark becomes the way from that page up to the root.
"""

import re
from functools import lru_cache
from urllib.parse import quote

ROOT = "/~/"
_MARKED = re.compile(r'(\s(?:href|src|action|data-copy-url|data-goc)=")/~/')


@lru_cache(maxsize=1 << 16)
def address(path: str) -> str:
    """The address of ``path`` (``to-chuc/x/2021/#id``) as templates write it."""
    path, mark, fragment = path.partition("#")
    return ROOT + quote(path, safe="/?=&;,:@~.-_") + mark + quote(fragment, safe="-_.:")


def relative(html: str, page_address: str) -> str:
    """``html`` with every marked address made relative to the page at ``page_address``."""
    up = "../" * page_address.count("/") or "./"
    return _MARKED.sub(rf"\g<1>{up}", html)
