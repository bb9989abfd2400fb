"""Agreements that a text names: what, between whom, for which term."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from archive.importing.facts import Guess, Question, Sure
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import LONGEST, sentences
from archive.language.slugs import slugify
from archive.writing.plain import Plain

_NAME = re.compile(
    r"(?<!\w)(?:[Bb]ản ghi nhớ(?: (?:thỏa thuận|thoả thuận))?(?: hợp tác)?"
    r"|[Bb]iên bản ghi nhớ(?: hợp tác)?"
    r"|[Bb]iên bản (?:kết nghĩa|hội đàm|làm việc)|[Ýý] định thư"
    r"|[Kk]ế hoạch phối hợp|[Tt]hỏa thuận thiết lập quan hệ(?: hữu nghị)?"
    r"|[Bb]iên bản (?:thỏa thuận|thoả thuận|hợp tác)(?: hợp tác)?|[Bb]ản thỏa thuận(?: hợp tác)?"
    r"|[Tt]h[oỏ][ảa]? ?thuận hợp tác|[Tt]hỏa thuận(?: hợp tác| kết nghĩa)?"
    r"|[Cc]hương trình (?:hợp tác|phối hợp)"
    r"|[Kk]ế hoạch hợp tác|[Qq]uy chế phối hợp|MOU)(?:\s*\(MOU\))?(?!\w)"
)
_TERM = re.compile(
    r"(?:giai đoạn|thời hạn|nhiệm kỳ|(?:có )?(?:giá trị|hiệu lực))\s+(?:từ\s+)?(?:năm\s+)?"
    r"(?P<from>(?:19|20)\d\d)\s*(?:-|–|—|đến(?: năm)?)\s*(?P<to>(?:19|20)\d\d)"
)
_MORE_TERMS = re.compile(
    r"\s*(?:,|và)\s*(?:giai đoạn\s+)?(?P<from>(?:19|20)\d\d)\s*[-–—]\s*(?P<to>(?:19|20)\d\d)"
)
_LISTED = re.compile(r"(?<!\w)với\s[^;]+")
_BETWEEN = re.compile(r"(?<!\w)giữa\s+")
_WITH = re.compile(r"(?<!\w)với\s+")
_SIGNED = re.compile(r"(?<!\w)(?:đã ký|ký kết|ký)(?!\w)", re.IGNORECASE)
_BOTH = re.compile(
    r"(?<!\w)[Hh]ai (?:Hội|bên|thành phố|xã|trường|viện|bệnh viện|sở|huyện|tỉnh|hội|đơn vị|tổ chức"
    r"|liên đoàn|đoàn|cơ quan|địa phương)(?!\w)"
)
_OF_BOTH = re.compile(r" giữa hai (?:tỉnh|huyện|hội|bên|tổ chức|thành phố)(?!\w)")
_LAW = re.compile(r"(?:Luật|Nghị định)[^,;]{0,12}$")


@dataclass
class FoundAgreement:
    """An agreement's entries, with how sure and where; questions where a party is not named."""

    entries: dict[str, Plain]
    guess: Guess
    questions: list[Question]


def find_agreements(blocks: list[Block], bodies: Bodies, year: int) -> list[FoundAgreement]:
    """The agreements of ``blocks``: those with a term, or between named parties.

    One that is still to be signed, in the plans, is none yet.
    """
    found: dict[tuple[str, ...], FoundAgreement] = {}
    ids: set[str] = set()
    foreign = ""
    for block in blocks:
        if block.table is not None:
            continue
        before, foreign = foreign, _last_foreign(block.text, bodies) or foreign
        if block.kind == "heading":
            continue
        for sentence in sentences(block.text):
            text = sentence.text
            if len(text) > LONGEST:
                continue
            for name in _NAME.finditer(text):
                if _LAW.search(text[: name.start()]):
                    continue
                lead = text[: name.start()]
                signing = block.role == "phuong-huong" and _SIGNED.search(lead[-25:])
                if signing and not re.search(r"(?:cơ sở|đã)\s+(?:ký|ký kết)\s*$", lead):
                    continue
                told = _last_foreign(lead, bodies)
                told = told or _last_foreign(block.text[: sentence.start], bodies) or before
                both = told if _BOTH.search(lead) or _OF_BOTH.match(text, name.end()) else ""
                for made in _each(text, name, block, bodies, both=both):
                    _add(found, ids, made, year)
    return list(found.values())


class _Named(NamedTuple):
    """An agreement as a sentence names it: its name, parties and terms."""

    name: str
    parties: list[str]
    terms: list[tuple[str, str]]
    guess: Guess


def _each(
    text: str, name: "re.Match[str]", block: Block, bodies: Bodies, *, both: str
) -> list[_Named]:
    """The agreements behind one name: "03 bản ghi nhớ: với A (2023-2028); với B (2024-2026)"."""
    parts = [p for p in _LISTED.finditer(text, name.end()) if _TERM.search(p[0])]
    if len(parts) < 2 or _NAME.search(text, name.end()):
        return [_read(text, name, block, bodies, both=both)]
    made = []
    for part in parts:
        term = _TERM.search(part[0])
        others = [bodies.match(p.text).party for p in bodies.find(part[0]) if p.kind == "body"]
        if term is not None:
            made.append(
                _Named(
                    name[0][:1].upper() + name[0][1:],
                    list(dict.fromkeys([bodies.own, *others[:1]])),
                    [(term["from"], term["to"])],
                    Guess("khá chắc", block.where),
                )
            )
    return made


def _read(text: str, name: "re.Match[str]", block: Block, bodies: Bodies, *, both: str) -> _Named:
    following = _NAME.search(text, name.end())
    limit = following.start() if following else len(text)
    scope = text[name.start() : limit]
    parties, sure = _parties(text, name, scope, bodies)
    if both and len(parties) < 2:
        own = bodies.archive.lists.provinces.get(bodies.own_province)
        mine = f"tỉnh {own.name}" if both.lower().startswith("tỉnh") and own else bodies.own
        parties, sure = [mine, bodies.match(both).party], "đoán"
    terms = []
    if first := _TERM.search(scope):
        terms.append((first["from"], first["to"]))
        at = first.end()
        while more := _MORE_TERMS.match(scope, at):
            terms.append((more["from"], more["to"]))
            at = more.end()
    return _Named(name[0][:1].upper() + name[0][1:], parties, terms, Guess(sure, block.where))


def _add(
    found: dict[tuple[str, ...], FoundAgreement], ids: set[str], made: _Named, year: int
) -> None:
    """Add what is new in ``made`` to ``found``: one agreement for each of its terms."""
    parties = made.parties
    if not made.terms and len(parties) < 2:
        return
    for begin, end in made.terms or [("", "")]:
        key = (*sorted(parties), begin, end)
        known = any(set(parties) <= set(other[:-2]) for other in found)
        if key in found or (not begin and known):
            continue
        title = f"{made.name} giai đoạn {begin}–{end}" if begin else made.name
        entries: dict[str, Plain] = {"id": _id(title, ids), "title": title}
        entries["parties"] = list(parties)
        entries["status"] = "khong-ro"
        if begin:
            entries["from"], entries["to"] = begin, end
            entries["status"] = "con-hieu-luc" if int(end) >= year else "het-hieu-luc"
        questions = []
        if len(parties) < 2:
            asked = f"“{title}”: những bên nào ký?"
            questions.append(Question(asked, made.guess.where, ("agreements",)))
        found[key] = FoundAgreement(entries, made.guess, questions)


def _parties(
    text: str, name: "re.Match[str]", scope: str, bodies: Bodies
) -> tuple[list[str], Sure]:
    between = _BETWEEN.search(scope)
    beside = _WITH.search(scope)
    named = bodies.find(scope)
    chosen = []
    if between:
        chosen = [p for p in named if p.start >= between.end()][:4]
        chosen = _joined(scope, chosen, between.end())
    elif beside:
        chosen = _joined(scope, [p for p in named if p.start >= beside.end()], beside.end())
    found = [bodies.match(p.text).party for p in chosen if p.kind != "pronoun"]
    if not between:
        lead = [p for p in bodies.find(text[: name.start()]) if p.kind != "people"]
        subject = [bodies.match(p.text).party for p in lead if p.kind == "body"][-2:]
        found = (
            [*subject, *found] if beside is None and len(subject) > 1 else [*subject[:1], *found]
        )
        if found and bodies.own not in found and len(found) == 1:
            found.insert(0, bodies.own)
    unique = list(dict.fromkeys(found))
    return unique, "khá chắc" if between else "đoán"


def _joined(text: str, parties: list[Party], at: int) -> list[Party]:
    """Names that stand one behind the other, with "và", "với" and commas between them alone."""
    found: list[Party] = []
    for party in parties:
        gap = text[at : party.start]
        if (
            party.start >= at
            and found
            and not re.fullmatch(r"\s*(?:,|và|với|cùng)?\s*(?:với\s+)?", gap)
        ):
            break
        found.append(party)
        at = max(at, party.end)
    return found


def _last_foreign(text: str, bodies: Bodies) -> str:
    """The last foreign body or province that ``text`` names."""
    named = [p.text for p in bodies.find(text[-LONGEST:]) if p.kind in {"body", "place"}]
    found = next((name for name in reversed(named) if bodies.is_foreign(name)), "")
    if found:
        return found
    lands = [p for p in bodies.gazetteer.find(text[-LONGEST:]) if p.code != "VN"]
    return text[-LONGEST:][lands[-1].start : lands[-1].end] if lands else ""


def _id(title: str, ids: set[str]) -> str:
    made = slugify(title)[:48].strip("-")
    unique, number = made, 2
    while unique in ids:
        unique = f"{made}-{number}"
        number += 1
    ids.add(unique)
    return unique
