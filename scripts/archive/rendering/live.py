"""The site on a local port, made again at each change.

The page in the browser asks ``/__song/<n>?<address>``, which answers when something newer than the
``n``th news is to be seen at that address; that script is a file of its own, since the content
policy of the pages allows no other.
"""

import threading
from collections.abc import Callable
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from archive.rendering.news import News, followed
from archive.rendering.watching import watching

LIVE = "/__song/"
_SCRIPT = b"""\
let mine = document.currentScript.dataset.build;
(async () => {
  for (;;) {
    const asked = `%s${mine}?${location.pathname}`;
    const answer = await fetch(asked).catch(() => null);
    if (answer && answer.status === 200) { location.reload(); return; }
    if (answer) { mine = answer.headers.get("X-Build") || mine; }
    if (!answer) { await new Promise((later) => setTimeout(later, 1000)); }
  }
})();
""" % LIVE.encode()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, news: News, **kwargs: object) -> None:
        self._news = news
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # as the server hands them on

    def do_GET(self) -> None:
        """Answer the live script, a waiting page, or a page with that script in it."""
        tag = self._tag()  # before anything is looked up: it may be newer than it says, never older
        if self.path == f"{LIVE}song.js":
            self._send(_SCRIPT, "text/javascript")
        elif self.path.startswith(LIVE):
            number, _, path = self.path.removeprefix(LIVE).partition("?")
            now = self._news.number
            newer = number.isdigit() and self._news.wait_past(int(number), _address(path))
            self.send_response(HTTPStatus.OK if newer else HTTPStatus.NO_CONTENT)
            self.send_header("X-Build", str(now))
            self.end_headers()
        elif (ahead := self._news.page(_address(self.path))) is not None:
            self._send(_alive(ahead, tag), "text/html")
        elif self._news.wrong is not None and self._asks_for_page():
            self._send(_problem_page(self._news.wrong, tag), "text/html")
        else:
            self._file(tag)

    def _asks_for_page(self) -> bool:
        """Whether a person looks at what is asked for: a script told of errors would only fail."""
        return PurePosixPath(_address(self.path)).suffix in {"", ".html"}

    def _file(self, tag: str) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            self._send(_alive(path.read_bytes(), tag), "text/html")
        else:
            super().do_GET()

    def _tag(self) -> str:
        return f'<script src="{LIVE}song.js" data-build="{self._news.number}"></script>'

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def serve(
    site: Path,
    watched: list[Path],
    news: News,
    port: int,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Build ``site`` and serve it on the loopback address; again when anything ``watched`` changes.

    Whoever asks before the first build has ended waits for it. ``ready`` is called once, when pages
    can be seen. Runs until interrupted. Raises ``OSError`` when the port is taken, or the system
    will not watch so many folders.
    """
    handler = partial(_Handler, news=news, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    answering = threading.Thread(target=server.serve_forever, daemon=True)
    # watched before anything is read: what somebody saves during the first build is seen
    with server, watching(watched) as changes:
        try:
            news.again()
            answering.start()
            ready()
            # who saves while a build goes on sees what he saved, before that has ended
            threading.Thread(target=followed, args=(news, changes.wait), daemon=True).start()
            while True:
                news.wait()
                news.again()
        finally:
            if answering.is_alive():
                server.shutdown()


def _alive(page: bytes, tag: str) -> bytes:
    return page.replace(b"</body>", tag.encode() + b"</body>")


def _address(path: str) -> str:
    """The address of a page as the archive has it, of one that a browser asks for."""
    return unquote(path.partition("?")[0]).lstrip("/").removesuffix("index.html")


def _problem_page(wrong: str, tag: str) -> bytes:
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Có lỗi</title>'
        '<link rel="icon" href="data:,"></head>'
        "<body><h1>Kho đang có lỗi</h1><p>Trang sẽ tự hiện lại khi các lỗi dưới đây được sửa.</p>"
        f"<pre>{escape(wrong)}</pre>{tag}</body></html>"
    ).encode()
