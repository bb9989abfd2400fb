"""Files that mean harm, by what is wrong with them; each is written where it is told."""

from collections.abc import Callable
from pathlib import Path

from archive.reading.source import SIZE_LIMIT

NEW = "to-chuc/tinh-doan-thu/2019.md"
# Nobody has cleared it: whatever else is in the file, that is to be told.
FRONT = """---
title: Công tác đối ngoại năm 2019
fidelity: tom-luoc
"""
Write = Callable[[Path], None]


def report(front: str = "", body: str = "") -> Write:
    def write(path: Path) -> None:
        path.write_text(f"{FRONT}{front}---\n{body}\n", encoding="utf-8", newline="")

    return write


def raw(data: bytes) -> Write:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def aliases() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(lines) + "\n"


def deep_block(depth: int) -> str:
    return "".join(f"{' ' * level}a:\n" for level in range(depth))


def filled(piece: str) -> str:
    """As many pieces as a file may hold."""
    return piece * ((SIZE_LIMIT - 500) // len(piece.encode()))


HOSTILE: dict[str, Write] = {
    "50 MB": sparse,
    "50 MB of text": raw(b"---\ntitle: x\n---\n" + b"a" * 50_000_000),
    "alias bomb": report(aliases()),
    "merge bomb": report("a: &a {b: c}\nd: {<<: [" + "*a, " * 2000 + "*a]}\n"),
    "10,000 deep, flow": report("notes: " + "[" * 10_000 + "]" * 10_000 + "\n"),
    "10,000 deep, flow, maps": report("notes: " + "{a: " * 10_000 + "}" * 10_000 + "\n"),
    "10,000 deep, never closed": report("notes: " + "[" * 10_000 + "\n"),
    "10,000 deep, sequences": report("notes: \n" + "- " * 10_000 + "a\n"),
    "deep, block": report("notes:\n" + deep_block(700)),
    "10,000 deep, quotations": report(body="> " * 10_000 + "a"),
    "10,000 deep, list": report(body="- " * 10_000 + "a"),
    "10,000 deep, links": report(body="[" * 10_000 + "a" + "](b)" * 10_000),
    "NUL bytes": raw(b"---\ntitle: a\0b\n---\n\0\0\0"),
    "nothing but NUL": raw(b"\0" * 250_000),
    "invalid UTF-8": raw(b"---\ntitle: C\xf4ng t\xe1c\n---\n"),
    "half a character": raw("---\ntitle: Cô".encode()[:-1]),
    "overlong": raw(b"---\ntitle: \xc0\xaf\n---\n"),
    "surrogates": raw(b"---\ntitle: \xed\xa0\x80\n---\n"),
    "UTF-16": raw((FRONT + "---\nA\n").encode("utf-16")),
    "an office file": raw(b"PK\x03\x04" + bytes(range(256)) * 100),
    "empty": raw(b""),
    "only a front": raw(b"---\n"),
    "one line of 1 MB": report(body="Năm 2019 " * 95_000),
    "one value of 1 MB": report("notes: [" + "Năm 2019 " * 85_000 + "]\n"),
    "one line": report(body=filled("Năm 2019 ")),
    "one value": report("notes: [" + filled("Năm 2019 ") + "]\n"),
    "100,000 headings": report(body="# a\n" * 100_000),
    "headings": report(body=filled("# a\n")),
    "headings with roles": report(body=filled("## a {: #ket-qua }\n")),
    "paragraphs": report(body=filled("a 1\n\n")),
    "footnotes": report(body=filled("[^1]: a\n\n")),
    "anchors": report(body=filled("{: #a }\n\n")),
    "anchored paragraphs": report(body=filled("a\n{: #a }\n\n")),
    "entries": report("".join(f"a{n}: b\n" for n in range(25_000))),
    "the same entry": report(filled("notes: [a]\n")),
    "activities": report("activities:\n" + filled("  - {id: a, kind: [b], date: x}\n")),
    "activities without end": report(
        "activities: [" + filled("{id: a, status: ke-hoach},") + "]\n"
    ),
    "figures": report(body=filled("1")),
    "figures in groups": report(body=filled("1.000")),
    "figures in dates": report(body=filled("1/2/")),
    "figures in symbols": report(body=filled("1-A/")),
    "symbols": report(body=filled("1-CT/TW ")),
    "dates": report(body=filled("31/3/2019 ")),
    "number words": report(body=filled("hai mươi ")),
    "spaces": report(body="a" + filled(" ") + "b"),
    "lines of spaces": report(body=filled(" " * 500 + "\n")),
    "tabs": report(body=filled("\t")),
    "opening brackets": report(body=filled("[")),
    "opening and closing": report(body=filled("[](")),
    "images": report(body=filled("![")),
    "stars": report(body=filled("*")),
    "stars apart": report(body=filled("* a ")),
    "stars around": report(body=filled("**a* ")),
    "underscores": report(body=filled("_a")),
    "backticks": report(body=filled("`")),
    "backticks of every length": report(body=" ".join("`" * n for n in range(700))),
    "fences": report(body=filled("```\n")),
    "angles": report(body=filled("<")),
    "tags": report(body=filled("<a ")),
    "comments": report(body=filled("<!--")),
    "braces": report(body=filled("{{")),
    "statements": report(body=filled("{% a ")),
    "attribute lists": report(body=filled("{: #")),
    "entities": report(body=filled("&#")),
    "pipes": report(body=filled("|")),
    "table rules": report(body="a|b\n" + filled("-|")),
    "table rows": report(body="a|b\n-|-\n" + filled("1|2\n")),
    "hyphens": report(body="a\n" + filled("-")),
    "commas and dots": report(body=filled(".,")),
    "at signs": report(body=filled("a@")),
    "mail addresses": report(body=filled("a.b@c.d")),
    "telephone numbers": report(body=filled("0912 345 678 ")),
    "secret marks": report(body=filled("MẬT\n\n")),
    "letters apart": report(body=filled("M Ậ ")),
    "quotes": report("notes: ['" + filled("''") + "']\n"),
    "combining marks": report(body="a" + filled("\u0301")),
    "bidirectional marks": report(body=filled("\u202e")),
    "look-alike letters": report(body=filled("\u0430")),
    "look-alike words": report(body=filled("c\u0430n ")),
    "decomposed": report(body=filled("o\u0302\u0300")),
    "decomposed words": report(body=filled("o\u0302\u0300 ")),
    "no line ends but returns": report(body=filled("a\r")),
    "foreign line ends": report(body=filled("a\r\n")),
    "macros": report(body=filled('{{ hoat_dong(nam="')),
    "a call in a call": report(body="{{ " + "a(" * 5_000 + ")" * 5_000 + " }}"),
}
