import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.folding import fold
from archive.language.tones import classic_tones

SYLLABLES = st.text("bchkqưuUoOàáảãạèẻéẽẹỳýỷỹỵaeynEYÁỲ ’-", max_size=12)


@pytest.mark.parametrize(
    "by_sound, classic",
    [
        *zip("oà oá oả oã oạ".split(), "òa óa ỏa õa ọa".split(), strict=True),
        *zip("oè oé oẻ oẽ oẹ".split(), "òe óe ỏe õe ọe".split(), strict=True),
        *zip("uỳ uý uỷ uỹ uỵ".split(), "ùy úy ủy ũy ụy".split(), strict=True),
        ("hoà bình", "hòa bình"),
        ("Thuý, khoẻ, luỹ tre", "Thúy, khỏe, lũy tre"),
        ("UỶ BAN", "ỦY BAN"),
        ("HoÀ", "HòA"),
        ("Nguỵ; ngoẹo", "Ngụy; ngoẹo"),
        ("khoá VII (hoà)", "khóa VII (hòa)"),
    ],
)
def test_the_mark_moves_to_the_first_vowel(by_sound: str, classic: str) -> None:
    assert classic_tones(by_sound) == classic


@pytest.mark.parametrize(
    "text",
    [
        *("hoàn", "toàn", "hoạt", "ngoài", "loại", "xoáy", "thuyết", "huỳnh", "khuỷu", "tuýp"),
        *("quý", "quỳ", "QUÝ", "Quỹ", "quà", "giúp", "của", "múa", "hòa", "khỏe", "ủy"),
        *("Lisboà", "Guaraný", "aoà", unicodedata.normalize("NFD", "hoà"), "hoà\u0301"),
    ],
)
def test_what_is_closed_foreign_or_right_stays(text: str) -> None:
    assert classic_tones(text) == text


@given(SYLLABLES)
def test_moving_twice_changes_nothing_and_letters_stay(text: str) -> None:
    classic = classic_tones(text)
    assert classic_tones(classic) == classic
    assert fold(classic) == fold(text)
    assert len(classic) == len(text)
    assert [c.isupper() for c in classic] == [c.isupper() for c in text]
