"""An office file into the neutral document: the one door of this half of importing."""

import json
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.importing.document import Document
from archive.importing.files import sandbox
from archive.importing.files.document_json import from_json
from archive.importing.files.unreadable import Unreadable

MAX_SIZE = 50_000_000
"""Bytes; a report with photographs has a few million."""

REFUSED = '{"unreadable": '
"""How an outcome begins that is no document but the reason why there is none."""


@contextmanager
def read_meanwhile(path: Path) -> Iterator[Callable[[Path], Document]]:
    """Read a file as :func:`read_document` does, while the caller does something else.

    What is given waits until the file is read, and gives or raises what reading it did. Leaving
    ends a reading that nobody has waited for.
    """
    given_up = threading.Event()
    outcome: list[Document | Exception] = []

    def read() -> None:
        try:
            outcome.append(read_document(path, given_up))
        except Exception as error:  # noqa: BLE001  raised below, by whoever waits for it
            outcome.append(error)

    reader = threading.Thread(target=read)
    reader.start()

    def wait(_: Path) -> Document:
        reader.join()
        if isinstance(outcome[0], Exception):
            raise outcome[0]
        return outcome[0]

    try:
        yield wait
    finally:
        given_up.set()
        reader.join()


def read_document(path: Path, given_up: threading.Event | None = None) -> Document:
    """Read a .docx, .doc, .odt, .rtf, .pdf, .txt, .md, .png, .jpg or .tif file.

    What it is is told by its content; a name that says otherwise is a warning of the document.

    The file is read in a process of its own (see ``sandbox``): at most 60 s, 1 GB of memory and
    200 MB of disk, no network; nothing of it is left on disk. Needs LibreOffice for .doc, .odt and
    .rtf, Tesseract with Vietnamese for pictures and scans. Whoever does not need it any more sets
    ``given_up``.

    Raises ``Unreadable`` with a Vietnamese sentence for a file that cannot or must not be read.
    """
    try:
        if path.is_dir():
            raise Unreadable(f"“{path}” là một thư mục, không phải tệp. Chỉ tên tệp trong đó.")
        if not path.is_file():
            raise Unreadable(f"Không có tệp “{path}”. Xem lại tên và thư mục.")
        size = path.stat().st_size
        if size > MAX_SIZE:
            raise Unreadable(
                f"Tệp nặng {size // 1_000_000} MB, quá {MAX_SIZE // 1_000_000} MB. "
                "Bỏ bớt hình, hay tách thành nhiều tệp, rồi nhập lại."
            )
        with tempfile.TemporaryDirectory(prefix="nhap-bao-cao-") as name:
            folder = Path(name)
            shutil.copyfile(path, folder / "file")
            return _read(path.name, folder, given_up)
    except OSError as error:
        raise Unreadable(f"Không mở được tệp “{path}”: {error.strerror or error}.") from error


def _read(name: str, folder: Path, given_up: threading.Event | None) -> Document:
    status = sandbox.run("archive.importing.files.apart", [name], folder, given_up)
    if status == 0:
        outcome = (folder / "outcome.json").read_text(encoding="utf-8")
        if outcome.startswith(REFUSED):
            raise Unreadable(json.loads(outcome)["unreadable"])
        return from_json(outcome)
    if status < 0:
        raise Unreadable(
            "Chương trình đọc tệp đã bị dừng vì tệp quá lớn hay bị hỏng. Mở tệp bằng Word hay "
            "LibreOffice, lưu lại thành .docx rồi nhập lại."
        )
    errors = (folder / "errors").read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"the reader of office files ended with {status}:\n{errors}")
