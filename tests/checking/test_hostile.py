"""Whatever a file holds, check.py names it with a code, soon and in little memory."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checking.hostile_files import HOSTILE, NEW, Write

SECONDS = 1.0
KILOBYTES = 200_000


@pytest.fixture(scope="module")
def content(toy_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A toy archive that each case adds one file to."""
    return Path(shutil.copytree(toy_content, tmp_path_factory.mktemp("hostile") / "content"))


# The process tells its own time and peak: what the parent is told may count the parent in.
MEASURED = """
import json, resource, runpy, sys
measures, *sys.argv = sys.argv[1:]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = next(l for l in open("/proc/self/status") if l.startswith("VmHWM:"))
    with open(measures, "w") as file:
        json.dump([used.ru_utime + used.ru_stime, int(peak.split()[1])], file)
"""


def checked(root: Path, content: Path, *arguments: str) -> tuple[str, float, int]:
    """What check.py says, the seconds of processor it took, its kilobytes at most."""
    measures = content.parent / "measures.json"
    command: list[str | Path] = [
        sys.executable,
        "-c",
        MEASURED,
        measures,
        root / "scripts/check.py",
    ]
    done = subprocess.run(
        [*command, "--content", content, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.returncode in {0, 1}
    seconds, kilobytes = json.loads(measures.read_text(encoding="utf-8"))
    return done.stdout, seconds, kilobytes


@pytest.fixture(scope="module")
def usual(root: Path, content: Path) -> float:
    """The seconds that the archive takes without anything hostile in it."""
    return min(checked(root, content)[1] for _ in range(3))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_with_a_code(
    name: str, root: Path, content: Path, usual: float
) -> None:
    path = content / NEW
    HOSTILE[name](path)
    try:
        # a machine that is busy with others may be slow once, not three times
        for _ in range(3):
            told, seconds, kilobytes = checked(root, content)
            if seconds - usual < SECONDS:
                break
    finally:
        path.unlink()

    assert re.search(rf"{re.escape(NEW)}:\d+:\d+: \w+\[[a-z0-9-]+\]: ", told)
    assert seconds - usual < SECONDS
    assert kilobytes < KILOBYTES


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("..x.md", "ten-tep-sai"),
        ("a\nb.md", "ten-tep-sai"),
        ("a\x1b[2J.md", "ten-tep-sai"),
        ("a\u202eb.md", "ten-tep-sai"),
        ("-rf.md", "ten-tep-sai"),
        ("CON.md", "ten-tep-sai"),
        ("a" * 240 + "!.md", "ten-tep-sai"),
        ("$(touch x).md", "ten-tep-sai"),
        (".an.md", "ten-tep-sai"),
        ("x.exe", "tep-la"),
    ],
)
def test_a_hostile_name_is_told_and_never_obeyed(
    name: str, code: str, root: Path, content: Path
) -> None:
    path = content / name
    path.write_text("---\ntitle: x\n---\nA\n", encoding="utf-8")
    try:
        told, _, _ = checked(root, content)
        as_json, _, _ = checked(root, content, "--format", "json")
    finally:
        path.unlink()

    assert f"error[{code}]" in told
    assert not set(told) & {"\x1b", "\u202e", "\r"}
    assert [problem["code"] for problem in json.loads(as_json)["problems"]] == [code]


def link_out(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_folder(path: Path) -> None:
    path.symlink_to("/", target_is_directory=True)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (link_out, "tep-lien-ket"),
        (link_to_itself, "tep-lien-ket"),
        (link_to_folder, "tep-lien-ket"),
        (os.mkfifo, "tep-la"),
    ],
)
def test_what_is_no_plain_file_is_never_opened(
    make: Write, code: str, root: Path, content: Path
) -> None:
    path = content / NEW
    make(path)
    try:
        told, _, _ = checked(root, content, "--format", "json")
    finally:
        path.unlink()

    assert [problem["code"] for problem in json.loads(told)["problems"]] == [code]
