"""What a server on this machine answers, waited for as long as a busy machine needs."""

import socket
import time
from collections.abc import Callable
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PATIENCE = 120  # seconds: the machine may be busy with other tests


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def fetched(address: str) -> str:
    """What stands at an address; the number of the error where there is nothing."""
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return str(error.code)
    except URLError:
        return "nobody"


def wait_for(address: str, right: Callable[[str], bool]) -> str:
    until = time.monotonic() + PATIENCE
    while not right(text := fetched(address)):
        assert time.monotonic() < until, f"{address}: {text[:500]}"
        time.sleep(0.1)
    return text
