"""Measures importing: ``make bench WHAT=importing``, an office's file to a draft, in four formats.

With it the other way to a draft: from the report of the year before.

Each figure is the median of several runs of the whole command; beside it stands how many times
longer that is than starting Python, and than LibreOffice's own conversion of the .doc to .docx.
The table goes to build/bench/importing.md and is printed.
"""

# ruff: noqa: T201  a command prints

import argparse
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import pypdfium2

from archive.sampling.archives import sample
from tests.benchmarks.builds.spending import Spent, middle, spend
from tests.importing.programs import convert
from tests.importing.report import write_report

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/bench"
LISTS = ROOT / "content/danh-muc"
BODY, YEAR = "co-quan-thu", 2021
NEXT = 2061
"""A year of which no made-up body has a report yet."""
RECORD = "---\nname: Hội Hữu nghị tỉnh Quảng Trị\nkind: hoi-huu-nghi\nlevel: tinh\n---\n"
BARS = {"báo cáo .docx": 0.5, "báo cáo .doc": 3.0}
"""Seconds by the clock that the command may take; the other formats have no bar."""
_DRAFTED = f"*/to-chuc/*/{NEXT}.md"
PYTHON, OFFICE = "chỉ mở Python", "chỉ LibreOffice đổi .doc"

Command = list[str | Path]


def main() -> int:
    """Measure; 0 when it was, whether or not the bars are met."""
    asked = _arguments()
    folder = asked.out / "importing"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    commands = _commands(folder, asked.count)
    runs: dict[str, list[Spent]] = defaultdict(list)
    for turn in range(asked.times + 1):
        for name, command in commands.items():
            spent = spend(command, ROOT)
            if turn:  # the first run of each only brings its files into memory
                runs[name].append(spent)
            for draft in (*folder.glob(f"*/to-chuc/{BODY}/{YEAR}.md"), *folder.glob(_DRAFTED)):
                draft.unlink()
    told = table({name: middle(spent) for name, spent in runs.items()}, asked.times)
    (asked.out / "importing.md").write_text(told, encoding="utf-8")
    print(told)
    return 0


def table(spent: dict[str, Spent], times: int) -> str:
    """The figures by what was run, as Markdown, with the two that all are compared with."""
    start, office = spent[PYTHON], spent.get(OFFICE)
    lines = [
        f"Trung vị của {times} lần chạy, giây; × là gấp mấy lần thời gian xử lý của phép so sánh.",
        "",
        "| việc | đồng hồ | xử lý | × Python | × LibreOffice | mức | đạt |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for name, one in spent.items():
        beside = f"{one.processor / office.processor:.2f}" if office else "không có"
        bar = BARS.get(name)
        met = "" if bar is None else "đạt" if one.wall <= bar else "chưa"
        cells = [
            *(name, f"{one.wall:.2f}", f"{one.processor:.2f}"),
            *(f"{one.processor / start.processor:.1f}", beside, f"{bar or ''}", met),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _commands(folder: Path, count: int) -> dict[str, Command]:
    """What is measured, by name; what this machine has no program for is said and left out."""
    small, large = folder / "small", folder / "large"
    shutil.copytree(LISTS, small / "danh-muc")
    sample(count, large, 1, LISTS)
    for content in (small, large):
        record = content / f"to-chuc/{BODY}/index.md"
        record.parent.mkdir(parents=True)
        record.write_text(RECORD, encoding="utf-8")
    body = min(large.glob("to-chuc/*/20*.md")).parent.name
    word = write_report(folder / "report.docx")
    commands: dict[str, Command] = {PYTHON: [sys.executable, "-c", "pass"]}
    commands["báo cáo .docx"] = _import(word, small)
    commands[f"báo cáo .docx, vào kho mẫu {count} báo cáo"] = _import(word, large)
    commands[f"bản nháp từ năm trước, trong kho mẫu {count} báo cáo"] = [
        *(sys.executable, ROOT / "scripts/new_report.py", body, str(NEXT), "--content", large),
    ]
    if not shutil.which("soffice"):
        print("Chưa có LibreOffice, nên không đo được .doc, .pdf và bản quét.")
        return commands
    old, paged = convert(word, "doc"), convert(word, "pdf")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    commands[OFFICE] = [
        *("soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"),
        *("--outdir", folder / "converted", old),
    ]
    commands["báo cáo .doc"] = _import(old, small)
    commands["báo cáo .pdf có chữ"] = _import(paged, small)
    if not shutil.which("tesseract"):
        print("Chưa có Tesseract, nên không đo được bản quét.")
        return commands
    commands["một trang quét"] = _import(_scanned(paged), small)
    return commands


def _import(file: Path, content: Path) -> Command:
    command: Command = [sys.executable, ROOT / "scripts/import_report.py", file]
    return [*command, "--organization", BODY, "--year", str(YEAR), "--content", content]


def _scanned(paged: Path) -> Path:
    """The first page as a picture of 200 dots an inch."""
    page = pypdfium2.PdfDocument(paged)[0]
    path = paged.with_name("scan.png")
    page.render(scale=200 / 72, grayscale=True).to_pil().save(path)
    return path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench WHAT=importing", description="Đo việc nhập tệp văn phòng thành bản nháp."
    )
    add = parser.add_argument
    add("count", nargs="?", type=int, default=1000, metavar="N",
        help="kho mẫu có bao nhiêu báo cáo (1000)")  # fmt: skip
    add("--times", type=int, default=5, metavar="K", help="đo mỗi việc mấy lần (5)")
    add("--out", type=Path, default=BUILD, metavar="THƯ_MỤC", help="để mọi thứ ở đâu")
    asked = parser.parse_args()
    if asked.times < 3:
        parser.error("phải đo ít nhất ba lần")
    return asked


if __name__ == "__main__":
    sys.exit(main())
