"""Addresses for the public are those that the engine gives a page, whatever they are made of."""

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from archive.rendering.addresses import Public

SITES = st.sampled_from(
    [
        "https://kho.example/",
        "https://kho.example",
        "https://kho.example/a/b",
        "//k/%20/",
        "",
        "x?y",
    ]
)
NAMES = st.from_regex(r"[a-z0-9-]{1,6}", fullmatch=True) | st.sampled_from(
    ["..", "%20", "A b", "đ", "x:", "?", "#", "index", "."]
)
ADDRESSES = st.lists(NAMES, max_size=4).map(lambda names: "".join(f"{name}/" for name in names))


def by_engine(site_url: str, address: str) -> str | None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "site_url": site_url})
    file = File(f"{address}index.md", "", "", use_directory_urls=True)
    return Page(None, file, config).canonical_url


@given(SITES, ADDRESSES)
def test_any_address(site_url: str, address: str) -> None:
    public = Public(lambda address: by_engine(site_url, address))

    assert public.of(address) == by_engine(site_url, address)


def test_the_engine_is_asked_for_no_plain_address() -> None:
    asked: list[str] = []

    def told(address: str) -> str:
        asked.append(address)
        return f"https://kho.example/{address}"

    public = Public(told)
    asked.clear()

    assert public.of("to-chuc/x/2021/") == "https://kho.example/to-chuc/x/2021/"
    assert not asked
    assert public.of("Đ/") == "https://kho.example/Đ/"
    assert asked == ["Đ/"]
