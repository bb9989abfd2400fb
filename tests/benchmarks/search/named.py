"""Queries of names, abbreviations, figures, symbols and dates, not always as a text has them."""

import re

from archive.language.search_text import dates, tokens
from tests.benchmarks.search.asking import Need, Query
from tests.benchmarks.search.drawing import Drawing, bare, folded
from tests.benchmarks.search.reading import Way, pieces

_DAY = re.compile(r"@(\d{4})-(\d\d)-(\d\d)")
"""The term of a day."""


class Names(Drawing):
    """Each method makes a query of its class, or ``None`` where chance gave nothing fit."""

    def viet_tat(self, kind: str, made: int) -> Query | None:
        entries = list(self.shelf.archive.lists.abbreviations.items())
        short, entry = self.random.choice(entries)
        long, brief = tokens(entry.expansion), tokens(short)
        forms = [
            tuple(tokens(form))
            for other, e in entries
            if e.expansion == entry.expansion
            for form in (other, e.expansion)
        ]
        if len(long) < 2 or len("".join(w.folded for w in brief)) < 2:
            return None
        shown = [" ".join(w.exact for w in form) for form in dict.fromkeys(forms)]
        bearers = [r for r in self.shelf.read if any(f" {s} " in r.exact for s in shown)]
        if len({s for s in shown for r in bearers[:2000] if f" {s} " in r.exact}) < 2:
            return None
        typed = [short, entry.expansion.lower(), bare(short), bare(entry.expansion)][made % 4]
        said = tuple(tokens(typed))
        other = self.other_word(self.random.choice(bearers), (*long, *brief))
        if other is None or self.named((other,)) or self.named((*said, other), longest=True):
            return None
        may = tuple(("row", folded(form)) for form in forms) + self.meant(said)
        own: tuple[Way, ...] = (("all", folded(said)),)
        need = Need(own + tuple(("exact-row", s) for s in shown), may)
        return Query(kind, f"{typed} {other.exact}", (need, *self.needs((other,))))

    def ten(self, kind: str, made: int) -> Query | None:
        lists = self.shelf.archive.lists
        ids = {f"~noi/{i}" for i in lists.foreign_places} | {
            f"~doi-tac/{i}" for i in self.shelf.archive.partners
        }
        group = self.random.choice([g for g in self.shelf.names if g.term in ids])
        written = [n for n in group.names if self.shelf.is_written(" ".join(n.exact))]
        called = [n for n in group.names if n not in written] if made % 2 else written
        if len(written) < (1 if made % 2 else 2) or not called:
            return None
        name = self.random.choice(called)
        typed = " ".join(name.folded if made % 3 == 1 else name.exact)
        if len("".join(name.folded)) < 7:
            return None
        need = Need(
            (("all", " ".join(name.folded)), *(("exact-row", " ".join(n.exact)) for n in written)),
            (*self.of(group), *self.meant(tuple(tokens(typed)))),
        )
        return Query(kind, typed, (need,))

    def ten_mat(self, kind: str, made: int) -> Query | None:
        """Kind, place and year of an activity, none of which its text need say."""
        read = self.random.choice(self.shelf.activities)
        place = next((f for f in sorted(read.facts) if f.startswith(("noi ", "nuoc "))), "")
        year = next(f for f in read.facts if f.startswith("nam "))
        kinds = [f for f in sorted(read.facts) if f.startswith("loai ")]
        by_fact = {f"{g.facet[0]} {g.facet[1]}": g for g in self.shelf.names if g.facet}
        where, what = by_fact.get(place), by_fact.get(kinds[0]) if kinds else None
        if not where or not what:
            return None
        called = self.random.choice([n for n in what.names if len(n.folded) > 1])
        name = self.random.choice(
            [n for n in where.names if len("".join(n.folded)) > 5] or where.names
        )
        typed = (
            [called.exact, name.exact, (year[4:],)]
            if made % 2
            else [called.folded, name.folded, (year[4:],)]
        )
        words = [" ".join(t) for t in typed]
        if not words[1].replace(" ", "").isalpha():
            return None
        needs = (
            Need((("fact", kinds[0]),), (*self.of(what), ("all", bare(words[0])))),
            Need((("fact", place),), (*self.of(where), ("all", bare(words[1])))),
            Need((("fact", year),), (("row", year[4:]),)),
        )
        return Query(kind, " ".join(words), needs)

    def so(self, kind: str, made: int) -> Query | None:
        read = self.random.choice(self.shelf.activities)
        activity = read.unit.activity
        items = (
            [i for i in activity.entries.items if i.quantity and i.quantity >= 1000]
            if activity
            else []
        )
        if not items:
            return None
        number = int(items[0].quantity or 0)
        word = tokens(items[0].what)[0]
        grouped = f"{number:,}"
        typed = [str(number), grouped.replace(",", " "), grouped.replace(",", ".")][made % 3]
        if f" {number} " not in read.folded:
            return None
        return Query(
            kind, f"{typed} {word.exact}",
            (Need((("row", str(number)),)), *self.needs((word,))),
        )  # fmt: skip

    def so_hieu(self, kind: str, made: int) -> Query | None:
        report = self.random.choice(self.shelf.archive.reports)
        paper = report.entries.document
        cited = (*(paper.basis if paper else ()), *report.entries.cites)
        numbers = [c.number or "" for c in cited] + [paper.number or "" if paper else ""]
        symbol = self.random.choice(numbers)
        part = symbol.rsplit("/", 1)[-1] if made % 3 == 2 else symbol
        words = tuple(tokens(part))
        if len(words) < 2 or (made % 3 == 2 and part == symbol):
            return None
        typed = bare(part) if made % 2 else part
        row = Need((("row", folded(words)),), (("all", folded(words)), *self.meant(words)))
        return Query(kind, typed, (row,))

    def ngay(self, kind: str, made: int) -> Query | None:
        read = self.random.choice(self.shelf.read)
        told = [d.terms[0] for piece in pieces(read.unit) for d in dates(piece)]
        found = next(filter(None, map(_DAY.fullmatch, told)), None)
        if found is None:
            return None
        day_term, month_term = found[0], f"@{found[1]}-{found[2]}"
        year, month, day = map(int, found.groups())
        typed, term = [
            (f"{day}/{month}/{year}", day_term),
            (f"{day:02}-{month:02}-{year}", day_term),
            (f"ngày {day} tháng {month} năm {year}", day_term),
            (f"tháng {month}/{year}", month_term),
            (f"{month}/{year}", month_term),
        ][made % 5]
        words = folded(tuple(tokens(typed)))
        return Query(
            kind, typed, (Need((("date", term),), (("fact", f"ngay {term}"), ("all", words))),)
        )
