"""What is wrong with the answer to a query of the unseen sets (``unseen/``)."""

from typing import Any

from archive.language.folding import fold

STATUS = {"da-thuc-hien": "done", "ke-hoach": "planned", "khong-thuc-hien": "cancelled"}
KNOWN = {
    "made_up", "nfd", "times", "any", "has", "not", "first", "only", "chips", "dropped", "mended",
    "totals", "no_totals", "chosen", "order", "starts", "counts", "later",
}  # fmt: skip


def wrong(answer: dict[str, Any], expected: dict[str, Any], *, loosely: bool = False) -> list[str]:
    """Where an answer is not what was expected.

    ``has`` and ``not``: hits by their id, by ``#`` and its end, or any of a report by its key;
    ``first``: one of these is; ``only``: all activities; ``chips``: at least these; ``totals``:
    each "status quantity unit thing", ``no_totals`` are in none; ``starts``: the first activities,
    in order; ``counts``: each "facet=value count" (``chosen`` facets and the ``order`` are the
    state that it is asked in); any of ``dropped`` is among the
    words left out, ``mended`` in what was searched instead. Nothing is dropped or mended unless the
    set says so or it is judged ``loosely``.
    """
    hits = [hit["id"] for hit in answer["order"]]
    found = [f"missing {name}" for name in expected.get("has", ()) if not _called(name, hits)]
    found += [f"too many {name}" for name in expected.get("not", ()) if _called(name, hits)]
    firsts = expected.get("first")
    if firsts and not any(_called(name, hits[:1]) for name in firsts):
        found.append(f"first is {hits[:1]}, not {firsts}")
    ordered = [f"#{_end(hit['id'])}" for hit in answer["order"] if hit["type"] == "hoat-dong"]
    if "only" in expected and set(ordered) != set(expected["only"]):
        found.append(f"activities {sorted(ordered)}, not {expected['only']}")
    starts = expected.get("starts", [])
    if ordered[: len(starts)] != starts:
        found.append(f"starts {ordered[: len(starts)]}, not {starts}")
    counts = {f"{f}={v['value']} {v['count']}" for f, vs in answer["facets"].items() for v in vs}
    found += [f"no count {one}" for one in expected.get("counts", ()) if one not in counts]
    chips = {f"{c['facet']}={c['value']}" for n in answer["nodes"] for c in n["chip"] or ()}
    if not chips.issuperset(expected.get("chips", ())):
        found.append(f"chips {sorted(chips)}, not {expected['chips']}")
    sums = [_sum(told) for told in answer["totals"]["sums"]]
    totals, never = expected.get("totals", ()), expected.get("no_totals", ())
    found += [f"no total {one} in {sums}" for one in totals if not _any_begins(sums, one)]
    found += [f"total {one}" for one in sums if any(no in one for no in never)]
    return found + _changed(answer, expected, loosely=loosely)


def _changed(answer: dict[str, Any], expected: dict[str, Any], *, loosely: bool) -> list[str]:
    dropped = fold(" ".join(answer["dropped"] or ()))
    mended = fold(answer["mended"]["shown"]) if answer["mended"] else ""
    found = []
    if not any(fold(word) in dropped for word in expected.get("dropped", ("",))):
        found.append(f"dropped “{dropped}”, not {expected['dropped']}")
    if dropped and "dropped" not in expected and not loosely:
        found.append(f"dropped “{dropped}”")
    if "mended" in expected and (not mended or fold(expected["mended"]) not in mended):
        found.append(f"mended “{mended}”, not “{expected['mended']}”")
    if mended and "mended" not in expected and not loosely:
        found.append(f"mended “{mended}”")
    return found


def _called(name: str, hits: list[str]) -> bool:
    if name.startswith("#"):
        return any(hit.endswith(name) for hit in hits)
    return any(hit == name or hit.startswith(f"{name}#") for hit in hits)


def _end(id_: str) -> str:
    return id_.partition("#")[2]


def _sum(told: dict[str, Any]) -> str:
    number = "?" if told["quantity"] is None else f"{told['quantity']:.12g}"
    return f"{STATUS[told['status']]} {number} {told['unit']} {told['what']}"


def _any_begins(sums: list[str], one: str) -> bool:
    return any(told.startswith(one) for told in sums)
