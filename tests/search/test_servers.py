"""The exports for servers hold every unit, and PostgreSQL loads, searches and counts them."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.composing.search.servers import FOLDER, MAPPING, UNITS, files, lines
from archive.composing.search.units import units
from archive.language.search_text import tokens
from archive.model.archive import Archive
from archive.reading.load import load

Command = list[str | Path]


@pytest.fixture(scope="module")
def archive(toy_content: Path) -> Archive:
    return load(toy_content).archive


@pytest.fixture(scope="module")
def exported(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("servers")
    for path, data in (*files(), (UNITS, lines(archive, units(archive)))):
        (folder / Path(path).name).write_bytes(data)
        assert path.startswith(f"{FOLDER}/")
    return folder


def test_every_unit_is_a_line_that_the_mapping_takes(archive: Archive, exported: Path) -> None:
    lines = (exported / "don-vi.ndjson").read_text(encoding="utf-8").splitlines()

    names = set(json.loads(json.dumps(MAPPING))["mappings"]["properties"])

    assert [json.loads(line)["id"] for line in lines] == [unit.id for unit in units(archive)]
    for line in lines:
        assert set(json.loads(line)) == names


def test_a_record_holds_the_folded_words(archive: Archive) -> None:
    unit = next(u for u in units(archive) if u.id == "tinh-doan-thu/2021#khau-trang-moc-bai")

    told = json.loads(lines(archive, [unit]))

    assert "khau trang" in told["folded_title"]
    assert told["country"] == ["kh"]
    assert told["status"] == "da-thuc-hien"
    assert "2021-03-31" in told["dates"]


def test_a_line_does_not_depend_on_the_others(archive: Archive) -> None:
    found = list(units(archive))

    assert lines(archive, found) == b"".join(lines(archive, [unit]) for unit in found)
    assert lines(archive, []) == b""


def postgres_bin() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@pytest.fixture(scope="module")
def psql(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """A server of its own, on a socket in a folder of its own."""
    programs = postgres_bin()
    if programs is None:
        pytest.skip("no PostgreSQL server: install postgresql")
    folder = tmp_path_factory.mktemp("postgres")
    for path in (folder, *folder.parents):
        if path.name.startswith(("pytest-", "popen-", "postgres")):
            path.chmod(0o755)  # one more folder where several run the tests side by side
    data = folder / "data"
    # the server refuses to run as root
    as_user: Command = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")
        for file in (exported, *exported.iterdir()):
            file.chmod(0o755)
    initdb: Command = [programs / "initdb", "-D", data, "-A", "trust", "-U", "tester", "-E", "UTF8"]
    run([*as_user, *initdb, "--no-locale"])
    control: Command = [*as_user, programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w"]
    run([*control, "-o", f"-k {folder} -c listen_addresses=''", "start"])
    try:
        yield [
            *map(str, as_user), "psql", "-h", str(folder), "-U", "tester", "-d", "postgres",
            "-v", "ON_ERROR_STOP=1", "-At",
        ]  # fmt: skip
    finally:
        run([*control, "-m", "immediate", "stop"])


def run(command: Command, cwd: Path | None = None) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd or "/", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def select(what: str, where: str, source: str = "don_vi") -> str:
    return f"select {what} from {source} where {where}"  # noqa: S608  only the test's own words


def test_postgresql_loads_searches_and_counts(
    archive: Archive, exported: Path, psql: list[str]
) -> None:
    found = list(units(archive))
    run([*psql, "-f", "postgresql.sql"], exported)

    def ask(sql: str) -> list[str]:
        return run([*psql, "-c", sql]).splitlines()

    assert ask("select count(*) from don_vi") == [str(len(found))]

    # what the folded words say, a scan of the units says too
    query = "khau trang"
    holding = {
        unit.id
        for unit in found
        if set(query.split())
        <= {t.folded for piece in (unit.title, unit.text, *unit.more) for t in tokens(piece)}
    }
    assert holding
    where = f"search @@ plainto_tsquery('simple', '{query}')"
    assert set(ask(select("id", where))) == holding

    phrase = "search @@ phraseto_tsquery('simple', 'khau trang y te')"
    assert set(ask(select("id", phrase))) < holding

    marked = "search_exact @@ plainto_tsquery('simple', 'khẩu trang')"
    assert set(ask(select("id", marked))) == holding

    facet = select("k, count(*)", f"{where} group by k order by k", "don_vi, unnest(kind) k")
    counts: dict[str, int] = {}
    for unit in found:
        if unit.id in holding and unit.activity:
            for kind in unit.activity.entries.kind:
                counts[kind] = counts.get(kind, 0) + 1
    assert ask(facet) == [f"{kind}|{count}" for kind, count in sorted(counts.items())]

    done = ask(select("count(*)", f"{where} and status = 'da-thuc-hien'"))
    expected = sum(u.id in holding and u.activity is not None and u.activity.is_done for u in found)
    assert done == [str(expected)]
