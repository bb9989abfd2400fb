"""The live preview: an edit shows by itself, an error shows instead of a stale page."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

PATIENCE = 120  # seconds: the machine may be busy with other tests


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(toy_content, tmp_path / "content"))


@pytest.fixture
def live(root: Path, content: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "scripts/serve.py", "--content", str(content), "--port", str(port)]
    server = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urlopen(address).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"nothing answers at {address}")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_an_error_and_its_mending_show_by_themselves(
    live: str, content: Path, page: Page
) -> None:
    report = content / "to-chuc/tinh-doan-thu/2021.md"
    title = page.locator("h1")
    page.goto(f"{live}to-chuc/tinh-doan-thu/2021/")
    expect(title).to_contain_text("Kết quả công tác")

    change(report, "title: Kết quả công tác", "title: Tổng kết công tác")
    expect(title).to_contain_text("Tổng kết công tác", timeout=PATIENCE * 1000)

    change(report, "quantity: 20000", "quantity: 20.000")
    expect(page.locator("pre")).to_contain_text("error[so-hang-nghin]", timeout=PATIENCE * 1000)
    assert page.locator("h1").inner_text() == "Kho đang có lỗi"

    change(report, "quantity: 20.000", "quantity: 20000")
    expect(title).to_contain_text("Tổng kết công tác", timeout=PATIENCE * 1000)


def test_a_taken_port_is_wrong_usage(root: Path, content: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "scripts/serve.py", "--content", str(content)]
        command += ["--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "cổng" in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "tám"])
def test_what_is_no_port_is_wrong_usage(root: Path, content: Path, port: str) -> None:
    command = [sys.executable, "scripts/serve.py", "--content", str(content), "--port", port]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "không phải số cổng" in done.stderr
