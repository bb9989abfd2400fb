"""The things that texts call by their names, as they are kept from one making to the next."""

import json
from collections.abc import Collection, Iterable

from archive.composing.search.groups import Group, Name
from archive.composing.search.packing import json_bytes

Called = bytes | memoryview
"""Groups as JSON: of each its term, whether its names are proper names, and these."""


def called(groups: Iterable[Group]) -> Called:
    """All of ``groups`` that tells which units call them by a name."""
    return json_bytes([
        [group.term, group.proper, [[" ".join(n.folded), " ".join(n.exact)] for n in group.names]]
        for group in groups
    ])  # fmt: skip


def groups_called(told: Called, words: Collection[str]) -> list[Group]:
    """The groups with those of their names that these ``words`` without marks make up.

    They are a few of many where the words are those of one report.
    """
    found = []
    known = set(words)
    for term, proper, names in json.loads(bytes(told)):
        some = [
            Name(tuple(folded), tuple(exact.split(" ")))
            for folded, exact in ((name[0].split(" "), name[1]) for name in names)
            if known.issuperset(folded)
        ]
        if some:
            found.append(Group(term, "", None, tuple(some), proper))
    return found
