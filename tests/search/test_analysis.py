"""Python and the script of the page cut, fold and date a text alike."""

import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.composing.search.units import units
from archive.language.search_text import TABLE, DateTerm, date_terms, dates, tokens
from archive.model.archive import Archive
from archive.reading.load import load
from tests.search.conftest import Searched
from tests.search.node import Engine

TONES = "\u0300\u0301\u0303\u0309\u0323"
ONSETS = [
    "",
    *"bcdđghklmnpqrstvx",
    "ch",
    "gh",
    "gi",
    "kh",
    "ng",
    "ngh",
    "nh",
    "ph",
    "qu",
    "th",
    "tr",
]
RHYMES = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iê oa oe oi ôi ơi ua ui uê uy ưa ưi ưu "
    "an ang anh ach at ăn ăng âng en eng ênh iêm iên iêng iêu oai oan oang oăn oay uân uây uôi uôn "
    "uông ươi ươn ương ươu uya uyên uyêt uynh yêm yên yêu oong"
).split()
SIGNS = st.text(
    st.one_of(
        st.sampled_from("aăâeêioôơuưyđkhlmnstvquAĐUY0123456789 .,/-–|“”'\u00a0\u202f\n"),
        st.sampled_from(f"{TONES}\u0302\u0306\u031b\u200b\u00ad\ufeff"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)
DATES = st.builds(
    "{}{}{}{}{}{}{}".format,
    st.sampled_from(["", "ngày ", "Ngày", "từ 3 đến ", "44-", "12-", "22/10 đến ngày "]),
    st.integers(0, 32), st.sampled_from(["/", "-", ".", " tháng ", " / ", " "]),
    st.integers(0, 13), st.sampled_from(["/", "-", ".", " năm ", ", ", " / "]),
    st.integers(0, 2100), st.sampled_from(["", ".", "/TW", "-1", "a"]),
)  # fmt: skip


def units_on_paper(text: str) -> list[int]:
    """Where each character of ``text`` begins, as a script counts: in units of UTF-16."""
    places = [0]
    for sign in text:
        places.append(places[-1] + (2 if ord(sign) > 0xFFFF else 1))
    return places


def read(text: str) -> dict[str, object]:
    """What Python makes of a text, places as a script counts them."""
    at = units_on_paper(text)
    return {
        "tokens": [[t.folded, t.exact, at[t.start], at[t.end]] for t in tokens(text)],
        "dates": [[list(d.terms), at[d.start], at[d.end]] for d in dates(text)],
    }


def assert_alike(engine: Engine, texts: list[str]) -> None:
    for start in range(0, len(texts), 500):
        some = texts[start : start + 500]
        for text, told in zip(some, engine.analyse(TABLE, some), strict=True):
            assert told == read(text), text


def test_every_syllable_in_every_tone(engine: Engine) -> None:
    syllables = [onset + rhyme for onset in ONSETS for rhyme in RHYMES]
    toned = [
        unicodedata.normalize("NFC", syllable[: n + 1] + tone + syllable[n + 1 :])
        for syllable in syllables
        for tone in ("", *TONES)
        for n in range(len(syllable))
        if syllable[n] in "aăâeêioôơuưy"
    ]
    lines = [" ".join(toned[n : n + 200]) for n in range(0, len(toned), 200)]

    assert len(toned) > 10_000
    assert_alike(engine, [*lines, *(line.upper() for line in lines)])


@pytest.mark.parametrize("name", ["live", "made_up", "sampled"])
def test_every_text_of_an_archive(
    engine: Engine, name: str, root: Path, request: pytest.FixtureRequest
) -> None:
    if name == "live":
        archive = load(root / "content").archive
    else:
        searched: Searched = request.getfixturevalue(name)
        archive = searched.archive
    texts = list(texts_of(archive))

    assert len(texts) > 100
    assert_alike(engine, texts)


def texts_of(archive: Archive) -> Iterator[str]:
    for unit in units(archive):
        yield from (unit.title, unit.text, *unit.more)
    for province in archive.lists.provinces.values():
        yield from (province.name, province.full_name, *province.aliases)
    for place in archive.lists.foreign_places.values():
        yield from filter(None, (place.name, place.native, *place.aliases))


def test_numbers_and_dates_in_all_shapes(engine: Engine) -> None:
    chance = random.Random(3)  # noqa: S311  trials, no secrets
    marks = ["", ".", ",", " ", "\u00a0", "/", "-", "–", " - "]

    def number() -> str:
        return chance.choice(["", "0"]) + str(chance.randrange(10 ** chance.randint(1, 4)))

    shapes = [
        "".join(chance.choice(marks) + number() for _ in range(chance.randint(1, 5)))
        for _ in range(3000)
    ]
    assert_alike(engine, shapes)


@given(st.lists(SIGNS | DATES, min_size=1, max_size=20))
@settings(max_examples=200)
def test_any_text(texts: list[str]) -> None:
    assert_alike(_ENGINE[0], [unicodedata.normalize("NFC", text) for text in texts])


@given(SIGNS)
@settings(max_examples=200)
def test_composed_and_decomposed_are_one(text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]

    composed, apart = _ENGINE[0].analyse(TABLE, forms, typed=True)

    assert composed == apart


_ENGINE: list[Engine] = []


@pytest.fixture(scope="module", autouse=True)
def _running(engine: Engine) -> None:
    """A property test takes no fixture for each example: all ask the same process."""
    _ENGINE[:] = [engine]


PIECES = st.sampled_from(
    "ngày|Ngày|ngay|tháng|THÁNG|thang|năm|nam|đến|và|den|va|quý| |  |\u00a0|/|.|-|–|,|(|)|x|"
    "1|5|12|31|03|21|2021|20.000|31/3/2021|3/2021|tháng 3|-2021".split("|")
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_dates_are_those_that_the_forms_find_anywhere(text: str) -> None:
    assert dates(text) == list(_found_anywhere(text))


def _found_anywhere(text: str) -> Iterator[DateTerm]:
    """The forms of the table one after the other, each at every character."""
    taken: list[DateTerm] = []
    for told in TABLE["dates"]:
        pattern = told["pattern"]
        for name, letters in TABLE["classes"].items():
            pattern = pattern.replace(f"{{{name}}}", letters)
        for found in re.finditer(pattern, text, re.IGNORECASE):
            start, end = found.span()
            year, month, day = (
                found[told[n]] if told[n] else None for n in ("year", "month", "day")
            )
            terms = date_terms(year, month or "", day)
            if terms and not any(start < t.end and t.start < end for t in taken):
                taken.append(DateTerm(terms, start, end))
    return iter(sorted(taken, key=lambda t: t.start))
