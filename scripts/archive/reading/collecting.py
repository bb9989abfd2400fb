"""Python's search for circles of garbage, put off while an archive is made.

Each new object brings the next search nearer, and each search walks over all that was made so far:
a third of the time that loading takes. Nothing that is made then is garbage.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without that search while the block runs; what it made is never searched afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
