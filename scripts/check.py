"""Check the archive, or the files one names, and mend what has one right answer."""

import argparse
import os
import sys
from pathlib import Path

from archive.language.kept_patterns import kept_patterns
from archive.reading.collecting import uncollected
from arguments import Parser

with uncollected(), kept_patterns("check"):  # what is imported stays to the end
    from archive.checking.examine import examine
    from archive.checking.findings import Findings
    from archive.checking.repository import RevisionError
    from archive.checking.selecting import NotInContentError
    from archive.checking.share import WorkerDiedError
    from archive.checking.showing import github, json, sarif, text
    from archive.checking.showing.patch import patch
    from archive.checking.showing.visible import visible
    from archive.reading.snapshot import ChangedMeanwhileError
    from archive.reading.watch import progress_bar

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
CACHES = ROOT / "build/cache/checks"
MOST_JOBS = 256


def main() -> int:
    """Check; 0 when there is no error, 1 when there is, 2 for wrong usage."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a file
    asked = _arguments()
    try:
        return _check(asked)
    except NotADirectoryError as error:
        return _refuse(f"không có thư mục {error}")
    except (NotInContentError, RevisionError) as error:
        return _refuse(str(error))
    except ChangedMeanwhileError as error:
        _refuse(f"{error} vừa bị sửa trong lúc kiểm tra; chạy lại")
        return 1
    except WorkerDiedError as error:
        _refuse(str(error))
        return 1


def _check(asked: argparse.Namespace) -> int:
    findings, mended = examine(
        asked.content,
        asked.paths,
        since=asked.since,
        fix=asked.fix,
        watch=progress_bar,
        caches=CACHES,
        fresh=asked.fresh,
        jobs=asked.jobs,
    )
    for item in mended:
        line = f"{findings.path(item.path)}:{item.line}: {item.says}"
        print(visible(line), file=sys.stdout if asked.format == "text" else sys.stderr)
    if asked.patch and (mending := patch(findings)):
        asked.patch.write_bytes(mending.encode("utf-8", "surrogateescape"))
    _show(findings, asked.format)
    return 1 if findings.counts["error"] else 0


def _show(findings: Findings, form: str) -> None:
    try:
        if form == "text":
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            print(text.show(findings, colour=colour), end="", flush=True)
        else:
            show = {"github": github, "json": json, "sarif": sarif}[form].show
            print(show(findings), end="", flush=True)
    except BrokenPipeError:  # the reader has seen enough, as in `check.py | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
            file.write(github.job_summary(findings, _links()))


def _links() -> github.Links:
    """What GitHub and the workflow tell of the places to lead to."""
    said = os.environ.get
    server, repository, commit = (
        said(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")
    )
    files = f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""
    site = said("SITE_URL", "").rstrip("/")
    return github.Links(files, f"{site}/dong-gop/ma-loi/" if site else "")


def _refuse(reason: str) -> int:
    print(f"check.py: {visible(reason)}", file=sys.stderr)
    return 2


def _jobs(written: str) -> int:
    if not written.isdecimal() or not 1 <= int(written) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"cần một số từ 1 đến {MOST_JOBS}")
    return int(written)


def _arguments() -> argparse.Namespace:
    parser = Parser(
        "check.py",
        "Kiểm tra kho báo cáo, hoặc chỉ những tệp được nêu.",
        "Mã thoát: 0 không có lỗi; 1 có lỗi; 2 gọi sai cách.",
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="TỆP", help="tệp hay thư mục; không nêu thì cả kho")
    add("--content", type=Path, default=CONTENT, metavar="THƯ_MỤC", help="kho ở đâu (content/)")
    add(
        "--format", choices=("text", "github", "json", "sarif"), default="text", help="dạng kết quả"
    )
    add("--since", metavar="BẢN", help="chỉ những gì thay đổi từ bản git này gây ra")
    add("--fresh", action="store_true", help="không dùng kết quả đã lưu của lần trước")
    add(
        "--jobs",
        type=_jobs,
        metavar="N",
        help="số tiến trình (mọi nhân của máy)",
    )
    add("--patch", type=Path, metavar="TỆP", help="ghi những gì --fix sẽ sửa thành bản vá git")
    add("--fix", action="store_true", help="sửa những chỗ chỉ có một cách sửa đúng")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
