"""Write who is asked to review which folder, from the records of the organizations."""

import argparse
import sys
from pathlib import Path

from archive.checking.showing.visible import visible
from archive.composing.owners import owners
from archive.reading.load import load
from arguments import Parser

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write; 0 when the file is current, 1 when ``--check`` finds that it is not, 2 wrong usage."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a file
    asked = _arguments()
    try:
        wanted = owners(load(asked.content).archive)
    except NotADirectoryError as error:
        print(f"owners.py: không có thư mục {visible(str(error))}", file=sys.stderr)
        return 2
    current = asked.out.is_file() and asked.out.read_text(encoding="utf-8") == wanted
    if asked.check and not current:
        print(f"{asked.out} đã cũ: chạy make owners.", file=sys.stderr)
        return 1
    if not current:
        asked.out.write_text(wanted, encoding="utf-8", newline="\n")
        print(f"Đã ghi {asked.out}.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = Parser(
        "owners.py",
        "Ghi .github/CODEOWNERS: ai được mời duyệt thay đổi của thư mục nào.",
        "Mã thoát: 0 tệp đúng với hồ sơ; 1 tệp đã cũ (khi --check); 2 gọi sai cách.",
    )
    add = parser.add_argument
    add("--content", type=Path, default=ROOT / "content", metavar="THƯ_MỤC", help="kho ở đâu")
    add("--out", type=Path, default=ROOT / ".github/CODEOWNERS", metavar="TỆP", help="ghi vào đâu")
    add("--check", action="store_true", help="chỉ xem tệp có còn đúng không")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
