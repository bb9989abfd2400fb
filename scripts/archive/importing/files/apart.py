"""What runs in the process of its own: finds out what the file is, reads it, hands the result on.

``python -m archive.importing.files.apart NAME FOLDER`` reads FOLDER/file, whose name was NAME, and
writes FOLDER/outcome.json: a ``Document``, or the Vietnamese sentence that says why there is none.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from archive.importing.document import Document
from archive.importing.files import sandbox
from archive.importing.files.document_json import to_json
from archive.importing.files.file_kinds import FileKind, kind_of, mismatch
from archive.importing.files.unreadable import Unreadable

_TOO_DEEP = (
    "Tệp có cấu trúc lồng nhau quá sâu, nên không được đọc. "
    "Mở tệp bằng Word hay LibreOffice rồi lưu lại thành .docx."
)
_LIBRARIES_MISSING = (
    "Muốn đọc .pdf và hình quét cần thêm thư viện, máy này chưa cài. "
    "Chạy: make setup-import, rồi nhập lại."
)


def read_here(path: Path, name: str, folder: Path) -> Document:
    """Read `path` in this process; `name` is what it was called, `folder` where to write."""
    kind = kind_of(path, name)
    try:
        document = _read(path, kind, folder)
    except RecursionError as error:
        raise Unreadable(_TOO_DEEP) from error
    except MemoryError as error:
        raise Unreadable(sandbox.TOO_MUCH_MEMORY) from error
    said = mismatch(kind, name)
    return replace(document, warnings=(*said, *document.warnings))


# Each kind imports its own reader: a .docx shall not wait for those of the others, of which the
# libraries for .pdf alone take half a second.
# ruff: noqa: PLC0415
def _read(path: Path, kind: FileKind, folder: Path) -> Document:
    match kind:
        case "docx":
            from archive.importing.files.word import read_word

            return read_word(path)
        case "doc" | "odt" | "rtf":
            from archive.importing.files.office import read_by_office

            return read_by_office(path, kind, folder)
        case "md":
            from archive.importing.files.markdown_text import read_markdown

            return read_markdown(path)
        case "txt":
            from archive.importing.files.plain_text import read_text

            return read_text(path)
    try:
        from archive.importing.files.ocr import read_picture
        from archive.importing.files.pdf import read_pdf
    except ModuleNotFoundError as error:
        raise Unreadable(_LIBRARIES_MISSING) from error
    return read_pdf(path, folder) if kind == "pdf" else read_picture(path, folder)


def main() -> None:
    """Confine this process, read, write the outcome."""
    name, place = sys.argv[1:]
    folder = Path(place)
    sandbox.confine(folder)
    try:
        outcome = to_json(read_here(folder / "file", name, folder))
    except Unreadable as error:
        outcome = json.dumps({"unreadable": str(error)})
    (folder / "outcome.json").write_text(outcome, encoding="utf-8")


if __name__ == "__main__":
    main()
