"""Check the archive, compose its pages and build the site."""

import argparse
import re
import sys
from pathlib import Path

from archive.reading.watch import progress_bar
from archive.rendering.bundle import bundle
from archive.rendering.places import (
    Places,
    cache_beside,
    foreign,
    held_by,
    is_foreign,
    misplaced,
    not_ours,
)
from archive.rendering.tally import Tally
from arguments import Parser
from building import ROOT, BuildError, Options, build, join_shares
from leaving import leaving

OWN = [ROOT / name for name in ("scripts", "macros", "tests", ".git")]
"""Folders of the program, which nothing that is made may replace."""


def main() -> int:
    """Build; 0 when the site is new, 1 when problems prevent it, 2 for wrong usage."""
    parser = Parser(
        "build.py",
        "Kiểm tra kho rồi dựng trang.",
        "Mã thoát: 0 đã có trang mới; 1 có lỗi, trang cũ giữ nguyên; 2 gọi sai cách.",
    )
    _declare(parser)
    asked = parser.parse_args()
    asked.site_dir, asked.docs_dir = _meant(asked.site_dir), _meant(asked.docs_dir)
    try:
        if asked.join:
            for folder in asked.join:
                if not folder.is_dir():
                    parser.error(f"không có thư mục {folder}")
                if asked.site_dir.resolve() in held_by(folder):
                    parser.error(f"không đặt trang ở {asked.site_dir}: phần ở {folder} sẽ mất")
            if is_foreign(asked.site_dir):
                parser.error(not_ours("trang", asked.site_dir))
            files = join_shares(asked.join, asked.site_dir)
            print(f"Đã ghép {files} tệp của {len(asked.join)} phần vào {asked.site_dir}.")
            return 0
        if not asked.content.is_dir():
            parser.error(f"không có thư mục {asked.content}")
        made = {
            "trang": asked.site_dir, "bản soạn": asked.docs_dir,
            "bộ nhớ đệm": cache_beside(asked.docs_dir),
        }  # fmt: skip
        if wrong := misplaced(made, {"kho": [asked.content], "chương trình": OWN}):
            parser.error(wrong)
        places = Places(asked.content, asked.site_dir, asked.docs_dir, made["bộ nhớ đệm"])
        if wrong := foreign(places):
            parser.error(wrong)
        scripts = bundle(ROOT / "build/cache")
        options = Options(asked.jobs, asked.fresh, asked.shard, bundle=scripts)
        tally = build(asked.content, asked.site_dir, asked.docs_dir, options, progress_bar)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    without = f" Chưa có biểu mẫu ở /soan/: {scripts.missing}." if not scripts.folder else ""
    print(_told(tally, asked) + without)
    return 0


def _declare(parser: Parser) -> None:
    add = parser.add_argument
    add("--content", type=Path, default=ROOT / "content", metavar="THƯ_MỤC", help="kho ở đâu")
    add("--site-dir", type=Path, default=ROOT / "site", metavar="THƯ_MỤC", help="trang để đâu")
    add(
        "--docs-dir", type=Path, default=ROOT / "build/docs", metavar="THƯ_MỤC",
        help="bản soạn cho máy dựng để đâu; bộ nhớ đệm nằm cạnh đó",
    )  # fmt: skip
    add(
        "--jobs", type=_jobs, metavar="N",
        help="số tiến trình cùng làm (không nêu: bằng số bộ xử lý)",
    )  # fmt: skip
    add("--fresh", action="store_true", help="dựng lại từ đầu, không dùng bản dựng trước")
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--shard", type=_shard, metavar="I/N",
        help="chỉ làm phần thứ I trong N phần, để ghép lại bằng --join",
    )  # fmt: skip
    way.add_argument(
        "--join", type=Path, nargs="+", metavar="PHẦN",
        help="ghép đủ N phần đã làm thành trang, không đọc kho",
    )  # fmt: skip


def _meant(folder: Path) -> Path:
    """The folder itself, of a link or of a path that ends in dots: a site takes a place by name."""
    return folder.resolve() if folder.is_symlink() or folder.name in {"", ".."} else folder


def _jobs(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise argparse.ArgumentTypeError(f"“{text}” không phải số tiến trình; ví dụ: 4")
    return int(text)


def _shard(text: str) -> tuple[int, int]:
    match = re.fullmatch("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", text)
    if match is None or int(match[1]) > int(match[2]):
        raise argparse.ArgumentTypeError(f"“{text}” không phải phần I/N; ví dụ: 2/4")
    return int(match[1]), int(match[2])


def _told(tally: Tally, asked: argparse.Namespace) -> str:
    what = f"Đã dựng {tally.pages} trang vào {asked.site_dir}"
    if asked.shard:
        number, count = asked.shard
        return f"Đã làm phần {number}/{count}, {tally.pages} trang, vào {asked.site_dir}."
    return f"{what}; làm mới {len(tally.made)} việc." if tally.made else f"{what}; không có gì đổi."


if __name__ == "__main__":
    sys.exit(leaving(main()))
