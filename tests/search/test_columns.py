"""Columns of facets, read again by the script: any kinds, partners, countries and years."""

import json
import subprocess
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, cast

import pytest

from archive.composing.search.columns import Columns
from archive.composing.search.report_facts import ActivityFacts, ReportFacts, ReportHead
from archive.model.archive import Archive

READER = Path(__file__).with_name("read_columns.mjs")
KINDS, THEMES = ("trao-tang", "doan-ra", "giao-luu"), ("huu-nghi", "y-te", "bien-gioi", "le-tet")
WAYS, STATUSES = ("", "trao", "nhan"), ("", "da-thuc-hien", "ke-hoach", "khong-thuc-hien")
COUNTRIES = (None, "LA", "KH", "CN")


class Chance:
    """An archive of nothing but what columns are made of."""

    def __init__(self, seed: int) -> None:
        chance = Random(seed)  # noqa: S311  repeatable
        self._chance = chance
        bodies = [f"hoi-{n}" for n in range(chance.randint(1, 4))]
        self.archive = SimpleNamespace(
            organizations={
                body: SimpleNamespace(
                    entries=SimpleNamespace(province=chance.choice((None, "tinh-a", "tinh-b")))
                )
                for body in bodies
            },
            partners={
                f"ban-{n}": SimpleNamespace(
                    short_name=f"Bạn {n}",
                    entries=SimpleNamespace(country=chance.choice(COUNTRIES)),
                )
                for n in range(chance.randint(0, 9))
            },
            lists=SimpleNamespace(label=lambda _, code: f"“{code}”"),
        )
        self.reports = [
            ReportFacts(
                ReportHead(body, 2020, "", 0, 0, 0, 0, ()),
                tuple(self._activity() for _ in range(chance.randint(0, 12))),
            )
            for body in bodies
            for _ in range(chance.randint(0, 3))
        ]

    def _some(self, of: Iterable[str], most: int) -> str:
        values = list(of)
        return " ".join(
            self._chance.sample(values, self._chance.randint(0, min(most, len(values))))
        )

    def _activity(self) -> ActivityFacts:
        year, way = self._chance.choice((2019, 2020, 2020, 2021)), self._chance.choice(WAYS)
        some = (self._some(self.archive.partners, 4), self._some(KINDS, 2), self._some(THEMES, 3))
        return ActivityFacts("", year, 0, *some, way, self._chance.choice(STATUSES), (), ())

    def packed(self) -> dict[str, Any]:
        """The files, and what the script knows of the reports beside them."""
        columns = Columns(cast("Archive", self.archive), self.reports)
        files = {
            "cot": columns.at_once(), "chu-de": columns.themes(), "doi-tac": columns.partners(),
        }  # fmt: skip
        bodies = self.archive.organizations
        own = [list(report.activities) for report in self.reports]
        units = iter(range(sum(map(len, own))))
        return {
            "files": {name: b64encode(data).decode() for name, data in files.items()},
            "reports": {
                "activities": sum(map(len, own)),
                "activitiesOf": [[next(units) for _ in some] for some in own],
                "body": [list(bodies).index(r.head.organization) for r in self.reports],
                "bodies": [
                    {"id": id_, "provinces": [p] if (p := body.entries.province) else []}
                    for id_, body in bodies.items()
                ],
                "year": [report.head.year for report in self.reports],
                "years": [activity.year for some in own for activity in some],
            },
        }

    def rows(self) -> dict[str, list[list[str]]]:
        """What each row has of each facet."""
        activities = [activity for report in self.reports for activity in report.activities]
        countries = {
            id_: (partner.entries.country or "").lower()
            for id_, partner in self.archive.partners.items()
        }
        of = [list(dict.fromkeys(countries[p] for p in a.partners.split())) for a in activities]
        none: list[list[str]] = [[] for _ in countries]
        return {
            "nuoc": [[c for c in own if c] for own in (*of, *([c] for c in countries.values()))],
            "doi-tac": [a.partners.split() for a in activities] + [[p] for p in countries],
            "loai": [a.kinds.split() for a in activities] + none,
            "chu-de": [a.themes.split() for a in activities] + none,
            "huong": [[a.way] if a.way else [] for a in activities] + none,
            "trang-thai": [[a.status] if a.status else [] for a in activities] + none,
        }


@pytest.fixture(scope="module")
def cases() -> list[Chance]:
    """Some archives by chance."""
    return [Chance(seed) for seed in range(60)]


def test_the_script_reads_what_python_wrote(cases: list[Chance], node_program: str) -> None:
    asked = json.dumps([case.packed() for case in cases])
    done = subprocess.run(
        [node_program, READER], input=asked, capture_output=True, text=True, check=True
    )

    for case, told in zip(cases, json.loads(done.stdout), strict=True):
        assert {facet: own["rows"] for facet, own in told.items()} == case.rows()
        assert told["doi-tac"]["labels"] == {
            id_: partner.short_name for id_, partner in case.archive.partners.items()
        }
