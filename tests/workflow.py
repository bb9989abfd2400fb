"""The steps of the pull request's workflow, run here.

Two repositories as GitHub makes them: the base, and a clone whose branch was merged into it. The
shell lines are those of `.github/workflows/checks.yml`, none is written again here.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / ".github/workflows/checks.yml"
Git = Callable[..., str]


@dataclass(frozen=True)
class Run:
    """What came of the workflow: each step's exit status and output by name, and its files."""

    status: dict[str, int]
    output: dict[str, str]
    summary: str
    folder: Path

    @property
    def annotations(self) -> list[str]:
        return [line for text in self.output.values() for line in text.split("\n") if "::" in line]

    @property
    def preview(self) -> Path:
        return self.folder / "xem-truoc"

    @property
    def patch(self) -> Path:
        return self.folder / "ban-va.patch"

    def everything(self) -> str:
        """All that anybody gets to see."""
        files = [f for f in self.folder.rglob("*") if f.is_file() and f.suffix != ".png"]
        seen = (file.read_text(encoding="utf-8") for file in files)
        return "\n".join([*self.output.values(), self.summary, *seen])


def workflow_run(
    git: Git,
    environment: dict[str, str],
    base: Path,
    folder: Path,
    propose: Callable[[Path], None],
) -> Run:
    """Let somebody propose a change of `base`, and run the workflow's steps over it."""
    proposed, ours, theirs = folder / "nhanh", folder / "nen", folder / "de-nghi"
    git(folder, "clone", "--quiet", base.as_uri(), str(proposed))
    git(proposed, "checkout", "--quiet", "-b", "de-nghi")
    propose(proposed)
    git(proposed, "commit", "--quiet", "--message=propose")
    git(proposed, "checkout", "--quiet", "--force", "main")
    git(proposed, "merge", "--quiet", "--no-ff", "--message=merge", "de-nghi")
    git(folder, "clone", "--quiet", base.as_uri(), str(ours))
    git(folder, "clone", "--quiet", "--depth=2", proposed.as_uri(), str(theirs))
    (ours / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    (folder / "tam").mkdir()

    (job,) = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"].values()
    env = environment | {
        "RUNNER_TEMP": str(folder / "tam"),
        "GITHUB_STEP_SUMMARY": str(folder / "tom-tat.md"),
        "GITHUB_SERVER_URL": "https://ma.example",
        "GITHUB_REPOSITORY": "a/kho",
        "GITHUB_SHA": git(theirs, "rev-parse", "HEAD"),
        "SITE_URL": "https://kho.example/",
    }
    status: dict[str, int] = {}
    output: dict[str, str] = {}
    for step in (step for step in job["steps"] if "run" in step):
        if step["run"] != "make setup":  # it would install what is installed
            status[step["name"]], output[step["name"]] = _step(step, folder, env)
    summary = folder / "tom-tat.md"
    return Run(status, output, summary.read_text(encoding="utf-8"), folder / "tam")


def _step(step: dict[str, Any], folder: Path, env: dict[str, str]) -> tuple[int, str]:
    """As a runner does it: bash -e, output of both kinds in one log."""
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=folder / step["working-directory"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout
