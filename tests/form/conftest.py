"""The form of a built site, Decap with its local server, and Node for the writer alone."""

import contextlib
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import (  # noqa: F401  the fixtures of all pages are ours too
    Watch,
    browser_context_args,
    browser_type_launch_args,
    new_context,
    pytest_runtest_setup,
    watch,
)
from tests.conftest import ROOT, _served

HERE = Path(__file__).parent
CACHE = ROOT / "build/cache"
LONGEST = 60  # seconds for a server to answer


@dataclass(frozen=True)
class Office:
    """A site with its form, and the repository that the form saves into."""

    url: str
    repository: Path

    def git(self, *arguments: str) -> str:
        """What a git command says of the repository."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.repository, check=True, capture_output=True, text=True
        )
        return done.stdout

    def change(self) -> str:
        """The branch of the one change that waits there."""
        (branch,) = self.git("for-each-ref", "--format=%(refname:short)", "refs/heads/cms").split()
        return branch

    def content_of(self, branch: str, folder: Path) -> Path:
        """The archive as that branch has it."""
        self.git("worktree", "add", "--detach", str(folder), branch)
        return folder / "content"


@pytest.fixture(scope="session")
def node() -> str:
    """Node, or a reason to skip."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("no Node: install nodejs")
    return found


@pytest.fixture(scope="session")
def npm(node: str) -> str:
    """npm, or a reason to skip."""
    found = shutil.which("npm")
    if found is None:
        pytest.skip("no npm: install npm")
    return found


@pytest.fixture(scope="session")
def server_program(npm: str) -> Path:
    """``decap-server`` by its lock file, fetched once."""
    files = [HERE / "package.json", HERE / "package-lock.json"]
    version = hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:8]
    folder = CACHE / f"decap-server-{version}"
    program = folder / "node_modules/decap-server/dist/index.js"
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copy(file, folder)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(folder)
            pytest.skip(f"npm could not fetch decap-server: {done.stderr[-500:]}")
    return program


@pytest.fixture(scope="session")
def port() -> int:
    """A port that is free now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        found: int = asked.getsockname()[1]
        return found


@pytest.fixture(scope="session")
def form_site(
    port: int,
    npm: str,
    toy_content: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The toy archive's site with its form, which saves to ``port``; its address."""
    folder = tmp_path_factory.mktemp("form")
    command = [sys.executable, "scripts/build.py", "--content", str(toy_content)]
    command += ["--docs-dir", f"{folder}/docs", "--site-dir", f"{folder}/site"]
    local = {"FORM_LOCAL": f"http://127.0.0.1:{port}/api/v1"}
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **local}, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stdout + done.stderr
    if not (folder / "site/soan/bieu-mau/index.html").is_file():
        pytest.skip(f"the site was built without its form: {done.stdout}")
    with _served(folder / "site") as url:
        yield url


@pytest.fixture
def office(
    form_site: str, server_program: Path, node: str, port: int, toy_content: Path, tmp_path: Path
) -> Iterator[Office]:
    """The form over a repository of its own with the toy archive in it."""
    repository = tmp_path / "repository"
    shutil.copytree(toy_content, repository / "content")
    made = Office(form_site, repository)
    made.git("init", "--quiet", "--initial-branch=main")
    made.git("config", "user.name", "Người thử")
    made.git("config", "user.email", "thu@thu.example")
    made.git("config", "core.autocrlf", "false")
    made.git("add", ".")
    made.git("commit", "--quiet", "--message=Kho thử")
    settings = {"PORT": str(port), "MODE": "git", "BIND_HOST": "127.0.0.1"}
    settings["GIT_REPO_DIRECTORY"] = str(repository)
    with (tmp_path / "server.log").open("w") as log:
        server = subprocess.Popen(
            [node, server_program], env={**os.environ, **settings}, stdout=log, stderr=log
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/v1")
            yield made
        finally:
            server.terminate()
            server.wait(timeout=LONGEST)


def _wait_for(url: str) -> None:
    asked = urllib.request.Request(
        url, json.dumps({"action": "info"}).encode(), {"Content-Type": "application/json"}
    )
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(asked, timeout=5):
            return
        time.sleep(0.1)
    pytest.fail("decap-server does not answer")


class Writer:
    """The form's writer in Node, asked one question after the other."""

    def __init__(self, node: str) -> None:
        self._process = subprocess.Popen(
            [node, HERE / "driver.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, ask: str, **question: object) -> Any:
        """The answer; fails the test where the script threw."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"ask": ask, **question}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer
        return answer["ok"]

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=LONGEST)


@pytest.fixture(scope="session")
def writer(node: str) -> Iterator[Writer]:
    """The writer, for a whole run."""
    made = Writer(node)
    yield made
    made.close()
