"""The facts of the reports, kept from build to build.

A report's facts follow from its file and from little else: how the bodies that it names are called,
the labels of its codes, which events other reports tell of too. All that is ``around`` it is hashed
at every build, which is cheap; the facts are made again only where the file or what is around it
is another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from archive.composing.counts import counted_by, digest_of_counts
from archive.composing.entries_json import written
from archive.composing.facts import Facts
from archive.composing.groups import Index
from archive.composing.hashes import SIZE, digest_of_row
from archive.composing.known import KeptFacts, Known, told
from archive.composing.pages.coverage import says_none
from archive.composing.recalled import Part
from archive.composing.tables import uncounted_accounts
from archive.model.archive import Archive
from archive.model.entry import values
from archive.model.records import Report

SHOWN_LISTS = {"loai-hoat-dong", "chu-de", "quoc-gia", "loai-kho-khan"}
"""Lists whose words stand on pages for the codes of a report."""


@dataclass
class ReportFacts:
    """Brings ``facts`` to know every report of ``archive``.

    ``digests`` are those of the files by path, ``kept`` is what an earlier build knew.
    """

    archive: Archive
    facts: Facts
    digests: Mapping[str, str]
    kept: Known = Known()  # noqa: RUF009  it never changes
    known: dict[str, KeptFacts] = field(default_factory=dict)
    """The facts of every report by its path; those of ``kept`` are the same objects."""
    names: str = ""
    """The hash of all names and labels that these rest on."""
    _labels: dict[str, str] = field(default_factory=dict)

    def learn(self) -> None:
        """Find out the facts of each report, or take them from what was kept."""
        reports = self.archive.reports
        for report in reports:
            self.known[report.path] = self._own(report)
        self.archive.only_these_share(r for r in reports if self.known[r.path].twins)
        self.names = self._names()
        same_names = self.names == self.kept.names
        # who shares an event with another report says so, or is named by who says so
        shared = {uid.partition("#")[0] for own in self.known.values() for uid in own.twins}
        as_before = self._shared_as_before(shared)
        for report in reports:
            own = self.known[report.path]
            shares = bool(own.twins) or report.key in shared
            # of a report that stands alone nothing else is around
            alone = not shares and not own.shares
            same = same_names and (alone or as_before) and own.around
            around = own.around if same else self._around(report, own, shares)
            self.known[report.path] = self._learned(report, own, around, shares)
        self.facts.made.recall, self.facts.of_all = self._recalled, self._of_all
        self.facts.of_counts = self._of_counts

    def _shared_as_before(self, shared: Collection[str]) -> bool:
        """Whether what changed shares no event, so that all who do share those of before.

        ``shared`` are the keys of the reports of which others say so.
        """
        kept, known = self.kept.reports, self.known
        others = [path for path, own in kept.items() if known.get(path) is not own]
        if any(kept[path].shares for path in others):
            return False
        new = [r for r in self.archive.reports if known[r.path] is not kept.get(r.path)]
        return not any(known[report.path].twins or report.key in shared for report in new)

    def index(self) -> Index:
        """Which reports tell of which bodies, years and codes."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, report in enumerate(self.archive.reports):
            names, codes, _, years, _ = self.known[report.path].rows()
            of_years = [f"nam/{year}" for year in years]
            for name in {f"to-chuc/{report.organization}", *names, *codes, *of_years}:
                found[name].append(place)
        return found

    def page(self, report: Report) -> bytes:
        """What the page of ``report`` and its part of the downloads show of it; no neighbours."""
        known = self.known[report.path]
        return known.digest.encode() + known.around

    def _own(self, report: Report) -> KeptFacts:
        digest, before = self.digests[report.path], self.kept.reports.get(report.path)
        return before if before is not None and before.digest == digest else _own(report, digest)

    def _learned(self, report: Report, own: KeptFacts, around: bytes, shares: bool) -> KeptFacts:
        if own.around == around:
            return own if own.shares == shares else own._replace(shares=shares)
        facts = b"".join(map(self.facts.of, _parts(report)))
        counted = counted_by(self.archive, self.facts.name, report)
        return own._replace(shares=shares, around=around, facts=facts, counted=counted)

    def _recalled(self, report: Report) -> Iterator[tuple[Part, bytes]]:
        """The hashes of a report and of its parts, of which most builds ask for few."""
        told = self.known[report.path].facts
        hashes = (told[at : at + SIZE] for at in range(0, len(told), SIZE))
        return zip(_parts(report), hashes, strict=True)

    def _of_all(self) -> bytes:
        """What :class:`Facts` makes of the row of all activities, made of their hashes alone."""
        known = [self.known[report.path] for report in self.archive.reports]
        told = b"".join([own.of_activities for own in known])
        return digest_of_row(sum(own.activities for own in known), told)

    def _of_counts(self) -> bytes:
        """The same of all that is counted."""
        reports = self.archive.reports
        return digest_of_counts([self.known[report.path].counted for report in reports])

    def _names(self) -> str:
        """The hash of how all bodies are called, and of all labels that pages show of codes."""
        archive = self.archive
        bodies = [body.reference for body in archive.organizations.values()]
        bodies += [body.reference for body in archive.partners.values()]
        said = [*map(self.facts.name, bodies)]
        for name in sorted(SHOWN_LISTS):
            codes = archive.lists.by_name.get(name, {})
            said += (f"{name}/{code}={archive.lists.label(name, code)}" for code in codes)
        return blake2b("\x1e".join(said).encode(), digest_size=SIZE).hexdigest()

    def _around(self, report: Report, own: KeptFacts, shares: bool) -> bytes:
        archive, name = self.archive, self.facts.name
        said = [report.key, name(f"to-chuc/{report.organization}"), *map(name, own.names)]
        said += map(self._label, own.codes)
        if shares:
            by_uid, uncounted = archive.activity_by_uid, uncounted_accounts(archive)
            for activity in report.activities:
                said += [archive.event_of(activity), str(activity.uid not in uncounted)]
            twins = (by_uid.get(uid) for uid in own.twins)
            said += [self.facts.place(twin.report) if twin else "" for twin in twins]
        return blake2b("\x1e".join(said).encode(), digest_size=SIZE).digest()

    def _label(self, code: str) -> str:
        label = self._labels.get(code)
        if label is None:
            label = self._labels[code] = self.archive.lists.label(*code.split("/", 1))
        return label


def _parts(report: Report) -> list[Part]:
    return [report, *report.activities, *report.delegations]


def _own(report: Report, digest: str) -> KeptFacts:
    """What the file alone tells."""
    names: dict[str, None] = {}
    codes: dict[str, None] = {}
    twins: dict[str, None] = {}
    for _, value, scalar in values(report.entries):
        if scalar.kind in {"party", "reference"}:
            (twins if scalar.of == ("viec",) else names).setdefault(value)
        elif scalar.kind == "code" and scalar.of[0] in SHOWN_LISTS:
            codes.setdefault(f"{scalar.of[0]}/{value}")
    paper = report.entries.document
    documents = (*(paper.basis if paper else ()), *report.entries.cites)
    cited = dict.fromkeys(document.number for document in documents if document.number)
    years = {report.year, *(a.year for a in report.activities)}
    years.update(row.year for row in report.delegations)
    return KeptFacts(
        digest,
        told(names, codes, cited, map(str, sorted(years)), twins),
        blake2b(written(documents), digest_size=SIZE).hexdigest(),
        activities=len(report.activities), says_none=says_none(report),
        shares=False, around=b"", facts=b"", counted=b"",
    )  # fmt: skip
