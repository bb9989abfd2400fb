"""The steps of the bench: each measures one thing and leaves what it found in the ``Bench``."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from tests.benchmarks.search import chromium, timing, visiting
from tests.benchmarks.search.asking import Query
from tests.benchmarks.search.host import Host
from tests.benchmarks.search.judging import Expected, expected
from tests.benchmarks.search.peers import fts5, in_pages, sites
from tests.benchmarks.search.reading import Shelf, shelf
from tests.benchmarks.search.typist import queries

SECONDS = 90.0
"""How long one peer may take for its answers; it is judged by those it gave."""

NODE = ("tim-kiem", "minisearch", "flexsearch", "orama")


@dataclass
class Bench:
    """What is measured, and what was found so far.

    ``answers`` has for each system the reports of each query that it was asked, the best first.
    """

    root: Path
    build: Path
    count: int
    each: int
    seed: int
    engine_alone: bool = False
    made: dict[str, Any] = field(default_factory=dict)
    visits: list[visiting.Visit] = field(default_factory=list)
    times: list[timing.Times] = field(default_factory=list)
    memory: visiting.Memory | None = None
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    pages: dict[str, in_pages.Told] = field(default_factory=dict)
    fts: dict[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where this archive and all made of it stand."""
        return self.build / str(self.count)

    @property
    def tools(self) -> Path:
        """What ``make bench`` installed for the bench alone."""
        return self.build / "tools"

    @property
    def index(self) -> Path:
        """The folder that holds ``tim-kiem/du-lieu/``."""
        return self.folder / "index"

    @cached_property
    def shelf(self) -> Shelf:
        """The archive, read."""
        return shelf(self.folder / "content")

    @cached_property
    def queries(self) -> list[Query]:
        """The query set, drawn from this archive."""
        return queries(self.shelf, self.each, self.seed)

    @cached_property
    def expected(self) -> list[list[Expected]]:
        """What each query should find."""
        return [expected(self.shelf, query) for query in self.queries]

    @cached_property
    def texts(self) -> list[str]:
        """The queries as typed."""
        return [query.text for query in self.queries]


def sample(bench: Bench) -> None:
    """Tạo kho mẫu"""
    content = bench.folder / "content"
    if content.exists():
        return
    bench.folder.mkdir(parents=True, exist_ok=True)
    making = bench.folder / "content.new"
    shutil.rmtree(making, ignore_errors=True)
    command = [sys.executable, "scripts/sample.py", str(bench.count), "--out", str(making)]
    subprocess.run(
        command, cwd=bench.root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    making.rename(content)


def making(bench: Bench) -> None:
    """Làm chỉ mục trong một tiến trình riêng"""
    former = bench.index.with_name(f"{bench.index.name}.old")
    shutil.rmtree(former, ignore_errors=True)
    if bench.index.exists():
        bench.index.rename(former)  # removed now, its files would slow down the making of others
    module = "tests.benchmarks.search.making"
    bench.made = json.loads(
        _run(bench, [sys.executable, "-m", module, bench.folder / "content", bench.index])
    )
    shutil.rmtree(former, ignore_errors=True)


def asking(bench: Bench) -> None:
    """Đọc kho từng chữ, đặt câu hỏi và tính lời đáp đúng"""
    empty = [
        query.text for query, right in zip(bench.queries, bench.expected, strict=True) if not right
    ]
    assert not empty, empty
    told = {"queries": bench.texts, "fts": [fts5.asked(text) for text in bench.texts]}
    for name, texts in told.items():
        (bench.folder / f"{name}.json").write_text(json.dumps(texts, ensure_ascii=False))
    sites.documents(bench.shelf, bench.folder / "units.ndjson")


def visit(bench: Bench) -> None:
    """Mở trang tìm kiếm trong Chromium, mỗi câu hỏi một lần mới, và đếm byte"""
    with Host(bench.index, page(bench)) as host, chromium.started() as browser:
        bench.visits = visiting.visits(browser, host, bench.texts, _behind(bench))
        bench.memory = visiting.memory(browser, host, bench.texts)


def times(bench: Bench) -> None:
    """Để trang tìm kiếm tự hỏi và tự bấm giờ, không ai điều khiển trình duyệt"""
    bench.times = timing.timed([bench.index, page(bench)], bench.texts, _behind(bench))


def _behind(bench: Bench) -> list[int]:
    """For each query the one that is asked behind it: all once, in an order drawn by chance."""
    order = list(range(len(bench.texts)))
    Random(bench.seed).shuffle(order)  # noqa: S311  no secret: repeatable
    behind = {n: order[(at + 1) % len(order)] for at, n in enumerate(order)}
    return [behind[n] for n in range(len(order))]


def page(bench: Bench) -> Path:
    """The folder of a site with the search page: that of the project's own content."""
    if bench.engine_alone:
        return _least_page(bench)
    site = bench.build / "page/site"
    command = [sys.executable, "scripts/build.py", "--site-dir", str(site)]
    _run(bench, [*command, "--docs-dir", str(bench.build / "page/docs")])
    return site


def _least_page(bench: Bench) -> Path:
    site = bench.build / "engine"
    shutil.rmtree(site, ignore_errors=True)
    engine = bench.root / "macros/tim-kiem/engine"
    shutil.copytree(engine, site / "tim-kiem/engine")
    here = Path(__file__).with_name("page")
    shutil.copy(here / "index.html", site / "tim-kiem")
    script = (here / "harness.js").read_text(encoding="utf-8")
    script = script.replace("../../../../macros/tim-kiem/", "./")
    (site / "tim-kiem/tim-kiem.js").write_text(script, encoding="utf-8")
    return site


def node(bench: Bench) -> None:
    """Hỏi tim-kiem, MiniSearch, FlexSearch, Orama trong Node"""
    for system in NODE:
        source = (
            bench.index / "tim-kiem/du-lieu"
            if system == "tim-kiem"
            else bench.folder / "units.ndjson"
        )
        script = "tests/benchmarks/search/peers/answers.mjs"
        command: list[str | Path] = ["node", "--max-old-space-size=12000", script, system, source]
        told = json.loads(_run(bench, [*command, bench.folder / "queries.json", str(SECONDS)]))
        bench.answers[system] = dict(zip(bench.texts, told, strict=False))


def sqlite(bench: Bench) -> None:
    """Hỏi SQLite FTS5"""
    for name, tokenizer in fts5.TOKENIZERS.items():
        bench.answers[name] = fts5.answers(bench.shelf, tokenizer, bench.texts, SECONDS)


def parts(bench: Bench) -> None:
    """Đếm số byte mà SQLite FTS5 phải đọc nếu tệp của nó nằm trên mạng"""
    script = "tests/benchmarks/search/peers/fts_parts.py"
    python = bench.tools / "venv/bin/python"
    bench.fts = json.loads(
        _run(bench, [python, script, bench.folder / "units.ndjson", bench.folder / "fts.json"])
    )


def site(bench: Bench) -> None:
    """Dựng cùng các văn bản bằng MkDocs và Material"""
    shutil.rmtree(bench.folder / "peers", ignore_errors=True)
    sites.build(bench.shelf, bench.folder / "peers")


def material(bench: Bench) -> None:
    """Hỏi chức năng tìm kiếm của Material trong Chromium"""
    with chromium.started() as browser:
        told = in_pages.material(browser, bench.folder / "peers/site", bench.texts, SECONDS)
    bench.pages["Material"], bench.answers["Material"] = told, told.answers


def pagefind(bench: Bench) -> None:
    """Hỏi Pagefind trong Chromium"""
    programs = bench.tools.glob("venv/lib/python*/site-packages/pagefind_bin/pagefind")
    with chromium.started() as browser:
        told = in_pages.pagefind(
            browser, bench.folder / "peers/site", next(programs), bench.texts, SECONDS
        )
    bench.pages["Pagefind"], bench.answers["Pagefind"] = told, told.answers


STEPS: dict[str, Callable[[Bench], None]] = {
    "sample": sample,
    "making": making,
    "asking": asking,
    "visit": visit,
    "times": times,
    "node": node,
    "sqlite": sqlite,
    "parts": parts,
    "site": site,
    "material": material,
    "pagefind": pagefind,
}
"""In order; each needs ``sample`` and ``asking`` before it, at least from a former run."""


def _run(bench: Bench, command: list[str | Path]) -> str:
    """What the command prints; its complaints go where ours go."""
    paths = os.pathsep.join([str(bench.root / "scripts"), str(bench.root)])
    environment = {**os.environ, "PYTHONPATH": paths, "PEERS": str(bench.tools)}
    done = subprocess.run(
        command, cwd=bench.root, env=environment, stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout
