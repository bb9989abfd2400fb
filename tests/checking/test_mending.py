"""`--fix`: what has one right answer, and nothing else."""

import os
import shutil
import stat
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.checking.mending import apart, mend, mended_text
from archive.checking.problem import Fix
from archive.checking.run import check
from archive.reading.load import load

REPORT = "to-chuc/tinh-doan-thu/2021.md"
FIXES = st.builds(
    lambda start, size, text: Fix(start, start + size, text, "đổi"),
    st.integers(0, 30),
    st.integers(0, 6),
    st.sampled_from(["", "x", "yyyyyyyy"]),
)


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    """A toy archive of one's own."""
    return Path(shutil.copytree(toy_content, tmp_path / "content"))


@pytest.fixture
def spoiled(content: Path) -> Callable[..., Path]:
    """Writes what one should not into the report."""

    def spoil(*changes: tuple[str, str]) -> Path:
        path = content / REPORT
        text = path.read_text(encoding="utf-8")
        for right, wrong in changes:
            assert right in text
            text = text.replace(right, wrong, 1)
        path.write_text(text, encoding="utf-8", newline="")
        return content

    return spoil


def test_a_thousandfold_loss_is_mended_in_its_line_alone(spoiled: Callable[..., Path]) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000  # gần"))
    before = (content / REPORT).read_text(encoding="utf-8").split("\n")

    _, done = mend(load(content))

    after = (content / REPORT).read_text(encoding="utf-8").split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _, new in changed] == [changed[0][0].replace("20.000", "20000")]
    assert [(item.path, before[item.line - 1]) for item in done] == [(REPORT, changed[0][0])]
    assert "20000" in done[0].says


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("date: 2021-07-23", "date: 23/7/2021"),
        ("quantity: 25", "quantity: 025"),
        ("kind: [tiep-nhan]", "kind: [tiep-nhann]"),
        ("status: khong-thuc-hien", "status: khong-thuc-hienn"),
        (
            "recipient: [doi-tac/hoi-lhtn-svay-rieng-thu]",
            "recipient: [doi-tac/hoi-lhtn-svay-rien-thu]",
        ),
        ("themes: [thanh-nien]", "themes: thanh-nien"),
        ("Thành phố Svay Rieng", unicodedata.normalize("NFD", "Thành phố Svay Rieng")),
        ("đoàn trao gần", unicodedata.normalize("NFD", "đoàn trao gần")),
        ("Cán bộ còn yếu ngoại ngữ.\n\n###", "Cán bộ còn yếu ngoại ngữ.\r\n\r\n###"),
        ("Nguyễn Thị Thử", "Nguyễn Thị Th\u200bử"),
        ("---\ntitle", "\ufeff---\ntitle"),
    ],
)
def test_what_has_one_right_answer_becomes_it(
    right: str, wrong: str, spoiled: Callable[..., Path], toy_content: Path
) -> None:
    reading, done = mend(load(spoiled((right, wrong))))

    mended = (reading.root / REPORT).read_bytes().decode("utf-8")
    clean = (toy_content / REPORT).read_text(encoding="utf-8")
    # a list of one may be written on a line of its own or in brackets
    assert (
        mended == clean or load(reading.root).files[REPORT].entries == reading.files[REPORT].entries
    )
    assert check(reading) == []
    assert done


def test_only_wanted_problems_are_mended(spoiled: Callable[..., Path]) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000"))

    _, done = mend(load(content), lambda problem: problem.path != REPORT)

    assert done == []
    assert "20.000," in (content / REPORT).read_text(encoding="utf-8")


def test_what_cannot_be_mended_stays_and_is_told(spoiled: Callable[..., Path]) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000"), ("quantity: 25", "quantity: nhiều"))

    reading, done = mend(load(content))

    assert len(done) == 1
    assert "so-khong-hop-le" in {problem.code for problem in check(reading)}


def test_a_file_keeps_its_mode(spoiled: Callable[..., Path]) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000"))
    (content / REPORT).chmod(0o640)

    mend(load(content))

    assert stat.S_IMODE((content / REPORT).stat().st_mode) == 0o640
    assert sorted(p.name for p in (content / REPORT).parent.iterdir()) == [
        "2021-thanh-nien-bien-gioi.md",
        "2021.md",
        "index.md",
        "le-trao.png",
    ]


def test_a_file_that_became_a_link_is_left_alone(
    spoiled: Callable[..., Path], tmp_path: Path
) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000"))
    reading = load(content)
    elsewhere = tmp_path / "elsewhere.md"
    shutil.move(content / REPORT, elsewhere)
    (content / REPORT).symlink_to(elsewhere)

    _, done = mend(reading)

    assert done == []
    assert "20.000," in elsewhere.read_text(encoding="utf-8")


def test_a_file_that_changed_meanwhile_is_left_alone(spoiled: Callable[..., Path]) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000"))
    reading = load(content)
    (content / REPORT).write_text("đang sửa dở", encoding="utf-8")

    _, done = mend(reading)

    assert done == []
    assert (content / REPORT).read_text(encoding="utf-8") == "đang sửa dở"


def test_bytes_that_are_no_utf8_are_never_written_over(spoiled: Callable[..., Path]) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000"))
    data = (content / REPORT).read_bytes() + b"\xe9\n"
    (content / REPORT).write_bytes(data)

    mend(load(content))

    assert (content / REPORT).read_bytes() == data


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    spoiled: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000"))
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="No space"):
        mend(load(content))

    assert {p: p.read_bytes() for p in content.rglob("*") if p.is_file()} == before


@given(st.lists(FIXES, max_size=12))
def test_chosen_fixes_never_touch_one_another(fixes: list[Fix]) -> None:
    chosen = apart(fixes)

    assert all(one.end <= two.start for one, two in pairwise(chosen))
    assert len({fix.start for fix in chosen}) == len(chosen)
    assert bool(chosen) == bool(fixes)
    kept = "".join(c for i, c in enumerate("0123456789" * 4) if _outside(i, chosen))
    emptied = [Fix(f.start, f.end, "", f.says) for f in chosen]
    assert mended_text("0123456789" * 4, emptied) == kept


def _outside(index: int, fixes: list[Fix]) -> bool:
    return not any(fix.start <= index < fix.end for fix in fixes)


SPOILERS: list[Callable[[str], str]] = [
    lambda text: text.replace("quantity: 20000", "quantity: 20.000"),
    lambda text: text.replace("quantity: 1000,", "quantity: 1.000,"),
    lambda text: text.replace("amount: 40000000", "amount: 40.000.000"),
    lambda text: text.replace("amount: 45000000", "amount: 45.000.000"),
    lambda text: text.replace("issued: 2021-12-05", "issued: 05/12/2021"),
    lambda text: text.replace("date: 2021-07-23", "date: 23-7-2021"),
    lambda text: text.replace("kind: [giao-luu]", "kind: [giao-luuu]"),
    lambda text: text.replace("signer:\n    name: Nguyễn", "signer:\n    name: Nguyễ\u200bn"),
    lambda text: text.replace("\n", "\r\n"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: "\ufeff" + text,
    lambda text: text.rstrip("\n"),
]


@settings(max_examples=25)
@given(chosen=st.sets(st.integers(0, len(SPOILERS) - 1), min_size=1))
def test_any_damage_of_these_is_undone_and_mending_again_does_nothing(
    chosen: set[int], toy_content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = Path(shutil.copytree(toy_content, tmp_path_factory.mktemp("spoiled") / "content"))
    clean = (content / REPORT).read_bytes()
    text = clean.decode("utf-8")
    for number in sorted(chosen):
        text = SPOILERS[number](text)
    (content / REPORT).write_bytes(text.encode("utf-8"))

    reading, _ = mend(load(content))
    again, nothing = mend(load(content))

    assert (content / REPORT).read_bytes() == clean
    assert check(reading) == check(again) == []
    assert nothing == []
    shutil.rmtree(content.parent)


def test_only_files_with_repairs_are_written(spoiled: Callable[..., Path]) -> None:
    content = spoiled(("quantity: 20000", "quantity: 20.000"))
    for path in content.rglob("*"):
        os.utime(path, (1, 1))

    mend(load(content))

    written = [p for p in content.rglob("*") if p.is_file() and p.stat().st_mtime != 1]
    assert written == [content / REPORT]
