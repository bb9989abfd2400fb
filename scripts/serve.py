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
from archive.rendering.preview import Preview
from archive.rendering.watching import Changed, is_of_an_editor
from arguments import Parser
from building import CONFIG, ROOT, BuildError, ContentChangedError, Options, build, read_site

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

    address = f"http://127.0.0.1:{asked.port}/"
    preview: Preview | None = None

    def read(reading: Reading, site: Site, _: Engine) -> None:
        nonlocal preview
        # an engine of its own: that of the build is at work
        preview = Preview(reading, site, Engine(CONFIG))

    def ahead(changed: Changed) -> Ahead | None:
        shown = preview.of(changed) if preview is not None else None
        for page in shown.pages if shown is not None else ():
            print(f"Đã hiện {address}{page}; đang làm tiếp những trang dựa vào nó…", flush=True)
        return shown

    def attempt() -> str | None:
        if not asked.content.is_dir():
            wrong = f"Không còn thư mục {asked.content}; trang tự hiện lại khi có nó."
            print(wrong, file=sys.stderr)
            return wrong
        former = preview.reading if preview is not None else None
        options = Options(read=read, former=former, overlooks=is_of_an_editor)
        try:
            for _ in range(PATIENCE):
                with suppress(ContentChangedError):  # somebody is writing: begin anew
                    tally = build(asked.content, site, docs, options)
                    break
            else:
                tally = build(asked.content, site, docs, options)
        except BuildError as error:
            print(error, file=sys.stderr)
            return str(error)
        except Exception:  # noqa: BLE001  of the templates: whoever writes them wants to go on
            wrong = traceback.format_exc()
            print(wrong, file=sys.stderr)
            return wrong
        print(f"{tally.pages} trang, làm mới {len(tally.made)} việc: {address}", flush=True)
        return None

    def ready() -> None:
        if preview is None:  # nothing had changed, so nothing was read
            with suppress(BuildError):
                read(*read_site(asked.content, docs, Options(overlooks=is_of_an_editor)))

    watched = [asked.content, ROOT / "macros", CONFIG]
    try:
        serve(site, watched, News(attempt, ahead, site), asked.port, ready)
    except KeyboardInterrupt:
        return 0
    except OSError as error:  # what a build meets is told by the build
        print(_refused(error, asked.port), file=sys.stderr)
        return 2
    return 0


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
    sys.exit(main())
