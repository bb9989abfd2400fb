import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.collation import sort_key
from archive.language.folding import nfc
from archive.language.tones import classic_tones

# Orders as given by Intl.Collator("vi") of Node 20, ICU 78.2.
ORDERS = [
    "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z".split(),
    "hoa hòa hỏa hõa hóa họa hoàn hô".split(),
    ["1", "10", "2", "a b", "a-b", "ab", "an toàn", "Ăn", "ân", "ần", "Ấn"],
    ["Da", "dz", "đa", "Đà Nẵng", "Hà Nội", "Hai", "hải"],
    ["hòa an", "hoà b", "Hòa Bình", "hoa Z"],
    ["a", "A", "á", "Á"],
    ["a b", "a\u00a0c", "a-b", "a1", "a²", "ab"],
    ["(", "~", "1", "9", "a"],
    ["i", "î", "k"],
]
TEXTS = st.text("aAăâbdđeéêoôơòuưz 1-ệẬñ中\u0301\u0323") | st.text()


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_the_order_is_that_of_the_alphabet(order: list[str]) -> None:
    for shuffled in (order[::-1], order[1::2] + order[::2]):
        assert sorted(shuffled, key=sort_key) == order


def test_provinces_stand_where_a_reader_looks() -> None:
    names = [
        "Ninh Bình",
        "Đồng Nai",
        "An Giang",
        "Đắk Lắk",
        "Cà Mau",
        "Điện Biên",
        "Nghệ An",
        "Cần Thơ",
    ]
    assert sorted(names, key=sort_key) == [
        *("An Giang", "Cà Mau", "Cần Thơ", "Đắk Lắk", "Điện Biên", "Đồng Nai"),
        *("Nghệ An", "Ninh Bình"),
    ]


def test_the_place_of_the_tone_mark_does_not_matter_before_other_letters_do() -> None:
    assert sort_key("Thanh Hoá") != sort_key("Thanh Hóa")
    assert sort_key("Thanh Hoá")[:3] == sort_key("Thanh Hóa")[:3]


def test_foreign_letters_stand_with_their_base_and_other_scripts_behind() -> None:
    assert sorted(["z", "ñ", "o", "n", "中", "ລາວ"], key=sort_key)[:4] == ["n", "ñ", "o", "z"]


@given(TEXTS)
def test_each_part_of_a_key_has_a_weight_of_each_character(text: str) -> None:
    letters, tones, capitals, whole = sort_key(text)
    composed = classic_tones(nfc(text))
    assert len(letters) == len(tones) == len(capitals) == len(composed)
    assert [*capitals] == [character.isupper() for character in composed]
    assert whole == text


@given(TEXTS, TEXTS)
def test_only_one_text_has_a_key(a: str, b: str) -> None:
    assert (sort_key(a) == sort_key(b)) == (a == b)


@given(st.lists(TEXTS, max_size=4))
def test_the_order_of_a_list_does_not_depend_on_how_it_came(texts: list[str]) -> None:
    ordered = sorted(texts, key=sort_key)
    assert all(sorted(p, key=sort_key) == ordered for p in itertools.permutations(texts))


@given(TEXTS)
def test_the_unicode_form_decides_only_between_equals(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed)[:3] == sort_key(decomposed)[:3]
