"""After any edits, what files are told because of one another is what is found anew."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.checking import rule as rule_module
from archive.checking import together
from archive.checking.problem import Problem
from archive.checking.rule import RULES, Rule
from archive.reading.content_file import Reading
from tests.checking.rechecked import anew, cached

BODIES = ("tinh-doan-thu", "so-ngoai-vu-thu", "hoi-khong-ho-so-thu")
PARTNER = "doi-tac/hoi-lhtn-svay-rieng-thu"
NAMES = ("2018", "2019", "2018-quy-mot", "2019-bo-sung")
PLACES = tuple(f"to-chuc/{body}/{name}.md" for body in BODIES for name in NAMES)
UIDS = tuple(f"{body}/{name}#{id_}" for body in BODIES for name in NAMES for id_ in "ab")
DOSSIER = "chuyen-de/thu.md"

Few = st.lists(st.sampled_from(UIDS), max_size=1)
ACTIVITIES = st.builds(
    lambda id_, date, quantity, place, status, same, other: {
        "id": id_,
        "kind": ["trao-tang"],
        "title": "Trao khẩu trang tại cửa khẩu",
        "status": status,
        "date": date,
        "place": place,
        "parties": {"giver": ["to-chuc/tinh-doan-thu"], "recipient": [PARTNER]},
        "items": [{"what": "khẩu trang", "quantity": quantity, "unit": "chiếc"}],
        "same_as": same,
        "different_from": other,
    },
    st.sampled_from("ab"),
    st.sampled_from(["2018-03-20", "2018-03-20", "2019-05-02", "2018"]),
    st.sampled_from(["20", "5.0", "5", "20000"]),
    st.sampled_from(["cửa khẩu Mộc Bài", "cửa khẩu Mộc Bài", "Vientiane"]),
    st.sampled_from(["da-thuc-hien", "da-thuc-hien", "khong-thuc-hien"]),
    Few,
    Few,
)
CLEARED = {"by": "Ban biên tập", "on": "2021-12-01"}
"""Of what nobody has cleared nothing is kept."""
TARGETS = ("../so-ngoai-vu-thu/2018.md#a", "/nam/2019/", "/to-chuc/tinh-doan-thu/2019.md", "x.png")


@st.composite
def reports(draw: st.DrawFn) -> str:
    entries: dict[str, object] = {
        "title": draw(st.sampled_from(["Kết quả năm 2018", "Báo cáo công tác"])),
        "document": {"number": draw(st.sampled_from(["1/BC-TĐ", "2/BC-TĐ"]))},
        "cites": [{"number": n} for n in draw(st.lists(st.sampled_from(["44-CT/TW"]), max_size=1))],
        "activities": draw(st.lists(ACTIVITIES, max_size=2)),
        "clearance": CLEARED,
    }
    if draw(st.integers(0, 5)) == 0:
        moved = st.sampled_from(["to-chuc/cu-thu", "to-chuc/tinh-doan-thu/2019"])
        entries["formerly"] = [draw(moved)]
    links = draw(st.lists(st.sampled_from(TARGETS), max_size=1))
    text = "".join(f"Xem [bài]({target}) và ![hình]({target}).\n\n" for target in links)
    # figures are written as a person would: 5.0 and 5 are one
    front = json.dumps(entries, ensure_ascii=False, indent=1)
    return f"---\n{front}\n---\n\n## Kết quả {{: #ket-qua }}\n\n{text}"


DOSSIERS = st.sampled_from((2018, 2019, 2031)).map(
    lambda year: f"---\ntitle: Chuyên đề\n---\n\n{{{{ hoat_dong(nam={year}) }}}}\n"
)


LINES = (
    "parent: to-chuc/so-ngoai-vu-thu",
    "parent: to-chuc/tinh-doan-thu",
    "successors: [to-chuc/ldld-thu]",
    "aliases: [Sở Ngoại vụ Thử]",
    "formerly: [to-chuc/cu-thu]",
)


def _edit_around(data: st.DataObject, content: Path) -> None:
    """Of a body or a list."""
    body = content / "to-chuc/tinh-doan-thu/index.md"
    match data.draw(st.sampled_from(["body", "text", "list"]), label="around"):
        case "body":
            front, mark, text = body.read_text(encoding="utf-8").partition("\n---\n")
            line = data.draw(st.sampled_from(LINES), label="line")
            body.write_text(f"{front}\n{line}{mark}{text}", encoding="utf-8")
        case "text":
            text = body.read_text(encoding="utf-8")
            body.write_text(f"{text}\n[bài](../so-ngoai-vu-thu/2018.md#a)\n", encoding="utf-8")
        case "list":
            lists = sorted((content / "danh-muc").iterdir())
            if lists:
                data.draw(st.sampled_from(lists), label="list").unlink()


def _edit(data: st.DataObject, content: Path) -> None:
    if data.draw(st.integers(0, 7), label="which") == 0:
        _edit_around(data, content)
        return
    path = content / data.draw(st.sampled_from([*PLACES, *PLACES, DOSSIER]), label="file")
    if path.is_file() and data.draw(st.integers(0, 4), label="gone") == 0:
        if data.draw(st.booleans(), label="moved"):
            to = content / data.draw(st.sampled_from(PLACES), label="to")
            to.parent.mkdir(exist_ok=True)
            path.rename(to)
        else:
            path.unlink()
        return
    path.parent.mkdir(exist_ok=True)
    is_dossier = path == content / DOSSIER
    path.write_text(data.draw(DOSSIERS if is_dossier else reports()), encoding="utf-8")


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    """The bodies and lists of the toy archive, without any report."""
    return _bodies(toy_content, tmp_path / "kho")


def _bodies(toy: Path, folder: Path) -> Path:
    content = Path(shutil.copytree(toy, folder))
    for path in content.glob("to-chuc/*/2*"):
        path.unlink()
    for path in (*content.glob("chuyen-de/*"), *content.glob("*.md")):
        path.unlink()
    return content


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_after_any_edits_all_is_told_that_is_found_anew(
    data: st.DataObject, toy_content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    content = _bodies(toy_content, folder / "kho")
    for place in PLACES:
        if data.draw(st.booleans()):
            (content / place).parent.mkdir(exist_ok=True)
            (content / place).write_text(data.draw(reports()), encoding="utf-8")
    cached(content, folder / "cache")
    for _ in range(data.draw(st.integers(1, 8), label="edits")):
        _edit(data, content)
        assert cached(content, folder / "cache") == anew(content)


def test_of_one_changed_report_only_those_are_asked_that_it_meets(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten bodies that have nothing to do with one another, and two that share a partner."""
    for number in range(10):
        _write(content, f"doan-{number}-thu", f"Hội {number}")
    _write(content, "tinh-doan-thu", "Hội chung")
    _write(content, "so-ngoai-vu-thu", "Hội chung")
    cached(content, tmp_path / "cache")
    asked: list[frozenset[str]] = []
    real = rule_module.problems_of_archive

    def seen(rule: Rule, reading: Reading) -> Iterator[Problem]:
        asked.append(frozenset(report.organization for report in reading.archive.reports))
        return real(rule, reading)

    monkeypatch.setattr(together, "problems_of_archive", seen)
    _write(content, "tinh-doan-thu", "Hội chung", quantity="30")

    assert cached(content, tmp_path / "cache") == anew(content)
    both = {"tinh-doan-thu", "so-ngoai-vu-thu"}
    assert both in asked
    assert all(bodies <= both for bodies in asked)


def _write(content: Path, body: str, partner: str, quantity: str = "20") -> None:
    entries = {
        "title": "Kết quả năm 2018",
        "clearance": CLEARED,
        "activities": [
            {
                "id": "a",
                "kind": ["trao-tang"],
                "title": "Trao gạo",
                "status": "da-thuc-hien",
                "date": "2018-03-20",
                "parties": {"recipient": [partner]},
                "items": [{"what": "gạo", "quantity": quantity, "unit": "tấn"}],
            }
        ],
    }
    path = content / f"to-chuc/{body}/2018.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\n{json.dumps(entries, ensure_ascii=False)}\n---\n", encoding="utf-8")


def test_damage_of_what_was_told_is_noticed(content: Path, tmp_path: Path) -> None:
    caches = tmp_path / "cache"
    _write(content, "tinh-doan-thu", "Hội chung")
    _write(content, "so-ngoai-vu-thu", "Hội chung")
    first = cached(content, caches)
    assert "co-the-cung-la" in {problem.code for problem in first}
    (kept,) = caches.glob("*/met")
    kept.write_bytes(kept.read_bytes().replace(b"co-the-cung-la", b"co-the-cung-lb"))
    _write(content, "ldld-thu", "Hội riêng")

    assert cached(content, caches) == anew(content)


def test_every_rule_that_sees_several_files_says_where_they_meet() -> None:
    for rule in RULES.values():
        assert (rule.meets is not None) == (rule.of_archive is not None or rule.beyond is not None)
