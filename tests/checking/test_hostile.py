"""Whatever a file holds, check.py names it with a code, soon and in little memory."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SECONDS = 1.0
KILOBYTES = 200_000
NEW = "to-chuc/tinh-doan-thu/2019.md"
FRONT = """---
title: Công tác đối ngoại năm 2019
fidelity: tom-luoc
clearance: {by: Ban biên tập thử, on: 2020-03-01}
"""
Write = Callable[[Path], None]


def report(front: str = "", body: str = "") -> Write:
    def write(path: Path) -> None:
        path.write_text(f"{FRONT}{front}---\n{body}\n", encoding="utf-8", newline="")

    return write


def raw(data: bytes) -> Write:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def aliases() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(lines) + "\n"


def deep_block(depth: int) -> str:
    return "".join(f"{' ' * level}a:\n" for level in range(depth))


HOSTILE: dict[str, Write] = {
    "50 MB": sparse,
    "50 MB of text": raw(b"---\ntitle: x\n---\n" + b"a" * 50_000_000),
    "alias bomb": report(aliases()),
    "merge bomb": report("a: &a {b: c}\nd: {<<: [" + "*a, " * 2000 + "*a]}\n"),
    "10,000 deep, flow": report("notes: " + "[" * 10_000 + "]" * 10_000 + "\n"),
    "10,000 deep, flow, maps": report("notes: " + "{a: " * 10_000 + "}" * 10_000 + "\n"),
    "10,000 deep, never closed": report("notes: " + "[" * 10_000 + "\n"),
    "1,300 deep, block": report("notes:\n" + deep_block(1_300)),
    "10,000 deep, sequences": report("notes: \n" + "- " * 10_000 + "a\n"),
    "10,000 deep, quotations": report(body="> " * 10_000 + "a"),
    "10,000 deep, list": report(body="- " * 10_000 + "a"),
    "10,000 deep, links": report(body="[" * 10_000 + "a" + "](b)" * 10_000),
    "NUL bytes": raw(b"---\ntitle: a\0b\n---\n\0\0\0"),
    "nothing but NUL": raw(b"\0" * 900_000),
    "invalid UTF-8": raw(b"---\ntitle: C\xf4ng t\xe1c\n---\n"),
    "half a character": raw("---\ntitle: Cô".encode()[:-1]),
    "overlong": raw(b"---\ntitle: \xc0\xaf\n---\n"),
    "surrogates": raw(b"---\ntitle: \xed\xa0\x80\n---\n"),
    "UTF-16": raw((FRONT + "---\nA\n").encode("utf-16")),
    "an office file": raw(b"PK\x03\x04" + bytes(range(256)) * 100),
    "empty": raw(b""),
    "only a front": raw(b"---\n"),
    "one line of 1 MB": report(body="Năm 2019 " * 95_000),
    "one value of 1 MB": report("notes: [" + "Năm 2019 " * 85_000 + "]\n"),
    "100,000 headings": report(body="# a\n" * 100_000),
    "100,000 headings with roles": report(body="## a {: #ket-qua }\n" * 50_000),
    "100,000 paragraphs": report(body="a 1\n\n" * 100_000),
    "100,000 footnotes": report(body="[^1]: a\n\n" * 100_000),
    "100,000 anchors": report(body="{: #a }\n\n" * 90_000),
    "100,000 entries": report("".join(f"a{n}: b\n" for n in range(90_000))),
    "100,000 times the same entry": report("notes: [a]\n" * 80_000),
    "10,000 activities": report("activities:\n" + "  - {id: a, kind: [b], date: x}\n" * 10_000),
    "figures": report(body="1" * 900_000),
    "figures in groups": report(body="1.000" * 180_000),
    "figures in dates": report(body="1/2/" * 200_000),
    "figures in symbols": report(body="1-A/" * 200_000),
    "number words": report(body="hai mươi " * 70_000),
    "spaces": report(body="a" + " " * 900_000 + "b"),
    "lines of spaces": report(body=(" " * 500 + "\n") * 1_800),
    "tabs": report(body="\t" * 900_000),
    "opening brackets": report(body="[" * 900_000),
    "opening and closing": report(body="[](" * 300_000),
    "images": report(body="![" * 450_000),
    "stars": report(body="*" * 900_000),
    "stars apart": report(body="* a " * 225_000),
    "underscores": report(body="_a" * 450_000),
    "backticks": report(body="`" * 900_000),
    "backticks of every length": report(body=" ".join("`" * n for n in range(1_300))),
    "angles": report(body="<" * 900_000),
    "tags": report(body="<a " * 300_000),
    "comments": report(body="<!--" * 200_000),
    "braces": report(body="{{" * 450_000),
    "statements": report(body="{% a " * 180_000),
    "attribute lists": report(body="{: #" * 200_000),
    "entities": report(body="&#" * 450_000),
    "pipes": report(body="|" * 900_000),
    "table rules": report(body="a|b\n" + "-|" * 400_000),
    "hyphens": report(body="a\n" + "-" * 900_000),
    "commas and dots": report(body=".," * 450_000),
    "at signs": report(body="a@" * 450_000),
    "mail addresses": report(body="a.b@c.d" * 120_000),
    "telephone numbers": report(body="0912 345 678 " * 70_000),
    "quotes": report("notes: ['" + "''" * 400_000 + "']\n"),
    "combining marks": report(body="a" + "\u0301" * 400_000),
    "bidirectional marks": report(body="\u202e" * 250_000),
    "look-alike letters": report(body="\u0430" * 400_000),
    "decomposed": report(body="ồ" * 150_000),
    "no line ends but returns": report(body="a\r" * 400_000),
    "macros": report(body='{{ hoat_dong(nam="' * 50_000),
    "a call in a call": report(body="{{ " + "a(" * 5_000 + ")" * 5_000 + " }}"),
}


@pytest.fixture(scope="module")
def content(toy_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A toy archive that each case adds one file to."""
    return Path(shutil.copytree(toy_content, tmp_path_factory.mktemp("hostile") / "content"))


def checked(root: Path, content: Path, *arguments: str) -> tuple[Any, float, int]:
    """What check.py says as JSON, the seconds of processor it took, its kilobytes at most."""
    output, errors = content.parent / "out", content.parent / "err"
    command = [sys.executable, str(root / "scripts/check.py"), "--content", str(content)]
    # in a process of its own, so that its memory is not ours
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, str(errors), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    command += arguments
    process = os.posix_spawn(sys.executable, command, os.environ, file_actions=actions)
    _, status, used = os.wait4(process, 0)
    assert errors.read_text(encoding="utf-8") == ""
    assert os.waitstatus_to_exitcode(status) in {0, 1}
    return output.read_text(encoding="utf-8"), used.ru_utime + used.ru_stime, used.ru_maxrss


@pytest.fixture(scope="module")
def usual(root: Path, content: Path) -> float:
    """The seconds that the archive takes without anything hostile in it."""
    return min(checked(root, content)[1] for _ in range(3))


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_with_a_code(
    name: str, form: str, root: Path, content: Path, usual: float
) -> None:
    path = content / NEW
    HOSTILE[name](path)
    try:
        told, seconds, kilobytes = checked(root, content, "--format", form)
    finally:
        path.unlink()

    if form == "json":
        problems = json.loads(told)["problems"]
        assert [p["code"] for p in problems if p["path"].endswith(NEW)] != []
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
