"""Chromium for measuring: which one, how started, and how much memory its pages take."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--no-first-run",
    "--no-proxy-server",
]


def found() -> str | None:
    """Chromium's path, or None."""
    named = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, named)), None)


@contextmanager
def started() -> Iterator[Browser]:
    """A browser of its own; raises ``FileNotFoundError`` where there is none."""
    if not found():
        message = "no Chromium: install chromium, or name one in CHROMIUM"
        raise FileNotFoundError(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=FLAGS)
        yield browser
        browser.close()


def heap(page: Page) -> float:
    """What the page's script holds after collecting garbage, in MB.

    ``usedSize`` of the heap and ``backingStorageSize``, which is what ArrayBuffers hold.
    """
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")
    session.detach()
    return float(used["usedSize"] + used.get("backingStorageSize", 0)) / 2**20


def renderers(browser: Browser) -> float | None:
    """Memory of all renderer processes (proportional set size, MB), workers and WASM included.

    None where the system does not tell it.
    """
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    total = 0
    for process in told:
        rollup = Path(f"/proc/{process['id']}/smaps_rollup")
        if process["type"] == "renderer" and rollup.exists():
            total += int(
                next(r.split()[1] for r in rollup.read_text().splitlines() if r.startswith("Pss:"))
            )
    return total / 1024 or None
