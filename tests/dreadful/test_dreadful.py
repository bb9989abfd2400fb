"""An archive in which nearly every rule is broken at once, and every breach is told.

`content/` lies over the toy archive. One mistake must never hide another: what can be broken
beside the others is broken here, and the whole output is compared.
`pytest tests/dreadful --rewrite` writes `expected.txt` anew: read it as a clerk.
"""

import shutil
from pathlib import Path

import pytest

from archive.checking.examine import examine
from archive.checking.findings import Findings
from archive.checking.rule import RULES
from archive.checking.showing.text import show

HERE = Path(__file__).parent
ELSEWHERE = {
    "anh-co-vi-tri": "a picture with a place in it would have to lie here",
    "bang-dau-cot": "a list without its columns has no rows to break other rules with",
    "bang-nhay": "a quotation mark left open swallows the rest of its list, as it must",
    "danh-muc-thieu": "a list that is taken away cannot be broken too",
    "tep-khong-doc-duoc": "nothing else can be said of a file that nobody may read",
    "tep-qua-lon": "nothing else can be said of a file that is not read",
    "yaml-qua-nhieu": "the file would be of thousands of lines",
}
"""The rules that cannot be broken here, and why; each has cases of its own."""


@pytest.fixture(scope="module")
def findings(toy_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    folder = tmp_path_factory.mktemp("dreadful")
    shutil.copytree(toy_content, folder / "content")
    shutil.copytree(HERE / "content", folder / "content", symlinks=True, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return examine(Path("content"))[0]


def test_every_rule_but_a_few_is_broken_and_told(findings: Findings) -> None:
    assert RULES.keys() - {problem.code for problem in findings.problems} == ELSEWHERE.keys()


def test_all_of_it_is_told_as_expected(findings: Findings, request: pytest.FixtureRequest) -> None:
    told = show(findings)
    expected = HERE / "expected.txt"
    if request.config.getoption("--rewrite"):
        expected.write_text(told, encoding="utf-8")

    assert told == expected.read_text(encoding="utf-8")


def test_no_secret_is_repeated(findings: Findings) -> None:
    told = show(findings)

    for secret in ("0912 345 678", "nguyenvanthu", "1990", "001 201", "B1234567", "1020 1000"):
        assert secret not in told
