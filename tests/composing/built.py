"""A built site as its files: pages parsed, addresses resolved as a browser would."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib

HOST = "http://kho.example/"


@cache
def parsed(file: Path) -> Any:
    """A page as a tree, its elements without namespace."""
    return html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def pages(folder: Path) -> Iterator[tuple[str, Any]]:
    """Every HTML file of the site by its address, parsed."""
    for file in sorted(folder.rglob("*.html")):
        yield file.relative_to(folder).as_posix().removesuffix("index.html"), parsed(file)


def elements(tree: Any) -> Iterator[Any]:
    """The elements of a tree; comments are none."""
    return (element for element in tree.iter() if isinstance(element.tag, str))


def words(element: Any) -> str:
    """What is read of an element, as one line."""
    return " ".join("".join(element.itertext()).split())


def main_of(folder: Path, address: str) -> Any:
    """The main part of the page at an address."""
    return parsed(folder / address / "index.html").find(".//main")


def led_to(base: str, address: str, href: str) -> tuple[str, str] | None:
    """Where a link of a page leads when the site stands at ``base``: path below it, anchor.

    None when it leads to another host. Raises ``ValueError`` when it leads out of the site.
    """
    whole, anchor = urldefrag(urljoin(base + address, href))
    if urlsplit(whole).netloc != urlsplit(base).netloc:
        return None
    if not whole.startswith(base):
        raise ValueError(f"{address}: {href} leads out of the site")
    path = unquote(urlsplit(whole).path).removeprefix(urlsplit(base).path)
    return path, unquote(anchor)
