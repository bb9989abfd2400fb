"""The text of a draft: every word of the paper as Markdown, cut where activities begin."""

from collections.abc import Iterator

from archive.importing.document import Span
from archive.importing.facts import Act
from archive.importing.markdown import at_line_start, inline, note_label, table
from archive.importing.paper.blocks import Block
from archive.importing.paper.typed_text import cut, trimmed

_RESULTS = "## Kết quả {: #ket-qua }"


def body_text(blocks: list[Block], notes: dict[str, tuple[Span, ...]], acts: list[Act]) -> str:
    """``blocks`` as Markdown, the passage of each of ``acts`` with its anchor.

    A paragraph in which several activities are told is parted before each but the first. A paper
    without a section of results, of which some are recorded, gets that one heading.
    """
    by_block: dict[int, list[Act]] = {}
    for act in acts:
        by_block.setdefault(act.block, []).append(act)
    done = [act for act in acts if act.entries.get("status") == "da-thuc-hien"]
    has_results = any(block.anchor == "ket-qua" for block in blocks)
    first_done = min((act.block for act in done), default=0) if not has_results else 0
    pieces: list[str] = []
    anchors: set[str] = set()
    listing = False
    for block in blocks:
        if block.number == first_done and first_done and block.kind != "heading":
            pieces.append(_RESULTS)
        told = by_block.get(block.number, []) if block.number else []
        text = "\n".join(_block(block, told, anchors))
        if not text:
            continue
        is_item = block.kind == "item"
        if is_item and listing and pieces:
            pieces[-1] += f"\n{text}"
        else:
            pieces.append(text)
        # what goes on behind a parted item would be taken for a part of it
        listing = is_item and len(by_block.get(block.number, [])) < 2
    pieces += _notes(notes)
    return "\n\n".join(pieces) + "\n"


def _block(block: Block, acts: list[Act], anchors: set[str]) -> Iterator[str]:
    """The lines of a block; ``anchors`` are the roles that headings above it have."""
    if block.table is not None:
        yield table(block.table)
        if acts:
            yield ""
        for row in acts:
            yield f"- {at_line_start(inline((Span(row.told),)))}"
            yield f"  {{: #{row.entries['id']} }}"
        return
    if block.kind == "heading":
        words = inline(block.spans, plain=True)
        anchor = block.anchor or (block.role if block.role == "noi-nhan" else "")
        is_first = anchor and anchor not in anchors
        anchors.add(anchor)
        yield f"{'#' * block.level} {words}" + (f" {{: #{anchor} }}" if is_first else "")
        return
    text = block.text
    starts = [0, *(act.start for act in acts[1:]), len(text)]
    owners: list[Act | None] = [*acts] or [None]
    for number, act in enumerate(owners):
        words = inline(trimmed(cut(block.spans, starts[number], starts[number + 1])))
        words = at_line_start(words)
        margin = ""
        if block.kind == "item":
            margin = "    " if number else "  "
            lead = margin if number else "- "
        else:
            lead = ""
        if number:
            yield ""
        yield f"{lead}{words}"
        if act is not None:
            yield f"{margin}{{: #{act.entries['id']} }}"


def _notes(notes: dict[str, tuple[Span, ...]]) -> Iterator[str]:
    for label, spans in notes.items():
        yield f"[^{note_label(label)}]: {inline(spans)}"
