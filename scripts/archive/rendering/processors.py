"""How many processes a build may use."""

import os


def jobs_here() -> int:
    """As many processes as this machine gives us processors; one where processes cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
