"""What the ways of the guide share: a project, an album, a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.pictures.album import WIDTH, Album
from tests.browser.pictures.paper import DRAFT
from tests.browser.pictures.project import Project


@pytest.fixture(scope="session")
def project(root: Path, toy_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(root, tmp_path_factory.mktemp("du-an") / "kho", toy_content)


@pytest.fixture
def draft(project: Project) -> Iterator[Path]:
    """Where the draft will be; there is none before the test, and none after it."""
    path = project.folder / DRAFT
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture
def album(request: pytest.FixtureRequest) -> Album:
    return Album(rewrite=request.config.getoption("--rewrite"))


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A phone by day, its pictures sharp."""
    size = {"width": WIDTH, "height": 844}
    return {
        **browser_context_args,
        "viewport": size,
        "device_scale_factor": 2,
        "color_scheme": "light",
    }


@pytest.fixture
def phone(new_context: CreateContextCallback) -> Page:
    return new_context().new_page()
