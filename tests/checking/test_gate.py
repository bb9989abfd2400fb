"""The gate of secrecy and privacy, as pure functions on text."""

import unicodedata
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.checking.gate import (
    Match,
    masked,
    matches,
    private_data,
    secrecy_marks,
    secrecy_of_name,
)

MARKS = {
    "mat": [
        *("MẬT", "TỐI MẬT", "TUYỆT MẬT", "Công văn MẬT số 3", "văn bản TUYỆT\nMẬT", "BC_MẬT.doc"),
        *("Độ mật: Mật", "độ mật: **Tối mật**", "Mức độ mật – tuyệt mật", "đóng dấu “Mật”"),
        *("Tối mật", "**Mật**", "- Mật", "> Mật", "| Mật | x |", "| x | tối mật |", "(Mật)"),
        *("place: Mật", "{place: Mật, note: x}", 'note: "Tối mật"', "a\n\nMật.\n\nb"),
        *("M Ậ T", "T Ố I  M Ậ T", "M.Ậ.T", "M-Ậ-T", "M**Ậ**T", "m ậ t"),
        *("TOI MAT", "TUYET MAT", "Mat", "T O I M A T"),
        *(unicodedata.normalize("NFD", "TỐI MẬT"), "\u041cẬ\u0422", "T\u200bỐI M\u202eẬT"),
    ],
    "noi-bo": [
        *("LƯU HÀNH NỘI BỘ", "CHỈ LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ", "(Lưu hành nội bộ)"),
        *("XEM XONG TRẢ LẠI", "*Xem xong trả lại*", "TÀI LIỆU THU HỒI", "Tài liệu thu hồi"),
        *("CHỈ ĐẠO KÍN", "Chỉ đạo kín.", "LUU HANH NOI BO", "L Ư U H À N H N Ộ I B Ộ"),
    ],
    "du-thao": [
        *(
            "DỰ THẢO",
            "Dự thảo",
            "Dự thảo lần 2",
            "(Dự thảo 3)",
            "## DỰ THẢO BÁO CÁO",
            "Bản: Dự thảo",
        ),
        *("title: Dự thảo báo cáo năm 2021", 'title: "Báo cáo năm 2021 (dự thảo)"', "D Ự T H Ả O"),
    ],
}
WORDS = [
    *("quan hệ mật thiết", "bảo mật", "bí mật nhà nước", "500 lít mật ong", "mật độ", "thân mật."),
    *("CÔNG TÁC BẢO MẬT", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "MẬT ONG RỪNG", "QUAN HỆ MẬT THIẾT"),
    *("đường mật, mật mía", "Độ mật: không", "độ mật của văn bản", "đóng dấu mật mã", "MẶT TRẬN"),
    *("MAT TRAN TO QUOC", "đồng mật", "GIẢI MẬT", "gương MẶT"),
    *("sổ tay lưu hành nội bộ trong ngành", "hồ sơ tài liệu thu hồi đất", "xem xong trả lại sách"),
    *("góp ý dự thảo Nghị quyết", "Dự thảo Nghị quyết được góp ý.", "GÓP Ý DỰ THẢO NGHỊ QUYẾT"),
    *("title: Góp ý dự thảo Luật", "Bản dự thảo (lần hai) được gửi đi."),
]
PRIVATE = {
    "dien-thoai": [
        *("0912 345 678", "0912.345.678", "0912345678", "09 1234 5678", "0912-345-678"),
        *("+84 912 345 678", "+84912345678", "0084 912 345 678", "(024) 3825 1234"),
        *("024.38251234", "0276 3822 233", "ĐT: 3822 233", "SĐT 066.3822233", "điện thoại 3822233"),
        *("Zalo 0312345678", "+856 20 5555 1234", "tel:+84912345678", "https://zalo.me/0912345678"),
        *("\uff10\uff1912345678", "0912\u00a0345\u00a0678"),
    ],
    "can-cuoc": ["001201012345", "001 201 012 345", "CCCD số 123456789", "CMND: 290 123 456"],
    "ho-chieu": ["hộ chiếu số B1234567", "Passport: PA 1234567", "B1234567", "N12345678"],
    "tai-khoan": ["số tài khoản: 1020 1000 1234 567", "STK 19001234567", "tài khoản số 12345678"],
    "thu-dien-tu": ["a.b@gmail.com", "ten [at] example.com", "x@tinhdoan.vn", "ten(a)example.com"],
    "thu-cong-vu": ["vanphong@tayninh.gov.vn"],
    "ngay-sinh": [
        *("Nguyễn Văn A, sinh năm 1990", "(sinh ngày 12/3/1990)", "em sinh năm 2010"),
        *("Nguyễn Thị B sinh ngày 12 tháng 3 năm 1990", "SN 1990", "ngày sinh: 1/2/1999"),
        *("ngày, tháng, năm sinh: 05.06.1988", "Sinh tháng 3/1990"),
        *("tại xã An Lạc, Trần Văn B Sinh năm 1990", "xã Hai; Sinh năm 1990"),
    ],
    "noi-o": [
        *(
            "thường trú tại số 5, đường Hai",
            "HKTT: ấp Một",
            "ngụ tại xã Thử",
            "nhà riêng ở phố Hai",
        ),
        *("Hộ khẩu thường trú: ấp Một", "Nơi ở hiện nay: phường Ba", "tạm trú tại thôn Bốn"),
    ],
}
PUBLIC = [
    *("20.000.000 đồng", "amount: 84912345678", "quantity: 100000000000", "31.03.2021", "0,5 tấn"),
    *("ngày 07.08.2021 20 đại biểu", "05 điện thoại trị giá 20.000.000 đồng", "0112345678"),
    *("học sinh năm 2021", "Học sinh năm 2021", "phát sinh năm 2021", "sinh viên năm 2021"),
    "kỷ niệm 131 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2021)",
    *("cửa khẩu Bắc Phong Sinh ngày 12/3/2021", "xã Trường Sinh năm 2021"),
    *("ngày sinh 19/5/1890", "an sinh năm 2021", "nữ sinh năm 2021", "hai bên sinh năm 2021 tốt"),
    *("Đại diện thường trú tại Liên hợp quốc", "phóng viên thường trú tại Viêng Chăn"),
    *("trú tại Lào", "https://x.example/0912345678.html", "13222/CTr-UBND", "06/2014/QĐ-UBND"),
    *("mở tài khoản 50000000 đồng", "2021-10-22/2021-10-24", "https://medium.com/@ten"),
    *("https://thu:an@thu.example/x", "tài khoản 100.000.000 đồng", "mã 999201012345"),
    "sha256: e55e334f0a09e0167697f1df6e3e661ade74841b21228fa090329bf18dbd2bba",
]


def kinds(found: list[Match]) -> set[str]:
    return {match.kind for match in found}


@pytest.mark.parametrize(
    "kind, text", [(kind, text) for kind, texts in MARKS.items() for text in texts]
)
def test_a_mark_is_found(kind: str, text: str) -> None:
    assert kinds(secrecy_marks(text)) == {kind}


@pytest.mark.parametrize("text", WORDS)
def test_a_word_is_no_mark(text: str) -> None:
    assert secrecy_marks(text) == []


@pytest.mark.parametrize(
    "kind, text", [(kind, text) for kind, texts in PRIVATE.items() for text in texts]
)
def test_private_data_is_found_and_never_repeated(kind: str, text: str) -> None:
    found = private_data(text)

    assert kinds(found) == {kind}
    assert all(text[match.start : match.end] not in match.shown for match in found)
    assert "•" in found[0].shown


@pytest.mark.parametrize("text", PUBLIC)
def test_money_dates_and_symbols_are_public(text: str) -> None:
    assert private_data(text) == []


def test_a_place_is_that_of_the_text_as_given() -> None:
    text = f"Văn bản {unicodedata.normalize('NFD', 'TỐI MẬT')} gọi 0912\u200b345678 nhé"

    mark, phone = matches(text)

    assert unicodedata.normalize("NFC", text[mark.start : mark.end]) == "TỐI MẬT"
    assert text[phone.start : phone.end] == "0912\u200b345678"


def test_what_is_masked_keeps_its_length_and_its_neighbours() -> None:
    text = "Gọi 0912 345 678 trước 17 giờ"

    assert masked(text) == "Gọi •••• ••• ••• trước 17 giờ"


@pytest.mark.parametrize(
    "path, kind",
    [
        ("to-chuc/x/2021-toi-mat.md", "mat"),
        ("to-chuc/x/cong-van-mat.md", "mat"),
        ("to-chuc/x/luu-hanh-noi-bo.png", "noi-bo"),
        ("to-chuc/x/2021-du-thao.md", "du-thao"),
        ("to-chuc/x/khau-trang-mat.png", None),
        ("to-chuc/mat-tran-to-quoc/2021.md", None),
        ("to-chuc/x/gop-y-du-thaoluat.md", None),
    ],
)
def test_a_name_may_bear_a_mark(path: str, kind: str | None) -> None:
    found = secrecy_of_name(path)

    assert (found.kind if found else None) == kind


@given(st.text())
def test_any_text_is_searched_and_places_lie_within_it(text: str) -> None:
    found = matches(text)

    assert all(0 <= match.start < match.end <= len(text) for match in found)
    assert len(masked(text)) == len(text)


@given(
    st.sampled_from(["TỐI MẬT", "LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", "TUYỆT MẬT"]),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["", "\u200b", "\u2060"]),
    st.sampled_from(["Văn bản {} này", "# {}", "{}\n\nBáo cáo", "a: {}", "({})", "**{}**"]),
)
def test_no_spelling_of_a_mark_slips_through(
    mark: str, form: Literal["NFC", "NFD"], unseen: str, around: str
) -> None:
    written = unicodedata.normalize(form, mark)
    hidden = unseen.join(written) if form == "NFC" else written

    assert secrecy_marks(around.format(hidden)) != []


@given(st.text(alphabet="Việt Nam tặng quà các huyện .,;:\n0123456789", max_size=200))
def test_nothing_is_found_twice_at_one_place(text: str) -> None:
    found = private_data(text)

    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(1, 10**15), st.sampled_from(["đồng", "triệu đồng", "USD", "người"]))
def test_money_and_counts_stay_public(amount: int, unit: str) -> None:
    grouped = f"{amount:,}".replace(",", ".")

    assert private_data(f"trao {grouped} {unit} cho bạn") == []
    assert private_data(f"amount: {amount}") == []
