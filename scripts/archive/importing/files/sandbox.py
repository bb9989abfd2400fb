"""Reading a hostile file where it can do no harm: a process of its own, with limits and no network.

The parent watches the child and all it starts (LibreOffice, Tesseract): wall time, memory, disk.
What the system can hold by itself (address space, size of a file, processor time) the child asks
for before it looks at the file. Home and temporary folder are one throwaway folder, removed however
the reading ends; when the parent itself is killed, the child notices and removes it.
"""

import contextlib
import os
import resource
import shutil
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the child never starts a process by it
    import subprocess

from archive.importing.files.unreadable import Unreadable

WALL_SECONDS = 60
MEMORY = 1_000_000_000
"""Bytes, for one process as address space, for all together as memory in use."""
DISK = 200_000_000
"""Bytes of the throwaway folder, the copy of the file included."""

_LOOK_EVERY = 0.1
# Where programs and Tesseract's languages lie, and where Python keeps what it has compiled: else
# it would compile the readers anew for each file.
_KEPT = ("PATH", "TESSDATA_PREFIX", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of <sched.h>
_ADVICE = "Bỏ bớt hình, hay tách tệp thành nhiều phần nhỏ, rồi nhập lại."
_TOO_LONG = f"Đọc tệp này mất hơn {WALL_SECONDS} giây, nên đã dừng. {_ADVICE}"
TOO_MUCH_MEMORY = f"Tệp này đòi nhiều bộ nhớ hơn một báo cáo thường cần, nên đã dừng. {_ADVICE}"
_TOO_MUCH_DISK = f"Tệp này nở ra quá lớn khi đọc, nên đã dừng. {_ADVICE}"


def run(
    module: str, arguments: list[str], folder: Path, given_up: threading.Event | None = None
) -> int:
    """Run a Python module apart, `folder` its home, and give its exit status (-9: killed).

    It is killed as well once ``given_up`` is set. What it prints goes into the file ``errors`` of
    the folder. Raises ``Unreadable`` when it takes more than the limits; nothing it started is left
    behind.
    """
    import subprocess  # noqa: PLC0415  see above

    home, scratch = folder / "home", folder / "tmp"
    home.mkdir()
    scratch.mkdir()
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    environment = kept | {
        "HOME": str(home),
        "TMPDIR": str(scratch),
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path),
        "OMP_THREAD_LIMIT": "1",  # Tesseract is slower with more, and the limits are for one
    }
    with (folder / "errors").open("wb") as errors:
        process = subprocess.Popen(  # noqa: S603  our own module; the file's name is one argument
            [sys.executable, "-m", module, *arguments, str(folder)],
            stdin=subprocess.PIPE,  # held open: its end tells the child that we are gone
            stdout=errors,
            stderr=errors,
            cwd=scratch,
            env=environment,
            start_new_session=True,
        )
        try:
            return _watched(process, folder, given_up or threading.Event())
        finally:
            _end(process)


def _watched(process: "subprocess.Popen[bytes]", folder: Path, given_up: threading.Event) -> int:
    import subprocess  # noqa: PLC0415  see above

    end = time.monotonic() + WALL_SECONDS
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(_LOOK_EVERY)
        if given_up.is_set():
            return -signal.SIGKILL  # which our caller sends it
        if time.monotonic() > end:
            raise Unreadable(_TOO_LONG)
        if _disk(folder) > DISK:
            raise Unreadable(_TOO_MUCH_DISK)
        if _memory(process.pid) > MEMORY:
            raise Unreadable(TOO_MUCH_MEMORY)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill the child with all it started, and wait until they are gone."""
    alone = False
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:  # it has ended, and nothing that it started is left
        alone = process.returncode is not None
    except PermissionError:
        pass
    process.wait()
    if process.stdin:
        process.stdin.close()
    if alone:
        return
    for _ in range(50):
        if _memory(process.pid) == 0:
            return
        time.sleep(0.02)


def _disk(folder: Path) -> int:
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):  # gone since it was listed
                size += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118  many, often
    return size


def _memory(group: int) -> int:
    """Memory in use by a process group, by Linux's /proc; 0 elsewhere."""
    pages = 0
    try:
        names = os.listdir("/proc")  # noqa: PTH208  hundreds, ten times a second
    except OSError:
        return 0
    for name in names:
        if not name.isdecimal():
            continue
        with contextlib.suppress(OSError, ValueError, IndexError):
            with open(f"/proc/{name}/stat", "rb", buffering=0) as file:  # noqa: PTH123  as above
                status = file.read()
            # The name, in brackets, may hold anything; state, parent, group… come after it.
            fields = status.rpartition(b")")[2].split()
            pages += int(fields[21]) if int(fields[2]) == group else 0
    return pages * resource.getpagesize()


def confine(folder: Path) -> None:
    """In the child, before it reads anything: limits, no network, and an end with the parent."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_FSIZE: DISK,
        resource.RLIMIT_CPU: 2 * WALL_SECONDS,  # two cores
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # a lower one holds already
            resource.setrlimit(kind, (most, most))
    _leave_network()
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _leave_network() -> None:
    """A network of its own with nothing in it, where the system lets us (Linux)."""
    import ctypes  # noqa: PLC0415  the parent never needs it

    user, group = os.getuid(), os.getgid()
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare is None or unshare(_NEW_NETWORK) == 0 or unshare(_NEW_NETWORK | _NEW_USER) != 0:
        return
    with contextlib.suppress(OSError):  # stay who we are in the new space of users
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


def _end_with_parent(folder: Path) -> None:
    # The raw descriptor: sys.stdin would be locked by this thread when the interpreter ends.
    os.read(0, 1)
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)
