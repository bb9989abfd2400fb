"""The downloads hold what the pages hold, and no spreadsheet runs a cell of them."""

import csv
import io
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.composing import citations, downloads, feeds, redirects
from archive.composing.indented import indented, on_one_line
from archive.composing.site import Settings, Site
from archive.composing.tables import TABLES
from archive.model.totals import gift_totals
from archive.reading.content_file import Reading
from archive.reading.load import load

URL = "https://kho.example/"


@pytest.fixture(scope="module")
def reading(toy_content: Path) -> Reading:
    return load(toy_content)


@pytest.fixture(scope="module")
def site(reading: Reading) -> Site:
    return Site(reading.archive, Settings(url=URL))


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    return dict(downloads.files(site))


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to see UTF-8"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_every_activity_is_a_row_with_its_status(files: dict[str, bytes], site: Site) -> None:
    found = rows(files["du-lieu/hoat-dong.csv"])
    assert [r["activity"] for r in found] == [a.uid for a in site.archive.activities]
    assert [r["status"] for r in found] == [a.entries.status for a in site.archive.activities]


def test_rows_that_count_add_up_to_the_totals_of_the_pages(
    files: dict[str, bytes], site: Site
) -> None:
    shown = {
        (t.direction or "", t.what.casefold(), t.unit): t.quantity
        for t in gift_totals(site.archive, site.archive.activities)
        if t.status == "da-thuc-hien" and t.quantity is not None
    }
    added: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in rows(files["du-lieu/hien-vat.csv"]) + rows(files["du-lieu/tien.csv"]):
        if row["status"] != "da-thuc-hien" or row["counted"] != "true":
            continue
        roles = site.archive.activity_by_uid[row["activity"]].entries.parties
        times = len(roles.recipient) if roles and row.get("share") == "moi-ben" else 1
        unit = {"VND": "đồng"}.get(row.get("currency", ""), row.get("unit", ""))
        key = (row["direction"], row.get("what", "tiền").casefold(), unit)
        added[key] += Decimal(row.get("quantity") or row.get("amount") or 0) * times

    assert ("trao", "nước rửa tay", "chai") in added, "the giver's account tells of more things"
    assert {key: n for key, n in added.items() if n} == shown


def test_one_account_of_each_event_counts(files: dict[str, bytes], site: Site) -> None:
    found = rows(files["du-lieu/hoat-dong.csv"])
    counted = [r["event"] for r in found if r["counted"] == "true"]

    assert len(counted) == len(set(counted)) == len({r["event"] for r in found})
    assert len(counted) < len(found), "the toy archive has an event that two bodies report"


def test_a_stated_none_is_not_an_empty_cell(files: dict[str, bytes], site: Site) -> None:
    by_report = {r["report"]: r for r in rows(files["du-lieu/bao-cao.csv"])}
    said = {
        report.key: report.entries.delegations.outgoing
        for report in site.archive.reports
        if report.entries.delegations is not None
    }
    nones = [key for key, outgoing in said.items() if outgoing == ()]
    assert nones
    assert {by_report[key]["outgoing"] for key in nones} == {"Không"}
    unstated = [r.key for r in site.archive.reports if r.entries.delegations is None]
    assert {by_report[key]["outgoing"] for key in unstated} <= {""}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(start: str) -> None:
    assert downloads._cell(f"{start}cmd()") == f"'{start}cmd()"
    assert downloads._cell((f"{start}cmd()", "b")) == f"'{start}cmd(); b"


def test_each_table_has_a_cell_for_each_column(site: Site) -> None:
    for table in TABLES:
        for row in table.rows(site.archive):
            assert len(row) == len(table.columns), table.name


def test_reports_as_json_are_valid_by_the_schema_that_is_published(
    files: dict[str, bytes], site: Site
) -> None:
    schema = json.loads(files["du-lieu/luoc-do/bao-cao.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    lines = files["du-lieu/bao-cao.ndjson"].decode().splitlines()
    assert len(lines) == len(site.archive.reports)
    for line in lines:
        data = json.loads(line)
        written = {k: v for k, v in data.items() if k in schema["properties"]}
        assert set(schema["required"]) <= set(written)
        assert data["url"].startswith(URL)


def test_the_data_package_describes_every_column(files: dict[str, bytes]) -> None:
    package = json.loads(files["du-lieu/datapackage.json"])
    for resource in package["resources"]:
        header = files[f"du-lieu/{resource['path']}"].decode("utf-8-sig").splitlines()[0]
        assert [f["name"] for f in resource["schema"]["fields"]] == header.split(",")


def test_json_can_stand_in_a_page() -> None:
    assert "<" not in downloads.dumped({"a": "</script><b>"})


def test_a_report_can_be_cited_three_ways(site: Site) -> None:
    found = dict(citations.files(site))
    for report in site.archive.reports:
        name = site.archive.organizations[report.organization].name
        assert name in found[f"{report.address}trich-dan.bib"].decode()
        assert f"AU  - {name}\r\n" in found[f"{report.address}trich-dan.ris"].decode()
        (item,) = json.loads(found[f"{report.address}trich-dan.csl.json"])
        assert item["author"] == [{"literal": name}]
        assert item["issued"] == {"date-parts": [[report.year]]}
        assert item["URL"] == f"{URL}{report.address}"


def test_the_feed_has_dates_of_the_content_only(site: Site) -> None:
    text = feeds.feed(site).decode()
    cleared = [r.entries.clearance.on for r in site.archive.reports if r.entries.clearance]
    assert text.count("<entry>") == len(cleared)
    for day in cleared:
        assert day is not None
        assert f"<updated>{day.latest}T00:00:00+00:00</updated>" in text
    assert feeds.feed(site) == feeds.feed(site)


def test_a_former_address_leads_on(reading: Reading) -> None:
    archive = reading.archive
    report = archive.reports[0]
    moved = report.entries.model_copy(update={"formerly": ("to-chuc/cu/2019",)})
    object.__setattr__(report, "entries", moved)
    try:
        files = dict(redirects.files(Site(archive, Settings(url=URL))))
        page = files["to-chuc/cu/2019/index.html"].decode()
        assert f'content="0; url=../../../{report.address}"' in page
        assert f'<link rel="canonical" href="{URL}{report.address}">' in page
    finally:
        object.__setattr__(report, "entries", moved.model_copy(update={"formerly": ()}))


FLAT = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(max_size=6) | st.sampled_from([",", "\n", ",\n  ", "a,", "  "])
JSON = st.recursive(
    FLAT | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
)


@given(JSON)
def test_json_by_lines_and_on_one_line_is_that_of_the_library(value: object) -> None:
    by_lines = indented(value)

    assert by_lines == json.dumps(value, ensure_ascii=False, indent=1)
    assert on_one_line(by_lines) == json.dumps(value, ensure_ascii=False)
