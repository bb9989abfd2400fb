"""Make an archive that is made up, for trials and benchmarks."""

import sys
from pathlib import Path

from archive.reading.watch import progress_bar
from archive.sampling.archives import sample
from archive.sampling.schedule import ScheduleEndsError
from arguments import Parser

LISTS = Path(__file__).resolve().parent.parent / "content/danh-muc"


def main() -> int:
    """Write the archive; 0 when it is there, 2 for wrong usage."""
    parser = _parser()
    asked = parser.parse_args()
    if asked.count < 1:
        parser.error(f"số báo cáo phải từ 1 trở lên, không phải {asked.count}")
    try:
        made = sample(asked.count, asked.out, asked.seed, LISTS, progress_bar)
    except FileExistsError:
        parser.error(f"{asked.out} đã có và không rỗng; hãy chọn một thư mục mới")
    except NotADirectoryError as error:
        parser.error(f"không tạo được thư mục {asked.out}: {error.strerror}")
    except ScheduleEndsError as error:
        parser.error(f"chỉ tạo được nhiều nhất {error.count} báo cáo, không đủ {asked.count}")
    print(
        f"Đã tạo {made['bao-cao']} báo cáo, {made['to-chuc']} tổ chức và {made['doi-tac']} đối tác "
        f"(không có thật) trong {asked.out}."
    )
    return 0


def _parser() -> Parser:
    parser = Parser(
        "sample.py",
        "Tạo một kho báo cáo không có thật, để thử và đo chương trình.",
        "Cùng số báo cáo, cùng hạt giống thì ra cùng một kho. Mã thoát: 0 đã tạo; 2 gọi sai cách.",
    )
    add = parser.add_argument
    add("count", type=int, metavar="N", help="bao nhiêu báo cáo")
    add("--out", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục mới để đặt kho")
    add("--seed", type=int, default=1, metavar="S", help="hạt giống, một số nguyên (1)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
