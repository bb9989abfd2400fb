"""Check the content that the next commit would hold: what the pre-commit hook runs."""

import argparse
import os
import sys
from pathlib import Path

from archive.language.kept_patterns import kept_patterns
from archive.reading.collecting import uncollected
from arguments import Parser

with uncollected(), kept_patterns("check_staged"):  # what is imported stays to the end
    from archive.checking.contributed import CONTENT
    from archive.checking.examine import examine
    from archive.checking.findings import Findings
    from archive.checking.repository import RevisionError
    from archive.checking.showing import text
    from archive.checking.showing.visible import visible
    from archive.checking.staged import mirror, staged_paths

ROOT = Path(__file__).resolve().parent.parent
STAGED = ROOT / "build/staged"


def main() -> int:
    """Check; 0 when it may be committed, 1 when there is an error, 2 for wrong usage."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a file
    asked = _arguments()
    try:
        staged = staged_paths(asked.repository)
        if not staged:
            return 0
        content, refused = mirror(asked.repository, STAGED)
        findings = examine(content, caches=ROOT / "build/cache/checks")[0]
    except RevisionError as error:
        print(f"check_staged.py: {visible(str(error))}", file=sys.stderr)
        return 2
    # of the rest of the archive only what is broken: it may be by what is staged
    every = [p for p in findings.problems if p.path in staged or p.level == "error"]
    shown = Findings([*refused, *every], findings.reading, CONTENT, len(staged), findings.problems)
    if shown.problems:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print(text.show(shown, colour=colour), end="")
    if not shown.counts["error"]:
        return 0
    print(
        "\nChưa commit: sửa các lỗi trên, git add lại rồi commit. Chỗ chỉ có một cách sửa thì "
        "chạy python scripts/check.py --fix.\nVẫn muốn ghi lại bản dở dang: git commit --no-verify."
    )
    return 1


def _arguments() -> argparse.Namespace:
    parser = Parser(
        "check_staged.py",
        "Kiểm tra nội dung đã git add, đúng như sẽ nằm trong lần commit tới; không cần mạng.",
        "Mã thoát: 0 commit được; 1 có lỗi; 2 gọi sai cách.",
    )
    parser.add_argument(
        "--repository", type=Path, default=ROOT, metavar="KHO_GIT", help="kho git nào (kho này)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
