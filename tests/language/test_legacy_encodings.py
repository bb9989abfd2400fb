"""TCVN3 and VNI: what was typed in .VnTime and VNI-Times comes back as Unicode."""

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.legacy_encodings import (
    TCVN3_LETTERS,
    VNI_LETTERS,
    decode_tcvn3,
    decode_vni,
)

SMALL = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
LETTERS = SMALL + SMALL.upper()
PLAIN = "bcdghklmnpqrstvx BCDGHKLMNPQRSTVX0123456789.,;:/()-–“”…\n"
TO_TCVN3 = {letter: written for written, letter in TCVN3_LETTERS.items()}
TO_VNI = {VNI_LETTERS[w]: w for w in sorted(VNI_LETTERS, key=lambda w: not w[1:].isupper())}

texts = st.text(alphabet=LETTERS + PLAIN + "aeiouyAEIOUY")


def to_vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def test_vietnamese_has_134_letters_beyond_ascii_and_vni_writes_each_in_its_own_way() -> None:
    assert len(LETTERS) == 134
    assert set(LETTERS) == set(TO_VNI)
    assert len({TO_VNI[letter] for letter in LETTERS}) == 134


@given(texts)
def test_vni_comes_back(text: str) -> None:
    assert decode_vni(to_vni(text)) == text


@given(st.text(alphabet=SMALL + "ĂÂÊÔƠƯĐ" + PLAIN + "aeiouyAEIOUY"))
def test_tcvn3_comes_back(text: str) -> None:
    assert decode_tcvn3("".join(TO_TCVN3.get(letter, letter) for letter in text)) == text


@given(st.text(alphabet=SMALL + PLAIN.upper() + "aeiouy"))
def test_the_capital_fonts_show_small_letters_as_capitals(text: str) -> None:
    typed = "".join(TO_TCVN3.get(letter, letter) for letter in text)

    assert decode_tcvn3(typed, capitals=True) == text.upper()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("B¶o Th¾ng, M\u00adêng Kh\u00ad¬ng", "Bảo Thắng, Mường Khương"),
        ("§oµn Thanh niªn", "Đoàn Thanh niên"),
        ("“hßa b×nh” – n¨m 2021…", "“hòa bình” – năm 2021…"),
        ("\uf042\uf0b8o c\uf0b8o", "Báo cáo"),  # as Word keeps a symbol font
        ("a\u00b3", "á"),  # a mark of its own behind its letter
    ],
)
def test_tcvn3_as_it_is_met(typed: str, meant: str) -> None:
    assert decode_tcvn3(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("BAÙO CAÙO KEÁT QUAÛ", "BÁO CÁO KẾT QUẢ"),
        ("Ñoaøn Thanh nieân tænh Taây Ninh", "Đoàn Thanh niên tỉnh Tây Ninh"),
        ("Höõu nghò, Ñöôøng, Aùnh", "Hữu nghị, Đường, Ánh"),
    ],
)
def test_vni_as_it_is_met(typed: str, meant: str) -> None:
    assert decode_vni(typed) == meant


@pytest.mark.skipif(
    not shutil.which("iconv"), reason="needs iconv, to compare our table with glibc"
)
def test_the_table_is_that_of_glibc() -> None:
    for written, letter in TCVN3_LETTERS.items():
        if unicodedata.combining(letter):
            continue  # iconv hands a mark on with what follows it
        done = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],
            input=written.encode("latin-1") + b".",
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode() == letter + "."
