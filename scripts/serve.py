"""Show the archive on a local port, made again at each change."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from archive.rendering.live import Ahead, Builds, Changed, serve
from archive.rendering.preview import Preview
from arguments import Parser
from building import CONFIG, ROOT, BuildError, Options, build, read_site


def main() -> int:
    """Serve until interrupted; 0 then, 2 when the port is taken."""
    parser = Parser("serve.py", "Xem thử kho trên máy này; trang tự đổi theo mỗi lần sửa.")
    add = parser.add_argument
    add("--content", type=Path, default=ROOT / "content", metavar="THƯ_MỤC", help="kho ở đâu")
    add("--port", type=int, default=8000, metavar="CỔNG", help="cổng trên máy này (8000)")
    asked = parser.parse_args()
    if not asked.content.is_dir():
        parser.error(f"không có thư mục {asked.content}")
    # a folder for each port: two previews at once do not mix
    folder = ROOT / f"build/live-{asked.port}"
    site, docs = folder / "site", folder / "docs"

    address = f"http://127.0.0.1:{asked.port}/"
    preview: Preview | None = None

    def read(*what: Any) -> None:
        nonlocal preview
        preview = Preview(*what)

    def ahead(changed: Changed) -> Ahead | None:
        shown = preview.of(changed) if preview is not None else None
        for page in shown.pages if shown is not None else ():
            print(f"Đã hiện {address}{page}; đang làm tiếp những trang dựa vào nó…", flush=True)
        return shown

    def attempt() -> str | None:
        try:
            former = preview.reading if preview is not None else None
            tally = build(asked.content, site, docs, Options(read=read, former=former))
        except BuildError as error:
            print(error, file=sys.stderr)
            return str(error)
        print(f"{tally.pages} trang, làm mới {len(tally.made)} việc: {address}", flush=True)
        return None

    def ready() -> None:
        if preview is None:  # nothing had changed, so nothing was read
            with suppress(BuildError):
                read(*read_site(asked.content, docs))

    builds = Builds(attempt, ahead, site)
    builds.again()
    try:
        serve(site, [asked.content, ROOT / "macros", CONFIG], builds, asked.port, ready)
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"Không mở được cổng {asked.port}: {error.strerror}.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
