"""What LibreOffice must not do with a hostile file: call out, run macros."""

import http.server
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.importing.files.office import read_by_office
from archive.importing.files.reading import read_document
from tests.importing.files import paragraph, rewritten, write_docx
from tests.importing.programs import convert, needs_office


class _Listener(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  the base's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base's name
        pass


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address, and what was asked there."""

    class Listener(_Listener):
        asked: list[str] = []  # noqa: RUF012  new for each test

    handler = Listener
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", handler.asked
        server.shutdown()


@needs_office
def test_links_to_outside_are_never_followed(
    tmp_path: Path, listener: tuple[str, list[str]]
) -> None:
    """LibreOffice's settings alone, without the sandbox, where there is a network."""
    address, asked = listener
    odt = convert(write_docx(tmp_path / "bai.docx", paragraph("Bài")), "odt")
    with zipfile.ZipFile(odt) as package:
        content = package.read("content.xml").decode()
    linked = (
        f'<draw:frame draw:name="a" svg:width="5cm" svg:height="5cm"><draw:image '
        f'xlink:href="{address}/a.png" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame>'
        f'</text:p><text:section text:name="s"><text:section-source xlink:href="{address}/b.odt" '
        'xlink:type="simple"/></text:section><text:p>'
    )
    content = content.replace("Bài", "Bài" + linked)
    folder = tmp_path / "throwaway"
    folder.mkdir()
    path = rewritten(odt, content_xml=content.encode()).rename(folder / "file")

    document = read_by_office(path, "odt", folder)

    assert next(document.paragraphs()).text == "Bài"
    assert asked == []


@needs_office
def test_macros_never_run(tmp_path: Path) -> None:
    """A macro bound to the opening of the file would leave a mark."""
    mark = tmp_path / "ran"
    odt = convert(write_docx(tmp_path / "bai.docx", paragraph("Bài")), "odt")
    with zipfile.ZipFile(odt) as package:
        content = package.read("content.xml").decode()
    event = (
        "<office:scripts><office:event-listeners><script:event-listener "
        'script:language="ooo:script" script:event-name="dom:load" xlink:type="simple" '
        'xlink:href="vnd.sun.star.script:'
        'Standard.Module1.Main?language=Basic&amp;location=document"/></office:event-listeners>'
        "</office:scripts>"
    )
    content = content.replace("<office:scripts/>", event)
    assert event in content
    library = (
        '<?xml version="1.0"?><library:library xmlns:library="http://openoffice.org/2000/library" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Module1"/></library:library>'
    )
    libraries = (
        '<?xml version="1.0"?><library:libraries '
        'xmlns:library="http://openoffice.org/2000/library" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
        'library:link="false"/></library:libraries>'
    )
    module = (
        '<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" '
        'script:name="Module1" script:language="StarBasic">Sub Main\n'
        f'Open "{mark}" For Output As #1\nClose #1\nEnd Sub</script:module>'
    )
    with zipfile.ZipFile(odt) as package:
        manifest = package.read("META-INF/manifest.xml").decode()
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in (
            "Basic/script-lc.xml",
            "Basic/Standard/script-lb.xml",
            "Basic/Standard/Module1.xml",
        )
    )
    manifest = manifest.replace("</manifest:manifest>", entries + "</manifest:manifest>")
    rewritten(
        odt,
        content_xml=content.encode(),
        **{
            "Basic__script-lc_xml": libraries.encode(),
            "Basic__Standard__script-lb_xml": library.encode(),
            "Basic__Standard__Module1_xml": module.encode(),
            "META-INF__manifest_xml": manifest.encode(),
        },
    )

    document = read_document(odt)

    assert next(document.paragraphs()).text == "Bài"
    assert any("macro" in warning for warning in document.warnings)
    assert not mark.exists()
