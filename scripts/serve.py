"""Show the archive on a local port, made again at each change."""

import sys
from pathlib import Path

from archive.rendering.live import Builds, serve
from arguments import Parser
from build import CONFIG, ROOT, BuildError, build


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

    def attempt() -> str | None:
        try:
            tally = build(asked.content, site, docs)
        except BuildError as error:
            print(error, file=sys.stderr)
            return str(error)
        print(
            f"{tally.pages} trang, làm mới {len(tally.made)} việc: http://127.0.0.1:{asked.port}/"
        )
        return None

    builds = Builds(attempt)
    builds.again()
    try:
        serve(site, [asked.content, ROOT / "macros", CONFIG], builds, asked.port)
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"Không mở được cổng {asked.port}: {error.strerror}.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
