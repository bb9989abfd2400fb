"""The live preview: how long from a saved edit to its page, and to all that shows it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser

from tests.benchmarks.builds.bench import AbsentError, Bench
from tests.benchmarks.builds.edits import put
from tests.benchmarks.search import chromium

PATIENCE = (120.0, 0.2)
"""Seconds that a build may take, and for each report besides: then the preview is broken."""
PAUSE = 0.02
"""Seconds between two questions whether the page is new."""


class UnshownError(Exception):
    """The preview did not show in time what it should."""


def served(bench: Bench) -> None:
    """Xem trực tiếp: từ lúc lưu đến lúc trang mới hiện, và đến lúc mọi trang khác cũng mới"""
    if not bench.content.exists():
        bench.copy()
    with _preview(bench) as address:
        if chromium.found() is None:
            for number in range(bench.times):
                _edit(bench, address, _mark(number), None)
            raise AbsentError("chưa có Chromium: sudo apt-get install chromium")
        with chromium.started() as browser:
            for number in range(bench.times):
                _edit(bench, address, _mark(number), browser)


def _mark(number: int) -> str:
    """What no earlier run has left in a title."""
    return f"lần sửa {number} của {os.getpid()}"


def _edit(bench: Bench, address: str, mark: str, browser: Browser | None) -> None:
    """One edit: when the server has the new page, when a page that stood open shows it, and when
    the build behind it has ended, as the page of the body tells.
    """
    file, text = bench.reports.title(mark)
    body = f"{address}to-chuc/{file.parent.name}/"
    shown = f"{body}{file.stem}/"
    page = browser.new_page() if browser else None
    if page:
        page.goto(shown)
    began = time.perf_counter()
    put(file, text, bench.ours)
    _until(lambda: mark in _page(shown), _patience(bench))
    bench.shown["served"].append(time.perf_counter() - began)
    if page:
        page.locator("h1", has_text=mark).wait_for(timeout=_patience(bench) * 1000)
        bench.shown["screen"].append(time.perf_counter() - began)
        page.close()
    _until(lambda: mark in _page(body), _patience(bench))
    bench.shown["done"].append(time.perf_counter() - began)


@contextmanager
def _preview(bench: Bench) -> Iterator[str]:
    """The address of ``serve.py`` over our copy, once it shows it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "scripts/serve.py", "--content", str(bench.content)]
    log = bench.ours / "serve.log"
    with log.open("w", encoding="utf-8") as said:
        server = subprocess.Popen(
            [*command, "--port", str(port)],
            cwd=bench.root, env={**os.environ, **bench.environment},
            stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    address = f"http://127.0.0.1:{port}/"

    def answers() -> bool:
        if server.poll() is not None:
            raise UnshownError(log.read_text(encoding="utf-8"))
        return bool(_page(address))

    try:
        _until(answers, _patience(bench))
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
        shutil.rmtree(bench.root / f"build/live-{port}", ignore_errors=True)


def _patience(bench: Bench) -> float:
    once, each = PATIENCE
    return once + each * bench.count


def _until(is_so: Callable[[], bool], patience: float) -> None:
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise UnshownError(f"sau {patience:.0f} giây vẫn chưa thấy")
        time.sleep(PAUSE)


def _page(address: str) -> str:
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode())
    except URLError:
        return ""
