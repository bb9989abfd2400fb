"""A plain static host: files as they are, script and HTML packed by gzip, every byte counted."""

import asyncio
import gzip
import mimetypes
from concurrent.futures import Future
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

PACKED = {".html", ".js", ".mjs", ".css", ".json", ".svg", ".xml", ".txt"}
"""What hosts pack on the way; the parts of an index are packed already."""


class Host:
    """Serves folders on a port of its own as long as its ``with`` block lasts.

    ``sent`` has path and body bytes of every answer, in order; ``folders`` are looked through one
    after the other.
    """

    def __init__(self, *folders: Path) -> None:
        self.folders = [folder.resolve() for folder in folders]
        self.sent: list[tuple[str, int]] = []
        self._packed: dict[str, tuple[bytes, str, bool]] = {}
        self._loop = asyncio.new_event_loop()
        self.address = ""

    def __enter__(self) -> Self:
        ready: Future[int] = Future()
        self._thread = Thread(target=self._serve, args=(ready,), daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{ready.result(10)}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def answer(self, path: str) -> tuple[int, bytes, str, bool]:
        """Status, body, media type and whether the body is gzip."""
        if path not in self._packed:
            file = self._file(path)
            if file is None:
                return 404, b"", "text/plain", False
            body, suffix = file.read_bytes(), file.suffix
            is_packed = suffix in PACKED
            media = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._packed[path] = (gzip.compress(body, 6) if is_packed else body, media, is_packed)
        return 200, *self._packed[path]

    def _file(self, path: str) -> Path | None:
        for folder in self.folders:
            file = (folder / path.lstrip("/")).resolve()
            if file.is_dir():
                file /= "index.html"
            if file.is_relative_to(folder) and file.is_file():
                return file
        return None

    def _serve(self, ready: Future[int]) -> None:
        asyncio.set_event_loop(self._loop)
        making = self._loop.create_server(lambda: _Talk(self), "127.0.0.1", 0)
        server = self._loop.run_until_complete(making)
        ready.set_result(server.sockets[0].getsockname()[1])
        self._loop.run_forever()
        server.close()
        self._loop.close()


class _Talk(asyncio.Protocol):
    """One connection: GET after GET."""

    def __init__(self, host: Host) -> None:
        self._host, self._rest = host, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while b"\r\n\r\n" in self._rest:
            head, self._rest = self._rest.split(b"\r\n\r\n", 1)
            path = unquote(urlsplit(head.split(b" ", 2)[1].decode()).path)
            status, body, media, packed = self._host.answer(path)
            self._host.sent.append((path, len(body)))
            self._transport.write(whole(status, body, media, packed))


def whole(status: int, body: bytes, media: str, packed: bool) -> bytes:
    """An answer as it goes over the wire; ``packed``: the body is gzip."""
    encoding = "Content-Encoding: gzip\r\n" if packed else ""
    head = (
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n"
        f"Cache-Control: max-age=600\r\n{encoding}\r\n"
    )
    return head.encode() + body
