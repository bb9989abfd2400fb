"""The host of timed visits, a process of its own: every body is read before the first is asked for.

``python -m tests.benchmarks.search.timing_host FOLDER …`` reads a plan from its standard input, a
JSON array of [first query, second query], and prints the address of the first visit on a line. A
visit has a name of its own, ``v0.localhost``: to the browser that is another site, with nothing in
its store, no connection open and a process of its own. When all visits have told their times, these
are printed as a JSON array and the process ends.
"""

# ruff: noqa: T201  a command prints

import asyncio
import gzip
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from tests.benchmarks.search.host import Host, whole

AGAIN = 5
"""Times that a query whose parts are there is asked: the machine has other things to do besides."""

SCRIPT = Path(__file__).with_name("page") / "timing.js"
TAG = b'<script src="/do/do-gio.js" async></script></head>'
PAGE = b"/tim-kiem/"


class Visits:
    """What every address answers, and what the visits told so far."""

    def __init__(self, folders: list[Path], plan: list[tuple[str, str]]) -> None:
        self.plan = plan
        self.told: list[dict[str, Any]] = []
        self.done = asyncio.Event()
        self.port = 0
        self._script = SCRIPT.read_text(encoding="utf-8")
        self.answers = _all_answers(folders)
        body = gzip.decompress(Host(*folders).answer(PAGE.decode())[1]).replace(b"</head>", TAG, 1)
        assert TAG in body, "the search page has no </head>"
        self.answers[PAGE] = whole(200, gzip.compress(body), "text/html; charset=utf-8", True)

    def address(self, number: int) -> str | None:
        """Where a visit begins; none behind the last."""
        if number >= len(self.plan):
            return None
        first = quote(self.plan[number][0], safe="")
        return f"http://v{number}.localhost:{self.port}{PAGE.decode()}?q={first}"

    def script(self, number: int) -> bytes:
        """What goes through the visit."""
        plan = {
            "second": self.plan[number][1],
            "again": AGAIN,
            "next": self.address(number + 1),
        }
        text = f"const PLAN = {json.dumps(plan)};\n{self._script}"
        return whole(200, text.encode(), "text/javascript", False)

    def note(self, body: bytes) -> bytes:
        """Take the times of a visit; the last of them ends it all."""
        self.told.append(json.loads(body))
        if len(self.told) == len(self.plan):
            self.done.set()
        return whole(204, b"", "text/plain", False)


def _all_answers(folders: list[Path]) -> dict[bytes, bytes]:
    host = Host(*folders)
    answers: dict[bytes, bytes] = {}
    for folder in host.folders:
        for file in folder.rglob("*"):
            path = f"/{file.relative_to(folder)}"
            if file.is_file():
                answers.setdefault(path.encode(), whole(*host.answer(path)))
    return answers


class _Talk(asyncio.Protocol):
    """One connection: request after request."""

    def __init__(self, visits: Visits) -> None:
        self._visits, self._rest = visits, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while (end := self._rest.find(b"\r\n\r\n")) >= 0:
            head, behind = self._rest[:end], self._rest[end + 4 :]
            length = 0
            if head.startswith(b"POST"):
                length = int(_field(head, b"content-length"))
                if len(behind) < length:
                    return
            self._rest = behind[length:]
            self._transport.write(self._answer(head, behind[:length]))

    def _answer(self, head: bytes, body: bytes) -> bytes:
        path = head.split(b" ", 2)[1].split(b"?", 1)[0]
        known = self._visits.answers.get(path)
        if known:
            return known
        if path == b"/do/do-gio.js":
            number = int(_field(head, b"host").split(b".")[0].removeprefix(b"v"))
            return self._visits.script(number)
        if path == b"/do/xong":
            return self._visits.note(body)
        missing = whole(404, b"", "text/plain", False)
        return self._visits.answers.get(unquote_to_bytes(path), missing)


def _field(head: bytes, name: bytes) -> bytes:
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.lower() == name:
            return value.strip()
    return b""


async def serve(folders: list[Path], plan: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Answer until every visit has told its times: these."""
    visits = Visits(folders, plan)
    server = await asyncio.get_running_loop().create_server(
        partial(_Talk, visits), ["127.0.0.1", "::1"], 0
    )
    visits.port = server.sockets[0].getsockname()[1]
    print(visits.address(0), flush=True)
    await visits.done.wait()
    server.close()
    return visits.told


if __name__ == "__main__":
    told = asyncio.run(serve([Path(name) for name in sys.argv[1:]], json.load(sys.stdin)))
    print(json.dumps(told))
