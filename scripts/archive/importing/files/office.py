"""Files that LibreOffice turns into .docx first: .doc, .odt, .rtf.

LibreOffice reads all three with their fonts, notes, tracked changes and text boxes, so one reader
of WordprocessingML serves four formats. It runs inside the sandbox with a profile of its own, in
which macros never run, links are never followed and the network is a proxy that does not exist.
"""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from archive.importing.document import Document
from archive.importing.files.doc_last_tables import with_last_tables
from archive.importing.files.file_kinds import has_macros
from archive.importing.files.joined_tables import with_tables_apart
from archive.importing.files.unreadable import Unreadable
from archive.importing.files.word import read_word
from archive.importing.files.zip_package import ZipPackage

_MISSING = (
    "Muốn đọc tệp .{kind} cần LibreOffice, máy này chưa có. Cài bằng: sudo apt-get install "
    "--no-install-recommends libreoffice-writer-nogui; hoặc mở tệp bằng Word, lưu thành .docx."
)
_FAILED = (
    "LibreOffice không mở được tệp .{kind} này; có thể tệp bị hỏng. "
    "Mở tệp bằng Word rồi lưu thành .docx, sau đó nhập lại."
)
_MACROS = "Tệp có macro; macro không được đọc và không được chạy."
_APART = "Hai bảng đứng liền nhau đã bị nhập làm một khi đổi sang .docx; đã tách lại theo các cột."
_DEAD_PROXY = "127.0.0.1", "9"  # the port of discard, where nothing listens

_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # never
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),  # set by hand
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _DEAD_PROXY[0]),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _DEAD_PROXY[1]),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _DEAD_PROXY[0]),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _DEAD_PROXY[1]),
)


def read_by_office(path: Path, kind: str, folder: Path) -> Document:
    """Read a .doc, .odt or .rtf; `folder` is the throwaway one. Raises ``Unreadable``."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Unreadable(_MISSING.format(kind=kind))
    source = path.rename(folder / f"input.{kind}")
    profile = folder / "profile"
    _write_settings(profile / "user")
    done = subprocess.run(  # noqa: S603  a constant command on a file whose name is ours
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nodefault", "--nologo", "--nofirststartwizard"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made")),
            str(source),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    made = folder / "made/input.docx"
    if done.returncode or not made.is_file():
        raise Unreadable(_FAILED.format(kind=kind))
    document = read_word(made)
    if kind == "doc":
        document = with_last_tables(document, source.read_bytes())
    blocks = tuple(with_tables_apart(document.blocks))
    if len(blocks) > len(document.blocks):
        document = replace(document, blocks=blocks, warnings=(*document.warnings, _APART))
    if _carries_macros(source, kind):
        return replace(document, warnings=(*document.warnings, _MACROS))
    return document


def _write_settings(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        f'xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def _carries_macros(source: Path, kind: str) -> bool:
    if kind == "doc":
        return has_macros(source.read_bytes())
    if kind == "odt":
        with ZipPackage(source) as package:
            return any(name.startswith(("Basic/", "Scripts/")) for name in package.names)
    return False
