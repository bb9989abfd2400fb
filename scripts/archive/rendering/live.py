"""The site on a local port, made again at each change.

A page that would be stale is never shown: while the archive has errors, every address shows them.
The page in the browser asks ``/__song/<n>?<address>``, which answers when something newer than the
``n``th news is to be seen at that address; that script is a file of its own, since the content
policy of the pages allows no other. The page of an edited report may come ahead of the build that
makes everything else.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from archive.rendering.watching import Changed, watching

LIVE = "/__song/"
_PATIENCE = 25.0
"""Seconds that a waiting request is held before the browser must ask again."""

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


@dataclass(frozen=True)
class Ahead:
    """What is to be seen before a build: pages by their addresses, or what is ``wrong``."""

    pages: Mapping[str, bytes]
    wrong: str | None


def _nothing(_: Changed) -> Ahead | None:
    return None


class Builds:
    """The newest news: their number, what is wrong if anything, the pages ahead of the site."""

    def __init__(
        self,
        build: Callable[[], str | None],
        ahead: Callable[[Changed], Ahead | None] = _nothing,
        site: Path = Path(),
    ) -> None:
        """``build`` makes ``site`` and returns what is wrong, or None.

        ``ahead`` gives what may be shown before that of certain changes.
        """
        self._build, self._ahead, self._site = build, ahead, site
        self._news = threading.Condition()
        self.number = 0
        self.wrong: str | None = None
        self.pages: Mapping[str, bytes] = {}
        self._concerns: list[Callable[[str], bool]] = []

    def again(self, changed: Changed = frozenset()) -> None:
        """Show what is ready at once, build, and wake whoever sees something new each time."""
        try:
            ahead = self._ahead(changed)
        except Exception:  # noqa: BLE001  as of a template with a mistake in it: the build tells it
            ahead = None
        if ahead is not None:
            pages = ahead.pages
            self._tell(ahead.wrong or (self.wrong if pages else None), pages)
        shown = self.pages
        wrong = self._build()
        seen = {address for address, page in shown.items() if self._holds(address, page)}
        self._tell(wrong, {}, frozenset() if wrong else frozenset(seen))

    def page(self, address: str) -> bytes | None:
        """The page at ``address`` where it is ahead of the site."""
        return self.pages.get(address)

    def wait_past(self, number: int, address: str = "") -> bool:
        """Whether news after ``number`` that concern ``address`` came within ``_PATIENCE``."""

        def came() -> bool:
            return any(concerns(address) for concerns in self._concerns[number:])

        with self._news:
            return self._news.wait_for(came, _PATIENCE)

    def _tell(
        self, wrong: str | None, pages: Mapping[str, bytes], seen: frozenset[str] = frozenset()
    ) -> None:
        """``pages`` come ahead of the site, or all is new but what was ``seen`` already."""

        def concerns(address: str) -> bool:
            return address in pages if pages else address not in seen

        with self._news:
            self.wrong, self.pages = wrong, pages
            self._concerns.append(concerns)
            self.number += 1
            self._news.notify_all()

    def _holds(self, address: str, page: bytes) -> bool:
        """Whether the site has just that page there."""
        try:
            return (self._site / address / "index.html").read_bytes() == page
        except OSError:
            return False


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, builds: Builds, **kwargs: object) -> None:
        self._builds = builds
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # as the server hands them on

    def do_GET(self) -> None:
        """Answer the live script, a waiting page, or a page with that script in it."""
        tag = self._tag()  # before anything is looked up: it may be newer than it says, never older
        if self.path == f"{LIVE}song.js":
            self._send(_SCRIPT, "text/javascript")
        elif self.path.startswith(LIVE):
            number, _, path = self.path.removeprefix(LIVE).partition("?")
            now = self._builds.number
            newer = number.isdigit() and self._builds.wait_past(int(number), _address(path))
            self.send_response(HTTPStatus.OK if newer else HTTPStatus.NO_CONTENT)
            self.send_header("X-Build", str(now))
            self.end_headers()
        elif (ahead := self._builds.page(_address(self.path))) is not None:
            self._send(_alive(ahead, tag), "text/html")
        elif self._builds.wrong is not None and self._asks_for_page():
            self._send(_problem_page(self._builds.wrong, tag), "text/html")
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


def serve(
    site: Path,
    watched: list[Path],
    builds: Builds,
    port: int,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Build ``site`` and serve it on the loopback address; again when anything ``watched`` changes.

    Whoever asks before the first build has ended waits for it. ``ready`` is called once, when pages
    can be seen. Runs until interrupted. Raises ``OSError`` when the port is taken.
    """
    handler = partial(_Handler, builds=builds, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    answering = threading.Thread(target=server.serve_forever, daemon=True)
    # watched before anything is read: what somebody saves during the first build is seen
    with server, watching(watched) as changes:
        try:
            builds.again()
            answering.start()
            ready()
            while True:
                builds.again(changes.wait())
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
