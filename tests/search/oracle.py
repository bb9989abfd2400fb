"""Search as it is meant, without any index: every unit is read for every question.

It takes the nodes that the script made of a query, and works out from the records and texts alone
what they match, in which order, and what the facets count.
"""

from typing import Any

from archive.composing.search.groups import Group, groups
from archive.composing.search.servers import facets_of
from archive.composing.search.units import units
from archive.model.archive import Archive
from archive.model.records import Organization, Partner
from tests.search.reads import Read, pieces_of

Node = dict[str, Any]
Find = dict[str, Any]
TYPES = {"hoat-dong": 3, "doan-van": 2, "to-chuc": 1, "doi-tac": 1}


class Oracle:
    """All units of an archive, read."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.groups = groups(archive)
        self._by_facet = {group.facet: group for group in self.groups if group.facet}
        self._by_names = {
            frozenset(" ".join(p) for p in group.phrases): group
            for group in reversed(self.groups)
            if not group.facet
        }
        self.read: list[Read] = []
        self._remembered: dict[tuple[int, str], bool] = {}
        for number, unit in enumerate(units(archive)):
            texts = (unit.title, unit.text, *unit.more)
            pieces = tuple(tuple(p) for text in texts for p in pieces_of(text))
            self.read.append(Read(unit, number, texts, pieces))
        self.words = {word for read in self.read for word in read.folded}
        self.reports = [report.key for report in archive.reports]
        self._of_report: dict[str, list[Read]] = {key: [] for key in self.reports}
        for read in self.read:
            if read.unit.report:
                self._of_report[read.unit.report.key].append(read)

    def matching(self, nodes: list[Node]) -> tuple[list[Read], list[str]]:
        """The units that match all nodes, and the reports that do so only scattered."""
        wanted = [node for node in nodes if not node["minus"]]
        minus = [node for node in nodes if node["minus"]]
        out = {r.number for r in self.read if any(self.excluded(r, n) for n in minus)}
        found = [
            r for r in self.read
            if r.number not in out and all(self.matches(r, n) for n in wanted)
        ]  # fmt: skip
        if sum(1 if n["phrase"] or n["date"] else len(n["words"]) for n in wanted) < 2:
            return found, []
        scattered = []
        told = {r.number for r in found}
        for key in self.reports:
            own = self._of_report[key]
            if any(r.number in out or r.number in told for r in own):
                continue
            if all(self._scattered(own, node) for node in wanted):
                scattered.append(key)
        return found, scattered

    def _scattered(self, own: list[Read], node: Node) -> bool:
        if any(self.matches(r, node) for r in own):
            return True
        if node["phrase"] or node["date"]:
            return False
        return all(any(w in r.folded for r in own) for w, _ in node["words"])

    def matches(self, read: Read, node: Node) -> bool:
        """Whether a unit matches a node, by its words or by what they are a name of."""
        if node["date"]:
            said = (find for find in node["finds"] if find["words"])
            terms = node["terms"] or [node["date"]]
            return not read.dates.isdisjoint(terms) or any(self.has(read, find) for find in said)
        words = [folded for folded, _ in node["words"]]
        if node["phrase"]:
            own = read.side_by_side([(w, None) for w in words])
        else:
            *whole, last = words
            own = all(w in read.folded for w in whole) and any(
                w in read.folded for w in (last, *node["begun"])
            )
        return own or any(self.has(read, find) for find in node["finds"])

    def excluded(self, read: Read, node: Node) -> bool:
        """Whether a minus leaves a unit out: one word with marks only as it is spelled."""
        if node["date"]:
            return node["date"] in read.dates
        words = node["words"]
        if len(words) == 1 and not node["quoted"] and words[0][0] != words[0][1]:
            own = words[0][1] in read.exact
        else:
            own = read.side_by_side([(w, None) for w, _ in words])
        finds = [f for f in node["finds"] if f["facet"] != "tinh" or f["names"]]
        return own or any(self.has(read, f, named_only=f["facet"] == "tinh") for f in finds)

    def has(self, read: Read, find: Find, *, named_only: bool = False) -> bool:
        """Whether a unit has what a name, kind or year stands for."""
        if find["words"] is not None:
            alone = len(find["words"]) == 1
            return read.side_by_side([(f, e if alone else None) for f, e in find["words"]])
        facet, value, unit = find["facet"], find["value"], read.unit
        if facet == "nam":
            return read.year == int(value)
        if find["names"] or facet in {"to-chuc", "doi-tac", "noi", "nuoc"}:
            group = self._group(find)
            if self.takes_part(read, facet, value) or (group and self._named(read, group)):
                return True
        if facet == "loai":
            return unit.activity is not None and value in unit.activity.entries.kind
        if facet == "trang-thai":
            return unit.activity is not None and unit.activity.entries.status == value
        if named_only:
            return False
        report = unit.report
        if facet == "to-chuc":
            return report is not None and report.organization == value
        if facet == "tinh":
            then = self.archive.province_of(report) if report else None
            return bool(then) and value in {then, self.archive.province_now(then or "")}
        return False

    def _named(self, read: Read, group: Group) -> bool:
        """Whether a unit's text names a thing; remembered, since the texts stay the same."""
        at = (read.number, group.term)
        if at not in self._remembered:
            self._remembered[at] = read.names(group)
        return self._remembered[at]

    def _group(self, find: Find) -> Group | None:
        if find["facet"]:
            return self._by_facet.get((find["facet"], find["value"]))
        return self._by_names.get(frozenset(find["names"]))

    def takes_part(self, read: Read, facet: str | None, value: str | None) -> bool:
        """Whether the record says so, whatever the text.

        Who reports takes part in all of its report, which tells nothing of a single unit.
        """
        unit = read.unit
        if facet == "to-chuc":
            own = isinstance(unit.record, Organization) and unit.record.id == value
            others = set(unit.activity.organizations) if unit.activity else set()
            return own or value in others - {unit.report.organization if unit.report else ""}
        ids = unit.activity.partners if unit.activity else ()
        if isinstance(unit.record, Partner):
            ids = (unit.record.id,)
        partners = [self.archive.partners[p] for p in ids if p in self.archive.partners]
        if facet == "doi-tac":
            return value in {p.id for p in partners}
        if facet == "noi":
            return value in {p.entries.region for p in partners}
        return facet == "nuoc" and value in {(p.entries.country or "").lower() for p in partners}

    def values(self, read: Read, facet: str) -> set[str]:
        """The values that a unit has of a facet."""
        report = read.unit.report
        if facet in {"nam", "to-chuc", "loai-to-chuc", "tinh"}:
            if report is None:
                return set()
            return {str(read.year)} if facet == "nam" else self.report_values(report.key, facet)
        return set(facets_of(self.archive, read.unit).get(facet, ()))

    def report_values(self, key: str, facet: str) -> set[str]:
        """The values that a report has as a whole."""
        report = self.archive.report_by_key[key]
        body = self.archive.organizations[report.organization]
        then = body.entries.province
        return {
            "nam": {str(report.year)},
            "to-chuc": {body.id},
            "loai-to-chuc": {body.entries.kind} if body.entries.kind else set(),
            "tinh": {then, self.archive.province_now(then)} if then else set(),
        }.get(facet, set())

    def kept(self, read: Read, chosen: dict[str, list[str]]) -> bool:
        """Whether a unit has one of the chosen values of each facet in which any is chosen."""
        return all(self.values(read, f) & set(values) for f, values in chosen.items())

    def report_kept(self, key: str, chosen: dict[str, list[str]]) -> bool:
        """The same for a report as a whole."""
        return all(self.report_values(key, f) & set(values) for f, values in chosen.items())
