"""Activities from the rows of tables, each with the words that are said again for its anchor."""

from dataclasses import replace
from decimal import Decimal

from archive.importing.activities.lists import lists_below
from archive.importing.activities.naming import short_id, short_title
from archive.importing.activities.themes import with_themes
from archive.importing.delegations.rows import date_of_cell
from archive.importing.document import Span
from archive.importing.facts import Act, Guess
from archive.importing.gifts.entries import add_gift
from archive.importing.gifts.tables import RowGift
from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import Mentions
from archive.importing.paper.blocks import Block
from archive.model.choices import DONE, PLANNED
from archive.writing.plain import Plain

_GIFTS = {"trao-tang", "tiep-nhan"}


def as_paragraph(block: Block, told: str) -> Block:
    """A row of the table ``block`` as a paragraph at its place."""
    return replace(block, kind="paragraph", table=None, spans=(Span(told),))


def act_of_row(
    row: RowGift, block: Block, mentions: Mentions, year: int, ids: set[str], *, planned: bool
) -> Act:
    """The activity of a row of a table of gifts."""
    why = "một mục của danh sách" if block.table is None else "một dòng của bảng"
    act = Act(block.number, 0, {}, Guess("khá chắc", block.where, why))
    act.told = "" if block.table is None else row.told
    kind = "tiep-nhan" if row.gift.way == "nhan" else "trao-tang"
    entries: dict[str, Plain] = {"id": "", "kind": [kind], "title": ""}
    entries["status"] = PLANNED if planned else DONE
    if date := date_of_cell(row.date, year + planned):
        entries["date"] = date
    if row.place:
        entries["place"] = row.place
    add_gift(entries, act, row.gift, mentions, own=row.told, parent=None, passage=row.told)
    money: list[Plain] = [
        {"amount": f"{s.amount.normalize():f}", "currency": s.currency} for s in row.gift.money
    ]
    if money:
        entries["money"] = money
    entries["title"] = short_title(entries, row.told, mentions.bodies)
    entries["id"] = short_id(str(entries["title"]), entries, ids)
    lists = mentions.bodies.archive.lists
    act.entries = with_themes(entries, act, row.told, lists.terms("chu-de"))
    return act


def join_lead(
    acts: list[Act],
    rows: list[Act],
    lead: int,
    bodies: Bodies,
    *,
    keep: bool = False,
    retitle: bool = True,
) -> list[Act]:
    """``acts`` before a table and its ``rows``, where block ``lead`` introduces the table.

    An introduction that says nothing of its own but that there were gifts is no activity; one with
    a day that the rows lack is what they are parts of. ``keep``: more rows may follow; ``retitle``:
    the titles of the rows say no more than their things.
    """
    empty = [
        act
        for act in acts
        if act.block == lead
        and _GIFTS & set(kinds_of(act))
        and not act.entries.get("money")
        and not _counted(act)
    ]
    if not rows or not empty:
        return acts
    whole = empty[-1]
    for row in rows:
        _fill(row, whole)
        if row.entries.get("items") and retitle:
            row.entries["title"] = short_title(row.entries, row.told, bodies)
    for row in rows:
        if "part_of" in whole.entries and not {"date", "part_of"} & set(row.entries):
            row.entries["part_of"] = whole.entries["part_of"]
    dated = all("date" in row.entries for row in rows)
    if "date" in whole.entries and not dated:
        for row in rows:
            if "date" not in row.entries:
                row.entries["part_of"] = whole.entries["id"]
        return acts
    return acts if keep else [act for act in acts if act not in empty]


def without_leads(acts: list[Act], blocks: list[Block], bodies: Bodies) -> list[Act]:
    """``acts`` without those that only say that gifts follow: "03 đợt trao quà, cụ thể:".

    What is listed behind such a paragraph of ``blocks`` takes the parties that it names.
    """
    below = lists_below(blocks)
    for block in blocks:
        if block.number not in below:
            continue
        listed = {line.number for line in below[block.number]}
        rows = [
            act
            for act in acts
            if act.block in listed and _GIFTS & set(kinds_of(act)) and _counted(act)
        ]
        own = [act for act in acts if act.block == block.number][-1:]
        if own and rows and _sums_up(own[0], rows):
            items = _items(own[0])
            own[0].entries["items"] = [{"what": item["what"]} for item in items]
            own[0].entries.pop("money", None)
        if own and not own[0].entries.get("people"):
            acts = join_lead(acts, rows, block.number, bodies, retitle=False)
    return acts


def kinds_of(act: Act) -> list[str]:
    """The codes of an activity's kinds."""
    kinds = act.entries.get("kind")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else []


def _items(act: Act) -> list[dict[str, Plain]]:
    items = act.entries.get("items")
    return [i for i in items if isinstance(i, dict)] if isinstance(items, list) else []


def _counted(act: Act) -> bool:
    return any("quantity" in item for item in _items(act))


def _sums_up(whole: Act, rows: list[Act]) -> bool:
    """Whether ``whole`` only gives the totals of what its ``rows`` tell one by one."""
    parts: dict[tuple[str, str], Decimal] = {}
    for item in (item for row in rows for item in _items(row) if "quantity" in item):
        key = (str(item["what"]), str(item.get("unit")))
        parts[key] = parts.get(key, Decimal(0)) + Decimal(str(item["quantity"]))
    own = [item for item in _items(whole) if "quantity" in item]
    return bool(own) and all(
        parts.get((str(i["what"]), str(i.get("unit")))) == Decimal(str(i["quantity"])) for i in own
    )


def _fill(row: Act, whole: Act) -> None:
    """Take from the introduction the parties that a row does not name."""
    named, said = row.entries.get("parties"), whole.entries.get("parties")
    if not isinstance(said, dict) or kinds_of(row)[-1:] != kinds_of(whole)[-1:]:
        return
    parties = dict(named) if isinstance(named, dict) else {}
    for role in ("giver", "recipient"):
        guess = row.guesses.get(("parties", role))
        guessed = guess is not None and guess.why.startswith("câu không nêu")
        if role in said and (role not in parties or guessed):
            parties[role] = said[role]
    row.entries["parties"] = parties
    if "recipient" in parties:
        row.questions = [q for q in row.questions if not q.text.startswith("Ai nhận")]
    if "giver" in parties:
        row.questions = [q for q in row.questions if not q.text.startswith("Ai tặng")]
