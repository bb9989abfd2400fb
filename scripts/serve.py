"""Show the archive on a local port, made again at each change."""

import argparse
import errno
import re
import sys
import traceback
from contextlib import suppress
from pathlib import Path

from archive.composing.site import Site
from archive.reading.content_file import Reading
from archive.rendering.engine import Engine
from archive.rendering.live import serve
from archive.rendering.news import Ahead, News
from archive.rendering.preview import Preview, is_template
from archive.rendering.watching import Changed, is_of_an_editor
from arguments import Parser
from building import CONFIG, ROOT, BuildError, ContentChangedError, Options, build, read_site
from leaving import leaving

PATIENCE = 5
"""How often a build begins anew because somebody saved something meanwhile."""


def main() -> int:
    """Serve until interrupted; 0 then, 2 when the port is taken."""
    parser = Parser("serve.py", "Xem thử kho trên máy này; trang tự đổi theo mỗi lần sửa.")
    add = parser.add_argument
    add("--content", type=Path, default=ROOT / "content", metavar="THƯ_MỤC", help="kho ở đâu")
    add("--port", type=_port, default=8000, metavar="CỔNG", help="cổng trên máy này (8000)")
    asked = parser.parse_args()
    if not asked.content.is_dir():
        parser.error(f"không có thư mục {asked.content}")
    # a folder for each port: two previews at once do not mix
    folder = ROOT / f"build/live-{asked.port}"
    site, docs = folder / "site", folder / "docs"

    live = Live(asked.content, site, docs, f"http://127.0.0.1:{asked.port}/")
    watched = [asked.content, ROOT / "macros", CONFIG]
    try:
        serve(site, watched, News(live.build, live.ahead, site), asked.port, live.ready)
    except KeyboardInterrupt:
        return 0
    except OSError as error:  # what a build meets is told by the build
        print(_refused(error, asked.port), file=sys.stderr)
        return 2
    return 0


class Live:
    """Builds the site of ``content`` and makes pages ahead of that; tells both on the terminal.

    ``address`` is where it is to be seen.
    """

    def __init__(self, content: Path, site: Path, docs: Path, address: str) -> None:
        self._content, self._site, self._docs, self._address = content, site, docs, address
        self._preview: Preview | None = None
        # whether nothing is known to be wrong with the archive: then pages of it may be shown
        self._sound = True

    def ahead(self, changed: Changed, looked_at: frozenset[str]) -> Ahead | None:
        """What may be seen at once of what ``changed``."""
        if self._preview is None:
            return None
        shown = self._preview.of(changed, looked_at if self._sound else frozenset())
        if shown is not None and shown.wrong is not None and not all(map(is_template, changed)):
            self._sound = False
        for page in shown.pages if shown is not None else ():
            told = f"Đã hiện {self._address}{page}; đang làm tiếp những trang dựa vào nó…"
            print(told, flush=True)
        return shown

    def build(self) -> str | None:
        """Build; what is wrong, where something is."""
        wrong = self._build()
        if wrong is not None:
            print(wrong, file=sys.stderr)
        return wrong

    def ready(self) -> None:
        """Be able to make pages ahead, also where nothing had changed, so that nothing was read."""
        if self._preview is None:
            options = Options(overlooks=is_of_an_editor)
            with suppress(BuildError):
                self._read(*read_site(self._content, self._docs, options))

    def _read(self, reading: Reading, site: Site, _: Engine) -> None:
        self._sound = True
        # an engine of its own: that of the build is at work
        edited = self._preview.edited if self._preview is not None else ()
        self._preview = Preview(reading, site, Engine(CONFIG), edited)

    def _build(self) -> str | None:
        if not self._content.is_dir():
            self._sound = False
            return f"Không còn thư mục {self._content}; trang tự hiện lại khi có nó."
        before = self._preview
        former = before.reading if before is not None else None
        options = Options(read=self._read, former=former, overlooks=is_of_an_editor)
        places = self._content, self._site, self._docs
        try:
            for _ in range(PATIENCE):
                with suppress(ContentChangedError):  # somebody is writing: begin anew
                    tally = build(*places, options)
                    break
            else:
                tally = build(*places, options)
        except BuildError as error:
            # where the archive was read, something else is wrong
            self._sound = self._preview is not before
            return str(error)
        except Exception:  # noqa: BLE001  of the templates: whoever writes them wants to go on
            return traceback.format_exc()
        self._sound = True
        print(f"{tally.pages} trang, làm mới {len(tally.made)} việc: {self._address}", flush=True)
        return None


def _refused(error: OSError, port: int) -> str:
    """What the system would not do for us, and what may help."""
    if error.errno in {errno.ENOSPC, errno.EMFILE}:
        return (
            "Hệ thống không cho theo dõi nhiều thư mục như thế; tăng fs.inotify.max_user_watches "
            "và fs.inotify.max_user_instances."
        )
    taken = error.errno == errno.EADDRINUSE
    why = "đã có chương trình khác dùng; chọn cổng khác bằng --port" if taken else error.strerror
    return f"Không mở được cổng {port}: {why}."


def _port(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,4}", text) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"“{text}” không phải số cổng; ví dụ: 8000")
    return int(text)


if __name__ == "__main__":
    sys.exit(leaving(main()))
