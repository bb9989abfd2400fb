"""Whatever happens to a build, the site is a whole one: the former or the new."""

import errno
import fcntl
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.rendering import store, tasks
from archive.rendering.lock import alone
from archive.rendering.stored import Stored
from archive.rendering.workers import WorkError, shared
from tests.conftest import ROOT
from tests.rendering.small import TOY, Small, differing, small, tree

KILLS = 50


def command(home: Path, *more: str) -> list[str]:
    places = ["--content", str(home / "content"), "--site-dir", str(home / "site")]
    docs = ["--docs-dir", str(home / "build/docs")]
    return [sys.executable, str(ROOT / "scripts/build.py"), *places, *docs, *more]


def run(home: Path, *more: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(home, *more),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with ``old`` and ``new`` content and the site of each."""
    home = tmp_path_factory.mktemp("hai")
    for name, title in (("old", "cũ"), ("new", "mới")):
        shutil.copytree(TOY, home / name / "content")
        page = home / name / "content/gioi-thieu.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("title: ", f"title: Bản {title}, ", 1), encoding="utf-8")
        done = run(home / name)
        assert done.returncode == 0, done.stderr
    return home


def test_a_build_killed_at_any_moment_leaves_a_whole_site(two_sites: Path, tmp_path: Path) -> None:
    """Fifty kills of the whole group of processes, some of them while the site is exchanged."""
    sites = {name: tree(two_sites / name / "site") for name in ("old", "new")}
    shutil.copytree(two_sites / "old/content", tmp_path / "content")
    assert run(tmp_path).returncode == 0
    at_random = random.Random(4)  # noqa: S311  no secret
    began = time.monotonic()
    assert run(tmp_path, "--fresh", "--jobs", "2").returncode == 0
    whole = time.monotonic() - began
    killed = 0
    for number in range(KILLS):
        name = ("new", "old")[number % 2]
        shutil.rmtree(tmp_path / "content")
        shutil.copytree(two_sites / name / "content", tmp_path / "content")
        fresh = ["--fresh"] if at_random.random() < 0.7 else []
        build = subprocess.Popen(
            command(tmp_path, *fresh, "--jobs", "2"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            build.wait(at_random.uniform(0.1, 1.05) * whole)
        except subprocess.TimeoutExpired:
            os.killpg(build.pid, signal.SIGKILL)
            build.wait()
            killed += 1
        assert tree(tmp_path / "site") in sites.values(), f"after {number} kills"
    done = run(tmp_path)

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "site") == sites[name]
    assert killed > KILLS / 4
    assert sorted(p.name for p in tmp_path.iterdir()) == ["build", "content", "site"]


@pytest.fixture
def archive(tmp_path: Path) -> Small:
    return small(tmp_path)


@pytest.mark.parametrize("after", [0, 1, 40, 150])
def test_a_full_disk_leaves_the_former_site(
    archive: Small, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    archive.build()
    whole = tree(archive.places().site)
    archive.edit("gioi-thieu.md", "title: ", "title: Về ")
    written = iter(range(after))
    put, link = store.Store.put, store.Store.link

    def full() -> None:
        if next(written, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device", "x")

    def put_until_full(self: store.Store, data: bytes) -> Stored:
        full()
        return put(self, data)

    def link_until_full(self: store.Store, stored: Stored, place: str) -> None:
        full()
        link(self, stored, place)

    monkeypatch.setattr(store.Store, "put", put_until_full)
    monkeypatch.setattr(store.Store, "link", link_until_full)
    with pytest.raises(OSError, match="No space"):
        archive.build(fresh=True)
    assert tree(archive.places().site) == whole

    monkeypatch.undo()
    archive.build()
    archive.build("hai")
    assert differing(archive.places().site, archive.places("hai").site) == []


def test_a_full_disk_is_said_in_vietnamese(tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "content")
    assert run(tmp_path).returncode == 0
    whole = tree(tmp_path / "site")
    small_files = (10_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1])

    done = subprocess.run(
        command(tmp_path, "--fresh", "--jobs", "2"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, small_files),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Trang cũ giữ nguyên" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "site") == whole


def test_a_worker_that_dies_is_told_with_its_page(archive: Small) -> None:
    names = [f"trang-{number}/" for number in range(200)]

    def work(index: int) -> int:
        if index == 137:
            os.kill(os.getpid(), signal.SIGKILL)
        return index

    with pytest.raises(WorkError, match="trang-137/: tiến trình bị tín hiệu 9 giết"):
        list(shared(names, work, jobs=2))


def test_nothing_is_published_when_a_page_cannot_be_made(
    archive: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.build()
    whole = tree(archive.places().site)
    every_task = tasks.every_task

    def with_a_bad_one(*arguments: object, **named: object) -> tasks.Tasks:
        found = every_task(*arguments, **named)  # type: ignore[arg-type] # handed on
        object.__setattr__(found.every[-1], "make", lambda: 1 / 0)
        return found

    monkeypatch.setattr("archive.rendering.making.every_task", with_a_bad_one)
    for jobs in (1, 2):
        with pytest.raises(WorkError, match="ZeroDivisionError"):
            archive.build(fresh=True, jobs=jobs)
    assert tree(archive.places().site) == whole


def test_work_is_done_once_whatever_the_number_of_processes() -> None:
    names = [str(number) for number in range(300)]
    for jobs, heavy in ((1, 0), (2, 3), (5, 299)):
        done = dict(shared(names, lambda index: index * index, jobs, heavy=heavy))
        assert done == {index: index * index for index in range(300)}


def test_the_second_build_waits_and_says_for_whom(tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "content")
    with alone(tmp_path / ".site.khoa", lambda _: None):
        second = subprocess.Popen(
            command(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert second.stderr is not None
        said = second.stderr.readline()
        assert f"Tiến trình {os.getpid()} đang dựng" in said
        assert not (tmp_path / "site").exists()
    out, _ = second.communicate()

    assert second.returncode == 0
    assert "trang vào" in out
    assert not (tmp_path / ".site.khoa").exists()


def test_many_builds_at_once_give_one_whole_site(two_sites: Path, tmp_path: Path) -> None:
    homes = [two_sites / name for name in ("old", "new")]
    builds = [
        subprocess.Popen(
            [
                *command(home), "--site-dir", str(tmp_path / "site"),
                "--docs-dir", str(tmp_path / "docs"),
            ],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        for home in homes * 2
    ]  # fmt: skip

    assert [build.wait() for build in builds] == [0] * 4
    assert tree(tmp_path / "site") in [tree(home / "site") for home in homes]


def test_a_lock_ends_with_its_holder(tmp_path: Path) -> None:
    file = tmp_path / "khoa"
    with alone(file, lambda _: None) as descriptor, file.open("r+") as other:
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert os.pread(descriptor, 20, 0).decode() == str(os.getpid())
    with alone(file, lambda _: pytest.fail("nobody holds it")):
        pass
