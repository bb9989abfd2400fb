"""Render the pages that a change touches, to look at before it is accepted."""

import argparse
import os
import sys
from pathlib import Path

from archive.checking.examine import examine
from archive.checking.problem import Problem
from archive.checking.repository import RevisionError
from archive.checking.rule import RULES
from archive.checking.showing import github
from archive.checking.showing.visible import visible
from archive.checking.since import changed_since
from archive.composing.site import Site, assets_stamp
from archive.rendering.changed_pages import Preview, preview, what_changed
from archive.rendering.engine import Engine
from arguments import Parser
from drafts import NOT_CLEARED

ROOT = Path(__file__).resolve().parent.parent

HOW_TO_LOOK = (
    "Bản xem trước: tải `xem-truoc` ở cuối trang này (Artifacts), giải nén rồi mở `index.html`."
)
WITHHELD = "Không dựng bản xem trước, vì có dấu mật hoặc dữ liệu riêng tư."


def main() -> int:
    """Render; 0 when every page is made, 1 when some cannot be, 2 for wrong usage."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a file
    asked = _arguments()
    try:
        findings, _ = examine(asked.content, since=asked.since)
        told = what_changed(findings.reading, changed_since(findings.reading, asked.since))
    except NotADirectoryError as error:
        return _refuse(f"không có thư mục {error}")
    except RevisionError as error:
        return _refuse(str(error))
    withheld = any(map(_is_secret, findings.problems))
    if not withheld:
        engine = Engine(ROOT / "mkdocs.yml")
        site = Site(findings.reading.archive, engine.settings, (), assets_stamp())
        every = (*findings.problems, *findings.unshown)
        faulty = any(problem.level == "error" for problem in every)
        preview(findings.reading, told, site, engine, asked.out, faulty=faulty)
    _tell(told, withheld=withheld)
    return 1 if withheld or told.unmade else 0


def _is_secret(problem: Problem) -> bool:
    """Whether it must not be shown anywhere; a text that only nobody has cleared yet may."""
    is_gate = RULES[problem.code].about == "bao-mat" and problem.code != NOT_CLEARED
    return problem.masked or (problem.level == "error" and is_gate)


def _tell(told: Preview, *, withheld: bool) -> None:
    """The count in the log, the names in the summary: whoever proposes a change chose those."""
    if withheld:
        print("Không dựng bản xem trước: có dấu mật hoặc dữ liệu riêng tư.")
    else:
        print(f"Đã dựng {len(told.made)} trang để xem trước; {len(told.unmade)} trang chưa dựng.")
    parts = [f"## Thay đổi\n\n{WITHHELD if withheld else HOW_TO_LOOK}\n"]
    for heading, lines in (
        ("Tệp mới", told.added),
        ("Tệp sửa", told.altered),
        ("Tệp đổi tên", [f"{old} → {new}" for old, new in told.renamed]),
        ("Tệp bị xóa", told.removed),
        ("Trang chưa dựng được", [f"{page.address}: {why}" for page, why in told.unmade]),
    ):
        if lines:
            parts.append(github.listed(heading, lines))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(parts))


def _refuse(reason: str) -> int:
    print(f"preview.py: {visible(reason)}", file=sys.stderr)
    return 2


def _arguments() -> argparse.Namespace:
    parser = Parser(
        "preview.py",
        "Dựng riêng những trang mà một thay đổi chạm tới, mở xem được ngay từ thư mục.",
        "Mã thoát: 0 đã dựng hết; 1 có trang chưa dựng được; 2 gọi sai cách.",
    )
    add = parser.add_argument
    add("--since", required=True, metavar="BẢN", help="thay đổi kể từ bản git nào")
    add("--out", type=Path, required=True, metavar="THƯ_MỤC", help="đặt các trang vào đâu")
    add("--content", type=Path, default=ROOT / "content", metavar="THƯ_MỤC", help="kho ở đâu")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
