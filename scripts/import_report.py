"""An office file to a draft report, and a short list of what only a person can answer."""

import argparse
import sys
from pathlib import Path

from archive.importing.files.reading import read_meanwhile
from archive.importing.files.unreadable import Unreadable
from archive.language.kept_patterns import kept_patterns
from archive.reading.collecting import uncollected
from arguments import Parser

CONTENT = Path(__file__).resolve().parent.parent / "content"


def main() -> int:
    """Import; 0 when a draft was written, 1 when the file cannot or must not be, 2 wrong usage."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a file
    asked = _arguments()
    # what is imported and read stays to the end
    with uncollected(), read_meanwhile(asked.file) as read:
        # in a process of its own, while this one imports what takes longest
        make_ready()
        from incoming import bring_in, refuse  # noqa: PLC0415

        try:
            return bring_in(asked, read)
        except Unreadable as error:
            return refuse(str(error))


def make_ready() -> None:
    """Import what drafts a report, with what Python keeps of it; ``make setup`` calls it too."""
    with kept_patterns("import_report"):
        import incoming  # noqa: F401, PLC0415


def _arguments() -> argparse.Namespace:
    parser = Parser(
        "import_report.py",
        "Đọc một tệp văn phòng thành bản nháp báo cáo, kèm những điều cần người trả lời.",
        "Mã thoát: 0 đã ghi bản nháp; 1 không đọc được, không được nhận hay đã có báo cáo; "
        "2 gọi sai cách.",
    )
    add = parser.add_argument
    add("file", type=Path, metavar="TỆP", help="tệp .docx, .doc, .odt, .rtf, .pdf, .txt, .md, ảnh")
    add("--organization", required=True, metavar="MÃ", help="mã tổ chức: thư mục trong to-chuc/")
    add("--year", type=int, required=True, metavar="NĂM", help="năm của báo cáo")
    add("--content", type=Path, default=CONTENT, metavar="THƯ_MỤC", help="kho ở đâu (content/)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
