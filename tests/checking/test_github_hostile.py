"""Whoever proposes a change chooses names and texts: none of them becomes a command or a mark."""

import html
import re
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.checking.findings import Findings
from archive.checking.mending import apart, mended_text
from archive.checking.problem import Fix, Problem
from archive.checking.showing import github
from archive.checking.showing.patch import patch
from archive.checking.showing.visible import visible
from archive.reading.content_file import ContentFile, Reading
from archive.reading.load import join
from archive.reading.source import SourceText

LINKS = github.Links("https://ma.example/kho/blob/abc/", "https://kho.example/dong-gop/ma-loi/")
PIECES = [
    "::error::", "::set-output name=a::b", "##[error]", "::stop-commands::x", "%0A", "%0D%0A",
    "\n", "\r\n", "\r", "\u2028", "\x1b[31m", "\u202e", "|", "||", "\\|", "`", "```", "~~~",
    "<img src=x>", "</td>", "<!--", "-->", "[a](javascript:b)", "![a](b)", "@ai", "#1",
    "https://xau.example", "www.xau.example", "**", "__", "&lt;", "&#60;", ",line=9", "file=x",
    "\t", "  ", "$x$", ":tada:", "ai@xau.example", "GH-1", "ế", "\x00", "a/b", "(", ")", "]", "?",
    "#", "'", '"', "\\",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=8).map("".join)
NAMES = HOSTILE.map(lambda text: text.replace("\0", "") or "a")


def findings_of(path: str, message: str, advice: str, text: str = "một\n", *fixes: Fix) -> Findings:
    source = SourceText(text)
    reading = Reading(Path("content"), join([]), {path: ContentFile(path, "report", source)})
    problems = [
        Problem(path, 1, 1, 1, 2, "so-hang-nghin", "error", message, advice, fix)
        for fix in fixes or (None,)
    ]
    return Findings(problems, reading, "content", 1)


def unescaped(value: str, *, is_property: bool) -> str:
    """As GitHub's runner reads what a workflow command holds (ActionCommand.cs)."""
    pairs = [("%3A", ":"), ("%2C", ",")] if is_property else []
    for written, meant in (("%0D", "\r"), ("%0A", "\n"), *pairs, ("%25", "%")):
        value = value.replace(written, meant)
    return value


@given(NAMES, HOSTILE, HOSTILE)
def test_an_annotation_is_one_command_that_says_what_was_meant(
    name: str, message: str, advice: str
) -> None:
    shown = github.show(findings_of(name, message, advice))

    # a runner ends lines where .NET does: at these two
    line, last, rest = re.split("\r\n|\r|\n", shown)
    found = re.fullmatch(r"::error ([^:]*)::(.*)", line)
    assert found
    assert last.startswith("1 lỗi trong 1 tệp")
    assert rest == ""
    properties = dict(pair.split("=", 1) for pair in found[1].split(","))
    assert properties.keys() == {"file", "line", "endLine", "col", "endColumn", "title"}
    assert properties["line"] == "1"
    said = [visible(part) for part in f"content/{name}".split("\n")]
    assert unescaped(properties["file"], is_property=True) == "\n".join(said)
    told = [visible(part) for part in f"{message}\n{advice}".split("\n")]
    assert unescaped(found[2], is_property=False) == "\n".join(told)


@given(NAMES, HOSTILE, HOSTILE)
def test_a_row_of_the_summary_is_five_cells_of_plain_words(
    name: str, message: str, advice: str
) -> None:
    lines = github.job_summary(findings_of(name, message, advice), LINKS).split("\n")

    head = lines.index("|---|---|---|---|---|")
    row = lines[head + 1]
    assert lines[head + 2 :] == [""]
    assert row.startswith("| ")
    assert row.endswith(" |")
    level, place, code, said, help_ = row[2:-2].split(" | ")
    assert level == "lỗi"
    for cell, meant in ((said, message), (help_, advice)):
        assert html.unescape(cell) == " ".join(map(visible, meant.split("\n")))
        assert not set(re.sub("&#[0-9]+;", "", cell)) & set("\\`*_{}[]()<>#+!|~&@:$-\n\r")
        assert "www." not in cell.lower()
    link = re.fullmatch(r"\[([^]]*)\]\((https://[A-Za-z0-9/._~%-]+)\?plain=1#L1\)", place)
    assert link
    assert unquote(link[2], errors="surrogateescape") == f"{LINKS.files}content/{name}"
    assert code == ("[so&#45;hang&#45;nghin](https://kho.example/dong-gop/ma-loi/so-hang-nghin/)")


@st.composite
def mended(draw: st.DrawFn) -> tuple[str, list[Fix]]:
    """A text, and repairs at places of it."""
    text = draw(
        st.lists(st.sampled_from([*PIECES, "\n", "một dòng\n"]), min_size=1, max_size=30)
        .map("".join)
        .map(lambda text: text.replace("\0", ""))
        .filter(bool)
    )
    fixes = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start, min(len(text), start + 5)))
        fixes.append(Fix(start, end, draw(st.sampled_from(["", "sửa", "a\nb", "```\n"])), "sửa"))
    return text, fixes


@settings(max_examples=40)
@given(
    mended(),
    st.sampled_from(
        ["a.md", 'a "b" c.md', "a\tb.md", "a b.md", "đổi\\mới.md", "xấu\n.md", "`x`.md"]
    ),
)
def test_git_takes_the_patch_and_makes_what_fix_would(
    made: tuple[str, list[Fix]], name: str
) -> None:
    text, fixes = made
    diff = patch(findings_of(name, "sai", "sửa", text, *fixes))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "content", name)
        file.parent.mkdir()
        file.write_bytes(text.encode())
        done = subprocess.run(
            ["git", "apply", "--allow-empty", "--whitespace=nowarn", "-"],
            cwd=folder,
            input=diff.encode(),
            capture_output=True,
            check=False,
        )

        assert done.returncode == 0, done.stderr
        assert file.read_bytes().decode() == mended_text(text, apart(fixes))


@given(mended())
def test_a_patch_in_the_summary_ends_with_its_fence(made: tuple[str, list[Fix]]) -> None:
    text, fixes = made
    findings = findings_of("a.md", "sai", "sửa", text, *fixes)
    summary = github.job_summary(findings)
    if not patch(findings):
        return

    (fence,) = re.findall("^(`{3,})diff$", summary, re.MULTILINE)
    inside = summary.split(f"{fence}diff\n")[1]
    assert inside.endswith(f"\n{fence}\n")
    assert fence not in inside.removesuffix(f"{fence}\n")
