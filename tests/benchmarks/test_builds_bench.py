"""The bench of builds measures what it says: children too, the same texts, and no failure hidden.

How long anything takes is not asserted.
"""

import sys
from pathlib import Path

import pytest

from archive.checking.examine import examine
from archive.sampling.archives import sample
from tests.benchmarks.builds import __main__ as command
from tests.benchmarks.builds import ours, peers, steps
from tests.benchmarks.builds.bars import BARS, met
from tests.benchmarks.builds.bench import AbsentError, Bench, without
from tests.benchmarks.builds.edits import Reports, put, with_figure
from tests.benchmarks.builds.growth import kept
from tests.benchmarks.builds.profiling import ROOT
from tests.benchmarks.builds.spending import CommandError, Spent
from tests.benchmarks.builds.tables import tables

LISTS = ROOT / "content/danh-muc"
FEW = 10


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "content"
    sample(FEW, folder, 1, LISTS)
    return folder


@pytest.fixture
def bench(pristine: Path, tmp_path: Path) -> Bench:
    made = Bench(ROOT, tmp_path, FEW, times=1)
    made.folder.mkdir()
    made.pristine.symlink_to(pristine, target_is_directory=True)
    made.copy()
    return made


def test_a_figure_changes_in_the_record_and_in_the_text() -> None:
    text = "---\nitems:\n  - {quantity: 31, unit: bộ}\n---\nTrao 31 bộ ngày 3/1.\n"

    assert with_figure(text) == text.replace("31", "32")
    assert with_figure(text.replace("3/1", "31/1")) is None


def test_former_files_go_when_the_measuring_is_over(tmp_path: Path) -> None:
    for name in ("site", "docs", "site.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "former").touch()

    with without(tmp_path / "site", tmp_path / "docs", tmp_path / "cache"):
        names = sorted(file.name for file in tmp_path.iterdir())
        (tmp_path / "site").mkdir()

    assert names == ["docs.old", "site.old"]
    assert [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")] == ["site"]


def test_a_peer_alone_gets_its_texts(bench: Bench) -> None:
    steps.material(bench)

    assert bench.spent["material"]
    assert next((bench.peer("material") / "site").glob("to-chuc/*/*/index.html"), None)


def test_edited_reports_are_without_errors(bench: Bench) -> None:
    reports = Reports(bench.content, 1)
    touched = []
    for file, text in (reports.figure(), reports.title("và việc làm thêm")):
        put(file, text, bench.ours)
        touched.append(file)
    gone, _ = reports.removable()
    gone.unlink()

    findings, _ = examine(bench.content)

    assert findings.counts["error"] == 0
    assert len({*touched, gone}) == 3
    for file in touched:
        before = (bench.pristine / file.relative_to(bench.content)).read_text(encoding="utf-8")
        assert file.read_text(encoding="utf-8") != before


def test_peers_get_every_text_of_the_archive(bench: Bench) -> None:
    texts = {f for f in bench.pristine.rglob("*.md") if "danh-muc" not in f.parts}
    steps.texts(bench)

    for name, find in (("material", "index.md"), ("hugo", "_index.md")):
        content = bench.peer(name) / "content"
        copies = {f.relative_to(content) for f in content.rglob("*.md")}
        assert len(copies) == len(texts)
        for file in texts:
            path = file.relative_to(bench.pristine)
            copy = content / (path.with_name(find) if path.name == "index.md" else path)
            wanted = file.read_text(encoding="utf-8")
            if name == "hugo":
                wanted = wanted.replace("{: #", "{#").replace(" }\n", "}\n")
            assert copy.read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("name", ["hugo", "material"])
def test_a_peer_makes_a_page_of_each_report(bench: Bench, name: str) -> None:
    if name == "hugo" and not peers.has_hugo():
        pytest.skip("no Hugo on this machine: apt-get install hugo")
    steps.texts(bench)
    steps.hugo(bench) if name == "hugo" else steps.material(bench)

    site = bench.peer(name) / ("public" if name == "hugo" else "site")
    reports = sorted(bench.content.glob("to-chuc/*/[0-9]*.md"))
    assert len(reports) == FEW
    for report in reports:
        page = site / "to-chuc" / report.parent.name / report.stem / "index.html"
        html = page.read_text(encoding="utf-8")
        assert "không có thật." in html
        assert 'id="ket-qua"' in html
        assert "{: #" not in html
    assert bench.sizes[name].pages >= FEW
    assert bench.spent[name]


def test_what_was_built_is_measured_saved_and_told(bench: Bench) -> None:
    assert command.measured(bench, ["ours-fresh"])

    assert bench.sizes["ours-fresh"].pages > FEW
    (figures,) = kept(bench.build).values()
    assert figures["ours-fresh"]["processor"] == bench.spent["ours-fresh"][0].processor
    told = (bench.build / f"builds-{FEW}.md").read_text(encoding="utf-8")
    assert all(bar.name in told for bar in BARS)
    assert str(bench.build) not in told


def test_a_step_that_fails_is_told_and_the_others_go_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = []

    def good(_: Bench) -> None:
        """Làm được"""
        taken.append("good")

    def bad(_: Bench) -> None:
        """Hỏng"""
        taken.append("bad")
        raise CommandError("hết chỗ\nchi tiết")

    def absent(_: Bench) -> None:
        """Thiếu"""
        raise AbsentError("chưa có Hugo")

    bench.times = 2
    monkeypatch.setattr(command, "ROUNDS", ({"bad": bad, "absent": absent, "good": good},))
    assert not command.measured(bench, ["bad", "absent", "good"])
    assert taken == ["bad", "good", "good"]
    told = tables(bench, {})
    assert "bad: hỏng: CommandError: hết chỗ\n" in told
    assert "absent: chưa có Hugo\n" in told
    assert "HỎNG" in capsys.readouterr().out

    monkeypatch.setattr(command, "ROUNDS", ({"absent": absent, "good": good},))
    bench.told.clear()
    assert command.measured(bench, ["absent", "good"])


def test_fresh_is_from_nothing_and_same_is_not(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[bool] = []

    def spend_nothing(*_: object, **__: object) -> Spent:
        found.append((bench.ours / "site").exists())
        (bench.ours / "site").mkdir(exist_ok=True)
        return Spent(1, 1, 1)

    monkeypatch.setattr(ours, "spend", spend_nothing)
    ours.fresh(bench)
    ours.fresh(bench)
    ours.same(bench)

    assert found == [False, False, True]


@pytest.mark.parametrize(
    "measured, limit, reached",
    [((1.0, 2.0), (1.0, 2.0), True), ((1.0, 2.1), (1.0, 2.0), False), ((), (1.0,), None)],
)
def test_a_bar_is_met_when_every_figure_is(
    measured: tuple[float, ...], limit: tuple[float, ...], reached: bool | None
) -> None:
    assert met(measured, limit) is reached


def test_bars_compare_medians_of_the_same_run(bench: Bench) -> None:
    bench.count = 10_000
    for name, wall in (("ours-fresh", 30.0), ("hugo", 20.0), ("material", 100.0)):
        bench.spent[name] = [Spent(wall, wall, 500)]
    figures = {n: {"ours-fresh": {"processor": n / 50}} for n in (10, 1_000, 3_000, 10_000)}
    figures[10] = {"ours-fresh": {"processor": 40.0}}  # too small to tell of growth

    measured = [bar.measure(bench, figures) for bar in BARS]

    assert measured[:4] == [(1.5,), (0.3,), (1.5, 0.3), ()]
    assert measured[6][0] == pytest.approx(1)
    reached = [met(m, bar.limit(10_000)) for m, bar in zip(measured, BARS, strict=True)]
    assert reached[:4] == [True, True, None, None]
    assert BARS[0].limit(100) == ()


def test_a_machine_busy_with_other_things_is_told(bench: Bench) -> None:
    bench.spent["ours-same"] = [Spent(2, 1, 60, 0.0), Spent(3, 1, 60, 0.9)]
    assert "không đáng tin: kho này: không có gì đổi." in tables(bench, {})

    bench.spent["ours-same"] = [Spent(2, 1, 60, 0.1), Spent(2, 1, 60, None)]
    assert "không đáng tin" not in tables(bench, {})


def test_wrong_usage_ends_with_two(monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in (["5"], ["10", "--times", "0"], ["10", "--only", "x"]):
        monkeypatch.setattr(sys, "argv", ["bench", *wrong])
        with pytest.raises(SystemExit) as ended:
            command.main()
        assert ended.value.code == 2


def test_a_failure_ends_with_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "10", "--out", str(tmp_path)])
    for well, status in ((True, 0), (False, 1)):
        monkeypatch.setattr(command, "measured", lambda *_, well=well: well)
        assert command.main() == status
