"""The bench of builds measures what it says: children too, the same texts, and no failure hidden.

How long anything takes is not asserted.
"""

import os
import signal
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from archive.checking.examine import examine
from archive.sampling.archives import sample
from tests.benchmarks.builds import __main__ as command
from tests.benchmarks.builds import ours, peers, steps
from tests.benchmarks.builds.bars import BARS, met
from tests.benchmarks.builds.bench import AbsentError, Bench
from tests.benchmarks.builds.edits import Reports, put, with_figure
from tests.benchmarks.builds.growth import exponent, growth, kept
from tests.benchmarks.builds.memory import Bounds
from tests.benchmarks.builds.plot import plot
from tests.benchmarks.builds.profiling import ROOT, Looks
from tests.benchmarks.builds.spending import CommandError, Spent, middle, size, spend
from tests.benchmarks.builds.stages import stages
from tests.benchmarks.builds.tables import tables

LISTS = ROOT / "content/danh-muc"
FEW = 10

HOLD = "held = bytearray(b'x') * (80 * 2**20)"
WAIT = "time.sleep(0.6); pid and os.wait()"
BURN = "while time.process_time() < 0.4: pass"


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


def python(code: str, folder: Path, bounds: Bounds = Bounds()) -> Spent:  # noqa: B008  frozen
    return spend([sys.executable, "-c", f"import os, time\n{code}"], folder, bounds=bounds)


def test_processor_time_is_that_of_children_too(tmp_path: Path) -> None:
    parent = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', '''import time\n{BURN}'''])"
    )

    spent = python(parent, tmp_path)

    assert spent.processor >= 0.4
    assert spent.wall > 0


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc here")
@pytest.mark.parametrize(
    "code, least, most",
    [
        (f"pid = 0; {HOLD}; {WAIT}", 80, 120),
        (f"{HOLD}; pid = os.fork(); {WAIT}", 80, 130),  # what a fork shares counts once
        (f"pid = os.fork(); {HOLD}; {WAIT}", 160, 220),  # what each holds for itself, twice
    ],
    ids=["one", "shared", "two"],
)
def test_memory_is_that_of_all_processes_at_once(
    tmp_path: Path, code: str, least: float, most: float
) -> None:
    memory = python(code, tmp_path).memory

    assert memory is not None
    assert least <= memory <= most


def test_a_command_that_fails_says_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"mã thoát 3(?s:.)*không được"):
        python("print('không được'); raise SystemExit(3)", tmp_path)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc here")
def test_a_command_that_takes_too_much_is_ended(tmp_path: Path) -> None:
    began = time.monotonic()

    with pytest.raises(CommandError, match="quá mức 40 MB"):
        python(f"{HOLD}; time.sleep(60)", tmp_path, Bounds(memory=40))

    assert time.monotonic() - began < 60


def test_who_interrupts_the_bench_ends_what_it_measures(tmp_path: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, interrupt)
    name = tmp_path / "pid"
    tell = f"open({str(name)!r}, 'w').write(str(os.getpid()))"
    kill = f"os.kill(os.getppid(), {signal.SIGUSR1:d})"
    try:
        with pytest.raises(KeyboardInterrupt):
            python(f"{tell}; time.sleep(0.5); {kill}; time.sleep(60)", tmp_path)
    finally:
        signal.signal(signal.SIGUSR1, before)

    with pytest.raises(ProcessLookupError):
        os.kill(int(name.read_text()), 0)


def test_the_middle_of_several_runs() -> None:
    runs = [Spent(3, 1, 10), Spent(1, 2, 30), Spent(2, 9, None)]

    assert middle(runs) == Spent(2, 2, 30)


def test_a_file_of_two_names_takes_its_place_once(tmp_path: Path) -> None:
    (tmp_path / "mot.html").write_bytes(b"x" * 5000)
    (tmp_path / "hai.html").hardlink_to(tmp_path / "mot.html")

    told = size(tmp_path)

    assert (told.files, told.pages, told.bytes) == (2, 2, 10_000)
    assert told.disk == (tmp_path / "mot.html").stat().st_blocks * 512


def test_a_figure_changes_in_the_record_and_in_the_text() -> None:
    text = "---\nitems:\n  - {quantity: 31, unit: bộ}\n---\nTrao 31 bộ ngày 3/1.\n"

    assert with_figure(text) == text.replace("31", "32")
    assert with_figure(text.replace("3/1", "31/1")) is None


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


def test_the_exponent_of_a_power() -> None:
    assert exponent([(x, 3 * x**1.2) for x in (200, 1000, 3000)]) == pytest.approx(1.2)


def test_growth_is_told_and_drawn() -> None:
    figures = {n: {"hugo": {"processor": n / 100, "wall": 0.5}, "ours-fresh": {"processor": n / 50}}
               for n in (1_000, 10_000)}  # fmt: skip

    assert "| Hugo | 10,00 | 100 | 1,00 | 1,00 |" in growth(figures)
    assert growth({10: {}}) == ""
    picture = plot({"hugo": [(1000, 10), (10_000, 100)], "mới": [(1000, 1)]}, "Lớn <lên>")
    root = ET.fromstring(picture)  # noqa: S314  we made it
    words = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Lớn <lên>", "Hugo, số mũ 1,00", "mới", "1.000", "10.000"} <= set(words)


def test_what_a_library_does_is_on_the_account_of_the_room_that_called_it() -> None:
    looks = Looks()
    build = (f"{ROOT}/scripts/build.py", "main")
    load = (f"{ROOT}/scripts/archive/reading/load.py", "load.<locals>.<listcomp>")
    looks.account([("/x/site-packages/yaml/nodes.py", "compose"), load, build], 2.0)
    looks.account([(f"{ROOT}/macros/pages/report.html", "root"), load, build], 1.0)
    looks.account([("<frozen importlib._bootstrap>", "_load"), load, build], 0.5)

    told = looks.told()

    assert told["seconds"] == 3.5
    assert told["rooms"] == [("reading", 2.0), ("macros/pages", 1.0), ("nạp chương trình", 0.5)]
    assert told["functions"][0] == ("reading/load.load", 2.0)
    assert dict(told["libraries"])["yaml"] == 2.0


WAYS = {
    ("main", "build", "check"): 30.0,
    ("main", "build", "make", "make", "page"): 40.0,
    ("main", "build", "make", "file"): 29.0,
    ("main", "help"): 1.0,
}


def test_stages_leave_out_what_is_small_or_leads_to_one_thing() -> None:
    assert stages(WAYS) == [
        (0, "build", 99.0),
        (1, "make", 69.0),
        (2, "page", 40.0),
        (2, "file", 29.0),
        (1, "check", 30.0),
    ]


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
