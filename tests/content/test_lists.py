"""The controlled lists say what is so: provinces then and now, countries, spellings, units."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from archive.language.folding import fold, nfc
from archive.language.tones import classic_tones
from archive.model.lists import LIST_MODELS, ForeignPlace, Province
from archive.reading.load import load
from archive.reading.content_file import Reading

ROOT = Path(__file__).parents[2]
MERGED_ON = "2025-07-01"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return load(ROOT / "content")


@pytest.fixture(scope="module")
def provinces(reading: Reading) -> dict[str, Province]:
    return reading.archive.lists.provinces


@pytest.fixture(scope="module")
def places(reading: Reading) -> dict[str, ForeignPlace]:
    return reading.archive.lists.foreign_places


def test_every_list_is_there_and_reads_without_fault(reading: Reading) -> None:
    lists = {Path(path).stem: file for path, file in reading.files.items() if file.kind == "list"}

    assert set(LIST_MODELS) == set(lists)
    assert {name: file.faults for name, file in lists.items() if file.faults} == {}
    assert [name for name, file in lists.items() if not file.terms] == []


def test_63_provinces_became_34(provinces: dict[str, Province]) -> None:
    before = [p for p in provinces.values() if p.valid_from is None]
    after = [p for p in provinces.values() if p.valid_to is None]
    unchanged = [p for p in before if p.valid_to is None]

    assert (len(before), len(after), len(unchanged)) == (63, 34, 11)


def test_a_merged_province_ends_the_day_before_its_successor_begins(
    provinces: dict[str, Province],
) -> None:
    merged = [p for p in provinces.values() if p.valid_to is not None]

    assert {p.valid_to.text for p in merged if p.valid_to} == {"2025-06-30"}
    for old in merged:
        new = provinces[str(old.successor)]
        assert new.valid_from is not None
        assert new.valid_from.text == MERGED_ON


def test_every_new_province_names_those_it_was_made_of(provinces: dict[str, Province]) -> None:
    for code, new in provinces.items():
        if new.valid_from is None:
            continue
        old = [p.name for p in provinces.values() if p.successor == code]
        assert len(old) in {2, 3}
        assert new.name in old
        assert all(name in str(new.note) for name in old)


def test_a_code_is_one_province_within_its_scheme(provinces: dict[str, Province]) -> None:
    used = [(s, p.code) for p in provinces.values() for s in str(p.scheme).split("; ")]

    assert Counter(scheme for scheme, _ in used) == {"gso-2024": 63, "gso-2025": 34}
    assert len(set(used)) == len(used)


def test_seven_codes_now_mean_another_province(provinces: dict[str, Province]) -> None:
    def names(scheme: str) -> dict[str, str]:
        return {str(p.code): p.name for p in provinces.values() if scheme in str(p.scheme)}

    then, now = names("gso-2024"), names("gso-2025")

    assert {code for code, name in now.items() if then[code] != name} == {
        "15", "24", "44", "52", "80", "82", "91"
    }  # fmt: skip


def test_borders_of_the_63(provinces: dict[str, Province]) -> None:
    old = [p for p in provinces.values() if p.valid_from is None]
    touching = Counter(country for p in old if p.border for country in p.border.split("+"))

    assert touching == {"LA": 10, "CN": 7, "KH": 10}


@pytest.mark.parametrize(
    "code, alias", [("hue", "Thừa Thiên Huế"), ("hoa-binh", "Hoà Bình"), ("dak-lak", "Đắc Lắc")]
)
def test_a_province_is_known_by_its_other_names(
    provinces: dict[str, Province], code: str, alias: str
) -> None:
    assert alias in provinces[code].aliases


def test_all_countries_of_iso_3166_and_their_usual_names(reading: Reading) -> None:
    countries = reading.archive.lists.countries

    assert len(countries) == 249
    assert [countries[code].name for code in ("VN", "LA", "KH", "CN", "KR", "JP", "TH")] == [
        "Việt Nam", "Lào", "Campuchia", "Trung Quốc", "Hàn Quốc", "Nhật Bản", "Thái Lan"
    ]  # fmt: skip
    assert {"Cam-pu-chia", "Căm-pu-chia", "Vương quốc Campuchia"} <= set(countries["KH"].aliases)


def test_provinces_of_lao_and_cambodia(places: dict[str, ForeignPlace]) -> None:
    assert Counter(p.country for p in places.values()) == {"LA": 18, "KH": 25, "CN": 2}
    assert Counter(p.country for p in places.values() if p.border) == {"LA": 10, "KH": 9, "CN": 2}
    assert all(code.startswith(f"{place.country}-") for code, place in places.items())


def test_one_spelling_means_one_place(places: dict[str, ForeignPlace]) -> None:
    owners: dict[str, set[str]] = {}
    for code, place in places.items():
        for spelling in (place.name, *place.aliases):
            owners.setdefault(fold(spelling), set()).add(code)

    assert {s: codes for s, codes in owners.items() if len(codes) > 1} == {}


def test_savannakhet_has_the_spellings_that_papers_use(places: dict[str, ForeignPlace]) -> None:
    assert places["LA-SV"].name == "Savannakhet"
    assert {
        "Sa Vẳn Na Khệt", "Savannakhen", "Savanakhet", "Sa Vẳn Na Kiệt",
        "Xavannakhẹt", "Xa Văn Nạ Khệt", "Savannakhét", "Xa-vẳn-na-khẹt",
    } <= set(places["LA-SV"].aliases)  # fmt: skip


def test_native_names_are_in_the_script_of_the_country(places: dict[str, ForeignPlace]) -> None:
    scripts = {"LA": ("\u0e80", "\u0eff"), "KH": ("\u1780", "\u17ff"), "CN": ("\u4e00", "\u9fff")}
    for place in places.values():
        first, last = scripts[place.country]
        assert place.native
        assert all(first <= char <= last for char in place.native), place.native


def test_only_measures_are_converted(reading: Reading) -> None:
    units = {code: term.equals for code, term in reading.archive.lists.terms("don-vi").items()}
    factors = {code: (e.unit, e.factor) for code, e in units.items() if e is not None}

    assert factors["tạ"] == ("kg", Decimal(100))
    assert factors["tấn"] == ("kg", Decimal(1000))
    assert not {"thùng", "hộp", "bao", "can", "suất", "cơ số"} & set(factors)
    assert all(unit in units and units[unit] is None for unit, _ in factors.values())


def test_an_abbreviation_has_one_meaning_for_the_search(reading: Reading) -> None:
    meanings = {code: a.expansion for code, a in reading.archive.lists.abbreviations.items()}

    assert all(";" not in code for code in meanings)
    assert meanings["LHTN"] == "Liên hiệp Thanh niên"
    assert meanings["UBND"] == "Ủy ban nhân dân"
    assert meanings["HĐND"] == "Hội đồng nhân dân"


def test_names_are_nfc_in_one_tone_style(reading: Reading) -> None:
    for path, file in reading.files.items():
        if file.kind != "list":
            continue
        assert nfc(file.source.text) == file.source.text, path
        for term in file.terms.values():
            name = getattr(term, "name", getattr(term, "expansion", ""))
            assert classic_tones(name) == name, (path, name)
