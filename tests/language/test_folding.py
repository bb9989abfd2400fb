import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.folding import cell_width, fold, nfc, nfc_with_offsets

# Whatever can be typed, and more of what Vietnamese is made of, decomposed and out of order.
ANY_TEXT = st.text() | st.text("aAđĐeEoơƯộếzβςΣ \u0301\u0302\u0323\u031b\u0ebb\u0eb8ຳ가İK")


@pytest.mark.parametrize(
    "text, folded",
    [
        ("Đối ngoại nhân dân", "doi ngoai nhan dan"),
        ("Hoà bình, HÒA BÌNH", "hoa binh, hoa binh"),
        ("ỦY BAN NHÂN DÂN", "uy ban nhan dan"),
        ("đường Nguyễn Văn Cừ", "duong nguyen van cu"),
        ("  giữ  khoảng trống ", "  giu  khoang trong "),
        ("Sa Vẳn Na Khệt", "sa van na khet"),
        ("20.000 chiếc", "20.000 chiec"),
        ("", ""),
    ],
)
def test_folding_gives_plain_small_letters(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(text).isascii()


def test_the_vowels_of_lao_and_khmer_stay() -> None:
    assert fold("ສະຫວັນນະເຂດ") == "ສະຫວັນນະເຂດ"
    assert fold("ភ្នំពេញ") == "ភ្នំពេញ"
    assert fold("\u0370\u0371") == "\u0371\u0371"  # the letters right behind the marks


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(composed) == fold(decomposed) == fold(text)


@given(ANY_TEXT)
def test_nfc_is_unicodes_nfc(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


@given(st.text("aơđ ếộ\u0301\u0302\u0323\u031b0"))
def test_composing_with_offsets_cuts_the_text_in_pieces_that_compose(text: str) -> None:
    composed, offsets = nfc_with_offsets(text)
    assert composed == nfc(text)
    assert len(offsets) == len(composed) + 1
    assert offsets[-1] == len(text)
    assert list(offsets) == sorted(offsets)
    assert nfc("".join(text[a:b] for a, b in pairwise(offsets))) == composed


def test_offsets_point_at_the_base_of_each_character() -> None:
    assert nfc_with_offsets("ae\u0301b") == ("aéb", [0, 1, 3, 4])
    assert nfc_with_offsets("éb") == ("éb", range(3))
    assert nfc_with_offsets("") == ("", range(1))


@pytest.mark.parametrize(
    "text, cells",
    [
        ("Đối ngoại", 9),
        (unicodedata.normalize("NFD", "Đối ngoại"), 9),
        ("中文", 4),
        ("a\u200bb", 2),
        ("soft\u00adhyphen", 11),
        ("ລາວ", 3),
        ("ສີ", 1),
        ("각", 2),
        (unicodedata.normalize("NFD", "각"), 2),
        ("a\u1160b\u11ffc", 3),
        ("Ａ", 2),
        ("a\x00\r", 1),
        ("", 0),
    ],
)
def test_cells_are_what_a_terminal_draws(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@given(st.text("aăâđeêioôơuưy ấộữ0.,"), st.text("aăâđeêioôơuưy ấộữ0.,"))
def test_cells_add_up_and_know_no_difference_of_form(a: str, b: str) -> None:
    assert cell_width(a + b) == cell_width(a) + cell_width(b)
    assert cell_width(unicodedata.normalize("NFD", a)) == cell_width(a)


def test_a_heap_of_marks_is_no_burden() -> None:
    """Python's own normalisation needs minutes for this."""
    heap = "a" + "\u0301\u0323" * 100_000 + "b"
    began = time.process_time()
    assert fold(heap) == "ab"
    assert nfc(heap) == nfc("a" + "\u0323" * 100_000 + "\u0301" * 100_000 + "b")
    assert time.process_time() - began < 20
