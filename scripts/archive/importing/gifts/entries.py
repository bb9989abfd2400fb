"""The entries of a gift: its parties, its things, and the questions that it leaves."""

import re

from archive.importing.counting.counted import Counted
from archive.importing.facts import Act, Guess, Question
from archive.importing.gifts.parts import Gift
from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import Mentions, bare_name
from archive.writing.plain import Plain

_EACH = re.compile(
    r"(?<!\w)mỗi (?:đơn vị|bên|tỉnh|hội|đồn|huyện|xã|nơi|trường)(?!\w)", re.IGNORECASE
)
_SHARED = re.compile(r"(?:là|tính) (?:tổng )?chung(?: cho)?|tổng chung|chia đều cho", re.IGNORECASE)


def add_gift(
    entries: dict[str, Plain],
    act: Act,
    gift: Gift,
    mentions: Mentions,
    *,
    own: str,
    parent: Act | None,
    passage: str,
) -> None:
    """Add the parties and things of ``gift`` to the ``entries`` of ``act``.

    ``own`` is its sentence, ``passage`` that and what follows it, ``parent`` the visit during which
    it was made. What the sentence leaves
    open is the reporting body for the part that is surely its own, else a question.
    """
    parties: dict[str, Plain] = {}
    givers = mentions.named(gift.givers, act, ("parties", "giver"))
    if any(party.kind == "pronoun" for party in gift.recipients):
        # "thăm Hội X và tặng bạn": its own sentence may have named it
        mentions.remember(own[: own.find(gift.verb)] if gift.verb in own else "")
    recipients = mentions.named(gift.recipients, act, ("parties", "recipient"))
    mine = mentions.bodies.own
    if gift.way == "trao" and not givers:
        givers = [mine]
        act.guesses["parties", "giver"] = Guess(
            "khá chắc", act.guess.where, "câu không nêu bên trao"
        )
    if gift.way == "nhan" and not recipients:
        recipients = [mine]
        act.guesses["parties", "recipient"] = Guess(
            "khá chắc", act.guess.where, "câu không nêu bên nhận"
        )
    if gift.way == "trao" and not recipients:
        recipients = _met(mentions.bodies, own, parent)
        if recipients:
            act.guesses["parties", "recipient"] = Guess("đoán", act.guess.where, "câu không nêu")
    behalf = mentions.named(gift.behalf, act, ("parties", "on_behalf_of"))
    givers = [g for g in givers if g not in behalf or len(givers) == 1]
    for name, people in (
        ("giver", [g for g in givers if g not in recipients]),
        ("on_behalf_of", [b for b in behalf if b not in givers]),
        ("channel", mentions.named(gift.channel, act, ("parties", "channel"))),
        ("with", mentions.named(gift.beside, act, ("parties", "with"))),
        ("recipient", recipients),
    ):
        if people:
            parties[name] = list(people)
    if parties:
        entries["parties"] = parties
    if not recipients:
        act.questions.append(
            Question("Ai nhận quà này? Câu văn không nói rõ.", act.guess.where, ("parties",))
        )
    if gift.money and all(s.each for s in gift.money):
        act.questions.append(
            Question(
                "Câu văn chỉ nói mỗi bên nhận bao nhiêu tiền: tổng cộng là bao nhiêu?",
                act.guess.where,
                ("money",),
            )
        )
    if not givers and gift.way == "nhan":
        act.questions.append(
            Question("Ai tặng quà này? Câu văn không nói rõ.", act.guess.where, ("parties",))
        )
    if gift.way == "trao" and not gift.recipients and len(recipients) > 1 and _EACH.search(own):
        gift.share = "moi-ben"
    share = gift.share if len(recipients) > 1 or gift.share == "moi-ben" else ""
    if share == "khong-ro" and _SHARED.search(passage):
        share = "chung"
    items: list[Plain] = [_item(thing, share, act, n) for n, thing in enumerate(gift.items)]
    items += [{"what": what} for what in gift.vague]
    if items:
        entries["items"] = items
    if share == "khong-ro":
        act.questions.append(
            Question(
                "Con số là tổng chung cho các bên nhận hay mỗi bên ngần ấy? (share)",
                act.guess.where,
                ("items",),
            )
        )


def _met(bodies: Bodies, own: str, parent: Act | None) -> list[str]:
    """The foreign bodies of the meeting at which a gift was made, where it names nobody."""
    named = [bodies.match(bare_name(p.text)) for p in bodies.find(own) if p.kind == "body"]
    found = [match.party for match in named if match.foreign]
    parties = parent.entries.get("parties") if parent is not None else None
    if not found and isinstance(parties, dict):
        for role in ("recipient", "with"):
            names = parties.get(role, [])
            found = [str(n) for n in names if bodies.match(str(n)).foreign or str(n)[:4] == "doi-"]
            if found:
                break
    return list(dict.fromkeys(found))


def _item(thing: Counted, share: str, act: Act, index: int) -> dict[str, Plain]:
    item: dict[str, Plain] = {"what": thing.what}
    if thing.size:
        item["size"] = thing.size
    item["quantity"] = f"{thing.quantity:f}"
    if thing.unit:
        item["unit"] = thing.unit
    else:
        act.questions.append(
            Question(
                f"“{thing.what}” tính theo đơn vị nào?",
                act.guess.where,
                ("items", index, "unit"),
            )
        )
    if thing.qualifier:
        item["qualifier"] = thing.qualifier
    if share:
        item["share"] = share
    if thing.assumed:
        item["note"] = f"Đơn vị hiểu là {thing.unit}."
        act.guesses["items", index] = Guess("khá chắc", act.guess.where, "văn bản không ghi đơn vị")
    return item
