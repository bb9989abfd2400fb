"""Content hashes of what pages show: what a page's key is made of.

A page is a function of its inputs. Each object that a page prints has a hash of all that any page
shows of it: an activity with the names of its parties, a report's line in a list, a delegation
with its partner. Equal hashes mean equal words on the page, so a page whose inputs hash alike is
not made again. Whatever is met that has no rule here raises ``TypeError``: an input that is
forgotten would be a stale page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from archive.composing.counts import Counts
from archive.composing.entries_json import written
from archive.composing.hashes import digest, digest_of_row, hash_of_printed, hash_of_text
from archive.composing.page import Later, Whole
from archive.composing.recalled import LISTED, Hashes
from archive.composing.selection import Selection
from archive.composing.summary import Everything, Summary
from archive.language.dates import Edtf
from archive.model.agreement import Agreement
from archive.model.archive import Archive
from archive.model.delegation import Delegation
from archive.model.entry import Entries
from archive.model.page_records import Dossier, Page
from archive.model.records import Activity, DelegationRow, Organization, Partner, Report
from archive.model.totals import Gift

_LONG = 1_000
"""Values of a row from which on its hash is kept."""


class Facts:
    """The hashes of one archive, each made once."""

    def __init__(self, archive: Archive, files: Mapping[str, bytes] | None = None) -> None:
        """``files`` are hashes of files by their paths; without one its record is written out."""
        self._archive = archive
        self._files = files or {}
        self.made = Hashes()
        self._names: dict[str, str] = {}
        self._written: dict[int, tuple[bytes, Entries]] = {}
        self._long: dict[int, tuple[bytes, tuple[Any, ...]]] = {}
        self.of_all: Callable[[], bytes] | None = None
        """The hash of the row of all activities, where it needs none of them."""
        self.of_counts: Callable[[], bytes] | None = None
        """The hash of what is counted of all reports, where it needs none of them."""
        self._rules: dict[type, Callable[[Any], bytes]] = {
            bytes: digest,
            str: hash_of_text,
            int: hash_of_printed,
            bool: {truth: hash_of_printed(truth) for truth in (True, False)}.__getitem__,
            float: hash_of_printed,
            type(None): hash_of_printed,
            Decimal: hash_of_printed,
            Edtf: hash_of_printed,
            range: hash_of_printed,
            tuple: self._tuple,
            list: self._row,
            frozenset: lambda values: self._row(sorted(values)),
            Activity: self._once(self._activity),
            Report: self._once(self._report),
            DelegationRow: self._once(self._delegation),
            Delegation: lambda row: digest(written(row), self.name(row.partner or "").encode()),
            Agreement: self._written_once(self._agreement),
            Organization: self._once(lambda record: hash_of_text(self.name(record.reference))),
            Partner: self._once(lambda record: hash_of_text(self.name(record.reference))),
            Dossier: lambda dossier: self.of((dossier.slug, dossier.entries)),
            Page: lambda page: self.of((page.stem, page.entries)),
            Whole: self._once(self._whole),
            Summary: self._once(lambda found: self._row(found.accounts)),
            Everything: self._once(
                lambda found: (self.of_all or partial(self._row, found.accounts))()
            ),
            Counts: lambda found: (self.of_counts or partial(found.digest, self.name))(),
            Selection: self._once(self._selection),
            Later: lambda later: self._row(later.shows),
            # of its activity, whose hash has all its gifts
            Gift: lambda gift: self.of(gift.activity),
        }

    def of(self, value: Any) -> bytes:
        """The hash of ``value``: of an object of the archive or of anything made of such.

        What is short stands for itself, led by its length.
        """
        rule = self._rules.get(type(value))
        if rule is None:
            rule = self._rules[type(value)] = self._rule_for(value)
        return rule(value)

    def name(self, reference: str) -> str:
        """What pages show of a body wherever it is named: names, country; else what is written."""
        known = self._names.get(reference)
        if known is None:
            record = self._archive.record(reference)
            said = [reference]
            if record is not None:
                said += [record.short_name, record.name]
            if isinstance(record, Partner):
                country = record.entries.country or ""
                said += [country, self._archive.lists.label("quoc-gia", country)]
            known = self._names[reference] = "\x1f".join(said)
        return known

    def place(self, report: Report) -> str:
        """How a report is named: its address, and its body's name."""
        return f"{report.key}\x1f{self.name(f'to-chuc/{report.organization}')}"

    def _rule_for(self, value: Any) -> Callable[[Any], bytes]:
        if isinstance(value, Entries):
            return self._written_once(lambda entries: digest(written(entries)))
        if isinstance(value, Mapping):
            return lambda mapping: self._row([part for pair in mapping.items() for part in pair])
        if isinstance(value, tuple):  # a named one
            return self._row
        if is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in fields(value)]
            return lambda made: self._row([getattr(made, name) for name in names])
        if callable(value):  # a function or a class of the program, whose sources have their hash
            return lambda named: digest(named.__qualname__.encode())
        message = f"no rule tells what a page shows of {type(value).__name__}"
        raise TypeError(message)

    def _written_once(self, rule: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
        """``rule`` for entries, its answers kept by object, which is kept alive too."""
        made = self._written

        def of(entries: Any) -> bytes:
            known = made.get(id(entries))
            if known is None:
                known = made[id(entries)] = rule(entries), entries
            return known[0]

        return of

    def _once(self, rule: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
        """``rule`` with its answers kept by object: records compare by identity."""
        made = self.made

        def of(value: Any) -> bytes:
            try:
                return made[value]
            except KeyError:
                found = made[value] = rule(value)
                return found

        return of

    def _row(self, values: Iterable[Any]) -> bytes:
        rules, rule_for = self._rules, self.of
        told = self._remembered(values)
        if told is None:
            told = [rules.get(type(value), rule_for)(value) for value in values]
        return digest_of_row(len(told), b"".join(told))

    def _remembered(self, values: Iterable[Any]) -> list[bytes] | None:
        """The hashes of a list of activities or such, where all of them are known already."""
        if not isinstance(values, tuple | list) or not values or type(values[0]) not in LISTED:
            return None
        made = self.made
        try:
            return [made[value] for value in values]
        except (KeyError, TypeError):  # one is not known; one is no record
            return None

    def _tuple(self, values: tuple[Any, ...]) -> bytes:
        """A row; a long one, of which several pages may be made, is gone through once."""
        if len(values) < _LONG:
            return self._row(values)
        known = self._long.get(id(values))
        if known is None:
            known = self._long[id(values)] = self._row(values), values  # kept alive, as its id is
        return known[0]

    def _activity(self, activity: Activity) -> bytes:
        entries, archive = activity.entries, self._archive
        label = archive.lists.label
        said = [self.place(activity.report), *map(self.name, activity.parties)]
        said += [label("loai-hoat-dong", kind) for kind in entries.kind]
        said += [label("chu-de", theme) for theme in entries.themes]
        event = archive.event_of(activity)
        if event != activity.uid or entries.same_as:
            by_uid = archive.activity_by_uid
            said += [
                event,
                *(self.place(by_uid[u].report) for u in entries.same_as if u in by_uid),
            ]
        if entries.part_of:
            wholes = (a for a in activity.report.activities if a.id == entries.part_of)
            whole = next(wholes, None)
            said.append(whole.entries.title if whole else "")
        return digest(written(entries), "\x1e".join(said).encode())

    def _report(self, report: Report) -> bytes:
        """A report as lists, tables and counts show it."""
        stated = report.entries.delegations
        none = stated is not None and stated.outgoing == stated.incoming == ()
        said = [self.place(report), str(none), report.entries.title]
        said += [activity.entries.status or "" for activity in report.activities]
        return digest("\x1e".join(said).encode())

    def _delegation(self, row: DelegationRow) -> bytes:
        entries, archive = row.entries, self._archive
        twins = (archive.activity_by_uid.get(uid) for uid in entries.same_as)
        said = [row.direction, str(row.year), self.place(row.report)]
        said += [self.name(entries.partner or ""), entries.country or ""]
        said += [archive.lists.label("quoc-gia", entries.country or "")]
        said += [self.place(twin.report) for twin in twins if twin]
        return digest(written(entries), "\x1e".join(said).encode())

    def _agreement(self, agreement: Agreement) -> bytes:
        said = "\x1e".join(map(self.name, agreement.parties))
        return digest(written(agreement), said.encode())

    def _whole(self, whole: Whole) -> bytes:
        record = whole.record
        named = ""
        if isinstance(record, Organization | Partner):
            body = record.entries
            kin = [body.parent or "", *body.predecessors, *body.successors]
            records = [self._archive.record(reference) for reference in kin]
            lifetimes = [repr(found.entries.valid) for found in records if found]
            named = "\x1e".join([*map(self.name, kin), *lifetimes])
        file = self._files.get(record.path)
        if file is not None:
            return digest(file, named.encode())
        entries = record.entries
        # the downloads tell what is written: an empty list is not an absent one
        return digest(written(entries), record.body.text.encode(), named.encode())

    def _selection(self, chosen: Selection) -> bytes:
        return self._row(
            [
                dict(chosen.wanted), chosen.activities, chosen.delegations, chosen.agreements,
                chosen.partners, [self._papers(report) for report in chosen.reports],
            ]
        )  # fmt: skip

    def _papers(self, report: Report) -> bytes:
        """What a dossier may show of a report besides its activities."""
        entries = report.entries
        papers = (entries.document, entries.cites, entries.delegations, entries.planned_delegations)
        return self._row((report, *map(written, papers), report.delegations))
