"""What every room of tests shares: folders, built sites, and no silent skip in CI."""

import contextlib
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import hypothesis
import pytest
from hypothesis.internal.conjecture import providers

ROOT = Path(__file__).parents[1]
LONG = [
    ROOT / "tests" / name
    for name in (
        "rendering/test_safety.py",
        "rendering/test_untouched.py",
        "browser/test_injection.py",
        "rendering/test_shares.py",
        "form/test_saving.py",
        "browser/test_pages.py",
        "importing/test_reading_scans.py",
        "rendering/test_incremental_edits.py",
        "benchmarks/test_importing_bench.py",
        "form/test_without_account.py",
    )
]
"""Files of twenty seconds and more, the longest first: they begin before all others, so that no
process is left with one of them when the others have ended."""

NO_SKIP = os.environ.get("ARCHIVE_NO_SKIP") == "1"

# A shared machine is slow at times: how long one example takes says nothing about the code.
hypothesis.settings.register_profile("local", deadline=None)
# In CI the examples are the same each time: a contributor's check never fails by chance.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
# `make fuzz` looks for what no run has met yet.
EXAMPLES = int(os.environ.get("EXAMPLES", "1000"))
hypothesis.settings.register_profile("fuzz", deadline=None, max_examples=EXAMPLES, print_blob=True)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "local")
hypothesis.settings.load_profile(PROFILE)
if PROFILE == "ci":
    # Hypothesis also tries the constants of every module that happens to be loaded: with tests
    # shared among processes that differs from run to run, and no setting turns it off.
    patch.object(providers, "is_local_module_file", return_value=False).start()


@dataclass(frozen=True)
class Site:
    """A built site, and where it is served; both addresses end in a slash."""

    folder: Path
    docs: Path
    """The composed pages it was rendered from."""
    url: str
    """At the root of a host."""
    subfolder_url: str
    """As a project page: the same files under `/luu-tru/`, and nothing above them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write anew what tests compare with: expected.txt, the guide's pictures",
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder, from which every command is run."""
    return ROOT


@pytest.fixture(scope="session")
def toy_content() -> Path:
    """The toy archive: small, complete, never the live content."""
    return ROOT / "tests/archive/content"


@pytest.fixture(scope="session")
def site(toy_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The toy archive, built once and served."""
    with _built_and_served(toy_content, tmp_path_factory.mktemp("toy")) as site:
        yield site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The live content, built once and served."""
    with _built_and_served(ROOT / "content", tmp_path_factory.mktemp("real")) as site:
        yield site


@pytest.fixture(scope="session")
def serve_folder() -> Callable[[Path], contextlib.AbstractContextManager[str]]:
    """Serve any folder as a plain static server does; the address ends in a slash."""
    return _served


@contextlib.contextmanager
def _built_and_served(content: Path, folder: Path) -> Iterator[Site]:
    built, docs, host = folder / "site", folder / "docs", folder / "host"
    build: list[str | Path] = [sys.executable, "scripts/build.py"]
    command = [*build, "--content", content, "--docs-dir", docs, "--site-dir", built]
    done = subprocess.run(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        pytest.fail(f"build.py --content {content} ended with {done.returncode}:\n{done.stdout}")
    host.mkdir()
    (host / "luu-tru").symlink_to(built, target_is_directory=True)
    with _served(built) as url, _served(host) as host_url:
        yield Site(built, docs, url, f"{host_url}luu-tru/")


class _PlainHandler(SimpleHTTPRequestHandler):
    """Files as any static server gives them, without listings of folders."""

    def list_directory(self, path: object) -> BytesIO | None:  # noqa: ARG002  asked by the base
        self.send_error(404)
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base's name
        pass


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_PlainHandler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where nothing may be skipped (ARCHIVE_NO_SKIP=1), a skip is a failure with its reason."""
    report = yield
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"ARCHIVE_NO_SKIP=1, but {report.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file skipped while it is collected."""
    report = yield
    if NO_SKIP and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"ARCHIVE_NO_SKIP=1, but {report.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than processors: whoever waits for a page or a program leaves one idle."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first, then those of many tests, so that pages are not opened all at once.

    `-m "not browser"` leaves out whatever opens a page, wherever it is.
    """
    places = {file: place for place, file in enumerate(LONG)}
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (places.get(item.path, len(places)), -tests[item.path], item.path))
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
