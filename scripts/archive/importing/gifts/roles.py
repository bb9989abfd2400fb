"""Who has which part in a gift: the words around the names of its sentence tell."""

import re
from dataclasses import dataclass

from archive.importing.gifts.parts import Gift, Group, Verb
from archive.importing.gifts.passives import passive_before
from archive.importing.gifts.receiving import name_received
from archive.importing.gifts.recipients import (
    HELPED,
    behind_items,
    concerned,
    directly_behind,
    each_named,
    right_before,
    right_behind,
    treated_before,
    unnamed_behind,
    visited_before,
)
from archive.importing.gifts.share import set_share, set_way
from archive.importing.gifts.subjects import (
    group_abroad,
    made_by,
    subject_before,
    subject_going_on,
    whose,
)
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party, lead

_GUESTS = re.compile(
    r"(?<!\w)(?:[Đđ]ón|[Tt]iếp|[Đđ]ón tiếp|[Tt]iếp đón)(?: và làm việc với)?"
    r"\s(?:\d+\s|các\s)?đoàn\s"
    r"(?:[^;.]*?\s(?:đến|sang|qua|tới)\s(?:thăm|chúc|chào|dự|động viên|trao|tặng)(?!\w)[^;.]*?"
    r"(?:,|\svà)\s(?:đã\s)?$|[^;.,]*?\s(?:đến|sang|qua|tới)\s$)"
)
_THROUGH = re.compile(r"(?:[Tt]hông qua|[Qq]ua)\s+$")
_FOR = re.compile(
    r"(?:[Tt]hay mặt(?:\s+cho)?|[Tt]hừa [ủu][ỷy] quyền(?:\s+của)?|[Tt]hừa uỷ quyền(?: của)?"
    r"|[Đđ]ại diện(?:\s+cho)?"
    r"|[ủuỦ][ỷyỷ] quyền của|được sự [ủu][ỷy] quyền của)\s+$"
)
_CHARGED = re.compile(r"\s+(?:giao\s+)?(?:ủy|uỷ) quyền")
_WITH = re.compile(
    r"(?:[Pp]hối hợp(?: chặt chẽ)?(?:\s+(?:với|cùng))?|[Cc]ùng(?:\s+với)?|[Ss]ự hỗ trợ (?:của|từ)"
    r"|đồng hành của)\s+$"
)
_GO_BETWEEN = re.compile(r"\s+(?:làm cầu nối|kết nối|giới thiệu|làm đầu mối|điều phối)")

_APPOSITION = re.compile(r",\s(?:nơi|vốn là|là|hiện có)\s[^,;.]*,\s*(?:đã |cũng )*$")
_VISITORS = re.compile(r"(?:vị khách|đoàn khách)(?: [^\W\d_]+){0,3}? (?:đã |cũng )*$")


@dataclass(frozen=True)
class _Around:
    """What stands around a verb of giving and its things, which end at ``last``.

    ``behind`` is where the things end that the verb gave before.
    ``subject`` are the names before the verb in its ``clause``, ``left`` those between it and the
    things, ``right`` those behind them; ``used`` have a part already.
    """

    text: str
    group: Group
    verb: Verb
    last: int
    clause: int
    behind: int
    parties: list[Party]
    used: set[Party]
    subject: list[Party]
    left: list[Party]
    right: list[Party]


def name_parties(
    text: str,
    gift: Gift,
    group: Group,
    verb: Verb,
    *,
    parties: list[Party],
    bodies: Bodies,
    behind: int = 0,
) -> None:
    """Give each name of the sentence its part in the gift.

    ``behind`` is where the things end that the same verb gave before; 0 where there are none.
    """
    used: set[Party] = set()
    for party in parties:
        role = _circumstance(text, party)
        if role:
            getattr(gift, role).append(party)
            used.add(party)
    if verb.way == "nhan":
        name_received(text, gift, verb, parties=parties, used=used, bodies=bodies)
        return
    clause = max(text.rfind(";", 0, verb.start), 0)
    last = max((thing.end for thing in group.items), default=group.end)
    around = _Around(
        text,
        group,
        verb,
        last=last,
        clause=clause,
        behind=behind,
        parties=parties,
        used=used,
        subject=[p for p in parties if clause <= p.start and p.end <= verb.start],
        left=[p for p in parties if max(verb.end, behind) <= p.start and p.end <= group.start],
        right=[p for p in parties if p.start >= last],
    )
    if guests := _GUESTS.search(text[: verb.start]):
        _from_guests(gift, around, guests.start())
        if not gift.recipients or all(bodies.match(p.text).is_self for p in gift.recipients):
            gift.way = "nhan"
            set_share(text, gift)
            return
    elif (passive := passive_before(text, verb, parties)) is not None:
        _passively(gift, around, passive)
    else:
        _actively(gift, around, bodies, first=behind <= verb.end)
    gift.recipients = gift.recipients or treated_before(text, clause, verb, parties)
    gift.recipients = gift.recipients or concerned(text, verb, parties)
    free = [p for p in around.left if p not in gift.givers and p not in used]
    gift.recipients = gift.recipients or right_before(text, verb, group, free)
    gift.recipients = gift.recipients or unnamed_behind(text, last)
    owner = _owner(text, group, around.right, gift.recipients)
    if owner:
        gift.behalf += [p for p in owner if p not in gift.behalf]
    set_share(text, gift)
    # "cán bộ, chiến sĩ và nhân dân quyên góp" are people of the reporting body
    gift.givers = [p for p in gift.givers if p.kind != "people" or p.text[1:].lower() != p.text[1:]]
    if not gift.givers and len(gift.behalf) == 1 and not bodies.match(gift.behalf[0].text).is_self:
        gift.givers = list(gift.behalf)  # "đại diện Tập đoàn X đã trao"
    donor = made_by(text, group, parties, bodies)
    if donor and not any(bodies.match(p.text).foreign for p in gift.recipients):
        gift.givers = donor
    named = [p for p in gift.givers if p.text.lower() != "đoàn"]
    abroad = [] if named else group_abroad(text, clause, verb, bodies)
    gift.givers = abroad or gift.givers
    _set_way(text, gift, bodies)
    ours = not any(bodies.match(p.text).foreign for p in gift.recipients)
    if (abroad and ours) or (not abroad and _VISITORS.search(text[: verb.start])):
        gift.way = "nhan"


def _from_guests(gift: Gift, around: _Around, at: int) -> None:
    """The parts in "đón đoàn Hội X đến thăm và tặng 02 lẵng hoa", told from ``at`` on."""
    free = [p for p in around.subject if at < p.start and p not in around.used]
    gift.givers += [p for p in free[:1] if p.kind != "place"]
    text, used = around.text, around.used
    near = directly_behind(text, around.verb.end, around.group, around.left, used)
    gift.recipients += near or behind_items(text, around.last, around.right, used)


def _passively(gift: Gift, around: _Around, passive: tuple[int, int]) -> None:
    """The parts in "Hội X được Hội Y tặng …", ``passive`` being the place of "được"."""
    text, used = around.text, around.used
    begins, ends = passive
    gift.givers += [
        p
        for p in around.parties
        if ends <= p.start and p.end <= around.verb.start and p not in used
    ]
    aside = _APPOSITION.search(text, 0, begins)
    until = aside.start() if aside else begins
    named = [p for p in around.subject if p.end <= until and p not in used]
    taken = subject_before(text, named)
    right = behind_items(text, around.last, around.right, used)
    # "600 phần quà đã được trao cho X": the things are the subject
    things_first = around.verb.start >= around.group.end
    gift.recipients += (right or taken) if things_first else (taken or right)


def _actively(gift: Gift, around: _Around, bodies: Bodies, *, first: bool) -> None:
    """The parts in "Hội X tặng Hội Y …"; ``first``: its verb gave nothing before."""
    text, verb, used = around.text, around.verb, around.used
    givers = _by(text, verb, around.parties) or whose(text, verb, around.left)
    if not givers:
        givers = subject_before(text, around.subject)
        givers = givers or subject_going_on(text, around.clause, verb, around.parties)
        givers = [p for p in givers if p not in used]
    told_of = [p for p in givers if p.kind == "people" and text.startswith(":", p.end)]
    gift.recipients += told_of  # "- Nhân dân bản A: trao 20 thùng mì"
    gift.givers += [p for p in givers if p not in told_of]
    ahead = [p for p in around.parties if p.end <= verb.start]
    near = [] if first else right_behind(text, around.last, around.right, used)
    near = near or each_named(text, verb, ahead)
    begins = verb.end if first else around.behind
    near = near or directly_behind(text, begins, around.group, around.left, used)
    if near and all(p.kind == "pronoun" or bodies.match(p.text).is_self for p in near):
        # "tặng bạn 50 phần quà cho công nhân nghèo": those whom it is for
        near = right_behind(text, around.last, around.right, used) or near
    if not told_of:
        gift.recipients += near or behind_items(text, around.last, around.right, used)
    if not gift.recipients:
        gift.recipients += visited_before(text, verb, around.subject, used)
    if not gift.recipients and givers and givers[0].start >= around.group.start:
        # a list of departments, each with its thing and who gave it
        gift.recipients += [p for p in ahead if text.startswith(":", p.end)][:1]
    if not gift.recipients:
        helped = [p for p in ahead if p not in used][-1:]
        gift.recipients += [p for p in helped if HELPED.search(lead(text, p.start))]
        gift.givers = [p for p in gift.givers if p not in gift.recipients]


def _set_way(text: str, gift: Gift, bodies: Bodies) -> None:
    """Set the way of a gift whose words may say "mỗi Hội": those named before, never us alone."""
    every = [p for p in gift.recipients if text[: p.start].endswith("mỗi ") and " " not in p.text]
    gift.recipients = [p for p in gift.recipients if p not in every]
    set_way(gift, bodies)
    gift.recipients += every


def _circumstance(text: str, party: Party) -> str:
    """The part that the words around a name give it, whatever the verb."""
    before, behind = text[: party.start], text[party.end :]
    if _FOR.search(before) or (re.search(r"[Đđ]ược\s+$", before) and _CHARGED.match(behind)):
        return "behalf"
    if _GO_BETWEEN.match(behind) and re.search(r"(?:do|qua|nhờ|được)\s+$", before, re.IGNORECASE):
        return "channel"
    if _THROUGH.search(before):
        return "channel"
    if _WITH.search(before):
        return "beside"
    return ""


def _by(text: str, verb: Verb, parties: list[Party]) -> list[Party]:
    """The giver of "… do X tặng"."""
    for party in parties:
        goes_between = _GO_BETWEEN.match(text, party.end)
        if re.search(r"(?<!\w)do\s+$", text[: party.start]) and not goes_between:
            between = text[party.end : verb.start]
            if party.end <= verb.start and len(between) < 30 and "," not in between:
                return [party]
    return []


def _owner(text: str, group: Group, right: list[Party], recipients: list[Party]) -> list[Party]:
    """Whose gift it was: "5.000 khẩu trang của X tặng Y"."""
    for party in right:
        if re.search(r"(?<!\w)của\s+$", text[: party.start]) and party.start - group.end < 12:
            behind = text[party.end :]
            if re.match(r"\s+(?:gửi\s+|trao\s+)?tặng\s", behind) and recipients:
                return [party]
    return []
