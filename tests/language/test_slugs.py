import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.slugs import is_id, slugify


@pytest.mark.parametrize(
    "text, slug",
    [
        ("Đề mục Đoàn ra", "de-muc-doan-ra"),
        ("44-CT/TW", "44-ct-tw"),
        ("367 - QĐ/TWĐTN-VP", "367-qd-twdtn-vp"),
        ("  Hội LHTN Việt Nam (tỉnh)  ", "hoi-lhtn-viet-nam-tinh"),
        ("Tháng 3/2021: “Xuân biên giới”", "thang-3-2021-xuan-bien-gioi"),
        ("ລາວ", ""),
        ("—", ""),
    ],
)
def test_a_slug_says_the_words_in_ascii(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_long_slug_is_cut_between_words() -> None:
    assert slugify("kết quả " * 20) == "-".join(["ket-qua"] * 10)
    assert slugify("a" * 100) == "a" * 80
    assert slugify("a" * 79 + " b") == "a" * 79
    assert slugify("a" * 81 + " b") == "a" * 80
    assert slugify("a" * 78 + " b") == "a" * 78 + "-b"


@given(st.text())
def test_a_slug_is_an_id_or_empty_and_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or is_id(slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize("text", ["a", "2021", "ldld-quang-tri", "tinh-doan-tay-ninh", "a" * 80])
def test_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "-a", "a-", "a--b", "A", "đ", "a b", "a_b", "a/b", "..", "a\n", "a" * 81, "²", "١"],
)
def test_no_ids(text: str) -> None:
    assert not is_id(text)
