"""What is wrong with the answer to a query of a blind set."""

import re
import unicodedata
from typing import Any

from archive.language.folding import fold
from tests.search.conftest import Searched
from tests.search.test_queries import named

LOOSE = {"câu hỏi dài"}
"""Classes in which words may be dropped or mended without the set saying so."""


def read(text: str) -> list[tuple[str, int, str, dict[str, list[str]]]]:
    """Queries of a set: class, number of the archive, what is typed, what is expected."""
    found: list[tuple[str, int, str, dict[str, list[str]]]] = []
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif match := re.match(r"([12])\? (.*)$", line):
            found.append((name, int(match[1]), typed(match[2]), {}))
        elif line.strip():
            key, _, value = line.strip().partition(": ")
            found[-1][3].setdefault(key, []).append(value)
    return found


def typed(written: str) -> str:
    """The query itself: escapes read, decomposed or repeated where that is said."""
    written = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), written)
    if written.startswith("nfd:"):
        return unicodedata.normalize("NFD", written[4:])
    if match := re.match(r"repeat:(\d+):(.*)$", written):
        return " ".join([match[2]] * int(match[1]))
    return written


def wrong(name: str, searched: Searched, answer: dict[str, Any], expected: dict[str, list[str]]) -> list[str]:
    hits = named(answer)
    found = []

    def words(key: str) -> list[str]:
        return " ".join(expected.get(key, ())).split()

    def there(one: str) -> list[str]:
        if one.startswith("#"):
            return [h for h in hits if h.endswith(one)]
        return [h for h in hits if h == one or h.startswith(one + "#")]

    found += [f"missing {one}" for one in words("has") if not there(one)]
    found += [f"too many {one}" for one in words("not") if there(one)]
    if firsts := words("first"):
        if not hits or not any(hits[0] in there(one) for one in firsts):
            found.append(f"first is {hits[:1]}, not {firsts}")
    activities = {h["id"].partition("#")[2] for h in answer["order"] if h["type"] == "hoat-dong"}
    if "only" in expected and activities != {w[1:] for w in words("only")}:
        found.append(f"activities {sorted(activities)}, not {words('only')}")
    if expected.get("activities") == ["0"] and activities:
        found.append(f"activities {sorted(activities)}, not none")
    dropped, mended = answer["dropped"], answer["mended"]
    if "dropped" in expected:
        wanted = [fold(w) for w in expected["dropped"][0].split(" | ")]
        said = " ".join(fold(w) for w in dropped or ())
        if not any(w in said for w in wanted):
            found.append(f"dropped {dropped}, mended {mended and mended['shown']}")
    elif dropped and name not in LOOSE:
        found.append(f"dropped {dropped}")
    if "corrected" in expected:
        want = fold(expected["corrected"][0])
        if (want == "no") == bool(mended) or (mended and want not in {"any", "no"} and want not in fold(mended["shown"])):
            found.append(f"mended {mended and mended['shown']}")
    elif mended and name not in LOOSE:
        found.append(f"mended {mended['shown']}")
    chips = {f"{c['facet']}={c['value']}" for n in answer["nodes"] for c in n["chip"] or ()}
    chips = {c.replace("loai=", "kind=").replace("nam=", "year=") for c in chips}
    if missing := set(words("chips")) - chips:
        found.append(f"chips {chips}, not {missing}")
    sums = [total(t) for t in answer["totals"]["sums"]]
    for line in expected.get("total", ()):
        if not any(any(same(s, one) for s in sums) for one in line.split(" | ")):
            found.append(f"no total {line} in {sums}")
    for line in expected.get("nototal", ()):
        found += [f"total {s}" for s in sums if line in f"{s[0]} {s[1]}"]
    return found


STATUS = {"da-thuc-hien": "done", "ke-hoach": "planned", "khong-thuc-hien": "cancelled"}


def total(told: dict[str, Any]) -> tuple[str, str]:
    quantity = told["quantity"]
    number = "?" if quantity is None else f"{quantity:g}" if quantity < 1e5 else str(int(quantity))
    return STATUS.get(told["status"], told["status"]), f"{number} {told['unit']} {told['what']}"


def same(one: tuple[str, str], line: str) -> bool:
    status, _, rest = line.partition(" ")
    return status == one[0] and (one[1].startswith(rest) or rest.startswith(one[1]))
