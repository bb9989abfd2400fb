"""The form's writer gives the bytes of ``archive.writing`` and keeps what it need not change."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.composing.form.fields import FORMS, fields
from archive.model.entry import Location
from archive.writing.edit import EditableText, EditError
from archive.writing.emit import emit
from archive.writing.plain import Plain
from archive.writing.scalars import scalar
from tests.conftest import ROOT
from tests.form.conftest import Writer

ASKED = {name: fields(model) for name, model in FORMS.items()}
REPORT = ROOT / "tests/archive/content/to-chuc/tinh-doan-thu/2021.md"
VALUES: list[Plain] = [
    "một", "a: b", "# x", "20.000", "- x", '"y"', "it's", "x\ny\n", " z", "từ " * 80 + "cuối",
    "[a]", "null", "a\\b", "1,5", "thẻ\tx", "a\u200bb", ["a", "b"], {"x": "y"}, [],
]  # fmt: skip


def form_of(path: Path) -> str | None:
    """Which form writes a file; None for those that none does."""
    folder, *rest = path.relative_to(next(p for p in path.parents if p.name == "content")).parts
    if folder == "to-chuc":
        return "to-chuc" if rest[-1] == "index.md" else "bao-cao"
    return folder if folder == "doi-tac" else None


def files(content: Path) -> list[Path]:
    return sorted(content.rglob("*.md"))


LIVE = [path for c in ("content", "tests/archive/content") for path in files(ROOT / c)]


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 500 reports made up by chance."""
    folder = tmp_path_factory.mktemp("sample") / "content"
    command = [sys.executable, "scripts/sample.py", "500", "--out", str(folder), "--seed", "5"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def places(value: Plain | None, location: Location = ()) -> Iterator[Location]:
    inner: Any = enumerate(value) if isinstance(value, list) else ()
    inner = value.items() if isinstance(value, dict) else inner
    for step, child in inner:
        yield (*location, step)
        yield from places(child, (*location, step))


def same_as_in_python(writer: Writer, text: str) -> None:
    file = EditableText(text)
    value = file.value() or {}
    assert writer.ask("value", text=text) == value
    assert list(writer.ask("value", text=text)) == list(value)
    assert writer.ask("emit", value=value) == emit(value)


@pytest.mark.parametrize("path", LIVE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_opened_and_saved_is_the_same_bytes(path: Path, writer: Writer) -> None:
    text = path.read_bytes().decode()
    same_as_in_python(writer, text)

    form = form_of(path)
    if form is not None:
        asked = ASKED[form]
        data = writer.ask("open", fields=asked, text=text)
        assert "_unreadable" not in data
        assert writer.ask("save", fields=asked, data=data) == text


def test_so_are_five_hundred_reports_made_up(made_up: Path, writer: Writer) -> None:
    reports = [path for path in files(made_up) if form_of(path) == "bao-cao"]

    assert len(reports) == 500
    for path in files(made_up):
        text = path.read_bytes().decode()
        same_as_in_python(writer, text)
        form = form_of(path)
        if form is not None:
            data = writer.ask("open", fields=ASKED[form], text=text)
            assert writer.ask("save", fields=ASKED[form], data=data) == text, path


def test_what_is_written_anew_is_what_python_writes(made_up: Path, writer: Writer) -> None:
    for path in files(made_up)[::25]:
        form = form_of(path)
        if form is None:
            continue
        text = path.read_bytes().decode()
        data = writer.ask("open", fields=ASKED[form], text=text)
        del data["_source"]
        written = EditableText(writer.ask("save", fields=ASKED[form], data=data))
        assert written.value() == EditableText(text).value()
        assert written.text.startswith(f"---\n{emit(written.value() or {})}---\n")


# a browser may know a newer Unicode, to which more characters are letters
KNOWN = st.characters(exclude_categories=["Cs", "Cn"])


@given(st.text(KNOWN, max_size=60), st.booleans())
def test_a_text_is_quoted_alike(writer: Writer, text: str, flow: bool) -> None:
    assert writer.ask("scalar", text=text, flow=flow) == scalar(text, flow=flow)


@settings(max_examples=150)
@given(st.data())
def test_a_change_is_spliced_alike(writer: Writer, data: st.DataObject) -> None:
    text = REPORT.read_text(encoding="utf-8")
    text = text.replace("\n", "\r\n") if data.draw(st.booleans()) else text
    file = EditableText(text)
    place = data.draw(st.sampled_from(list(places(file.value()))))
    value = data.draw(st.sampled_from(VALUES))
    whole = file.value()
    assert isinstance(whole, dict)
    order = list(whole)
    new = (*place[:-1], place[-1] if isinstance(place[-1], int) else "moi")

    def attempt(change: Any) -> str | None:
        try:
            text: str = change().text
        except EditError:
            return None
        return text

    expected = attempt(lambda: file.set(place, value))
    assert writer.ask("set", text=text, location=place, value=value) == expected
    expected = attempt(lambda: file.insert(new, value, order))
    assert writer.ask("insert", text=text, location=new, value=value, order=order) == expected
    expected = attempt(lambda: file.remove(place))
    assert writer.ask("remove", text=text, location=place) == expected


def changed_lines(before: str, after: str) -> list[str]:
    import difflib  # noqa: PLC0415  only here

    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in diff if not line.startswith(("---", "+++", "@@"))]


def test_one_figure_is_one_line_and_comments_stay(writer: Writer) -> None:
    text = REPORT.read_text(encoding="utf-8").replace(
        "    place: Cửa khẩu quốc tế Mộc Bài\n",
        "    # theo bảng kèm báo cáo\n    place: 'Cửa khẩu quốc tế Mộc Bài'   # như in\n",
    )
    asked = ASKED["bao-cao"]
    data = writer.ask("open", fields=asked, text=text)
    data["activities"][1]["items"][0]["quantity"] = "20001"
    data["activities"][1]["place"] = "Cửa khẩu Mộc Bài"

    assert changed_lines(text, writer.ask("save", fields=asked, data=data)) == [
        "-    place: 'Cửa khẩu quốc tế Mộc Bài'   # như in",
        "+    place: 'Cửa khẩu Mộc Bài'   # như in",
        "-      - {what: khẩu trang y tế, quantity: 20000, unit: chiếc, qualifier: gan}",
        "+      - {what: khẩu trang y tế, quantity: 20001, unit: chiếc, qualifier: gan}",
    ]


def test_what_is_emptied_goes_and_what_is_new_comes_in_its_order(writer: Writer) -> None:
    text = (
        "---\ntitle: A\nfidelity: tom-luoc\ndocument: {number: 1-BC/A}\n"
        "clearance: {by: B, on: 2021-12-01}\nformerly: [cu/]\n---\nLời.\n"
    )
    asked = ASKED["bao-cao"]
    data = writer.ask("open", fields=asked, text=text)
    data["document"]["number"] = ""
    data["delegations"] = {"outgoing": [], "outgoing_none": True}
    data["notes"] = ["một"]
    data["body"] = "Lời khác."

    assert writer.ask("save", fields=asked, data=data) == (
        "---\ntitle: A\nfidelity: tom-luoc\ndelegations:\n  outgoing: []\nnotes: [một]\n"
        "clearance: {by: B, on: 2021-12-01}\nformerly: [cu/]\n---\nLời khác.\n"
    )


BODY = """
## I. Kết quả {: #ket-qua }

| Hiện vật | Số lượng |
|:---------|---------:|
| gạo[^1]  |    2.500 |
{: #bang-qua .rong }

Dòng có hai dấu cách cuối  \nvà `{{ hoat_dong() }}`.

[^1]: Gạo tẻ.
"""


def test_the_text_below_stays_byte_for_byte(writer: Writer) -> None:
    text = f"---\ntitle: A\nfidelity: tom-luoc\n---\n{BODY}"
    asked = ASKED["bao-cao"]
    data = writer.ask("open", fields=asked, text=text)
    data["title"] = "B: b"

    assert data["body"] == BODY
    assert writer.ask("save", fields=asked, data=data) == text.replace("title: A", 'title: "B: b"')


@pytest.mark.parametrize(
    "text",
    [
        "không có phần đầu\n", "---\ntitle: &a x\n---\n", "---\ntitle: *a\n---\n",
        "---\ntitle: !!str x\n---\n", "---\ntitle: a\ntitle: b\n---\n",
        "---\nactivities: {a: b}\n---\n",
        "---\ntitle: [a]\n---\n", "---\ntitle: A: B\n---\n", "---\ntitle: 'a\n---\n",
        "---\nx: {a: [}\n---\n",
    ],
)  # fmt: skip
def test_what_the_form_cannot_read_it_saves_as_it_was(text: str, writer: Writer) -> None:
    data = writer.ask("open", fields=ASKED["bao-cao"], text=text)

    assert data["_unreadable"]
    assert writer.ask("save", fields=ASKED["bao-cao"], data={**data, "title": "khác"}) == text
