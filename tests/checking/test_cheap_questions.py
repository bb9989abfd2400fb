"""Cheap questions asked before dear ones: without them the answers are the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.checking import private_data, private_numbers, secrecy_marks
from archive.checking.figures import Told
from archive.checking.gate import private_data as found_in
from archive.checking.rules import agreement_of_status as status
from archive.checking.rules import agreement_of_words, reports, tones
from archive.language import numbers_in_text
from archive.language.folding import nfc
from archive.language.numbers import find_numbers

NUMBERS = [
    "0912 345 678",
    "(024) 3825 1234",
    "+84 912345678",
    "001201012345",
    "B1234567",
    "05/1/2020",
]
LABELS = [
    *("hộ chiếu số", "Passport", "CMND", "cccd", "CMT", "Căn cước", "chứng minh thư", "ĐỊNH DANH"),
    *("STK", "Tài khoản", "số TK", "tk số", "account", "Điện thoại", "DI ĐỘNG", "số máy"),
    "HOTLINE",
    *("đường dây nóng", "Zalo", "VIBER", "whatsapp", "MOBILE", "phone", "Tel", "FAX", "ĐT", "DĐ"),
    *("pa\u017f\u017fport", "d\u0131 động", "Sinh năm 1980", "Hồ Chí Minh"),
]
HOMES = [
    *(
        "Thường trú tại",
        "thường trú:",
        "HKTT:",
        "hộ khẩu :",
        "Chỗ ở hiện nay:",
        "nơi ở:",
        "NHÀ RIÊNG",
    ),
    *("tạm trú tại số", "trú ở thôn", "ngụ tại ấp", "hội nghị", "nơi nhận", "thôn", "số 3"),
]
OTHERS = [
    *(
        "a.b@example.com",
        "a [at] x.vn",
        "a(a còng)x.vn",
        "sinh\x1fngày 1/2/1990",
        "SN. 1980",
        "dob:",
    ),
    *("sinh tháng 3/1990", "1990", "1.000.000 đồng", "2021-10-22", "٠١٢٣٤٥٦٧٨٩", "\ud800", "gạo"),
]
WORDS = st.sampled_from([*NUMBERS, *LABELS, *HOMES, *OTHERS])
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)


def _always(_: str) -> bool:
    return True


def _never(_: str) -> bool:
    return False


@given(TEXTS)
def test_private_data(text: str) -> None:
    quick = found_in(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(private_numbers, "_SIGNS_OF_LABELS", _always)
        patch.setattr(private_numbers, "_BARE", re.compile(""))
        patch.setattr(private_numbers, "is_usual", _never)
        patch.setattr(private_data, "_SIGNS_OF_A_HOME", _always)
        patch.setattr(private_data, "_SIGNS", _always)

        assert found_in(text) == quick


SAID = [
    *(
        "Không tổ chức",
        "CHƯA thực hiện",
        "tạm hoãn",
        "bị hủy",
        "hủy bỏ",
        "Tạm dừng",
        "hoãn",
        "thăm",
    ),
    *("SẼ", "\u017fẽ", "dự kiến", "Dự định", "PHẤN ĐẤU", "định sẽ", "quyết định", "không"),
]


@pytest.mark.parametrize("rule", ["NOT_DONE", "INTENT"])
@given(words=st.lists(st.sampled_from(SAID), max_size=5))
def test_words_of_plans_and_of_what_was_not_done(rule: str, words: list[str]) -> None:
    text = " ".join(words)
    signs = getattr(status, f"_SIGNS_OF_{rule}")

    if getattr(status, f"_{rule}").search(text):
        assert signs(text)


COUNTED = [
    *("12", "20.000", "1,5", "5", "1 000", "hai", "ba", "mươi", "trăm", "chục", "nghìn", "triệu"),
    *("tỷ", "tỷ lệ", "rưỡi", "linh", "lẻ", "năm", "chiếc", "tháng", "thứ", "[^1]", "\n", "**", "-"),
]


@given(st.lists(st.sampled_from(COUNTED), max_size=8).map(" ".join))
def test_figures_that_stand_alone(text: str) -> None:
    quick = find_numbers(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers_in_text, "_MAY_GO_ON", re.compile(""))
        patch.setattr(numbers_in_text, "_NEVER_GLUED", frozenset())

        assert find_numbers(text) == quick


@given(st.lists(st.sampled_from([*COUNTED, "[^", "‑", "thứ", "covid"]), max_size=9), st.data())
def test_numbers_are_found_from_their_places_as_from_the_beginning(
    words: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(["", " "])).join(words)
    quick = find_numbers(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers_in_text, "_near_before", lambda *_: 0)

        assert find_numbers(text) == quick


MARKS = [
    *("MẬT", "mật", "Tối", "tuyệt", "mat", "Độ mật:", "lưu hành", "nội bộ", "Xem xong", "trả lại"),
    *(
        "tài liệu",
        "thu hồi",
        "chỉ đạo kín",
        "dự",
        "thảo",
        "DU THAO",
        "title:",
        "(",
        ")",
        "\n",
        "ong",
    ),
    *(
        "M Ậ T",
        "d.ự.\x1ct.h.ả.o",
        "ậ",
        "-",
        "đóng dấu",
        "toi mat-x",
        "mat-duoc",
        "|",
        "\x1d",
        "\ud800",
    ),
]


@given(st.lists(st.sampled_from(MARKS), max_size=7).map(" ".join))
def test_marks_of_secrecy(text: str) -> None:
    quick = secrecy_marks.marks(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrecy_marks, "_MAY_HOLD_A_PHRASE", _always)
        patch.setattr(secrecy_marks, "_MAY_HOLD_A_MARK", _always)

        assert secrecy_marks.marks(text) == quick


BY_SOUND = [
    "hoà",
    "HOÈ",
    "thuỷ",
    "quý",
    "uý",
    "Uỷ",
    "hoàn",
    "oà",
    "\u0300",
    "\ud800",
    "đ",
    "-",
    " ",
    "ℵ",
]


@given(st.lists(st.sampled_from(BY_SOUND), max_size=6).map("".join))
def test_marks_of_tones(text: str) -> None:
    if tones._LIKE_BY_SOUND.search(text):
        assert tones._MAY_BE_BY_SOUND(text)


PLACEHOLDERS = [
    "…",
    "...",
    "x",
    "XX",
    "[tên]",
    "<tên>",
    "TODO",
    "tOdo: tên",
    "F\u0130XME",
    "f\u0131xme",
    " ",
]
FILLED_IN = [
    "Trao quà",
    "chưa điền",
    "Đ\u0130ỀN VÀO ĐÂY",
    "điền vào đây",
    "Chuyến thăm",
    "xã",
    "",
    "Tòa",
]


@given(st.lists(st.sampled_from([*PLACEHOLDERS, *FILLED_IN]), max_size=3).map("".join))
def test_what_is_still_to_be_filled_in(text: str) -> None:
    if reports._PLACEHOLDER.fullmatch(text.strip()):
        assert reports._MAY_BE_ONE.search(f"\nTrước\n{text}\nSau\n")


THINGS = [
    "khẩu trang",
    "Gạo",
    "m²",
    "STRASSE",
    "straße",
    "İ",
    "ắ",
    "a\u0306\u0301",
    "45",
    ",",
    "-",
    "が",
]


@given(st.lists(st.sampled_from(THINGS), max_size=5), st.sampled_from(THINGS))
def test_words_that_are_said_as_they_are_written(words: list[str], word: str) -> None:
    told = Told(" ".join(words), (), ())
    if is_said := told.says(word.lower()):
        assert agreement_of_words._folded(word) in told.folded
    assert is_said is (word.lower() in re.findall(r"\w+", nfc(told.text).lower()))
