"""One build, several processes, shares on several machines: the same bytes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.rendering.small import TOY, differing, tree

BUILD = str(ROOT / "scripts/build.py")


def run(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, BUILD, *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def build(content: Path, home: Path, *more: str, **environment: str) -> Path:
    places = ("--content", content, "--site-dir", home / "site", "--docs-dir", home / "b/docs")
    done = run(*places, *more, **environment)
    assert done.returncode == 0, done.stderr
    return home / "site"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(TOY, tmp_path_factory.mktemp("mot"), "--jobs", "1")


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three shares, each from a cache of its own, as on three machines."""
    home = tmp_path_factory.mktemp("ba")
    return [build(TOY, home / str(n), "--shard", f"{n}/3", "--jobs", str(n)) for n in (1, 2, 3)]


def join(site: Path, *folders: Path) -> "subprocess.CompletedProcess[str]":
    return run("--join", *folders, "--site-dir", site)


def test_joined_shares_are_the_bytes_of_one_build(
    whole: Path, shares: list[Path], tmp_path: Path
) -> None:
    done = join(tmp_path / "site", *reversed(shares))

    assert done.returncode == 0, done.stderr
    assert differing(whole, tmp_path / "site") == []


def test_every_share_does_its_part(shares: list[Path]) -> None:
    sizes = [len(tree(share)) for share in shares]

    assert sum(sizes) > 300
    assert min(sizes) > sum(sizes) / 6


def without_one(shares: list[Path], home: Path) -> list[Path]:
    return shares[:2]


def with_one_twice(shares: list[Path], home: Path) -> list[Path]:
    return [*shares, shares[0]]


def with_other_content(shares: list[Path], home: Path) -> list[Path]:
    shutil.copytree(TOY, home / "content")
    page = home / "content/gioi-thieu.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    return [*shares[:2], build(home / "content", home / "khac", "--shard", "3/3")]


def with_other_settings(shares: list[Path], home: Path) -> list[Path]:
    return [
        *shares[:2],
        build(TOY, home / "khac", "--shard", "3/3", SITE_URL="https://khac.example/"),
    ]


def of_another_count(shares: list[Path], home: Path) -> list[Path]:
    return [*shares[:2], build(TOY, home / "khac", "--shard", "3/4")]


def with_a_changed_file(shares: list[Path], home: Path) -> list[Path]:
    copy = Path(shutil.copytree(shares[0], home / "doi"))
    file = next(copy.rglob("index.html"))
    file.write_bytes(file.read_bytes() + b" ")
    return [copy, *shares[1:]]


def with_a_path_outside(shares: list[Path], home: Path) -> list[Path]:
    copy = Path(shutil.copytree(shares[0], home / "ngoai"))
    told = json.loads((copy / "phan.json").read_text())
    told["files"]["../ngoai.html"] = next(iter(told["files"].values()))
    (copy / "phan.json").write_text(json.dumps(told))
    return [copy, *shares[1:]]


def no_share(shares: list[Path], home: Path) -> list[Path]:
    return [*shares, home]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (without_one, "Còn thiếu phần 3/3"),
        (with_one_twice, "Phần 1/3 có hai lần"),
        (with_other_content, "không cùng một bản dựng"),
        (with_other_settings, "không cùng một bản dựng"),
        (of_another_count, "không cùng một bản dựng"),
        (with_a_changed_file, "thiếu hay đã bị đổi"),
        (with_a_path_outside, "thiếu hay đã bị đổi"),
        (no_share, "không phải một phần"),
    ],
)
def test_what_does_not_belong_together_is_refused(
    shares: list[Path],
    tmp_path: Path,
    spoil: Callable[[list[Path], Path], list[Path]],
    said: str,
) -> None:
    (tmp_path / "site/tim-kiem").mkdir(parents=True)
    (tmp_path / "site/tim-kiem/tim-kiem.js").touch()  # a site that the program made
    (tmp_path / "site/index.html").write_text("cũ")
    former = tree(tmp_path / "site")
    done = join(tmp_path / "site", *spoil(shares, tmp_path))

    assert done.returncode == 1
    assert said in done.stderr
    assert tree(tmp_path / "site") == former


@pytest.mark.parametrize(
    "arguments",
    ["--shard 0/2", "--shard 3/2", "--shard x", "--jobs 0", "--jobs -1", "--join khong/co",
     "--shard 1/2 --join x"],
)  # fmt: skip
def test_wrong_usage_ends_with_two(arguments: str) -> None:
    assert run(*arguments.split()).returncode == 2


@pytest.mark.parametrize(
    ("jobs", "environment"),
    [
        ("2", {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"}),
        ("5", {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles"}),
    ],
)
def test_a_build_depends_on_nothing_but_what_it_reads(
    whole: Path, tmp_path: Path, jobs: str, environment: dict[str, str]
) -> None:
    content = Path(shutil.copytree(TOY, tmp_path / "một nơi khác/kho", copy_function=shutil.copy))
    again = build(content, tmp_path / "dựng ở đây", "--fresh", "--jobs", jobs, **environment)

    assert differing(whole, again) == []
    docs = [site.parent / "b/docs" for site in (whole, again)]
    assert differing(*docs) == []
