"""What one page cannot list stands on further pages, each thing once, and nothing is lost."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable

import pytest

from archive.composing import further
from archive.composing.compose import every_page
from archive.composing.page import Unmade, each
from archive.composing.pages import country, organization
from archive.composing.site import Site
from archive.composing.summary import summary
from archive.composing.templates import compose_text
from archive.model.records import Activity
from archive.reading.load import load
from tests.conftest import ROOT

TOY = load(ROOT / "tests/archive/content").archive
Pages = dict[str, str]


@pytest.fixture(scope="module")
def whole() -> Pages:
    return composed()


@pytest.fixture(scope="module")
def parted() -> Pages:
    """The same archive where a page lists but one entry before it needs further ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(further, "LIST_LIMIT", 1)
        patch.setattr(organization, "NEWEST", 1)
        return composed()


def composed() -> Pages:
    site = Site(TOY)
    return {page.address: compose_text(site, page) for page in every_page(site)}


def below(pages: Pages, address: str) -> Pages:
    return {each: text for each, text in pages.items() if re.fullmatch(f"{address}nam/.+/", each)}


def led(text: str, address: str) -> list[str]:
    """Where the links of the page at ``address`` lead, within the site."""
    found = re.findall(r'href="(\.[^"#?]*)', text)
    return [posixpath.normpath(f"/{address}{target}").lstrip("/") + "/" for target in found]


def titles(text: str) -> list[str]:
    return re.findall(r'<h3 class="ten"><a href="(?:\.\./)*([^"]+)"', text)


def links_below(text: str, address: str) -> list[str]:
    """The further pages that a page of the partner or country at ``address`` counts."""
    return re.findall(rf'<a href="[./]*({address}nam/[^"]+)">[^<]+<span class="so">', text)


def told(pages: Pages, mother: str, address: str) -> int:
    """How many activities stand on a further page or on those that it leads to."""
    below = links_below(pages[address], mother)
    return sum(len(titles(pages[each])) for each in below) or len(titles(pages[address]))


def gifts(text: str) -> list[str]:
    """The rows of gifts, each as it stands but for the way up."""
    table = re.search(r"<caption>Từng lần trao và nhận.*?</table>", text, re.DOTALL)
    groups = table[0].replace("../", "").split("<tbody>")[1:] if table else []
    return [row for group in groups for row in _rows(group)]


def _rows(table: str) -> list[str]:
    return re.findall("<tr class=.*?</tr>", table, re.DOTALL)


def rows(text: str) -> list[str]:
    """The rows of the tables of delegations, but for the way up."""
    tables = re.findall(r'<table class="bang xep rong">(.*?)</table>', text, re.DOTALL)
    return [row for table in tables for row in _rows(table.replace("../", ""))]


def test_an_archive_of_few_has_no_further_pages(whole: Pages) -> None:
    assert not [address for address in whole if re.search(r"/nam/|/loai/", address)]


def test_every_activity_and_gift_of_a_partner_stands_on_one_further_page(
    whole: Pages, parted: Pages
) -> None:
    given, groups = 0, Site(TOY).groups
    for partner in TOY.partners.values():
        pages = below(parted, partner.address)
        activities = groups.activities_with_partner.of(partner.id)
        assert bool(pages) == (len(activities) > 1)
        if not pages:
            assert parted[partner.address] == whole[partner.address]
            continue
        events = summary(TOY, activities).events
        # a term of too many leads to its years, and shows the newest of them only
        last = {a: text for a, text in pages.items() if not links_below(text, partner.address)}
        listed = Counter(title for text in last.values() for title in titles(text))
        assert listed == Counter(event.address for event in events), partner.id
        every = [row for text in pages.values() for row in gifts(text)]
        assert sorted(every) == sorted(gifts(whole[partner.address]))
        assert not gifts(parted[partner.address])
        given += len(every)
    assert given > 3


def test_the_page_of_many_leads_to_its_further_pages_and_counts_them(parted: Pages) -> None:
    for folder in ("doi-tac", "quoc-gia"):
        mothers = {address.partition("nam/")[0] for address in parted if f"{folder}/" in address}
        for mother in mothers:
            pages = below(parted, mother)
            chips = re.findall(
                r'<a href="[./]*([^"]+/nam/[^"]+)">[^<]+<span class="so">([0-9.]+)</span>',
                parted.get(mother, ""),
            )
            counts = {address: told(pages, mother, address) for address in pages}
            assert chips or not pages
            assert {a: int(count) for a, count in chips}.items() <= counts.items(), mother
    terms = [re.search(r"nam/(\d+)-(\d+)/$", address) for address in parted]
    assert {(int(t[1]) % 5, int(t[2]) - int(t[1])) for t in terms if t} == {(1, 4)}
    years = [address for address in parted if re.fullmatch(r"doi-tac/.*/nam/\d+/", address)]
    assert years, "of a term with too many"


def test_every_delegation_of_a_country_stands_on_the_page_of_its_year(
    whole: Pages, parted: Pages
) -> None:
    told = 0
    for address in [a for a in whole if re.fullmatch("quoc-gia/[a-z]+/", a)]:
        pages = below(parted, address)
        if pages:
            every = [row for text in pages.values() for row in rows(text)]
            assert sorted(every) == sorted(rows(whole[address])), address
            told += len(every)
    assert told > 1


def test_what_pages_of_a_country_share_is_gathered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(further, "LIST_LIMIT", 1)
    site, asked = Site(TOY), 0
    with_partner = site.groups.activities_with_partner
    of_each = with_partner.of_each

    def gathered(ids: Iterable[str]) -> list[Activity]:
        nonlocal asked
        asked += 1
        return of_each(ids)

    monkeypatch.setattr(with_partner, "of_each", gathered)
    made = [page.make() for page in each(country.pages(site)) if isinstance(page, Unmade)]

    countries = [page for page in made if page.template == country.TEMPLATE]
    assert asked == len(countries) > 1
    assert len(made) > len(countries)


def test_every_body_is_listed_once(whole: Pages, parted: Pages) -> None:
    lists = [text for address, text in parted.items() if address.startswith("to-chuc/loai/")]
    assert lists

    def bodies(text: str) -> list[str]:
        text = re.sub("<nav.*?</nav>", "", text, flags=re.DOTALL).replace("../", "")
        return re.findall(r'<li>(<a href="[^"]+">[^<]+</a>)', text)

    found = [body for text in (parted["to-chuc/"], *lists) for body in bodies(text)]
    assert sorted(found) == sorted(bodies(whole["to-chuc/"]))
    assert len(found) == len(TOY.organizations)
    anchors = re.compile(r"\{: #(\S+) \}")
    assert anchors.findall(parted["to-chuc/"]) == anchors.findall(whole["to-chuc/"])


def test_no_further_page_leads_nowhere(parted: Pages) -> None:
    new = [address for address in parted if re.search(r"/nam/|/loai/", address)]
    assert len(new) > 10
    for address in new:
        pages = [to for to in led(parted[address], address) if "." not in to]
        assert pages
        assert set(pages) - {"/"} <= parted.keys(), address


def test_all_others_stay_as_they_are(whole: Pages, parted: Pages) -> None:
    changed = {address for address, text in whole.items() if parted[address] != text}

    assert {address.partition("/")[0] for address in changed} == {"doi-tac", "quoc-gia", "to-chuc"}
    assert {a for a in changed if a.startswith("to-chuc/")} == {"to-chuc/"}
    assert all(below(parted, address) for address in changed - {"to-chuc/"})
