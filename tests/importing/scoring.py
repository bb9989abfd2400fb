"""How much of a paper extraction finds, and how much of what it claims is right.

A gift is six facts: thing, quantity, unit, recipient, direction, date; what the text does not give
counts when nothing is claimed for it. Gifts and activities are paired with those expected before
they are compared, each with one alone.
"""

from collections.abc import Callable
from typing import Any

from archive.importing.names.bodies import Bodies
from tests.importing.score import Score

GIFTS, DOCUMENTS, OTHER = "gifts", "documents", "other"


def score(entries: dict[str, Any], expected: dict[str, Any], bodies: Bodies) -> Score:
    """Compare the ``entries`` of a draft with what is ``expected`` of its paper."""
    result = Score()
    _plain(result, entries, expected)
    _documents(result, entries, expected)
    _gifts(result, entries, expected, bodies)
    _activities(result, entries, expected)
    _agreements(result, entries, expected)
    _delegations(result, entries, expected)
    _assessment(result, entries, expected)
    return result


def _same(a: Any, b: Any) -> bool:
    return " ".join(str(a).split()) == " ".join(str(b).split())


def _plain(result: Score, entries: dict[str, Any], expected: dict[str, Any]) -> None:
    document = entries.get("document", {})
    signer = document.get("signer", {})
    for name, claimed in (
        ("title", entries.get("title")),
        ("number", document.get("number")),
        ("issued", document.get("issued")),
        ("place", document.get("place")),
        ("signer", signer.get("name")),
        ("post", signer.get("post")),
        ("authority", signer.get("authority")),
    ):
        wanted = expected.get(name)
        result.fact(OTHER, name, wanted, claimed, _same(wanted, claimed))
    wanted, claimed = expected.get("recipients", []), document.get("recipients", [])
    for name in [*wanted, *(c for c in claimed if c not in wanted)]:
        both = name in wanted and name in claimed
        result.fact(
            OTHER,
            "recipient",
            name if name in wanted else None,
            name if name in claimed else None,
            both,
        )


def _documents(result: Score, entries: dict[str, Any], expected: dict[str, Any]) -> None:
    rows = [*entries.get("document", {}).get("basis", []), *entries.get("cites", [])]
    claimed = {row["number"]: row for row in rows}
    wanted = {row["number"]: row for row in expected.get("documents", [])}
    for number in dict.fromkeys([*wanted, *claimed]):
        want, claim = wanted.get(number), claimed.get(number)
        result.fact(
            DOCUMENTS,
            "document",
            want and number,
            claim and number,
            want is not None and claim is not None,
        )
        if want is not None or claim is not None:
            issued = (want or {}).get("issued")
            said = (claim or {}).get("issued")
            result.fact(DOCUMENTS, f"{number} issued", issued, said, _same(issued, said))


def gifts_of(entries: dict[str, Any]) -> list[dict[str, Any]]:
    """The things given and received in a draft's activities, one by one, dates by their visit."""
    acts = {act["id"]: act for act in entries.get("activities", [])}
    found = []
    for act in acts.values():
        date = act.get("date") or acts.get(act.get("part_of"), {}).get("date")
        parties = act.get("parties", {})
        for item in act.get("items", []):
            if "quantity" not in item:
                continue
            found.append(
                {
                    "what": item["what"],
                    "quantity": item["quantity"],
                    "unit": item.get("unit"),
                    "to": parties.get("recipient", []),
                    "way": "nhan" if "tiep-nhan" in act["kind"] else "trao",
                    "date": date,
                    "share": item.get("share"),
                    "status": act["status"],
                }
            )
    return found


def _gifts(
    result: Score, entries: dict[str, Any], expected: dict[str, Any], bodies: Bodies
) -> None:
    def near(want: dict[str, Any], claim: dict[str, Any]) -> float:
        same_number = float(want["quantity"]) == float(claim["quantity"])
        same_what = _same(want["what"], claim["what"])
        same_date = _same(want.get("date"), claim.get("date"))
        return (
            same_number * 2 + same_what * 1.5 + same_date * 0.25 if same_number or same_what else 0
        )

    wanted, claimed = expected.get("gifts", []), gifts_of(entries)
    for wanted_one, claimed_one in _pairs(wanted, claimed, near):
        want, claim = wanted_one or {}, claimed_one or {}
        want, claim = want or {}, claim or {}
        name = (
            f"{want.get('quantity', claim.get('quantity'))} {want.get('what', claim.get('what'))}"
        )
        for key in ("what", "quantity", "unit", "to", "way", "date", "share"):
            wish, said = want.get(key), claim.get(key)
            if key == "quantity":
                same = wish is not None and said is not None and float(wish) == float(said)
            elif key == "to":
                wish, said = wish or None, said or None
                same = bool(wish and said) and _names(wish or [], bodies) == _names(
                    said or [], bodies
                )
            else:
                same = _same(wish, said)
            result.fact(GIFTS, f"{name} {key}", wish, said, same)


def _names(names: list[str], bodies: Bodies) -> set[str]:
    return {bodies.key(bodies.archive.party_name(name)) for name in names}


def _pairs(
    wanted: list[dict[str, Any]],
    claimed: list[dict[str, Any]],
    near: Callable[[dict[str, Any], dict[str, Any]], float],
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    ranked = sorted(
        ((near(w, c), -i, -j) for i, w in enumerate(wanted) for j, c in enumerate(claimed)),
        reverse=True,
    )
    of: dict[int, int] = {}
    taken: set[int] = set()
    for rank, i, j in ranked:
        if rank > 0 and -i not in of and -j not in taken:
            of[-i] = -j
            taken.add(-j)
    pairs: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = [
        (want, claimed[of[n]] if n in of else None) for n, want in enumerate(wanted)
    ]
    pairs += [(None, claim) for n, claim in enumerate(claimed) if n not in taken]
    return pairs


def _activities(result: Score, entries: dict[str, Any], expected: dict[str, Any]) -> None:
    acts = entries.get("activities", [])
    by_id = {act["id"]: act for act in acts}
    claimed = [
        {
            "kind": act["kind"],
            "status": act["status"],
            "date": act.get("date") or by_id.get(act.get("part_of"), {}).get("date"),
            "place": act.get("place"),
            "mode": act.get("mode"),
            "programme": act.get("programme"),
            "people": act.get("people", {}).get("count"),
            "money": tuple(f"{m['amount']} {m['currency']}" for m in act.get("money", [])) or None,
            "title": act["title"],
        }
        for act in acts
    ]
    wanted = [
        {
            **act,
            "status": act.get("status", "da-thuc-hien"),
            "money": tuple(act.get("money", ())) or None,
        }
        for act in expected.get("activities", [])
    ]

    def near(want: dict[str, Any], claim: dict[str, Any]) -> float:
        if want["kind"] not in claim["kind"] or want["status"] != claim["status"]:
            return 0
        keys = ("date", "place", "people", "money", "programme")
        return 1 + sum(_same(want.get(k), claim.get(k)) for k in keys)

    for wanted_one, claimed_one in _pairs(wanted, claimed, near):
        want, claim = wanted_one or {}, claimed_one or {}
        name = f"{want.get('kind', '')} {claim.get('title', '')}"
        both = bool(want and claim)
        result.fact(OTHER, f"activity {name}", want.get("kind"), claim.get("kind"), both)
        for key in ("date", "place", "mode", "programme", "people", "money"):
            wish, said = want.get(key), claim.get(key)
            if not both and wish is None and said is None:
                continue
            if not want and said is not None:
                continue  # the activity itself is counted as wrong
            same = _same(wish, said) or (key == "place" and _same(str(wish)[1:], str(said)[1:]))
            result.fact(OTHER, f"{name} {key}", wish, said, same)


def _agreements(result: Score, entries: dict[str, Any], expected: dict[str, Any]) -> None:
    claimed = [(a["from"], a["to"]) for a in entries.get("agreements", []) if "from" in a]
    wanted = [(str(a["from"]), str(a["to"])) for a in expected.get("agreements", [])]
    for term in dict.fromkeys([*wanted, *claimed]):
        want, claim = term in wanted, term in claimed
        result.fact(
            OTHER, "agreement", term if want else None, term if claim else None, want and claim
        )


def _delegations(result: Score, entries: dict[str, Any], expected: dict[str, Any]) -> None:
    for top in ("delegations", "planned_delegations"):
        for way in ("outgoing", "incoming"):
            wish = expected.get(top, {}).get(way)
            said = entries.get(top, {}).get(way)
            if wish == "none" or (wish is None and said == []):
                same = wish == "none" and said == []
                result.fact(OTHER, f"{top} {way}", wish, "none" if said == [] else said, same)
                continue
            if wish is None and said is None:
                continue
            rows = {row["name"]: row for row in said or []}
            names = [row["name"] for row in wish or []]
            for row in wish or []:
                got = rows.get(row["name"], {})
                for key, value in row.items():
                    claim = got.get("budget", {}).get("amount") if key == "budget" else got.get(key)
                    result.fact(OTHER, f"{row['name']} {key}", value, claim, _same(value, claim))
            for name in rows:
                if name not in names:
                    result.fact(OTHER, f"{top} {way}", None, name, same=False)


def _assessment(result: Score, entries: dict[str, Any], expected: dict[str, Any]) -> None:
    said = [row["kind"] for row in entries.get("assessment", {}).get("difficulties", [])]
    for kind in expected.get("difficulties", []):
        same = kind in said
        if same:
            said.remove(kind)
        result.fact(OTHER, "difficulty", kind, kind if same else None, same)
    for kind in said:
        result.fact(OTHER, "difficulty", None, kind, same=False)
