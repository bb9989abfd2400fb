"""Take the content that a pull request proposes into this checkout, as data."""

import argparse
import os
import sys
from pathlib import Path

from archive.checking.contributed import CONTENT as NAME
from archive.checking.contributed import Taken, TooMuchError, take
from archive.checking.findings import Findings
from archive.checking.repository import RevisionError
from archive.checking.showing import github
from archive.checking.showing.visible import visible
from archive.reading.content_file import Reading
from archive.reading.load import join
from arguments import Parser

CONTENT = Path(__file__).resolve().parent.parent / NAME


def main() -> int:
    """Take; 0 when all of it is here, 1 when something was refused, 2 for wrong usage."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a file
    asked = _arguments()
    try:
        taken = take(asked.repository, asked.commit, asked.content)
    except TooMuchError as error:
        print(f"::error title=tep-qua-lon::{visible(str(error))}")
        return 1
    except RevisionError as error:
        print(f"take_content.py: {visible(str(error))}", file=sys.stderr)
        return 2
    _tell(taken)
    return 1 if taken.refused else 0


def _tell(taken: Taken) -> None:
    print(f"Đã lấy {taken.files} tệp của content/ như dữ liệu.")
    said = []
    if taken.refused:
        findings = Findings(taken.refused, Reading(Path(), join([]), {}), NAME, taken.files)
        print(github.show(findings), end="")
        said.append(github.job_summary(findings, heading="Không được lấy"))
    if taken.outside:
        said.append(github.listed("Ngoài content/, không soát và không chạy ở đây", taken.outside))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if said and summary:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(said))


def _arguments() -> argparse.Namespace:
    parser = Parser(
        "take_content.py",
        "Thay content/ ở đây bằng content/ của một bản trong kho git khác; không chạy gì của nó.",
        "Mã thoát: 0 đã lấy hết; 1 có thứ bị từ chối; 2 gọi sai cách.",
    )
    add = parser.add_argument
    add("repository", type=Path, metavar="KHO_GIT", help="thư mục của kho git có bản đề nghị")
    add("--commit", default="HEAD", metavar="BẢN", help="bản nào (HEAD)")
    add("--content", type=Path, default=CONTENT, metavar="THƯ_MỤC", help="đặt vào đâu (content/)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
