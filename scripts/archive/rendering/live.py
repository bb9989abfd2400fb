"""The site on a local port, made again at each change.

A page that would be stale is never shown: while the archive has errors, every address shows them.
The page in the browser asks ``/__song/<n>`` which answers when build ``n`` is no longer the
newest; that script is a file of its own, since the content policy of the pages allows no other.
"""

import threading
from collections.abc import Callable
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

LIVE = "/__song/"
_QUIET = 0.15
"""Seconds without a further change before a build begins: editors write a file in steps."""
_PATIENCE = 25.0
"""Seconds that a waiting request is held before the browser must ask again."""

_SCRIPT = b"""\
const mine = document.currentScript.dataset.build;
(async () => {
  for (;;) {
    const answer = await fetch(`%s${mine}`).catch(() => null);
    if (answer && answer.status === 200) { location.reload(); return; }
    if (!answer) { await new Promise((later) => setTimeout(later, 1000)); }
  }
})();
""" % LIVE.encode()


class Builds:
    """The newest build: its number, and what is wrong when it could not be made."""

    def __init__(self, build: Callable[[], str | None]) -> None:
        """``build`` makes the site and returns what is wrong, or None."""
        self._build = build
        self._news = threading.Condition()
        self.number = 0
        self.wrong: str | None = None

    def again(self) -> None:
        """Build, then wake whoever waits."""
        wrong = self._build()
        with self._news:
            self.wrong = wrong
            self.number += 1
            self._news.notify_all()

    def wait_past(self, number: int) -> bool:
        """Whether a build newer than ``number`` came within ``_PATIENCE`` seconds."""
        with self._news:
            return self._news.wait_for(lambda: self.number > number, _PATIENCE)


class _Changes(FileSystemEventHandler):
    def __init__(self) -> None:
        self.seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in {"created", "modified", "moved", "deleted"}:
            self.seen.set()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, builds: Builds, **kwargs: object) -> None:
        self._builds = builds
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # as the server hands them on

    def do_GET(self) -> None:
        """Answer the live script, a waiting page, or a page with that script in it."""
        if self.path == f"{LIVE}song.js":
            self._send(_SCRIPT, "text/javascript")
        elif self.path.startswith(LIVE):
            number = self.path.removeprefix(LIVE)
            newer = number.isdigit() and self._builds.wait_past(int(number))
            self.send_response(HTTPStatus.OK if newer else HTTPStatus.NO_CONTENT)
            self.end_headers()
        elif self._builds.wrong is not None:
            self._send(_problem_page(self._builds.wrong, self._tag()), "text/html")
        else:
            self._file()

    def _file(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            page = path.read_bytes().replace(b"</body>", self._tag().encode() + b"</body>")
            self._send(page, "text/html")
        else:
            super().do_GET()

    def _tag(self) -> str:
        return f'<script src="{LIVE}song.js" data-build="{self._builds.number}"></script>'

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def serve(site: Path, watched: list[Path], builds: Builds, port: int) -> None:
    """Serve ``site`` on the loopback address and build again when anything ``watched`` changes.

    Runs until interrupted. Raises ``OSError`` when the port is taken.
    """
    handler = partial(_Handler, builds=builds, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    changes = _Changes()
    observer = Observer()
    for folder in watched:
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        while True:
            changes.seen.wait()
            while changes.seen.is_set():  # still being written
                changes.seen.clear()
                changes.seen.wait(_QUIET)
            builds.again()
    finally:
        observer.stop()
        server.shutdown()


def _problem_page(wrong: str, tag: str) -> bytes:
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Có lỗi</title></head>'
        "<body><h1>Kho đang có lỗi</h1><p>Trang sẽ tự hiện lại khi các lỗi dưới đây được sửa.</p>"
        f"<pre>{escape(wrong)}</pre>{tag}</body></html>"
    ).encode()
