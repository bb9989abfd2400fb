"""Promises of the stylesheets that can be read off them: contrast, weight, the catalogue."""

import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "macros/theme"
CSS = {file.stem: file.read_text(encoding="utf-8") for file in (THEME / "assets/css").glob("*.css")}
CATALOGUE = (THEME / "README.md").read_text(encoding="utf-8")
# Made by the theme itself, not offered to writers of pages.
CHROME = set(
    "bo-qua chan-trang co-muc-luc dau-trang dia-chi-in dieu-huong dong khung lien-ket loi-bao "
    "mo-muc muc-luc noi-dung nut-dau nut-giao-dien rong-trang ten-kho tim-dau trang-nay "
    "trang-trang-chu dang-xem footnote".split()
)


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", block))


LIGHT = tokens(CSS["base"].split("@media", 1)[0])
DARK_BLOCKS = [
    tokens(block) for block in re.findall(r'\[data-giao-dien="[^{]*\{([^}]*)\}', CSS["base"])
]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2: from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK_BLOCKS[0]], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["giay", "giay-2", "chon", "son-nhat"])
@pytest.mark.parametrize("text", ["muc", "muc-2", "son", "trao", "nhan"])
def test_text_reads_on_every_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK_BLOCKS[0]], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["giay", "giay-2"])
def test_borders_of_controls_are_seen(theme: dict[str, str], ground: str) -> None:
    assert contrast(theme["ke-dam"], theme[ground]) >= 3


def test_dark_by_system_and_dark_by_choice_are_the_same() -> None:
    by_system, by_choice = DARK_BLOCKS

    assert by_system == by_choice
    assert set(by_choice) == set(LIGHT)


def test_given_and_received_wear_their_colours_alone() -> None:
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", "".join(CSS.values()))
    for token, word in (("trao", "trao"), ("nhan", "nhan")):
        wearers = [selector for selector, body in rules if f"var(--{token})" in body]
        assert wearers
        assert all(re.search(rf"(huong|cot|diem|canh)-{word}|\.(trao|nhan-ve)", w) for w in wearers)


def test_weight() -> None:
    # those of the search page and of the form are loaded by no other page
    everywhere = [text for name, text in CSS.items() if name not in {"tim-kiem", "soan"}]
    assert len(everywhere) == len(CSS) - 2
    assert sum(len(text.encode()) for text in everywhere) <= 42 * 1024
    scripts = (THEME / "assets/js").glob("*.js")
    assert sum(file.stat().st_size for file in scripts) <= 10 * 1024


def test_nothing_is_asked_of_anybody_else() -> None:
    for text in CSS.values():
        assert "@import" not in text
        assert "url(" not in text
    for file in [*THEME.rglob("*.html"), *THEME.rglob("*.js")]:
        addresses = re.findall(r"https?://[^\"'\s]+", file.read_text(encoding="utf-8"))
        assert all(a.startswith("https://creativecommons.org/") for a in addresses), file


def test_the_catalogue_names_every_class_and_no_other() -> None:
    styled = set().union(*(re.findall(r"\.([a-z][\w-]*)", _bare(text)) for text in CSS.values()))
    named = set(re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", CATALOGUE))

    assert styled - CHROME - named == set()
    assert offered() - styled == set()


def offered() -> set[str]:
    """The classes in the catalogue's examples."""
    values = re.findall(r'class="([\w -]+)"', CATALOGUE.split("## How the theme stands")[0])
    return {name for name in " ".join(values).split() if not name.startswith("trang-bao")}


def _bare(text: str) -> str:
    """A stylesheet without comments, strings and numbers: dots are then classes."""
    return re.sub(r'/\*.*?\*/|"[^"]*"|\d*\.\d+', "", text, flags=re.DOTALL)
