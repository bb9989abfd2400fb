"""Where a reader proposes a correction: an issue of the repository, filled in beforehand.

On GitHub the form is ``.github/ISSUE_TEMPLATE/dinh-chinh.yml``, whose fields are filled by their
ids in the address (GitHub, “Creating an issue from a URL query”). GitLab has no forms: there the
description is filled (GitLab, “Using a URL with prefilled values”), by the same headings.
Who has no account writes a letter, begun likewise (RFC 6068), where the operator gives an address.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, quote_plus, urlsplit

from archive.composing.page import Page, Whole
from archive.composing.site import Settings, Site
from archive.composing.words import date_said, figure
from archive.model.activity import Item, Money
from archive.model.choices import CHOICES
from archive.model.records import Activity, Organization, Partner, Report

TEMPLATE = "dinh-chinh.yml"

LONGEST = 2000
"""Characters of an address. GitHub takes some 8,000; mail and office programs cut earlier."""

_HEADING, _NAME = 500, 600
"""Of these the title of the issue and the activity's name take so many at the most."""


def correction(site: Site, activity: Activity) -> str:
    """The address that opens a correction of ``activity``; empty without a repository.

    It names the page, the activity and, as far as there is room, what is recorded now.
    """
    if not site.settings.repository:
        return ""
    title = activity.entries.title
    heading = _cut(title, _HEADING)
    # nearly always both have room for the whole title, which need not be encoded twice
    name = f"{heading}+{_name(f'({activity.uid})')}"
    if len(name) > _NAME or heading.endswith(_LEFT_OUT):
        name = _cut(f"{title} ({activity.uid})", _NAME)
    return _issue(site.settings, heading, activity.address, name, _values(site, activity))


def page_correction(site: Site, page: Page) -> str:
    """The address that opens a correction of something on ``page``; empty without a repository."""
    if not site.settings.repository:
        return ""
    shown = [part.record for part in page.shows if isinstance(part, Whole)]
    own = [record for record in shown if record.path == page.edit_path]
    values = _record(own[0]) if own and not page.address.startswith("chuyen-de/") else ()
    return _issue(site.settings, _cut(page.title, _HEADING), page.address, "", values)


def page_letter(settings: Settings, page: Page) -> str:
    """The address that begins a letter about ``page``; empty where nobody is to be written to."""
    if not settings.mail:
        return ""
    title = " ".join(page.title.split())
    body = f"Trang: {settings.url or '/'}{page.address}\r\n\r\nChỗ chưa đúng:\r\n\r\nNên là:\r\n"
    fields = f"?subject={quote(f'Về trang: {title}', safe='')}&body={quote(body, safe='')}"
    return f"mailto:{quote(settings.mail, safe='@')}{fields}"


def history(settings: Settings, path: str) -> str:
    """Where the repository shows each change of a file below ``content/``; empty without one."""
    if not settings.repository:
        return ""
    below = "/-/" if on_gitlab(settings) else "/"
    return f"{settings.repository}{below}commits/main/content/{quote(path)}"


def on_gitlab(settings: Settings) -> bool:
    """Whether the repository lies at a GitLab: said by the operator, else seen in its host."""
    return settings.forge == "gitlab" if settings.forge else _is_gitlab(settings.repository)


@lru_cache(maxsize=4)  # asked for each activity, and a text knows its hash
def _is_gitlab(repository: str) -> bool:
    return "gitlab" in (urlsplit(repository).hostname or "").split(".")


def _issue(
    settings: Settings, title: str, address: str, activity: str, values: Iterable[str]
) -> str:
    """The address of a new issue; ``values`` are lines, the most telling first.

    The title and the activity's name are given encoded.
    """
    make = _on_gitlab if on_gitlab(settings) else _on_github
    page = _encoded(settings.url or "/") + _name(address)
    before, behind, margin = make(settings.repository, _HEADED + title, page, activity)
    room = LONGEST - len(before) - len(behind)
    told = []
    for value in values:
        line = _line(margin, value)
        room -= len(line)
        if room < 0:
            break
        told.append(line)
    return f"{before}{''.join(told)}{behind}"


def _cut(text: str, most: int) -> str:
    """``text`` encoded, on one line; its last words are left out where it takes more than ``most``.

    The parts of an address are encoded one by one and never again: nothing in them depends on what
    stands beside them.
    """
    words = text.split()
    words = [*map(_word, words[:-1]), *map(_name, words[-1:])]
    flat = "+".join(words)
    if len(flat) <= most:
        return flat
    kept: list[str] = []
    room = most - len(_LEFT_OUT)
    for word in words:
        room -= len(word) + 1
        if room < 0:
            break
        kept.append(word)
    return "+".join([*kept, _LEFT_OUT])


def _on_github(repository: str, title: str, page: str, activity: str) -> tuple[str, str, str]:
    """The address before and behind the present values, and what each line of these begins with.

    All but the repository is given encoded.
    """
    named = f"&activity={activity}" if activity else ""
    fields = f"template={TEMPLATE}&title={title}&page={page}{named}"
    return f"{repository}/issues/new?{fields}&wrong=", "", ""


def _on_gitlab(repository: str, title: str, page: str, activity: str) -> tuple[str, str, str]:
    """As :func:`_on_github`."""
    named = f"{_WHICH}{activity}{_END}" if activity else ""
    told = f"{_WHERE}{page}{_END}{named}{_WRONG}"
    fields = f"{_TITLE}={title}&{_DESCRIPTION}={told}"
    return f"{repository}/-/issues/new?{fields}", _ASKED, _CODE


_CODE = "    "
"""As code in Markdown: nothing that is quoted becomes a mention or a command."""

_ASKED = quote_plus("\n\n## Nên là\n\n\n\n## Căn cứ\n\n")


# every activity has such an address, and quoting its bytes took a tenth of making its page; most
# words are those of another address
_word = lru_cache(maxsize=1 << 15)(quote_plus)


@lru_cache(maxsize=1 << 13)  # a status, a day, a country's bodies: many activities say the same
def _line(margin: str, value: str) -> str:
    """``value`` on a line of its own, encoded."""
    return _encoded(f"{margin}{' '.join(value.split())}\n")


_PLAIN_NAME = re.compile("[A-Za-z0-9_.~()/#-]*")


def _name(text: str) -> str:
    """As :func:`_encoded`, of an address or an id: it is hardly ever that of another activity."""
    if _PLAIN_NAME.fullmatch(text) is None:
        return _encoded(text)
    text = text.replace("/", "%2F").replace("#", "%23")
    return text.replace("(", "%28").replace(")", "%29") if "(" in text or ")" in text else text


def _encoded(text: str) -> str:
    """``text`` as it stands in a query."""
    return "+".join(map(_word, text.split(" ")))


_LEFT_OUT = _encoded("…")
_HEADED = _encoded("Đính chính: ")
_TITLE, _DESCRIPTION = _encoded("issue[title]"), _encoded("issue[description]")
_WHERE, _END, _WRONG = (
    _encoded("## Trang nào?\n\n"),
    _encoded("\n\n"),
    _encoded("## Chỗ chưa đúng\n\n"),
)
_WHICH = _encoded(f"## Việc nào?\n\n{_CODE}")


def _values(site: Site, activity: Activity) -> Iterator[str]:
    """What is recorded of an activity, a line for each entry, as its row says it."""
    entries = activity.entries
    yield f"Thời gian: {date_said(entries.date) or f'năm {activity.year}, không nêu ngày'}"
    yield from (f"Quà: {_thing(thing)}" for thing in entries.items)
    yield from (f"Quà: {_thing(sum_)}" for sum_ in entries.money)
    if entries.people:
        yield f"Người: {figure(entries.people.count, entries.people.qualifier)}"
    if entries.place:
        yield f"Địa điểm: {entries.place}"
    if activity.parties:
        names = (site.archive.party_name(party, short=True) for party in activity.parties)
        yield f"Các bên: {'; '.join(names)}"
    if entries.status:
        yield f"Trạng thái: {CHOICES['trang-thai'][entries.status].lower()}"
    if entries.programme:
        yield f"Chương trình: {entries.programme}"


def _thing(thing: Item | Money) -> str:
    if isinstance(thing, Money):
        unit, what, quantity = thing.currency.replace("VND", "đồng"), "", thing.amount
    else:
        unit, what, quantity = thing.unit or "", thing.what, thing.quantity
    said = (figure(quantity, thing.qualifier), unit if quantity is not None else "", what)
    return " ".join(filter(None, said))


def _record(record: object) -> Iterator[str]:
    """What is recorded of a body or a report as a whole."""
    if isinstance(record, Organization | Partner):
        entries = record.entries
        yield f"Tên: {record.name}"
        if entries.short:
            yield f"Tên tắt: {entries.short}"
        if entries.english:
            yield f"Tên tiếng Anh: {entries.english}"
        if entries.aliases:
            yield f"Cách gọi khác: {'; '.join(entries.aliases)}"
    elif isinstance(record, Report):
        yield f"Tên báo cáo: {record.entries.title}"
        document = record.entries.document
        if document and document.number:
            yield f"Số, ký hiệu: {document.number}"
        if document and document.issued:
            yield f"Ngày ban hành: {date_said(document.issued)}"
