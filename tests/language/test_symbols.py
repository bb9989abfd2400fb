import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.slugs import is_id
from archive.language.symbols import (
    DocumentSymbol,
    canonical_symbol,
    find_symbols,
    parse_symbol,
    symbol_slug,
)

# Symbols of real papers: text, number, kind, body.
STATE = [
    ("2635/ĐN-TLĐ", "2635", "", "ĐN-TLĐ"),
    ("740/SNgV-LS.HTQT", "740", "", "SNgV-LS.HTQT"),
    ("13222/CTr-UBND", "13222", "CTr", "UBND"),
    ("05/HD-MTTW-BTT", "05", "HD", "MTTW-BTT"),
    ("06/2014/QĐ-UBND", "06/2014", "QĐ", "UBND"),
    ("30/2020/NĐ-CP", "30/2020", "NĐ", "CP"),
    ("19/2025/QĐ-TTg", "19/2025", "QĐ", "TTg"),
    ("03/2009/TT-BNG", "03/2009", "TT", "BNG"),
    ("70/2020/QH14", "70/2020", "", "QH14"),
    ("12a/BC-LHHN", "12a", "BC", "LHHN"),
]
PARTY = [
    ("44-CT/TW", "44", "CT", "TW"),
    ("04-CT/TW", "04", "CT", "TW"),
    ("22-NQ/TW", "22", "NQ", "TW"),
    ("272-QĐ/TW", "272", "QĐ", "TW"),
    ("33-KL/TW", "33", "KL", "TW"),
    ("06-CTr/TU", "06", "CTr", "TU"),
    ("05-HD/BĐNTW", "05", "HD", "BĐNTW"),
    ("29-HD/TWĐTN-VP", "29", "HD", "TWĐTN-VP"),
    ("36-HD/VPTW", "36", "HD", "VPTW"),
]
SPACED = [
    ("367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),
    ("367 – QĐ / TWĐTN - VP", "367-QĐ/TWĐTN-VP"),
    ("1836 QĐ/TWĐTN", "1836-QĐ/TWĐTN"),
    ("2635 / ĐN - TLĐ", "2635/ĐN-TLĐ"),
    (" 44-CT/TW ", "44-CT/TW"),
]
NO_SYMBOLS = [
    *("", "44", "CT/TW", "44-CT", "44/TW", "15/9/2021", "2018-2023", "Covid-19", "70/2020/QH"),
    *("44-ct/tw", "44-CT/TW;", "số 44-CT/TW", "44-CT/TW, ngày", "1836 Abc/TWĐTN", "123456/ĐN-TLĐ"),
]


@pytest.mark.parametrize("text, number, kind, body", STATE)
def test_symbols_of_the_state(text: str, number: str, kind: str, body: str) -> None:
    assert parse_symbol(text) == DocumentSymbol(number, kind, body, "nha-nuoc", text)


@pytest.mark.parametrize("text, number, kind, body", PARTY)
def test_symbols_of_the_party_and_the_youth_union(
    text: str, number: str, kind: str, body: str
) -> None:
    assert parse_symbol(text) == DocumentSymbol(number, kind, body, "dang-doan", text)


@pytest.mark.parametrize("typed, canonical", SPACED)
def test_stray_spaces_and_dashes_are_forgiven(typed: str, canonical: str) -> None:
    assert canonical_symbol(typed) == canonical
    assert parse_symbol(typed) == parse_symbol(canonical) is not None
    assert canonical_symbol(unicodedata.normalize("NFD", typed)) == canonical


@pytest.mark.parametrize("text", NO_SYMBOLS)
def test_what_belongs_to_neither_family_is_no_symbol(text: str) -> None:
    assert parse_symbol(text) is None
    assert canonical_symbol(f" {text}  ") == text


def test_symbols_are_found_in_running_text() -> None:
    text = (
        "Căn cứ Công văn số 740/SNgV-LS.HTQT ngày 03/11/2021; Chỉ thị 44-CT/TW, 04-CT/TW.\n"
        "Luật 70/2020/QH14 (Nghị định 64/2021/NĐ-CP), Quyết định 367 - QĐ/TWĐTN-VP;\n"
        "5/2/2021; 12–ABC/TW, 7/ĐN–TLĐ."
    )
    canonical = [
        *("740/SNgV-LS.HTQT", "44-CT/TW", "04-CT/TW", "70/2020/QH14", "64/2021/NĐ-CP"),
        *("367-QĐ/TWĐTN-VP", "12-ABC/TW", "7/ĐN-TLĐ"),
    ]
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, text)
        found = find_symbols(typed)
        assert [symbol for symbol, _, _ in found] == canonical
        assert [canonical_symbol(typed[start:end]) for _, start, end in found] == canonical


@pytest.mark.parametrize(
    "text",
    [
        *(
            "kết quả 2 - Nam/Nữ",
            "5/Hà-Nội",
            "1234567/ĐN-TLĐ",
            "2/44-CT/TW",
            "44-CT/TW/2",
            "A44-CT/TW",
        ),
        *(
            "trong 5 Tỉnh/Thành",
            "31/3/2021",
            "44-CT/TWớ",
            "12 - ABC/TW",
            "3\u00a0/ ĐN-TLĐ",
            "giữa 12 TP/HN",
            "3 / ĐN - TLĐ",
        ),
    ],
)
def test_what_only_resembles_a_symbol_is_left_alone(text: str) -> None:
    assert find_symbols(text) == []


@pytest.mark.parametrize(
    "text, slug",
    [("44-CT/TW", "44-ct-tw"), ("367 - QĐ/TWĐTN-VP", "367-qd-twdtn-vp"), ("không số", "khong-so")],
)
def test_a_symbol_has_an_address(text: str, slug: str) -> None:
    assert symbol_slug(text) == slug


LETTERS = st.text("ABCĐTWU", min_size=2, max_size=5)


@given(st.integers(1, 99999), LETTERS, LETTERS, st.booleans())
def test_every_symbol_of_a_family_is_read_and_found(
    number: int, kind: str, body: str, party: bool
) -> None:
    text = f"{number}-{kind}/{body}" if party else f"{number}/{kind}-{body}"
    symbol = parse_symbol(text)
    assert symbol is not None
    assert (symbol.text, symbol.family) == (text, "dang-doan" if party else "nha-nuoc")
    assert find_symbols(f"Theo {text}.") == [(text, 5, 5 + len(text))]
    assert is_id(symbol_slug(text))


@given(st.text() | st.text("12 -/–,.CTWĐrQH&"))
def test_the_canonical_form_is_its_own_and_places_are_true(text: str) -> None:
    canonical = canonical_symbol(text)
    assert canonical_symbol(canonical) == canonical
    end = 0
    for symbol, start, stop in find_symbols(text):
        assert end <= start < stop
        assert canonical_symbol(text[start:stop]) == symbol
        end = stop
