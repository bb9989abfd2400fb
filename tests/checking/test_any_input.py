"""Whatever stands in a file, every rule ends and every problem can be shown."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.checking.findings import Findings
from archive.checking.run import check
from archive.checking.showing import github, sarif, text
from archive.checking.showing import json as json_form
from archive.reading.content_file import Reading
from archive.reading.load import join, read_markdown

REPORT = "to-chuc/tinh-doan-thu/2021.md"
# Characters and words that mean something to YAML, to Markdown or to a rule.
PIECES = st.one_of(
    st.sampled_from(
        """
        --- : :␣ - [ ] { } , # & * ! | > ' " % @ ` ~ ^ $ \\ / // < <b> &#60; {{ }} {% %} {: #a }
        [^1] [^1]: ![ ]( ) https:// http:// 20.000 1,5 05 0 -1 1e9 31/3/2021 2021-02-30 2021-13
        2021-33 2021~ 2021-10/2021-01 44-CT/TW 12/SNgV MẬT 0912345678 012345678901 a@b.c
        to-chuc/ doi-tac/ to-chuc/tinh-doan-thu doi-tac/khong-co tinh-doan-thu/2021#khong-co
        activities: items: - {} [] null ~ true gan moi-ben VND đồng triệu hai mươi năm nghìn
        """.replace("␣", " ").split()
    ),
    st.sampled_from(["\n", "\n\n", "\n  ", "\t", " ", "\r\n", "\r", "\0", "\u2028", "\ufeff"]),
    st.sampled_from(["\u0301", "\u202e", "\u200b", "а", "ｆ", "𝐚", "\ue000", "😀"]),
    st.text(max_size=5),
)
PATIENT = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def findings_with(toy: Reading, path: str, written: str) -> Findings:
    """What the checks find when the file at `path` holds `written`."""
    file = read_markdown(path, toy.files[path].kind, written)
    files = {**toy.files, path: file}
    reading = Reading(toy.root, join(files.values()), files)
    return Findings(check(reading), reading, "content", len(files))


@pytest.mark.parametrize(
    "path", [REPORT, "to-chuc/tinh-doan-thu/index.md", "chuyen-de/qua-bien-gioi-thu.md"]
)
@PATIENT
@given(data=st.data())
def test_a_file_with_anything_put_in_anywhere_is_checked_and_shown(
    path: str, data: st.DataObject, toy: Reading
) -> None:
    written = toy.files[path].source.text
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(written)))
        to = min(len(written), at + data.draw(st.sampled_from([0, 0, 1, 3, 40])))
        written = written[:at] + data.draw(PIECES) + written[to:]

    findings = findings_with(toy, path, written)

    for show in (text.show, github.show, github.job_summary):
        assert "\x1b" not in show(findings)
    assert json.loads(json_form.show(findings))["checked"] == len(toy.files)
    assert len(json.loads(sarif.show(findings))["runs"][0]["results"]) == len(findings.problems)


@PATIENT
@given(pieces=st.lists(PIECES, max_size=40))
def test_a_front_matter_of_anything_is_checked(pieces: list[str], toy: Reading) -> None:
    assert findings_with(toy, REPORT, f"---\n{''.join(pieces)}\n---\n").problems != []


@PATIENT
@given(pieces=st.lists(PIECES, max_size=40))
def test_a_body_of_anything_is_checked(pieces: list[str], toy: Reading) -> None:
    whole = toy.files[REPORT].source.text
    front = whole[: toy.files[REPORT].body.start]

    assert findings_with(toy, REPORT, front + "".join(pieces)).problems != []


@PATIENT
@given(data=st.data())
def test_every_place_told_is_in_the_file(data: st.DataObject, toy: Reading) -> None:
    written = toy.files[REPORT].source.text
    at = data.draw(st.integers(0, len(written)))

    findings = findings_with(toy, REPORT, written[:at] + data.draw(PIECES) + written[at:])

    for problem in findings.problems:
        lines = findings.source(problem.path).text.count("\n") + 1
        assert 1 <= problem.line <= problem.end_line <= lines
        assert problem.column >= 1
        span = findings.span(problem)
        assert span.end <= len(findings.source(problem.path).text)
        if problem.fix is not None:
            assert 0 <= problem.fix.start <= problem.fix.end
