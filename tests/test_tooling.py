"""The project's own machinery: workflows, locks, Makefile."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import LONG

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
LOCKS = [ROOT / f"requirements{kind}.txt" for kind in ("", "-import", "-dev")]

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
each_lock = pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)


def read(path: Path) -> Any:
    # BaseLoader: all text, so that `on` stays "on"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def steps(workflow: Any) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_the_tests_that_begin_first_are_there() -> None:
    assert [file for file in LONG if not file.is_file()] == []


def test_every_workflow_is_there() -> None:
    assert [path.name for path in WORKFLOWS] == [
        "checks.yml",
        "publish.yml",
        "shares.yml",
        "tests.yml",
    ]


def test_shares_are_made_and_joined_with_nothing_but_reading() -> None:
    shares = read(ROOT / ".github/workflows/shares.yml")
    numbers = shares["jobs"]["share"]["strategy"]["matrix"]["share"]

    assert shares["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in shares["jobs"].values())
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    run = [step["run"] for step in steps(shares) if "scripts/build.py" in step.get("run", "")]
    assert [f'"$SHARE/{len(numbers)}"' in command for command in run] == [True, False]
    assert shares["jobs"]["join"]["needs"] == "share"


@each_workflow
def test_every_action_is_pinned_by_commit(path: Path) -> None:
    used = [step["uses"] for step in steps(read(path)) if "uses" in step]

    assert used
    assert [use for use in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", use)] == []


def test_an_action_has_one_version_everywhere() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(read(path)) if "uses" in step}

    assert len(used) == len({use.partition("@")[0] for use in used})


@each_workflow
def test_no_job_keeps_the_token_or_reads_a_secret(path: Path) -> None:
    checkouts = [s for s in steps(read(path)) if s.get("uses", "").startswith("actions/checkout@")]

    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)
    assert "secrets." not in path.read_text(encoding="utf-8")


@each_workflow
def test_no_script_holds_an_expression(path: Path) -> None:
    """A branch's name in `run:` would be run; values reach a script as its environment."""
    assert [step["run"] for step in steps(read(path)) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", ["checks.yml", "tests.yml"])
def test_pull_requests_may_only_read(name: str) -> None:
    workflow = read(ROOT / ".github/workflows" / name)

    assert list(workflow["on"]) == ["pull_request"]
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert all("environment" not in job for job in workflow["jobs"].values())


def test_the_checks_run_only_what_the_branch_has_that_the_change_goes_to() -> None:
    """Contributed files lie in a folder that git alone looks into."""
    (job,) = read(ROOT / ".github/workflows/checks.yml")["jobs"].values()
    ours, theirs = (s["with"] for s in job["steps"] if "checkout@" in s.get("uses", ""))

    assert (ours["path"], ours["ref"]) == ("nen", "${{ github.event.pull_request.base.sha }}")
    assert theirs["path"] == "de-nghi"
    assert not {"submodules", "lfs", "token", "ssh-key"} & (ours.keys() | theirs.keys())
    run = [step for step in job["steps"] if "run" in step]
    assert [step["working-directory"] for step in run] == ["nen"] * len(run)
    used = "\n".join(step["run"] for step in run)
    assert set(re.findall(r"\S*de-nghi\S*", used)) == {"../de-nghi"}
    assert re.findall(r".*de-nghi.*", used) == [
        ".venv/bin/python scripts/take_content.py ../de-nghi",
        *["base=$(git -C ../de-nghi rev-parse HEAD^1)"] * 2,
    ]


def test_a_change_of_content_alone_runs_no_proposed_code() -> None:
    tests = read(ROOT / ".github/workflows/tests.yml")

    assert tests["on"]["pull_request"] == {"paths-ignore": ["content/**"]}


def test_only_the_deployment_may_write_and_only_to_pages() -> None:
    publish = read(ROOT / ".github/workflows/publish.yml")

    assert publish["on"]["push"] == {"branches": ["main"]}
    assert publish["permissions"] == {}
    assert {name: job["permissions"] for name, job in publish["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_forms_are_complete(path: Path) -> None:
    form = read(path)
    if path.name == "config.yml":
        assert form == {"blank_issues_enabled": "true"}
        return
    fields = [entry for entry in form["body"] if entry["type"] != "markdown"]

    assert form["name"]
    assert form["description"]
    assert len({field["id"] for field in fields}) == len(fields) > 1
    assert all(field["attributes"]["label"] for field in fields)


KINDS = {"bao-cao", "dinh-chinh", "ho-so", "ma-nguon"}
"""A new report, a correction, a record or list, code."""


def test_each_kind_of_pull_request_has_a_template_that_the_first_names() -> None:
    folder = ROOT / ".github/PULL_REQUEST_TEMPLATE"
    first = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")

    assert {path.stem for path in folder.glob("*.md")} == KINDS
    assert set(re.findall(r"&template=([a-z-]+)\.md", first)) == KINDS
    for path in folder.glob("*.md"):
        asked = re.findall(r"^- \[ \] .+$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(asked) >= 3
        assert re.search("make (check|test)", asked[-1] if path.stem != "ma-nguon" else asked[0])


def test_what_a_reader_may_report_has_a_form() -> None:
    assert {path.stem for path in FORMS} == {"config", "dinh-chinh", "go-bo", "thieu-bao-cao"}


@each_lock
def test_every_requirement_is_exact_and_hashed(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    only_where = r'(\s;\s[a-z_]+\s[!=]=\s"[a-z0-9]+")?'
    version = r"[a-z0-9-]+==[0-9][^\s;]*"
    hashed = re.compile(version + only_where + r"(\s+--hash=sha256:[0-9a-f]{64})+\s*")

    assert len(lines) > 20
    assert [line for line in lines if not hashed.fullmatch(line)] == []


@each_lock
def test_locks_name_no_address_and_no_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"--(?:index|extra-index|find-links|trusted)\S*|\w+://\S*| /\S+", text) == []


def test_all_locks_agree() -> None:
    runtime, office, dev = (
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in LOCKS
    )

    assert runtime.items() <= office.items() <= dev.items()


def test_every_input_is_locked() -> None:
    for path in LOCKS:
        wanted = path.with_suffix(".in").read_text(encoding="utf-8")
        names = re.findall(r"^([A-Za-z0-9-]+)", wanted, re.MULTILINE)
        locked = path.read_text(encoding="utf-8")

        assert [n for n in names if not re.search(rf"^{n.lower()}==", locked, re.MULTILINE)] == []


@pytest.fixture(scope="module")
def make_help() -> str:
    if not shutil.which("make"):
        pytest.skip("no make here")
    command = ["make", "--no-print-directory"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "target",
    [
        "site",
        "serve",
        "test",
        "check",
        "lint",
        "format",
        "lock",
        "clean",
        "setup",
        "setup-import",
        "help",
        "hook",
        "owners",
    ],
)
def test_make_alone_explains_each_target(make_help: str, target: str) -> None:
    assert re.search(rf"^  make {target} +\S", make_help, re.MULTILINE)


def test_ci_forbids_skips_and_calls_make() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")

    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    assert "export ARCHIVE_NO_SKIP=1" in script
    assert re.findall(r"^make \w+", script, re.MULTILINE) == ["make test", "make site"]
