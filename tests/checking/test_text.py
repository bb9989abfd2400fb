"""Findings as people see them in a terminal."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.checking.findings import Findings
from archive.checking.problem import Fix
from archive.checking.rule import RULES
from archive.checking.showing.excerpt import WIDTH, excerpts
from archive.checking.showing.text import show
from archive.language.folding import cell_width
from archive.model.body import Span
from archive.reading.source import SourceText

FindingsIn = Callable[..., Findings]


def marked(text: str, piece: str, *secrets: str) -> tuple[str, str]:
    """The line and the marks for `piece` of `text`."""

    def place(of: str) -> Span:
        return Span(text.index(of), text.index(of) + len(of))

    (excerpt,) = excerpts(SourceText(text), place(piece), [place(s) for s in secrets])
    return excerpt.text, excerpt.marks


def under_marks(line: str, marks: str) -> str:
    """The characters of `line` that stand in the cells above the marks."""
    start, end = marks.index("^"), len(marks)
    cells, found = 0, ""
    for character in line:
        if start <= cells < end or (cells == end and unicodedata.combining(character)):
            found += character
        cells += cell_width(character)
    return found


def test_a_problem_is_told_as_the_format_says(findings_in: FindingsIn) -> None:
    text = "---\ntitle: A\n      - {quantity: 20.000}\n"
    shown = show(findings_in(text, "20.000", message="“20.000” sẽ đọc thành 20"))

    rule = RULES["so-hang-nghin"]
    assert shown.split("   = quy tắc:")[0] == (
        "content/to-chuc/tinh-doan-thu/2021.md:3:20: error[so-hang-nghin]: "
        "“20.000” sẽ đọc thành 20\n"
        "  |\n"
        "3 |       - {quantity: 20.000}\n"
        "  |                    ^^^^^^\n"
        "  |\n"
        "  = sửa: Viết lại.\n"
        f"  = quy tắc: {rule.says}\n"
        f"  = ví dụ đúng: {rule.right.strip()}\n"
        "  = xem thêm: /dong-gop/ma-loi/so-hang-nghin/\n"
        "\n"
        "1 lỗi trong 1 tệp; đã kiểm tra 1 tệp.\n"
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_stand_under_the_characters(form: Literal["NFC", "NFD"]) -> None:
    line = unicodedata.normalize(form, "Tỉnh đoàn thị xã Gò Dầu trao khẩu trang")
    piece = unicodedata.normalize(form, "Gò Dầu")

    text, marks = marked(line, piece)

    assert text == line
    assert marks == " " * len("Tinh doan thi xa ") + "^" * len("Go Dau")


def test_marks_stand_under_lao_khmer_and_wide_characters() -> None:
    text, marks = marked("中文 ສະຫວັນນະເຂດ និង ស្វាយរៀង: 20.000", "20.000")

    assert under_marks(text, marks) == "20.000"


def test_a_tab_takes_four_cells() -> None:
    assert marked("\tname:\tA", "A") == ("    name:    A", " " * 13 + "^")


def test_what_a_terminal_would_obey_is_shown_as_its_code(findings_in: FindingsIn) -> None:
    text = "a\x1b[2Jb \u202eđảo\u202c\u200b\x85\ue000 hết"
    shown = show(findings_in(text, "đảo", message=text, help=text))

    assert not {c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Co"}} - {"\n"}
    assert "a⟨U+001B⟩[2Jb ⟨U+202E⟩đảo⟨U+202C⟩⟨U+200B⟩⟨U+0085⟩⟨U+E000⟩ hết" in shown


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "Trong năm, đoàn viên thanh niên các huyện biên giới " * 20
    line = f"{line}đã trao 20.000 khẩu trang {line}"

    text, marks = marked(line, "20.000")

    assert text.startswith("…")
    assert text.endswith("…")
    assert cell_width(text) <= WIDTH + 2
    assert under_marks(text, marks) == "20.000"
    assert "đã trao 20.000 khẩu trang" in text


def test_a_span_wider_than_the_window_ends_with_it() -> None:
    text, marks = marked("x " + "dài " * 500, "dài " * 500)

    assert text.endswith("…")
    assert cell_width(marks) == cell_width(text)


def test_several_lines_show_the_first_and_the_last(findings_in: FindingsIn) -> None:
    text = "a:\n  - b: 1\n    c: 2\n    d: 3\ne: 4\n"
    shown = show(findings_in(text, "b: 1\n    c: 2\n    d: 3\n"))

    assert "2 |   - b: 1\n  |     ^^^^\n…\n4 |     d: 3\n  |     ^^^^\n" in shown


def test_an_empty_place_has_one_mark_even_at_the_end_of_a_line() -> None:
    (excerpt,) = excerpts(SourceText("abc\n"), Span(3, 3))

    assert (excerpt.text, excerpt.marks) == ("abc", "   ^")


def test_a_file_without_text_has_no_excerpt(findings_in: FindingsIn) -> None:
    assert "|" not in show(findings_in("", "")).split("= quy tắc")[0]


def test_a_secret_is_dots_in_every_line_and_every_word(findings_in: FindingsIn) -> None:
    text = "Liên hệ anh Thử 0912.345.678 hay thu@thu.example để nhận 25 thùng.\n"
    secret = findings_in(text, "0912.345.678", masked=True, message="số điện thoại riêng").problems
    other = findings_in(
        text, "0912.345.678", "25", message="số 0912.345.678 chưa ghi", help="Ghi 345.678."
    )
    shown = show(replace(other, unshown=secret))

    assert "345" not in shown
    assert "Liên hệ anh Thử •••••••••••• hay" in shown
    assert "số •••••••••••• chưa ghi" in shown


def test_a_rule_is_explained_once(findings_in: FindingsIn) -> None:
    shown = show(findings_in("1.000 và 2.000\n", "1.000", "2.000"))

    assert shown.count("= quy tắc:") == 1
    assert shown.count("error[so-hang-nghin]") == 2


def test_the_last_line_counts(findings_in: FindingsIn) -> None:
    one = findings_in("abc\n", "a", fix=Fix(0, 1, "A", "đổi"))
    two = findings_in("abc\n", "b", "c", level="notice")
    both = replace(one, problems=[*one.problems, *two.problems], checked=1214)

    assert show(both).endswith(
        "1 lỗi, 2 lưu ý trong 1 tệp; đã kiểm tra 1.214 tệp.\n1 chỗ sửa được ngay bằng --fix.\n"
    )
    assert show(replace(one, problems=[])) == "Không có vấn đề nào; đã kiểm tra 1 tệp.\n"


def test_colour_only_paints(findings_in: FindingsIn) -> None:
    findings = findings_in("abc\n", "b")

    painted = show(findings, colour=True)

    assert "\x1b[1;31merror[so-hang-nghin]:\x1b[0m" in painted
    plain = painted
    for code in ("\x1b[1;31m", "\x1b[34m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == show(findings)


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.data())
def test_any_place_of_any_text_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    for excerpt in excerpts(SourceText(text), Span(start, end), [Span(end, end + 5)]):
        assert "^" in excerpt.marks
        assert cell_width(excerpt.text) <= 2 * WIDTH
        assert "\n" not in excerpt.text
