"""Office files as raw XML, written by the tests themselves: no reader's own writer is trusted."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_ROOTS = {"header": "hdr", "footer": "ftr"}
LINES = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def run(text: str, look: str = "") -> str:
    """A run; `look` is what its rPr holds. Line ends and tabs become their elements."""
    inner = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    inner = inner.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def paragraph(*runs: str, look: str = "") -> str:
    """A paragraph of runs or plain texts; `look` is what its pPr holds."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


def cell(*content: str, settings: str = "") -> str:
    blocks = "".join(part if part.startswith("<w:") else paragraph(part) for part in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{settings}</w:tcPr>{blocks}</w:tc>'


def table(*rows: tuple[str, ...], ruled: bool = True, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    inner = "".join(
        "<w:tr>"
        + "".join(part if part.startswith("<w:tc") else cell(part) for part in row)
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{LINES if ruled else ""}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"
    )


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(*texts: str, kind: str = "footnote") -> str:
    """The inside of a part of notes, numbered from 2 as Word does after its separators."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        for number, name in enumerate(("separator", "continuationSeparator"))
    )
    own = f"<w:r><w:{kind}Ref/></w:r>"
    return separators + "".join(
        f'<w:{kind} w:id="{number}"><w:p>{own}{run(" " + text)}</w:p></w:{kind}>'
        for number, text in enumerate(texts, start=2)
    )


def write_docx(path: Path, body: str, *, links: tuple[str, ...] = (), **parts: str) -> Path:
    """A .docx of `body`; `parts` are the insides of others by kind: ``styles``, ``footnotes``…

    Relationships have the kind as their id, links ``link1`` and on. The section at the end names
    a ``header``, ``footer`` and ``header_first`` when they are there.
    """
    relations = ""
    overrides = (
        f'<Override PartName="/word/document.xml" ContentType="{_PART.format("document.main")}"/>'
    )
    written = {}
    section = ""
    for name, inner in parts.items():
        kind, _, which = name.partition("_")
        root = _ROOTS.get(kind, kind)
        written[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{inner}</w:{root}>"
        relations += f'<Relationship Id="{name}" Type="{_TYPE}{kind}" Target="{name}.xml"/>'
        content = _PART.format(kind)
        overrides += f'<Override PartName="/word/{name}.xml" ContentType="{content}"/>'
        if kind in _ROOTS:
            section += f'<w:{kind}Reference w:type="{which or "default"}" r:id="{name}"/>'
    section += '<w:pgSz w:w="11906" w:h="16838"/>'
    section += "<w:titlePg/>" if "header_first" in parts else ""
    for number, address in enumerate(links, start=1):
        relations += (
            f'<Relationship Id="link{number}" Type="{_TYPE}hyperlink" '
            f'Target="{escape(address)}" TargetMode="External"/>'
        )
    written["word/document.xml"] = (
        f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
        "</w:document>"
    )
    written["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}relationships">{relations}</Relationships>'
    )
    written["_rels/.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="main" '
        f'Type="{_TYPE}officeDocument" Target="word/document.xml"/></Relationships>'
    )
    written["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("[Content_Types].xml", *written.keys() - {"[Content_Types].xml"}):
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + written[name])
    return path


def rewritten(path: Path, **parts: bytes) -> Path:
    """The package with some parts changed or added; `__` in a name stands for `/`, `_` for `.`."""
    with zipfile.ZipFile(path) as package:
        all_parts = {name: package.read(name) for name in package.namelist()}
    for name, data in parts.items():
        all_parts[name.replace("__", "/").replace("_", ".")] = data
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in all_parts.items():
            package.writestr(name, data)
    return path
