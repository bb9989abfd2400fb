"""From a neutral document to the facts and the text of a draft report."""

from dataclasses import dataclass, replace

from archive.importing.activities.in_text import ActivityReader
from archive.importing.agreements import find_agreements
from archive.importing.assessment import find_assessment
from archive.importing.delegations.tables import FoundDelegations, find_delegations
from archive.importing.document import Document, Loss, Span
from archive.importing.facts import Facts, Guess, Question
from archive.importing.names.bodies import Bodies
from archive.importing.names.guests import find_guest_places, find_guests
from archive.importing.paper.blocks import Block, read_paper
from archive.importing.paper.citations import find_citations, unfinished_symbols
from archive.importing.paper.headings import find_sections
from archive.importing.paper.letterhead import Head, take_dear, take_head
from archive.importing.paper.sentences import LONGEST, sentences
from archive.importing.paper.signature import Ending, take_ending
from archive.model.archive import Archive
from archive.writing.plain import Plain


@dataclass
class Extract:
    """The facts of a paper, its blocks and notes for the text, and what was left out of it."""

    facts: Facts
    blocks: list[Block]
    notes: dict[str, tuple[Span, ...]]
    left_out: list[Loss]
    warnings: tuple[str, ...]


def extract(document: Document, archive: Archive, organization: str, year: int) -> Extract:
    """Read ``document`` as the report of ``organization`` on ``year``.

    Nothing is looked up but in ``archive``; nothing is written. Names without a record stay names.
    """
    paper = read_paper(document)
    head = take_head(paper)
    ending = take_ending(paper)
    blocks = find_sections(paper.blocks, year)
    blocks += ending.blocks
    bodies = Bodies(archive, organization, year)
    bodies = replace(bodies, guest_places=find_guest_places(blocks, bodies.gazetteer))
    bodies = replace(bodies, guests=find_guests(blocks, bodies))
    facts = Facts({}, {}, [], [])
    _title(facts, head, year)
    facts.entries["fidelity"] = "nguyen-van"
    _document(facts, head, ending, take_dear(blocks))
    _citations(facts, blocks, head)
    for found in find_agreements(blocks, bodies, year):
        rows = facts.entries.setdefault("agreements", [])
        assert isinstance(rows, list)  # noqa: S101  made one line above
        facts.guesses["agreements", len(rows)] = found.guess
        rows.append(found.entries)
        facts.questions += found.questions
    delegations = find_delegations(blocks, bodies, year)
    _delegations(facts, delegations)
    for block in blocks:
        if block.table is None and any(len(s.text) > LONGEST for s in sentences(block.text)):
            asked = "Đoạn này quá dài, máy không đọc thành việc: chia đoạn rồi ghi tay."
            facts.questions.append(Question(asked, block.where))
    reader = ActivityReader(bodies, unit_words(archive), year)
    facts.acts = reader.read(blocks, delegations.tables)
    for block in blocks:
        is_read = block.number in delegations.tables | reader.tables
        if block.table is not None and not is_read and any(c.isdigit() for c in block.words):
            asked = "Bảng này chưa đọc thành hồ sơ: có hiện vật, đoàn hay thỏa thuận cần ghi không?"
            facts.questions.append(Question(asked, block.where))
    for block in blocks:
        if reader.is_untold(block):
            asked = "Đoạn này có ngày mà máy không đọc thành việc nào: có phải một hoạt động không?"
            facts.questions.append(Question(asked, block.where))
        elif block.number in reader.tables:
            asked = (
                "Mỗi dòng của bảng này đã thành một việc; lời của dòng được chép lại dưới bảng để "
                "việc có chỗ neo. Đọc đối chiếu với bảng."
            )
            facts.questions.append(Question(asked, block.where))
    facts.new_bodies = reader.mentions.new_bodies
    find_assessment(blocks, facts)
    return Extract(facts, blocks, paper.notes, paper.left_out + head.left_out, document.warnings)


def unit_words(archive: Archive) -> dict[str, str]:
    """The words of the list of units, each with its code."""
    terms = archive.lists.terms("don-vi")
    words = {code: code for code in terms}
    return words | {term.name: code for code, term in terms.items() if term.name}


def _title(facts: Facts, head: Head, year: int) -> None:
    if head.title:
        facts.entries["title"] = " ".join(head.title.split())
        facts.guesses["title",] = Guess("chắc", head.title_where)
    else:
        facts.entries["title"] = f"Báo cáo công tác đối ngoại nhân dân năm {year}"
        facts.guesses["title",] = Guess("đoán", "", "văn bản không có dòng tên")
        facts.questions.append(
            Question("Tên báo cáo là gì? Máy không thấy dòng tên.", "", ("title",))
        )


def _document(facts: Facts, head: Head, ending: Ending, dear: list[str]) -> None:
    document: dict[str, Plain] = {}
    for name, value in (
        ("number", head.number),
        ("issued", head.issued.text if head.issued else ""),
        ("place", head.place),
    ):
        if value:
            document[name] = value
            facts.guesses["document", name] = Guess("chắc", head.where)
        else:
            what = {"number": "Số, ký hiệu", "issued": "Ngày ký", "place": "Nơi ban hành"}[name]
            facts.questions.append(
                Question(
                    f"{what} của văn bản? Bản này không thấy; không có thì bỏ qua.",
                    "",
                    ("document",),
                )
            )
    if ending.name:
        signer: dict[str, Plain] = {"name": ending.name}
        if ending.post:
            signer["post"] = ending.post
        if ending.authority:
            signer["authority"] = ending.authority
        document["signer"] = signer
        facts.guesses["document", "signer"] = Guess("chắc", ending.where)
    else:
        facts.questions.append(Question("Ai ký báo cáo, chức vụ gì?", ending.where, ("document",)))
    recipients = list(dict.fromkeys([*dear, *ending.recipients]))
    if recipients:
        document["recipients"] = list(recipients)
        facts.guesses["document", "recipients"] = Guess("chắc", ending.recipients_where)
    if document:
        facts.entries["document"] = document


def _citations(facts: Facts, blocks: list[Block], head: Head) -> None:
    for named, where in unfinished_symbols(blocks):
        asked = f"“{named}”: ký hiệu chưa đủ (số/loại-đơn vị); tra đúng rồi ghi vào cites?"
        facts.questions.append(Question(asked, where))
    for cited in find_citations(blocks, head.number):
        entry: dict[str, Plain] = {"number": cited.number}
        if cited.issued:
            entry["issued"] = cited.issued.text
        if cited.issuer:
            entry["issuer"] = cited.issuer
        if cited.title:
            entry["title"] = cited.title
        if cited.basis:
            document = facts.entries.setdefault("document", {})
            assert isinstance(document, dict)  # noqa: S101  made one line above
            rows = document.setdefault("basis", [])
            assert isinstance(rows, list)  # noqa: S101  made one line above
            facts.guesses["document", "basis", len(rows)] = Guess("chắc", cited.where)
        else:
            rows = facts.entries.setdefault("cites", [])
            assert isinstance(rows, list)  # noqa: S101  made one line above
            facts.guesses["cites", len(rows)] = Guess("chắc", cited.where)
        rows.append(entry)


def _delegations(facts: Facts, found: FoundDelegations) -> None:
    for name, group in (("delegations", found.done), ("planned_delegations", found.planned)):
        if group:
            ordered: dict[str, Plain] = {
                way: list(group[way]) for way in ("outgoing", "incoming") if way in group
            }
            facts.entries[name] = ordered
    facts.guesses.update(found.guesses)
    facts.questions += found.questions
