"""The end of a command that holds an archive."""

import atexit
import os
import sys


def leaving(code: int) -> int:
    """``code``, with which the process will end without freeing what it holds.

    An archive of ten thousand reports is a million objects: to free them one by one takes longer
    than to make the pages that one edit touches. The system takes all of them back at once.
    """

    def leave() -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

    atexit.register(leave)
    return code
