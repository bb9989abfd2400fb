"""A tree against the model: one faulty entry never hides the others."""

from pathlib import Path

import pytest

from archive.model.records import Report
from archive.model.report import ReportEntries
from archive.reading.content_file import ContentFile
from archive.reading.folder import FoundFile
from archive.reading.load import load, read_file, read_markdown

RIGHT = """\
title: Kết quả năm 2021
fidelity: tom-luoc
clearance: {by: Ban biên tập, on: 2022-01-05}
"""


def read(yaml: str) -> ContentFile:
    return read_markdown("to-chuc/a/2021.md", "report", f"---\n{yaml}---\n")


def entries(file: ContentFile) -> ReportEntries:
    assert isinstance(file.record, Report)
    return file.record.entries


def told(file: ContentFile) -> list[tuple[str, str, str | None]]:
    """Kind, the characters at fault, and the right form, where there is one."""
    text = file.source.text
    return [
        (f.kind, text[f.span.start : f.span.end], f.values.get("suggestion")) for f in file.faults
    ]


@pytest.mark.parametrize(
    "yaml, kind, place, suggestion",
    [
        ("tieu_de: x\n", "muc-la", "tieu_de", None),
        ("document: {so: x}\n", "muc-la", "so", None),
        ("notes: một dòng\n", "can-danh-sach", "một dòng", None),
        ("document: một dòng\n", "can-nhom", "một dòng", None),
        ("cites: [một dòng]\n", "can-nhom", "một dòng", None),
        ("cites: [{number: [a]}]\n", "can-mot-gia-tri", "[a]", None),
        ("document: {place: {a: b}}\n", "can-mot-gia-tri", "{a: b}", None),
        ('document: {place: "a\\nb"}\n', "can-mot-dong", '"a\\nb"', None),
        ("document:\n", "muc-rong", "document", None),
        ("notes: [~]\n", "muc-rong", "~", None),
        ("document: {issued: 31/3/2021}\n", "ngay-kieu-viet", "31/3/2021", "2021-03-31"),
        ("document: {issued: 2021-02-30}\n", "ngay-khong-co", "2021-02-30", None),
        ("source: {url: http://a.vn}\n", "dia-chi-mang-sai", "http://a.vn", None),
        ("source: {sha256: abc}\n", "ma-bam-sai", "abc", None),
        ("activities: [{id: A b}]\n", "dinh-danh-sai", "A b", None),
        ("activities: [{items: [{quantity: 20.000}]}]\n", "so-hang-nghin", "20.000", "20000"),
        ("activities: [{people: {count: 1.5}}]\n", "so-khong-nguyen", "1.5", None),
        ("activities: [{status: xong}]\n", "ma-khong-co", "xong", None),
    ],
)
def test_a_faulty_value_is_told_at_its_place(
    yaml: str, kind: str, place: str, suggestion: str | None
) -> None:
    file = read(RIGHT + yaml)

    assert (kind, place, suggestion) in told(file)
    assert {other for other, *_ in told(file)} <= {kind, "thieu-muc"}
    assert entries(file).title == "Kết quả năm 2021"


def test_all_faults_are_told_at_once_and_the_rest_is_read() -> None:
    file = read(
        "title: Kết quả\nloai: x\nfidelity: nguyen van\ncites:\n"
        "  - {number: 44-CT/TW, issued: 20/9/1994}\n"
        "  - {number: 04-CT/TW, nam: 2011}\n  - chỉ thị\n"
        "activities:\n  - title: Trao\n    items: [{what: gạo, quantity: 1.000}, {what: muối}]\n"
    )

    assert [(kind, place) for kind, place, _ in told(file)][1:] == [
        ("muc-la", "loai"),
        ("ma-khong-co", "nguyen van"),
        ("ngay-kieu-viet", "20/9/1994"),
        ("muc-la", "nam"),
        ("can-nhom", "chỉ thị"),
        *[("thieu-muc", file.source.text[slice(*file.span("activities", 0))])] * 3,
        ("so-hang-nghin", "1.000"),
    ]
    assert [cited.number for cited in entries(file).cites] == ["44-CT/TW", "04-CT/TW"]
    assert [item.what for item in entries(file).activities[0].items] == ["gạo", "muối"]


def test_what_was_written_badly_is_not_called_missing() -> None:
    file = read(
        "title: Kết quả\nfidelity: [x]\nclearance:\nactivities:\n  - x\n  - {status: xong}\n"
    )
    missing = [fault.values["name"] for fault in file.faults if fault.kind == "thieu-muc"]

    assert missing == ["id", "kind", "title"]


def test_what_is_missing_is_told_with_its_label() -> None:
    file = read("activities: [{id: a}]\n" + RIGHT)
    fault = next(fault for fault in file.faults if fault.values["name"] == "status")

    assert fault.values == {"name": "status", "label": "Trạng thái", "example": "da-thuc-hien"}
    assert file.source.text[slice(*fault.span)] == "{id: a}"


def test_nothing_is_called_missing_where_reading_lost_something() -> None:
    assert read("Kết quả\nfidelity: tom-luoc\n").complete is False
    assert told(read("Kết quả\nfidelity: tom-luoc\n")) == [("yaml-cu-phap", "Kết quả", None)]


def test_an_entry_that_is_absent_is_not_one_that_says_none() -> None:
    nothing = entries(read(RIGHT)).delegations
    none = entries(read(RIGHT + "delegations: {outgoing: []}\n")).delegations

    assert nothing is None
    assert none is not None
    assert none.outgoing == ()
    assert none.incoming is None


def test_lists_tell_what_is_wrong_with_one_term_and_keep_the_others(tmp_path: Path) -> None:
    (tmp_path / "danh-muc").mkdir()
    path = "danh-muc/don-vi.yml"
    text = (
        "chiếc: {name: chiếc}\nthùng:\nhộp: một hộp\nbao: {name: bao, ten: x}\ngói: {english: y}\n"
    )
    (tmp_path / path).write_text(text, encoding="utf-8")
    file = read_file(tmp_path, FoundFile(path, "list"))

    assert [(kind, place) for kind, place, _ in told(file)] == [
        ("muc-rong", "thùng"),
        ("can-nhom", "một hộp"),
        ("thieu-muc", "một hộp"),
        ("muc-la", "ten"),
        ("thieu-muc", "{english: y}"),
    ]
    assert {"chiếc", "bao", "gói"} <= set(file.terms)


def test_one_bad_file_never_hides_the_others(tmp_path: Path) -> None:
    (tmp_path / "doi-tac").mkdir()
    for name, data in {
        "a": b"---\nname: A\ncountry: LA\nkind: khac\n---\n",
        "b": b"\xff\xfe\x00",
        "c": b"---\n{{{{",
        "d": b"",
        "e": b"---\nname: [\n---\n",
    }.items():
        (tmp_path / f"doi-tac/{name}.md").write_bytes(data)
    reading = load(tmp_path)

    assert reading.archive.partners["a"].name == "A"
    assert [bool(reading.files[f"doi-tac/{name}.md"].faults) for name in "abcde"] == [False] + [
        True
    ] * 4
