import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.syllables import Word, is_vietnamese_syllable, words
from archive.language.tones import classic_tones

TRUE_SYLLABLES = """
    a ạ ơi ý yêu yên uyên oanh êm ấm ăn ướt ưu ủy uỷ ai áo
    bà cụ có cũng cuộc chưa chuyên dân dịch đoàn đường đối Đảng gì gìn gia giá giải giờ giúp giếng
    giống giữa ghi ghế gái gửi hoà hòa hợp huyện huỳnh hữu im khẩu khỏe khoẻ khoản khuya khuỷu kỷ kỉ
    kết kiện lý loại luật lưu mỹ mươi mười muốn nghị nghiên nghề ngoại nguyễn người nhân nhuận nước
    phương pháp phủ quý quỳ quốc quyết quỳnh quanh quê quả quyển quýt quần rượu sứ sáng thuế thuở
    thủy thuý tiếp tỷ tỉ trưởng trao trường tuýp tuần ưng Việt vui xã xuân xoong xuất xứ yết yếu
    hươu nguôi tươi toàn loa lòe hoặc xoăn thoắt tuệ bìa mùa cửa ngoằn ngoèo quào khuấy thời
""".split()
FALSE_SYLLABLES = """
    Campuchia Svay Rieng Tbong Khmum Prey Phnom Savannakhet Salavan Covid MOU LHTN TW
    f w z đf tìhn hòan tòan nhìêu ngiên ngể kông ce gế ghà ngha cy yn iên iêu
    các̀ càc hat hạtt mătt boc bọp̀ quuy qo giy gìa giía đấtu 12 a1 hoà́ hòá tyên hyêu tiêng-việt bb aa
""".split()


@pytest.mark.parametrize("word", TRUE_SYLLABLES)
def test_syllables_pass_in_every_form_and_case(word: str) -> None:
    assert is_vietnamese_syllable(word)
    assert is_vietnamese_syllable(word.upper())
    assert is_vietnamese_syllable(unicodedata.normalize("NFD", word))
    assert is_vietnamese_syllable(classic_tones(word))


@pytest.mark.parametrize("word", FALSE_SYLLABLES)
def test_foreign_words_abbreviations_and_misspellings_do_not(word: str) -> None:
    assert not is_vietnamese_syllable(word)


def test_a_syllable_before_p_t_c_ch_is_sharp_or_heavy() -> None:
    assert is_vietnamese_syllable("hạt")
    assert is_vietnamese_syllable("sách")
    assert not is_vietnamese_syllable("sach")
    assert not is_vietnamese_syllable("hảt")
    assert not is_vietnamese_syllable("họp".replace("ọ", "ò"))


def test_no_word_and_an_endless_word_are_no_syllables() -> None:
    assert not is_vietnamese_syllable("")
    assert not is_vietnamese_syllable("nghiêng" * 10_000)


def test_words_are_runs_of_letters_marks_and_digits() -> None:
    text = "Trao 20.000 khẩu trang y-tế (01¹ đợt), Covid-19_cũ; ລາວ"
    assert [word.text for word in words(text)] == (
        "Trao 20 000 khẩu trang y tế 01 đợt Covid 19 cũ ລາວ".split()
    )


def test_decomposed_words_stay_whole() -> None:
    text = unicodedata.normalize("NFD", "Liên hiệp")
    assert [word.text for word in words(text)] == text.split()


@given(st.text())
def test_words_stand_where_they_say_and_leave_no_letter_out(text: str) -> None:
    found = list(words(text))
    assert all(text[word.start : word.end] == word.text for word in found)
    covered = {index for word in found for index in range(word.start, word.end)}
    assert all(
        index in covered
        for index, character in enumerate(text)
        if character.isalpha() and not "⁰" <= character <= "ₜ"
    )
    assert [word.start for word in found] == sorted(word.start for word in found)


def test_a_word_is_a_value() -> None:
    assert Word("Lào", 0, 3) == Word("Lào", 0, 3)
