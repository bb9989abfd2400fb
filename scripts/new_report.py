"""A commented draft of a report that starts from the body's last one."""

import argparse
import sys
from pathlib import Path

from archive.language.kept_patterns import kept_patterns
from archive.reading.collecting import uncollected
from arguments import Parser

with uncollected(), kept_patterns("new_report"):  # what is imported stays to the end
    from archive.checking.showing.visible import visible
    from archive.importing.next_year import family, next_report
    from archive.reading.on_demand import look
    from drafts import outside_lifetime, write_new, wrong_report

CONTENT = Path(__file__).resolve().parent.parent / "content"


def main() -> int:
    """Draft; 0 when it was written, 1 when there is such a report already, 2 for wrong usage."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a file
    asked = _arguments()
    try:
        reading = look(asked.content)
    except NotADirectoryError as error:
        return _refuse(f"không có thư mục {error}", 2)
    if wrong := wrong_report(reading, asked.organization, asked.year):
        return _refuse(wrong, 2)
    target = asked.content / "to-chuc" / asked.organization / f"{asked.year}.md"
    homes = tuple(f"to-chuc/{name}/" for name in family(reading.archive, asked.organization))
    archive = reading.archive.with_reports(lambda path: path.startswith(homes))
    doubt = outside_lifetime(reading, asked.organization, asked.year)
    draft = next_report(archive, asked.organization, asked.year, (doubt,) if doubt else ())
    try:
        write_new(target, draft.text)
    except FileExistsError:
        return _refuse(f"đã có báo cáo {target}, không ghi đè.", 1)
    start = f", chép từ {draft.before}" if draft.before else "; kho chưa có báo cáo nào trước đó"
    print(f"Đã ghi bản nháp {visible(str(target))}{visible(start)}")
    print(f"\nCần người trả lời ({len(draft.questions)}):")
    for number, question in enumerate(draft.questions, 1):
        print(f"{number}. {visible(question)}")
    return 0


def _refuse(reason: str, status: int) -> int:
    print(f"new_report.py: {visible(reason)}", file=sys.stderr)
    return status


def _arguments() -> argparse.Namespace:
    parser = Parser(
        "new_report.py",
        "Tạo bản nháp báo cáo từ báo cáo năm trước của cùng tổ chức.",
        "Mã thoát: 0 đã ghi bản nháp; 1 đã có báo cáo ấy; 2 gọi sai cách.",
    )
    add = parser.add_argument
    add("organization", metavar="MÃ", help="mã tổ chức: thư mục trong to-chuc/")
    add("year", type=int, metavar="NĂM", help="năm của báo cáo mới")
    add("--content", type=Path, default=CONTENT, metavar="THƯ_MỤC", help="kho ở đâu (content/)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
