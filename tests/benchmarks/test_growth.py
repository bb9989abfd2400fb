"""Growth and stages as the bench tells and draws them."""

from xml.etree import ElementTree as ET

import pytest

from tests.benchmarks.builds.growth import exponent, growth
from tests.benchmarks.builds.plot import plot
from tests.benchmarks.builds.profiling import ROOT, Looks
from tests.benchmarks.builds.stages import stages


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
