"""Lists in Word files: the markers that stand in their styles alone."""

from pathlib import Path

from tests.importing.files import (
    paragraph,
)
from tests.importing.looking import read


def levels(*kinds: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:isLgl w:val="0"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(kinds)
    )


NUMBERING = f"""
<w:abstractNum w:abstractNumId="0">
  {levels(("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"))}
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  {levels(("bullet", chr(0xF0B7)), ("bullet", "-"))}
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
"""


def item(text: str, number: int, level: int) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, look=place)


def test_lists_keep_their_markers(tmp_path: Path) -> None:
    items = [
        (5, 0),
        (5, 1),
        (5, 1),
        (5, 2),
        (6, 0),
        (6, 1),
        (5, 0),
        (5, 1),
        (7, 0),
        (7, 0),
        (0, 0),
        (99, 0),
    ]
    body = "".join(item("mục", number, level) for number, level in items)

    markers = [p.marker for p in read(tmp_path, body, numbering=NUMBERING).paragraphs()]

    assert markers == ["I.", "I.1.", "I.2.", "a)", "•", "-", "II.", "II.1.", "IV.", "V.", "", ""]
