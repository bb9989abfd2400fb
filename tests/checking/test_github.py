"""Annotations and the summary of a job."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive.checking.findings import Findings
from archive.checking.problem import Fix
from archive.checking.showing import github
from archive.checking.showing.patch import patch

FindingsIn = Callable[..., Findings]
TEXT = "---\ntitle: A\nquantity: 20.000\n"


def fixed(findings_in: FindingsIn, **about: object) -> Findings:
    at = TEXT.index("20.000")
    return findings_in(TEXT, "20.000", fix=Fix(at, at + 6, "20000", "bỏ dấu chấm"), **about)


def test_an_annotation_names_file_line_and_columns(findings_in: FindingsIn) -> None:
    assert github.show(findings_in(TEXT, "20.000", message="sai", help="Viết 20000.")) == (
        "::error file=content/to-chuc/tinh-doan-thu/2021.md,line=3,endLine=3,"
        "title=so-hang-nghin,col=11,endColumn=17::sai%0AViết 20000.\n"
        "1 lỗi trong 1 tệp; đã kiểm tra 1 tệp.\n"
    )


def test_columns_are_left_out_over_several_lines(findings_in: FindingsIn) -> None:
    assert "col=" not in github.show(findings_in(TEXT, "A\nquantity"))


def test_a_level_is_a_command(findings_in: FindingsIn) -> None:
    assert github.show(findings_in(TEXT, "A", level="warning")).startswith("::warning file=")
    assert github.show(findings_in(TEXT, "A", level="notice")).startswith("::notice file=")


@pytest.mark.parametrize(
    ("said", "escaped"),
    [
        ("100%", "100%25"),
        ("a\r\n::error::b", "a⟨U+000D⟩%0A::error::b"),
        ("a\x1b]0;b", "a⟨U+001B⟩]0;b"),
    ],
)
def test_a_message_cannot_become_a_command(
    said: str, escaped: str, findings_in: FindingsIn
) -> None:
    first, *_ = github.show(findings_in(TEXT, "A", message=said, help="")).split("\n")

    assert first.endswith(f"::{escaped}%0A")


def test_a_file_name_cannot_become_a_property(findings_in: FindingsIn) -> None:
    findings = replace(findings_in(TEXT, "A"), content="kho,line=9:x")

    assert "file=kho%2Cline=9%3Ax/to-chuc" in github.show(findings)


def test_the_summary_has_every_problem_as_a_row(findings_in: FindingsIn) -> None:
    summary = github.job_summary(findings_in(TEXT, *["A"] * 30, message="sai", help="Sửa"))

    row = "| lỗi | content/to&#45;chuc/tinh&#45;doan&#45;thu/2021.md&#58;2&#58;8 | so&#45;"
    assert summary.count(row) == 30
    assert "30 lỗi trong 1 tệp" in summary


def test_words_in_the_summary_stay_words(findings_in: FindingsIn) -> None:
    hostile = "<img src=x> | [a](javascript:b) `c` **d** @ai #1\n\n# e"
    summary = github.job_summary(findings_in(TEXT, "A", message=hostile))

    (row,) = [line for line in summary.split("\n") if line.startswith("| lỗi")]
    assert row.count("|") == 6
    assert not set(row.replace("&#", "").replace(";", "")) & set("<>[]`*@#")


def test_a_flood_is_cut_before_github_refuses_it(findings_in: FindingsIn) -> None:
    findings = findings_in(TEXT, "A", message="sai " * 1000)
    summary = github.job_summary(replace(findings, problems=[*findings.problems] * 1000))

    assert len(summary.encode()) < 1_000_000
    assert "vấn đề nữa: xem nhật ký" in summary


def test_the_summary_holds_the_patch_of_what_fix_mends(findings_in: FindingsIn) -> None:
    summary = github.job_summary(fixed(findings_in))

    assert (
        "```diff\n"
        "--- a/content/to-chuc/tinh-doan-thu/2021.md\n"
        "+++ b/content/to-chuc/tinh-doan-thu/2021.md\n"
        "@@ -1,3 +1,3 @@\n"
        " ---\n"
        " title: A\n"
        "-quantity: 20.000\n"
        "+quantity: 20000\n"
        "```\n"
    ) in summary


def test_a_patch_leaves_a_file_with_a_secret_alone(findings_in: FindingsIn) -> None:
    secret = findings_in(TEXT, "A", masked=True).problems

    assert patch(replace(fixed(findings_in), unshown=secret)) == ""


def test_a_patch_cannot_leave_its_fence(findings_in: FindingsIn) -> None:
    findings = findings_in("````\nabc\n", "abc", fix=Fix(5, 8, "```", "đổi"))

    assert "`````diff\n" in github.job_summary(findings)


def test_nothing_found_is_said(findings_in: FindingsIn) -> None:
    assert github.show(findings_in(TEXT)) == "Không có vấn đề nào; đã kiểm tra 1 tệp.\n"
    assert "|" not in github.job_summary(findings_in(TEXT))
