"""Check the archive, compose its pages and build the site."""

import argparse
import sys
from pathlib import Path

from archive.checking.examine import examine
from archive.checking.showing.text import show
from archive.composing.compose import compose
from archive.composing.site import Site
from archive.rendering.engine import EngineError, render, site_settings
from archive.rendering.publish import publishing

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Build; 0 when ``site/`` is new, 1 when problems prevent it, 2 for wrong usage."""
    asked = _arguments()
    if not asked.content.is_dir():
        print(f"Không có thư mục {asked.content}.", file=sys.stderr)
        return 2
    findings, _ = examine(asked.content)
    if findings.counts["error"]:
        print(show(findings), end="", file=sys.stderr)
        return 1
    reading = findings.reading
    config = ROOT / "mkdocs.yml"
    try:
        site = Site(reading.archive, site_settings(config))
        pages = compose(reading, site, asked.docs_dir)
        with publishing(asked.site_dir) as making:
            render(config, asked.docs_dir, making)
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Đã dựng {pages} trang vào {asked.site_dir}.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py", description="Dựng trang của kho báo cáo.")
    parser.add_argument("--content", type=Path, default=ROOT / "content", metavar="THƯ_MỤC")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="THƯ_MỤC")
    parser.add_argument("--docs-dir", type=Path, default=ROOT / "build/docs", metavar="THƯ_MỤC")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
