"""Chromium, and a watch over it: no page may ask another host, break its policy or complain."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError
from pytest_playwright.pytest_playwright import CreateContextCallback

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    # Even a page that tries reaches nobody; the watch reports the attempt.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


class Watch:
    """Notes what a page must never do; whatever is left in `problems` fails the test at its end."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._contexts: list[BrowserContext] = []

    def follow(self, context: BrowserContext) -> None:
        """Watch all pages of a context, those it opens later too."""
        self._contexts.append(context)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def take(self) -> list[str]:
        """What was noted so far, for a test that provoked it; forgotten here."""
        self._hear_the_last()
        taken, self.problems = self.problems, []
        return taken

    def _hear_the_last(self) -> None:
        for context in self._contexts:
            for page in context.pages:
                page.evaluate("0")  # events arrive in order, so those before this answer are here

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            self.problems.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            where = message.location
            self.problems.append(
                f"console {message.type}: {message.text} ({where['url']}:{where['lineNumber']})"
            )

    def _error(self, error: WebError) -> None:
        self.problems.append(f"uncaught: {error.error.message}")


@functools.cache
def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)


@functools.cache
def _hindrance() -> str | None:
    """Why no page can be opened here, or None."""
    if not _chromium():
        return "no Chromium: install chromium, or name one in CHROMIUM"
    driver = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"Playwright's driver does not start: {driver.stderr}" if driver.returncode else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, with the reason, what needs a browser where there is none."""
    if "browser" in getattr(item, "fixturenames", ()) and (reason := _hindrance()):
        pytest.skip(reason)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium: Playwright's own would have to be downloaded."""
    return {**browser_type_launch_args, "executable_path": _chromium(), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A desk in Viet Nam; a test that wants a phone or the dark asks for its own context."""
    return {
        **browser_context_args,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture
def watch() -> Iterator[Watch]:
    """The watch over every page of the test."""
    watch = Watch()
    yield watch
    assert not watch.take()


@pytest.fixture
def new_context(new_context: CreateContextCallback, watch: Watch) -> CreateContextCallback:
    """pytest-playwright's maker of contexts (so `context` and `page` too), under watch."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        watch.follow(context)
        return context

    # Playwright's forty options are passed on, not spelled out again.
    return cast("CreateContextCallback", make)
