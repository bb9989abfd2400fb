"""The Jinja environment of ``macros/``.

Everything is escaped unless it is marked safe, and an undefined name is an error. A template's
output is HTML; ``heading()`` marks the places where a Markdown heading stands, so that the engine
makes the table of contents.
"""

import marshal
import re
from collections.abc import Iterable
from functools import lru_cache, partial
from hashlib import blake2b
from types import SimpleNamespace
from typing import Protocol

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from archive.composing import figures, flows, timelines, words
from archive.composing.body_html import HeadingPart, HtmlPart, body_parts
from archive.composing.compiling import QuickEnvironment
from archive.composing.corrections import correction, history, page_correction, page_letter
from archive.composing.links import address, relative
from archive.composing.once import Once
from archive.composing.page import Page, front_matter, head
from archive.composing.ranks import Ranks
from archive.composing.site import TEMPLATES, Site
from archive.language.slugs import slugify
from archive.language.symbols import symbol_slug
from archive.model.choices import CHOICES, SECTIONS

_MARK, _FIELD = "\x1e", "\x1f"
_MARKDOWN_SIGNS = re.compile(r"""[\\`*_{}\[\]<>&#!|~^"'=$@+]""")
_TAKEN = re.compile(r"""\{%-?\s*(?:from|import|include|extends)\s+["']([^"']+)["']""")
_LONE_END = re.compile(r"\n[ \t]*</div>[ \t]*(?=\n|$)")


def compose_page(site: Site, page: Page) -> str:
    """The whole text of a page's file below ``build/docs``."""
    return f"{front_matter(page_head(site, page))}\n{compose_text(site, page)}"


def page_head(site: Site, page: Page) -> dict[str, str]:
    """What ``page``'s file says above its text."""
    changes = history(site.settings, page.edit_path) if page.edit_path else ""
    letter = page_letter(site.settings, page)
    return head(page, site.stamp, page_correction(site, page), changes, letter)


def compose_text(site: Site, page: Page) -> str:
    """What stands below the head: headings in Markdown, and between them finished fragments."""
    return b"\n".join(compose_pieces(site, page)).decode()


def compose_pieces(site: Site, page: Page) -> list[bytes]:
    """The headings and fragments of :func:`compose_text` in UTF-8, each with its last line end."""
    template = environment(site).get_template(page.template)
    html = template.render(page=page, **page.values())
    return assemble(html, page.address)


def load_templates(site: Site, names: Iterable[str]) -> None:
    """Compile the templates ``names`` and all that they take from others.

    Processes that part from this one afterwards have them, and do not compile each for itself.
    """
    for each in {taken for name in names for taken in _closure(name)}:
        environment(site).get_template(each)


def page_templates() -> list[str]:
    """The names of the templates of pages, in one order on every machine."""
    found = (TEMPLATES / folder for folder in ("pages", "soan"))
    return sorted(f"{of.name}/{file.name}" for of in found for file in of.glob("*.html"))


def template_digest(name: str) -> bytes:
    """The hash of the template ``name`` and of all that it takes from others."""
    made = blake2b(digest_size=16)
    for each in sorted(_closure(name)):
        made.update(f"{each}\n".encode())
        made.update((TEMPLATES / each).read_bytes())
    return made.digest()


def _closure(name: str) -> set[str]:
    found, waiting = {name}, [name]
    while waiting:
        text = (TEMPLATES / waiting.pop()).read_text(encoding="utf-8")
        new = set(_TAKEN.findall(text)) - found
        found |= new
        waiting += new
    return found


def assemble(html: str, page_address: str) -> list[bytes]:
    """Template output as Markdown: headings, and between them finished fragments."""
    pieces = []
    for index, piece in enumerate(html.split(_MARK)):
        if index % 2:
            level, anchor, text = piece.split(_FIELD)
            line = f"{'#' * int(level)} {_plain_heading(text)} {{: #{anchor} }}\n"
            pieces.append(line.encode())
        elif inner := piece.strip():
            inner = _without_lone_ends(relative(inner, page_address))
            pieces.append(f'<div class="manh">\n{inner}\n</div>\n'.encode())
    return pieces


def _without_lone_ends(html: str) -> str:
    """A lone ``</div>`` line ends a fragment: those inside go to the end of the line before."""
    parts = html.split("\n</div>")
    # nearly always each of these stands alone, and no other one does
    if {part[:1] for part in parts[1:]} - {"\n", ""} or " </div>" in html or "\t</div>" in html:
        return _LONE_END.sub("</div>", html)
    return "</div>".join(parts)


@lru_cache(maxsize=1 << 14)  # as _plain_heading
def heading(level: int, text: str, anchor: str) -> Markup:
    """Where a template wants a Markdown heading; ``text`` may hold anything."""
    clean = text.replace(_MARK, " ").replace(_FIELD, " ")
    safe_anchor = re.sub(r"[^A-Za-z0-9:_-]", "", anchor)
    # safe: assemble() turns every sign of the text into an entity
    return Markup(f"{_MARK}{level}{_FIELD}{safe_anchor}{_FIELD}{clean}{_MARK}")  # noqa: S704


@lru_cache(maxsize=1 << 14)  # most stand on a thousand pages
def _plain_heading(text: str) -> str:
    """``text`` so that Markdown and HTML see nothing but characters."""
    one_line = " ".join(text.split())
    return _MARKDOWN_SIGNS.sub(lambda m: f"&#{ord(m.group())};", one_line)


def _body(
    text: str,
    folder: str,
    anchors: frozenset[str] = frozenset(),
    recorded: frozenset[str] = frozenset(),
) -> list[HeadingPart | Markup]:
    return [
        # safe: sanitised by body_html
        Markup(part.html) if isinstance(part, HtmlPart) else part  # noqa: S704
        for part in body_parts(text, folder, anchors, recorded)
    ]


class Keeper(Protocol):
    """Keeps bytes by name from build to build; what it gives is what this program gave it."""

    def load(self, name: str) -> bytes | None:
        """What was saved as ``name``; None where there is nothing of ours."""

    def save(self, name: str, content: bytes) -> bool:
        """Keep ``content``, or tell that it cannot be kept."""


class Compiled(BytecodeCache):
    """Compiled templates, kept while the program runs, and from build to build in a keeper.

    The hash of a template's source stands before them, so an edited one is compiled anew.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self._keeper: Keeper | None = None
        self._fresh = False

    def keep_in(self, keeper: Keeper | None, *, fresh: bool = False) -> None:
        """Keep from now on in ``keeper``; with ``fresh`` nothing is taken from there."""
        self._keeper, self._fresh = keeper, fresh

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what was compiled of this source before."""
        data = self._kept.get(bucket.key)
        if data is None and self._keeper is not None and not self._fresh:
            data = self._keeper.load(bucket.key)
        checksum, _, code = (data or b"").partition(b"\n")
        if data is not None and checksum.decode() == bucket.checksum:
            bucket.code = marshal.loads(code)  # noqa: S302  the keeper gives only what is ours
            self._kept[bucket.key] = data

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja compiled."""
        data = b"%b\n%b" % (bucket.checksum.encode(), marshal.dumps(bucket.code))
        self._kept[bucket.key] = data
        if self._keeper is not None:
            self._keeper.save(bucket.key, data)


COMPILED = Compiled()


@lru_cache(maxsize=1)  # of the newest site only: a live preview makes one at each change
def environment(site: Site) -> Environment:
    """The environment of ``site``; templates see the archive and the words of this room."""
    made = QuickEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
        auto_reload=False,  # each build has an environment of its own
    )

    @lru_cache(maxsize=1 << 12)  # of all themes together few sets occur
    def labels(codes: tuple[str, ...], name: str) -> list[str]:
        return [words.within(site.archive.lists.label(name, code)) for code in codes]

    made.globals |= {
        "site": site,
        "archive": site.archive,
        "lists": site.archive.lists,
        "choices": CHOICES,
        "sections": SECTIONS,
        "link": address,
        "draw": SimpleNamespace(
            years=figures.year_bars,
            gifts=figures.gift_groups,
            timeline=timelines.timeline,
            flow=flows.flow,
        ),
        "ranks": Ranks(site.archive),
        "correction": partial(correction, site),
        "history": partial(history, site.settings),
        "heading": heading,
        "once": Once(),
        "body": _body,
        "is_heading": lambda part: isinstance(part, HeadingPart),
    }
    made.filters |= {
        "figure": words.figure,
        "date": words.date_said,
        "datetime": words.machine_date,
        "in_time": words.in_time,
        "newest_years": words.newest_years,
        "by_activity": words.by_activity,
        "years": words.years_said,
        "labels": labels,
        "hedge": words.hedge,
        "year_said": words.year_said,
        "reservations": words.reservations,
        "slug": slugify,
        "symbol_slug": symbol_slug,
    }
    return made
