"""The engine's modules on their own, by Node's test runner."""

import json
import os
import subprocess
from pathlib import Path
from random import Random

import numpy as np
import pytest

from archive.composing.search.directory import directory
from archive.composing.search.files import VERSION
from archive.composing.search.list_parts import NAMED
from archive.composing.search.packing import Entry, Packer, packed
from archive.composing.search.places import Places
from archive.composing.search.ragged import Ragged, ragged
from archive.composing.search.report_table import Body, ReportRow, ReportTable
from archive.composing.search.rice import ascending, part_of
from archive.reading.load import load
from tests.search.conftest import Searched
from tests.search.node import Engine, write_index

FILES = sorted(Path(__file__).parent.glob("engine/*.test.mjs"))


def test_there_are_some() -> None:
    assert {file.name.partition(".")[0] for file in FILES} >= {
        "codec", "directory", "near", "query", "sets", "store", "totals",
    }  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_module(file: Path, node_program: str, made_up: Searched, tmp_path: Path) -> None:
    packed = tmp_path / "packed.json"
    packed.write_text(json.dumps(_packed()), encoding="utf-8")

    done = subprocess.run(
        [node_program, "--test", file],
        env={**os.environ, "INDEX": str(made_up.index), "PACKED": str(packed)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def _packed() -> dict[str, object]:
    """Lists, words and entries, and the bytes that Python makes of them."""
    chance = Random(5)  # noqa: S311  trials, no secrets
    lists = [[], [0], [5], [0, 1], [3, 70_000], list(range(40)), [2**31 - 1], [1, 2, 2**31 - 1]]
    for n in range(150):
        whole = 10 ** (1 + n % 6)
        lists.append(sorted(chance.sample(range(whole), min(whole, chance.randint(1, 400)))))
    of_whole = [
        (sorted(chance.sample(range(whole), count)), whole)
        for whole in (1, 2, 3, 10, 500)
        for count in {0, 1, whole // 2, whole - 1, whole}
    ]
    told = part_of(_ragged([n for n, _ in of_whole]), np.array([whole for _, whole in of_whole]))
    mixed: list[int | str] = [0, 1, 127, 128, 16_384, 2**31, "", "đối ngoại", "ສະຫວັນ", "a" * 300]
    entries: list[Entry] = [
        (f"{word} {n}", n % 16, _names(n) + bytes(range(n)))
        for word in ("biên", "biển", "ສະ")
        for n in range(12)
    ]
    entries.sort()
    part = packed(entries)
    return {
        "lists": [
            {"numbers": numbers, "hex": data.hex()}
            for numbers, data in zip(lists, ascending(_ragged(lists)), strict=True)
        ],
        "parts": [
            {"numbers": numbers, "whole": whole, "hex": data.hex()}
            for (numbers, whole), data in zip(of_whole, told, strict=True)
        ],
        "mixed": {"said": mixed, "hex": _mixed(mixed)},
        "entries": {
            "said": [
                [k, m, _names(m)[1:].hex() if _names(m) else None, data[len(_names(m)) :].hex()]
                for k, m, data in entries
            ],
            "hex": part.hex(),
        },
        **_directory(chance),
    }


def _names(marks: int) -> bytes:
    """What an entry so marked begins with: how long its names are, and they."""
    return bytes([marks, *range(100, 100 + marks)]) if marks & NAMED else b""


THEN, NOW = "quang-tri", "quang-tri-2025"
BODIES = [
    (Body("ldld-quang-tri", "LĐLĐ tỉnh Quảng Trị", "ldld", THEN), [THEN, NOW]),
    (Body(f"ldld-{NOW}", "LĐLĐ tỉnh Quảng Trị (từ 7/2025)", "ldld", NOW), [NOW]),
    (Body("hoi-an", "Hội *An", "khac", THEN), [THEN, NOW]),
    (Body("tong-ldld", "Tổng LĐLĐ", "", ""), []),
    (Body(f"hoi-phu-nu-huyen-dak-mil-{THEN}", "Hội LHPN huyện Đắk Mil", "", THEN), [THEN, NOW]),
    (Body("doan-xa-yen-son", "Đoàn xã Yên Sơn", "", ""), []),
]


def _directory(chance: Random) -> dict[str, object]:
    """A directory of a few bodies and reports, and lists of their units told by place."""
    reports = [
        ReportRow(0, 2019, "", 3, 20, 8, 1), ReportRow(0, 2021, "sau-thang", 0, 0, 0, 0),
        ReportRow(1, 2026, "", 40, 5, 5, 40), ReportRow(3, 1999, "", 1, 300, 2, 0),
    ]  # fmt: skip
    provinces = {THEN: "Quảng Trị (đến 6/2025)", NOW: "Quảng Trị"}
    now = dict.fromkeys(provinces, NOW)
    table = ReportTable([b for b, _ in BODIES], reports, {"ldld": "LĐLĐ"}, provinces, now, [])
    keys = {"l": ["", "ba", "bac", "băn", "ສະ"], "p": ["a b", "a c", "b"]}
    head = {"v": VERSION, "units": 380, "organizations": 4, "dictionary": 300}
    data = directory(head, keys, table, b"packed")
    units = sum(r.activities + r.others for r in reports) + 11
    lists = [sorted(chance.sample(range(units), n)) for n in (0, 1, 50, units // 2, units)]
    places = Places(reports, units)
    told = places.told(_ragged(lists))
    some = [0, *chance.choices(range(1, len(lists)), k=6)]
    parts = [
        sorted(chance.sample(range(len(lists[n])), chance.randint(0, len(lists[n])))) for n in some
    ]
    told_among = places.told_among(_ragged(parts), _ragged(lists), np.array(some))
    return {
        "directory": {
            "hex": data.hex(),
            "keys": keys,
            "bodies": [
                {"id": b.id, "kind": b.kind, "name": b.name, "provinces": provinces}
                for b, provinces in BODIES
            ],
            "reports": [
                {
                    "key": f"{BODIES[r.body][0].id}/{r.year}{f'-{r.slug}' if r.slug else ''}",
                    "units": r.activities + r.others,
                    "activities": r.activities,
                    "entries": r.entries,
                    "planned": r.planned,
                }
                for r in reports
            ],
        },
        "places": {
            "units": units,
            "lists": [
                {"units": own, "hex": data.hex()} for own, data in zip(lists, told, strict=True)
            ],
            "parts": [
                {"of": lists[n], "units": [lists[n][at] for at in own], "hex": data.hex()}
                for n, own, data in zip(some, parts, told_among, strict=True)
            ],
        },
    }


def _ragged(lists: list[list[int]]) -> Ragged:
    return ragged([np.array(numbers, dtype=np.int64) for numbers in lists])


def _mixed(said: list[int | str]) -> str:
    packer = Packer()
    for one in said:
        if isinstance(one, int):
            packer.number(one)
        else:
            packer.string(one)
    return packer.bytes().hex()


def test_an_archive_without_reports_is_searched_too(engine: Engine, tmp_path: Path) -> None:
    archive = load(tmp_path).archive
    index = write_index(archive, tmp_path / "index")

    for query in ("", "khẩu trang", "2021", '"a b"', "-a"):
        assert engine.find(index, query)["total"] == 0, query
