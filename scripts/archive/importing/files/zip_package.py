"""Zip packages (docx, odt) opened with suspicion: nothing unpacked to disk, nothing unbounded.

The limits are far above what offices write (a report is a few hundred kB) and far below what hurts.
Nothing is ever extracted, so a name cannot lead out of a folder; such a name is refused all the
same, because no office program writes it. XML with a DTD is refused whole, and with it every
entity, inner or outer.
"""

import posixpath
import xml.etree.ElementTree as ET
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.parsers import expat

from archive.importing.files.unreadable import Unreadable

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200_000_000
"""Bytes of all entries together."""
MAX_XML = 40_000_000
"""Bytes of one XML part; a thousand pages of text are about 10 MB."""
MAX_RATIO = 300
"""Unpacked to packed, for entries beyond a megabyte: office XML stays under 100."""

_BOMB = (
    "Tệp nén này nở ra quá lớn so với một báo cáo, nên không được mở. Mở tệp bằng Word hay "
    "LibreOffice, bỏ bớt hình rồi lưu lại thành .docx."
)
_ODD = (
    "Tệp có cấu trúc khác thường ({}), nên không được mở. "
    "Mở tệp bằng Word hay LibreOffice rồi lưu lại thành .docx."
)
# Files saved as “Strict Open XML” differ in these addresses only (ISO/IEC 29500-1 and -4).
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}


class ZipPackage:
    """An open package; ``names`` are its entries. Raises ``Unreadable`` for a hostile one."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise Unreadable(_ODD.format("tệp nén bị hỏng hoặc tải về chưa hết")) from error
        try:
            self._inspect()
        except Unreadable:
            self._zip.close()
            raise
        self.names = frozenset(self._zip.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def _inspect(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
            raise Unreadable(_BOMB)
        if len({entry.filename for entry in entries}) != len(entries):
            raise Unreadable(_ODD.format("hai phần cùng tên"))
        for entry in entries:
            if entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * entry.compress_size:
                raise Unreadable(_BOMB)
            name = entry.filename.replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
                raise Unreadable(_ODD.format("tên phần bên trong dẫn ra ngoài thư mục"))
            if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise Unreadable(_ODD.format("nén theo một cách lạ"))
            if entry.flag_bits & 1:
                raise Unreadable(
                    "Tệp có đặt mật khẩu. Mở tệp, bỏ mật khẩu rồi lưu lại, sau đó nhập lại."
                )

    def read(self, name: str, limit: int = MAX_XML) -> bytes:
        """The bytes of one entry. Raises ``KeyError`` when there is none of that name."""
        if self._zip.getinfo(name).file_size > limit:
            raise Unreadable(_BOMB)
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise Unreadable(_ODD.format(f"phần {name} bị hỏng")) from error

    def xml(self, name: str) -> ET.Element | None:
        """The root element of an XML part, or None when the package has no such part."""
        return parse(self.read(name)) if name in self.names else None

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """By id: the last word of the type (“header”), the target, whether it lies outside.

        A target within is the name of an entry; one outside is an address, which nobody fetches.
        """
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in () if root is None else root:
            outside = relation.get("TargetMode") == "External"
            target = relation.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, target, outside)
        return found


def parse(data: bytes) -> ET.Element:
    """XML without a DTD. Raises ``Unreadable`` for one with a DTD and for what is no XML."""
    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = _refuse_dtd
    try:
        guard.Parse(data, True)
        for strict, transitional in _STRICT.items():
            data = data.replace(strict, transitional)
        return ET.fromstring(data)  # noqa: S314  no DTD is left, see above
    except (expat.ExpatError, ET.ParseError, LookupError, ValueError) as error:
        raise Unreadable(_ODD.format("phần XML bị hỏng")) from error


def _refuse_dtd(*_: object) -> None:
    raise Unreadable(_ODD.format("XML có khai báo DTD, một cách gọi tệp bên ngoài"))
