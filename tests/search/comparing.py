"""What the engine answers, held against the reading of every unit."""

from collections import Counter
from itertools import combinations
from typing import Any

from archive.composing.search.columns import label
from archive.model.totals import gift_totals, gifts
from tests.search.conftest import Searched
from tests.search.oracle import Node, Oracle
from tests.search.ranking import key
from tests.search.reads import Read

OF_REPORTS = ("nam", "to-chuc", "loai-to-chuc", "tinh")
OF_UNITS = ("nuoc", "doi-tac", "loai", "chu-de", "huong", "trang-thai")
MOST_SUBSETS = 7
"""Nodes of a query up to which every part of it is tried."""


def differences(
    searched: Searched, answer: dict[str, Any], chosen: dict[str, list[str]] | None = None
) -> list[str]:
    """In what the answer is not what the issue asks for; empty when it is right."""
    oracle, chosen = searched.oracle, chosen or {}
    nodes: list[Node] = answer["nodes"]
    found, scattered = oracle.matching(nodes)
    kept = [r for r in found if oracle.kept(r, chosen)]
    whole = [k for k in scattered if oracle.report_kept(k, chosen)]
    wrong = [*_hits(answer, kept, whole)]
    wrong += _order(oracle, answer, kept, nodes)
    for facet in (*OF_REPORTS, *OF_UNITS):
        others = {name: values for name, values in chosen.items() if name != facet}
        units = [r for r in found if oracle.kept(r, others)]
        reports = [k for k in scattered if oracle.report_kept(k, others)]
        counted = Counter(v for r in units for v in oracle.values(r, facet))
        counted.update(v for k in reports for v in oracle.report_values(k, facet))
        told = {v["value"]: v["count"] for v in answer["facets"][facet] if v["count"]}
        if told != dict(counted):
            wrong.append(f"facet {facet}: {told}, not {dict(counted)}")
        if facet in OF_REPORTS and answer["first"][facet] != answer["facets"][facet]:
            wrong.append(f"facet {facet} is counted in two ways")
        if facet in OF_UNITS and facet not in {"nuoc", "huong", "trang-thai"}:
            labels = {v["value"]: v["label"] for v in answer["facets"][facet] if v["count"]}
            right = {value: label(searched.archive, facet, value) for value in labels}
            if labels != right:
                wrong.append(f"labels of {facet}: {labels}, not {right}")
    wrong += _totals(searched, answer, kept)
    if not chosen:
        wrong += _choice(oracle, answer)
    return wrong


def _hits(answer: dict[str, Any], kept: list[Read], whole: list[str]) -> list[str]:
    told = Counter((hit["type"], hit["id"]) for hit in answer["order"])
    right: Counter[tuple[str, str]] = Counter((r.unit.type, r.unit.id) for r in kept)
    right.update(("bao-cao", k) for k in whole)
    wrong = []
    if told != right:
        wrong.append(f"too many {sorted(told - right)}; missing {sorted(right - told)}")
    if answer["total"] != sum(right.values()):
        wrong.append(f"total {answer['total']}, not {sum(right.values())}")
    if answer["hits"] != answer["order"][:10]:
        wrong.append("the first page is not the beginning of the whole")
    return wrong


def _order(
    oracle: Oracle, answer: dict[str, Any], kept: list[Read], nodes: list[Node]
) -> list[str]:
    dropped = answer["dropped"]
    how = {"asked": answer["asked"], "alone": not dropped or "là" in dropped}
    keys = {r.unit.id: key(oracle, r, nodes, **how) for r in kept}
    told = [hit["id"] for hit in answer["order"] if hit["type"] != "bao-cao"]
    if set(told) != keys.keys():
        return []
    right = sorted(told, key=keys.__getitem__, reverse=True)
    own = [id_ for id_ in right[:10] if id_ in _named_alone(nodes, alone=how["alone"])]
    right = [*own, *(id_ for id_ in right if id_ not in own)]
    for n, (one, other) in enumerate(zip(told, right, strict=True)):
        if one != other:
            return [f"place {n}: {one} {keys[one]}, not {other} {keys[other]}"]
    return []


def _totals(searched: Searched, answer: dict[str, Any], kept: list[Read]) -> list[str]:
    activities = [r.unit.activity for r in kept if r.unit.activity is not None]
    rows: dict[tuple[str, str, str, str], set[str]] = {}
    for gift in gifts(searched.archive.distinct(activities)):
        status, direction = gift.activity.entries.status or "", gift.direction or ""
        key = status, direction, gift.what.casefold(), gift.unit
        rows.setdefault(key, set()).add(gift.activity.uid)
    right = {
        (key := (t.status, t.direction or "", t.what.casefold(), t.unit)): (
            None if t.quantity is None else float(t.quantity), t.unstated, t.approximate,
            t.open_share, sorted(rows[key]),
        )
        for t in gift_totals(searched.archive, activities)
    }  # fmt: skip
    ids = [r.unit.id for r in searched.oracle.read]
    told = {
        (t["status"], t["direction"], t["what"].casefold(), t["unit"]): (
            t["quantity"], t["unstated"], t["about"], t["open"], sorted(ids[u] for u in t["units"]),
        )
        for t in answer["totals"]["sums"]
    }  # fmt: skip
    wrong = []
    if told != right:
        unlike = {
            k: (told.get(k), right.get(k)) for k in told | right if told.get(k) != right.get(k)
        }
        wrong.append(f"totals (told, right): {unlike}")
    done = Counter(a.entries.status or "" for a in searched.archive.distinct(activities))
    if answer["totals"]["activities"] != dict(done):
        wrong.append(f"activities {answer['totals']['activities']}, not {dict(done)}")
    return wrong


def _choice(oracle: Oracle, answer: dict[str, Any]) -> list[str]:
    """Nothing is mended or dropped while something has it all; no less is kept than could be."""
    typed: list[Node] = answer["typed"]
    wanted = [n for n in typed if not n["minus"]]
    minus = [n for n in typed if n["minus"]]
    if not wanted:
        return []
    units, reports = oracle.matching(typed)
    if answer["asked"] or any(n["terms"] for n in answer["nodes"]):
        return []  # what only asks may go; of a stretch of a year all days are meant
    if units and (answer["mended"] or answer["dropped"]):
        return ["something has it all, and yet a word was mended or dropped"]
    if answer["total"] or len(wanted) > MOST_SUBSETS:
        kept = sum(not n["minus"] for n in answer["nodes"])
    else:
        kept = 0
    if answer["dropped"] is None and answer["total"]:
        return []
    if (units or reports) and not answer["total"]:
        return ["nothing is told, though something is there"]
    wanted = [n for n in wanted if not _is_only_alike(oracle, n)]
    for size in range(len(wanted), kept, -1):
        for part in combinations(wanted, size):
            found, scattered = oracle.matching([*part, *minus])
            if found or scattered:
                return [f"{[n['text'] for n in part]} leads to {len(found)}, {len(scattered)}"]
    return []


def _named_alone(nodes: list[Node], *, alone: bool) -> set[str]:
    """The records whose name was typed and nothing else: each stands before what holds its name."""
    wanted = [node for node in nodes if not node["minus"]]
    chips = wanted[0]["chip"] if alone and len(wanted) == 1 else None
    return {f"{chip['facet']}/{chip['value']}" for chip in chips or ()}


def _is_only_alike(oracle: Oracle, node: Node) -> bool:
    """Whether a word typed with marks is nowhere spelled so: beside what is nowhere it may go."""
    [(folded, exact), *more] = node["words"]
    return not more and folded != exact and not any(exact in r.exact for r in oracle.read)
