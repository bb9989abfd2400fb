"""Names and what they stand for as a paper goes on: "bạn" is whom it named last."""

import re
from dataclasses import dataclass, field

from archive.importing.facts import RANK, Act, Guess
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party
from archive.importing.paper.sentences import LONGEST
from archive.model.entry import Location

_FARTHEST = 2
"""Blocks behind the one that names a foreign body in which "bạn" still means it."""


@dataclass
class Mentions:
    """The last foreign body and province that were named, and where; names without a record."""

    bodies: Bodies
    body: str = ""
    body_at: int = 0
    place: str = ""
    place_at: int = 0
    block: int = 0
    visitors: bool = False
    new_bodies: dict[str, bool] = field(default_factory=dict)

    def begin(self, block: int) -> None:
        """Go on to another block: visitors of the one before are gone."""
        self.block, self.visitors = block, False

    def named(self, parties: list[Party], act: Act, location: Location) -> list[str]:
        """References or names of ``parties``, each once."""
        found: list[str] = []
        for party in parties:
            name, context = bare_name(party.text), ""
            if party.kind == "pronoun":
                if name.lower() == "đoàn" and (not self.visitors or self._is_own(name)):
                    found += [self.bodies.own] if self.bodies.own not in found else []
                    continue
                context = self._meant(name)
            match = self.bodies.match(name, context)
            if match.party not in found:
                found.append(match.party)
            worst = act.guesses.get(location, act.guess)
            if RANK[match.sure] > RANK[worst.sure]:
                act.guesses[location] = Guess(match.sure, act.guess.where)
            if "/" not in match.party[:9] and party.kind == "body":
                self.new_bodies.setdefault(match.party, match.foreign)
        return found

    def _is_own(self, name: str) -> bool:
        """Whether the reporting body is called so in short: Đoàn Luật sư tỉnh X."""
        body = self.bodies.archive.organizations.get(self.bodies.organization)
        return name == "Đoàn" and body is not None and body.name.startswith("Đoàn ")

    def _meant(self, pronoun: str) -> str:
        """What "bạn", "tỉnh bạn" stands for; empty when it was named too far back."""
        body = self.body if self.block - self.body_at <= _FARTHEST else ""
        place = self.place if self.block - self.place_at <= _FARTHEST else ""
        return (place or body) if "tỉnh" in pronoun.lower() else (body or place)

    def remember(self, text: str) -> None:
        """Keep the last foreign body that was named: what "bạn" means."""
        for party in self.bodies.find(text[-LONGEST:]):
            if party.kind == "pronoun":
                continue
            name = bare_name(party.text)
            if not self.bodies.is_foreign(name):
                continue
            if party.kind == "body" and not name.startswith(("Tổ chức", "Quỹ")):
                self.body, self.body_at = name, self.block
            elif party.kind == "place" and name.lower().startswith("tỉnh"):
                self.place, self.place_at = name, self.block


def bare_name(name: str) -> str:
    """A delegation's name as that of the body that sent it."""
    return re.sub(
        r"^[Đđ]oàn (?:(?:đại biểu|công tác|cán bộ) )?(?:của )?(?=(?:Hội|Liên|Mặt trận|Ủy|Uỷ|Sở|Tỉnh"
        r"|LĐLĐ|Đại sứ|Công|Ban|Tổng|Lãnh|ĐSQ|TLSQ|Chính|Đoàn))",
        "",
        " ".join(name.split()),
    )
