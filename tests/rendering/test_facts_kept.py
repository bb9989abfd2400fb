"""What is known of the reports comes back as it was kept, or not at all."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from archive.composing.facts import Facts
from archive.composing.known import KeptFacts, Known, told
from archive.composing.report_facts import ReportFacts
from archive.reading.load import load
from archive.rendering.facts_kept import read_facts, write_facts
from tests.rendering.small import TOY

TEXTS = st.text(st.characters(exclude_categories=["C"]), max_size=9)
ROWS = st.lists(st.lists(TEXTS.filter(bool), max_size=2).map("\x1f".join), min_size=5, max_size=5)
HASH = st.binary(min_size=16, max_size=16)
FACTS = st.builds(
    KeptFacts, TEXTS, ROWS.map("\x1e".join), TEXTS, st.integers(0, 99), st.booleans(),
    st.booleans(), HASH, st.lists(HASH, min_size=1, max_size=4).map(b"".join), HASH,
)  # fmt: skip
KNOWN = st.builds(Known, st.dictionaries(TEXTS.filter(bool), FACTS, max_size=4), TEXTS)


@given(FACTS)
def test_all_rows_at_once_are_each_by_itself(one: KeptFacts) -> None:
    assert one.rows() == [one.names, one.codes, one.cited, one.years, one.twins]
    assert one.told == told(*one.rows())


@given(KNOWN)
def test_it_comes_back(known: Known) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.biet"

        write_facts(file, "p", known)

        assert read_facts(file, "p") == known
        assert read_facts(file, "q") == Known()
        file.write_bytes(file.read_bytes()[:-1])
        assert read_facts(file, "p") == Known()


def test_of_an_archive(tmp_path: Path) -> None:
    reading = load(TOY)
    digests = {path: file.digest for path, file in reading.files.items()}
    of = ReportFacts(reading.archive, Facts(reading.archive), digests)
    of.learn()
    known = Known(of.known, of.names)

    write_facts(tmp_path / "x.biet", "p", known)

    assert read_facts(tmp_path / "x.biet", "p") == known
    own = known.reports["to-chuc/tinh-doan-thu/2021.md"]
    assert "so-ngoai-vu-thu/2021#khau-trang-moc-bai" in own.twins
    assert "loai-hoat-dong/trao-tang" in own.codes
    assert "2021" in own.years
    assert all(name.startswith(("to-chuc/", "doi-tac/")) or " " in name for name in own.names)
    assert own.names
    assert any(one.cited for one in known.reports.values())


def test_nothing_kept_is_nothing_known(tmp_path: Path) -> None:
    assert read_facts(tmp_path / "x.biet", "p") == Known()
