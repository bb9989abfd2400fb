"""What a hostile file might make a program do; run inside the sandbox by its tests.

``python -m tests.importing.misbehaving DEED … FOLDER``
"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from archive.importing.files import sandbox


def sleep(folder: Path) -> None:
    (folder / "tmp/here").touch()
    time.sleep(100)


def eat_memory(folder: Path) -> None:
    try:
        held = bytearray(2 * sandbox.MEMORY)
    except MemoryError:
        (folder / "refused").touch()
    else:
        del held


def hold_memory(folder: Path) -> None:
    held = b"1" * 300_000_000
    time.sleep(100)
    del held


def fill_disk(folder: Path) -> None:
    for number in range(10):
        (folder / f"tmp/{number}").write_bytes(b"1" * 1_000_000)
    time.sleep(100)


def leave_children(folder: Path) -> None:
    child = subprocess.Popen(["sleep", "100"])
    (folder / "child").write_text(str(child.pid), encoding="ascii")


def call_home(folder: Path) -> None:
    port = int(sys.argv[2])
    with socket.socket() as caller:
        reached = caller.connect_ex(("127.0.0.1", port)) == 0
    (folder / "reached").write_text(str(reached), encoding="ascii")


def tell(folder: Path) -> None:
    (folder / "told").write_text("\n".join([os.environ["HOME"], str(Path.cwd())]), encoding="utf-8")


if __name__ == "__main__":
    place = Path(sys.argv[-1])
    sandbox.confine(place)
    globals()[sys.argv[1]](place)
