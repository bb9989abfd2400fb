"""How much is found in papers and how much of it is right, against what a person read in them.

Four of the papers were written before the grammar and held back: nothing was changed for what they
missed. The two real papers lie outside the repository; where they are absent the test says so.
"""

from pathlib import Path

import pytest

from archive.reading.content_file import Reading
from tests.importing import judging, papers
from tests.importing.judging import BARS, Case, ErrorsAt, drafted, line_of, scored
from tests.importing.score import Score

REAL = Path(__file__).parents[3] / "shared/reports"
EXPECTED = sorted(papers.CASES.glob("*.yml"))
ABSENT = [
    p.stem
    for p in EXPECTED
    if not p.with_suffix(".txt").exists() and not (REAL / f"{p.stem}.txt").exists()
]
PRESENT = [p for p in EXPECTED if p.stem not in ABSENT]


def load_case(path: Path, papers_archive: Reading, live_archive: Reading) -> Case:
    source, reading = path.with_suffix(".txt"), papers_archive
    if not source.exists():
        source, reading = REAL / source.name, live_archive
    return judging.load_case(path, source, reading)


def test_absent_papers_are_said_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(PRESENT) >= 12
    with capsys.disabled():
        for name in ABSENT:
            print(f"\nnot tried, since it is not at {REAL}: the real paper {name}.txt")  # noqa: T201  said aloud


@pytest.mark.parametrize("held_back", [False, True], ids=["tuned", "held back"])
def test_papers_reach_the_bars(
    held_back: bool,
    papers_archive: Reading,
    live_archive: Reading,
    errors_at: ErrorsAt,
    capsys: pytest.CaptureFixture[str],
) -> None:
    total = Score()
    lines = []
    for path in PRESENT:
        case = load_case(path, papers_archive, live_archive)
        if (case.expected.get("held_back") == "yes") is not held_back:
            continue
        one = scored(case, errors_at)
        lines.append(line_of(case.name, one))
        total.add(one)
    assert len(lines) >= 4
    with capsys.disabled():
        print("", *lines, sep="\n")  # noqa: T201  the scores are what the test is read for
    for kind, (least_found, least_right) in BARS.items():
        found, right = total.shares(kind)
        assert found >= least_found, f"{kind}: {found:.3f} found\n" + "\n".join(lines)
        assert right >= least_right, f"{kind}: {right:.3f} right\n" + "\n".join(lines)


@pytest.mark.parametrize("path", PRESENT, ids=lambda path: path.stem)
def test_a_draft_passes_the_checks(
    path: Path, papers_archive: Reading, live_archive: Reading, errors_at: ErrorsAt
) -> None:
    case = load_case(path, papers_archive, live_archive)
    draft, left = drafted(case, errors_at)
    assert left == []
    assert list(errors_at(case.reading, case.path)(draft.text())) == []


@pytest.mark.parametrize("path", PRESENT, ids=lambda path: path.stem)
def test_no_word_is_lost(
    path: Path, papers_archive: Reading, live_archive: Reading, errors_at: ErrorsAt
) -> None:
    case = load_case(path, papers_archive, live_archive)
    draft, _ = drafted(case, errors_at)
    missing = papers.missing_words(case.text, draft.body, draft.found.left_out)
    assert not missing
