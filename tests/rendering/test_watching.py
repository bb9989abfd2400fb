"""What somebody saves starts a build, whenever and however it is saved."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.rendering.live import Builds, serve
from archive.rendering.watching import is_of_an_editor, watching
from tests.rendering.served import PATIENCE, free_port, wait_for


@pytest.fixture
def served(tmp_path: Path) -> Callable[[Builds], str]:
    """Serves builds of what lies here, from a thread of its own; gives the address."""
    for name in ("content", "macros", "site"):
        (tmp_path / name).mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: x\n")
    watched = [tmp_path / "content", tmp_path / "macros", settings]

    def start(builds: Builds) -> str:
        port = free_port()
        threading.Thread(
            target=serve, args=(tmp_path / "site", watched, builds, port), daemon=True
        ).start()
        address = f"http://127.0.0.1:{port}/"
        wait_for(address, lambda text: text != "nobody")
        return address

    return start


def wait_for_build(builds: Builds, number: int) -> None:
    until = time.monotonic() + PATIENCE
    while builds.number < number:
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize("folder", ["content", "macros"])
def test_everything_watched_starts_a_build(
    tmp_path: Path, served: Callable[[Builds], str], folder: str
) -> None:
    builds = Builds(lambda: None)
    served(builds)

    for number, file in enumerate([tmp_path / folder / "tep.html", tmp_path / "mkdocs.yml"], 2):
        file.write_text("đổi")
        wait_for_build(builds, number)


def test_a_file_that_editors_put_in_the_place_of_another_starts_a_build_each_time(
    tmp_path: Path, served: Callable[[Builds], str]
) -> None:
    builds = Builds(lambda: None)
    served(builds)

    for number in (2, 3):
        (tmp_path / "mkdocs.yml.moi").write_text(f"site_name: {number}")
        (tmp_path / "mkdocs.yml.moi").replace(tmp_path / "mkdocs.yml")
        wait_for_build(builds, number)


def test_what_is_saved_during_a_build_is_built_too(
    tmp_path: Path, served: Callable[[Builds], str]
) -> None:
    """Also during the first one; whoever asks meanwhile waits for that."""
    page, report, seen = tmp_path / "site/index.html", tmp_path / "content/2021.md", 0
    report.write_text("0")

    def build() -> None:
        nonlocal seen
        page.write_text(report.read_text())
        if seen < 3:
            seen += 1
            report.write_text(str(seen))

    builds = Builds(build)
    address = served(builds)

    assert wait_for(address, lambda text: text == "3")


@pytest.mark.parametrize("name", [".2021.md.swp", "2021.md~", "4913", ".#2021.md", "#2021.md#"])
def test_what_editors_keep_beside_a_file_is_no_change(name: str, tmp_path: Path) -> None:
    with watching([tmp_path]) as changes:
        (tmp_path / name).touch()
        (tmp_path / "2021.md").touch()

        assert tmp_path / name not in changes.wait()
    assert not is_of_an_editor(f"{tmp_path}~/2021.md")
