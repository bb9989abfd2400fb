"""Processes of the system, as tests see them."""

from pathlib import Path


def is_at_work(process: int) -> bool:
    """Whether the process is there and has not ended; one that waits to be counted has."""
    try:
        state = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()[0]
    except OSError:
        return False
    return state not in {b"Z", b"X"}
