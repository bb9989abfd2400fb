"""The process in which files are read: limits, no network, nothing left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from archive.importing.document import Cell, Document, Loss, Paragraph, Span, Table
from archive.importing.files import reading, sandbox
from archive.importing.files.document_json import from_json, to_json
from archive.importing.files.reading import read_document, read_meanwhile
from archive.importing.files.unreadable import Unreadable
from tests.importing.files import paragraph, write_docx
from tests.processes import is_at_work

MODULE = "tests.importing.misbehaving"


def eventually(condition: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


def test_time_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 1)

    with pytest.raises(Unreadable, match="giây"):
        sandbox.run(MODULE, ["sleep"], tmp_path)


def test_one_process_cannot_take_more_memory_than_allowed(tmp_path: Path) -> None:
    assert sandbox.run(MODULE, ["eat_memory"], tmp_path) == 0
    assert (tmp_path / "refused").exists()


def test_memory_of_all_together_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MEMORY", 200_000_000)

    with pytest.raises(Unreadable, match="bộ nhớ"):
        sandbox.run(MODULE, ["hold_memory"], tmp_path)


def test_disk_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "DISK", 5_000_000)

    with pytest.raises(Unreadable, match="nở ra"):
        sandbox.run(MODULE, ["fill_disk"], tmp_path)


def test_what_the_child_started_ends_with_it(tmp_path: Path) -> None:
    assert sandbox.run(MODULE, ["leave_children"], tmp_path) == 0

    child = int((tmp_path / "child").read_text(encoding="ascii"))
    assert eventually(lambda: not is_at_work(child), 3)


def test_home_is_the_throwaway_folder(tmp_path: Path) -> None:
    assert sandbox.run(MODULE, ["tell"], tmp_path) == 0

    assert (tmp_path / "told").read_text(encoding="utf-8").split("\n") == [
        str(tmp_path / "home"),
        str(tmp_path / "tmp"),
    ]


def test_the_child_has_no_network_wherever_the_system_can_do_that(tmp_path: Path) -> None:
    user = [] if os.getuid() == 0 else ["--map-current-user"]
    able = subprocess.run(["unshare", "--net", *user, "true"], capture_output=True, check=False)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert sandbox.run(MODULE, ["call_home", str(port)], tmp_path) == 0

    reached = (tmp_path / "reached").read_text(encoding="ascii")
    # Elsewhere LibreOffice's own settings stay, which test_reading_hostile.py tries alone.
    assert reached == str(able.returncode != 0)


def test_nothing_is_left_when_the_parent_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "throwaway"
    folder.mkdir()
    script = (
        "import sys; from pathlib import Path; from archive.importing.files import sandbox; "
        f"sandbox.run({MODULE!r}, ['sleep'], Path(sys.argv[1]))"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert eventually((folder / "tmp/here").exists)

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    assert eventually(lambda: not folder.exists())


def test_no_folder_is_left_after_reading_or_refusing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    good = write_docx(tmp_path / "good.docx", paragraph("Bài"))
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 broken")

    read_document(good)
    with pytest.raises(Unreadable):
        read_document(tmp_path / "bad.docx")
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0)
    monkeypatch.setattr(sandbox, "_LOOK_EVERY", 0.001)
    with pytest.raises(Unreadable, match="giây"):
        read_document(good)

    assert list(scratch.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"good.docx", "bad.docx", "scratch"}


@pytest.mark.parametrize(("status", "error"), [(1, RuntimeError), (-11, Unreadable)])
def test_a_bug_is_a_traceback_and_a_crash_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, error: type[Exception]
) -> None:
    def ended(module: str, arguments: list[str], folder: Path, given_up: None) -> int:
        (folder / "errors").write_text("Traceback: KeyError", encoding="utf-8")
        return status

    monkeypatch.setattr(sandbox, "run", ended)
    path = tmp_path / "bai.txt"
    path.write_text("Bài", encoding="utf-8")

    with pytest.raises(error, match="KeyError" if status > 0 else "đã bị dừng"):
        read_document(path)


def test_what_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="Không có tệp"):
        read_document(tmp_path / "khong-co.docx")
    with pytest.raises(Unreadable, match="là một thư mục"):
        read_document(tmp_path)
    path = tmp_path / "to.txt"
    path.write_bytes(b"1" * 2_000)
    monkeypatch.setattr(reading, "MAX_SIZE", 1_000)
    with pytest.raises(Unreadable, match="nặng"):
        read_document(path)


def test_a_document_passes_through_json_unchanged() -> None:
    words = (Span("đậm", bold=True), Span("", note="1"), Span(" “nghiêng”", italic=True))
    inside = Paragraph(words, 2, "a)", centred=True, origin="đoạn 1")
    table = Table(((Cell((inside,), 2, 3), Cell(())),), ruled=False, origin="bảng 1")
    whole = Document(
        (inside, table), {"1": (inside,)}, (Loss("2", "số trang", "trang 2"),), "nhan-dang", ("!",)
    )

    assert from_json(to_json(whole)) == whole
    assert not to_json(whole).startswith(reading.REFUSED)
    assert json.dumps({"unreadable": "…"}).startswith(reading.REFUSED)
    assert from_json(to_json(Document(()))) == Document(())


def test_a_file_is_read_meanwhile(tmp_path: Path) -> None:
    with read_meanwhile(write_docx(tmp_path / "good.docx", paragraph("Bài"))) as read:
        assert read(tmp_path).blocks == (Paragraph((Span("Bài"),), origin="đoạn 1"),)


def test_what_reading_raises_is_raised_where_one_waits(tmp_path: Path) -> None:
    with read_meanwhile(tmp_path / "absent.docx") as read, pytest.raises(Unreadable, match="Không"):
        read(tmp_path)


def test_a_reading_that_nobody_waits_for_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    begun = time.monotonic()

    def sleeping(module: str, arguments: list[str], folder: Path, given_up: Event) -> int:
        return run(MODULE, ["sleep"], folder, given_up)

    run = sandbox.run
    monkeypatch.setattr(sandbox, "run", sleeping)
    with read_meanwhile(write_docx(tmp_path / "good.docx", paragraph("Bài"))):
        assert eventually(lambda: any(scratch.glob("*/tmp/here")))

    assert time.monotonic() - begun < sandbox.WALL_SECONDS
    assert list(scratch.iterdir()) == []
