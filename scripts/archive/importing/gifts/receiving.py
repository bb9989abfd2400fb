"""Who has which part where something was received, and those to whom it went on."""

import re

from archive.importing.gifts.parts import Gift, Verb
from archive.importing.gifts.recipients import unnamed_behind
from archive.importing.gifts.share import set_share
from archive.importing.gifts.subjects import subject_before
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party
from archive.importing.paper.letters import CAPITAL

_HANDED_ON = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:hỗ trợ|trao tặng|gửi tặng|tặng|trao|viện trợ|tài trợ|ủng hộ)"
    r"\s+(?:(?:cho|đến|tới)\s+)?"
)
_ON_TO = re.compile(
    r"(?:,?\s*(?:và|sau đó|rồi|để|đã)|[,;])\s+(?:đã\s+|kịp thời\s+|sau đó\s+)*"
    r"(?:trao tặng lại|trao lại|chuyển lại|bàn giao lại|tặng lại|phân phối lại|trao tặng|trao"
    r"|chuyển giao|chuyển|bàn giao|phân phối|phân bổ|cấp phát|tặng|hỗ trợ|cấp)"
    r"(?:\s+(?:lại|ngay|toàn bộ|hết|số (?:hàng|quà|sách) (?:này|trên)))?\s+(?:cho|đến|tới)\s+"
    rf"(?:các\s+(?=[{CAPITAL}]))?"
)
"""What was received goes on: "tiếp nhận từ X … và trao lại cho Y"."""
_GIVEN_BEFORE = re.compile(
    r"(?<!\w)(?:trao|tặng|hỗ trợ|bàn giao)(?!\w)[^.]*[;,]\s+(?:riêng |còn )?$"
)
_FOR_WHOM = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:cho|dành cho|ủng hộ|giúp|hỗ trợ|để (?:tặng|trao|hỗ trợ|cấp"
    r"|giúp)(?: cho)?)\s+"
    rf"(?:các\s+(?=[{CAPITAL}]))?(?:\d[\d.]*\s+)?"
)


def name_received(
    text: str, gift: Gift, verb: Verb, *, parties: list[Party], used: set[Party], bodies: Bodies
) -> None:
    """The parts in "tiếp nhận … do X tặng", "nhận được từ X …", "tiếp nhận … của X"."""
    last = max((thing.end for thing in gift.items), default=gift.end)
    if verb.start >= last:  # "20 xe lăn do X gửi tặng đã được Hội tiếp nhận"
        between = [p for p in parties if last <= p.start and p.end <= verb.start]
        gift.givers += [
            p for p in between if re.search(r"(?<!\w)(?:do|của|từ) $", text[: p.start])
        ][:1]
        parties = [p for p in parties if p not in between or p in gift.givers]
    for party in parties:
        if party in used or party in gift.givers or party.end <= verb.start:
            continue
        before = text[: party.start]
        if (
            re.search(r"(?<!\w)(?:từ|do)\s+(?:các\s+)?$", before)
            or (
                re.search(r"(?<!\w)của\s+$", before)
                and not gift.givers
                and (
                    party.start >= gift.end - 1
                    or text[verb.end : party.start].strip() == "của"
                    or re.match(r"\s*,?\s*(?:bao gồm|gồm)", text[party.end :])
                )
            )
            or (
                gift.givers
                and re.fullmatch(r"\s*(?:,|và)?\s*", text[gift.givers[-1].end : party.start])
            )
        ):
            gift.givers.append(party)
    if gift.givers:
        handed = _HANDED_ON.match(text, gift.givers[-1].end)
        whom = [p for p in parties if handed and p.start == handed.end()]
        place = handed and ("cho" in handed[0] or bodies.match(gift.givers[0].text).foreign)
        meant = {"people", "body"} | ({"place"} if place else set())
        if whom and whom[0].kind in meant:
            gift.recipients += whom  # "do Tổ chức X hỗ trợ người khuyết tật"
            set_share(text, gift)
            return
    onward = _handed_on(text, gift, parties) or _meant_for(text, gift, parties, bodies)
    if onward:
        gift.recipients += onward
        gift.end = max(gift.end, onward[-1].end)
        gift.givers = [p for p in gift.givers if p not in onward]
        set_share(text, gift)
        return
    if gift.items and (unnamed := unnamed_behind(text, max(thing.end for thing in gift.items))):
        gift.recipients += unnamed
        set_share(text, gift)
        return
    subject = [p for p in parties if p.end <= verb.start and p not in used]
    takers = subject_before(text, subject)
    abroad = any(bodies.match(p.text).foreign for p in takers)
    ours = not any(bodies.match(p.text).foreign for p in gift.givers)
    given = not gift.givers and takers and _GIVEN_BEFORE.search(text[: takers[0].start])
    if given or (abroad and ours):
        gift.way, gift.recipients = "trao", takers  # "…; Trường X nhận 1.500 quyển vở"
        set_share(text, gift)
        return
    gift.recipients += [p for p in takers if not bodies.match(p.text).foreign]
    set_share(text, gift)


def _meant_for(text: str, gift: Gift, parties: list[Party], bodies: Bodies) -> list[Party]:
    """Whom what was received is for: "tiếp nhận của X 200 bộ bàn ghế cho Trường Y"."""
    ends = [thing.end for thing in gift.items] or [s.end for s in gift.money]
    last = max(ends, default=0)
    found = _FOR_WHOM.match(text, last) if last else None
    first = next((p for p in parties if found and p.start == found.end()), None)
    if first is None or first.kind == "pronoun" or bodies.match(first.text).is_self:
        return []
    chosen = [first]
    for party in parties:
        joint = text[chosen[-1].end : party.start] if party.start >= chosen[-1].end else "-"
        if re.fullmatch(r"\s*(?:,\s*(?:và\s+)?|và\s+|cùng\s+)?", joint):
            chosen.append(party)
    return chosen


def _handed_on(text: str, gift: Gift, parties: list[Party]) -> list[Party]:
    """Those to whom what was received went on in the same sentence, where no other things come."""
    last = max((thing.end for thing in gift.items), default=gift.end)
    found = _ON_TO.search(text, last)
    if not gift.items or found is None or re.search(r"\d|[.;]\s", text[last : found.start()]):
        return []
    first = next((p for p in parties if p.start == found.end() and p.kind != "pronoun"), None)
    if first is None:
        return []
    chosen = [first]
    for party in parties:
        joint = text[chosen[-1].end : party.start] if party.start >= chosen[-1].end else "-"
        if re.fullmatch(r"\s*(?:,\s*(?:và\s+)?|và\s+|cùng\s+)?", joint):
            chosen.append(party)
    return chosen
