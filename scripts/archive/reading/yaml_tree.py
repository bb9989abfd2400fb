r"""YAML as text with places.

PyYAML's C parser gives events; nothing is resolved or constructed, so ``20.000``, ``NO`` and
``12:30`` stay what they are. What YAML offers beyond plain values (anchors, aliases, merge keys,
tags, several documents) is refused.

A mistake in the syntax is a fault ``yaml-cu-phap`` at the characters that caused it (libyaml
itself notices late). The mistake is mended in a copy of the text and reading goes on, so that it
hides nothing below it. The fault's values are ``hint`` (below), ``char`` (the offending sign, where
there is one; ``U+00A0`` for one that cannot be seen), ``suggestion`` (the whole line as it should
be, None where there is no one right answer) and ``problem`` (libyaml's own words). Hints:

``hai-cham``         a colon and a space in a value without quotes: ``title: A: B``
``tab``              a tab where YAML wants spaces
``thieu-cach``       no space after the colon or the dash: ``title:abc``, ``-abc: x``
``thieu-hai-cham``   a line that is no entry: it has no colon, and continues nothing
``thieu-ten``        no name before the colon: ``: abc``
``thieu-phay``       no comma between two entries within braces: ``{what: a quantity: 2}``
``dau-phay``         a comma cut a value within braces: ``{name: A, Phó Bí thư}``
``ky-tu-dau``        a value begins with a sign that means something to YAML: ``@`%*&!|>-?``
``ky-tu-la``         a sign that only looks like a space or a colon: U+00A0, ``：``
``nhay-chua-dong``   a quotation mark without its end
``sau-nhay``         more text after the closing quotation mark: ``"A" và "B"``, ``'it's'``
``ngoac-chua-dong``  a bracket or brace without its end
``ngoac-thua``       a closing bracket or brace too many
``sau-ngoac``        more text after the closing bracket: ``[Dự thảo] Báo cáo``
``gach-cheo``        a backslash within double quotes that means nothing: ``"C:\du-lieu"``
``thut-dong``        the line is indented too far or not far enough
``khac``             anything else

A value may run on into the following lines, indented: the web form folds long ones so. Where such
a line looks like an entry or an item of its own, it is a mistake (``thieu-cach``, ``thut-dong``).
"""

from archive.model.body import Span
from archive.reading.source import Fault, printable
from archive.reading.tree import ListNode, MapNode, Node, TextNode, Tree
from archive.reading.yaml_builder import DEPTH_LIMIT, NODE_LIMIT, Builder
from archive.reading.yaml_draft import Draft, Edit, line_at
from archive.reading.yaml_mending import Mistake, without_line
from archive.reading.yaml_mistakes import Halt

__all__ = [
    "DEPTH_LIMIT",
    "NODE_LIMIT",
    "ListNode",
    "MapNode",
    "Node",
    "TextNode",
    "Tree",
    "read_tree",
]

READ_AGAIN_LIMIT = 400_000
"""Characters read in all before mistakes stop being mended: some thirty in a report."""

MENDED_ON_A_LINE = 4
"""After so many mistakes on one line it is left out."""


def read_tree(text: str, offset: int = 0) -> Tree:
    """The tree of a YAML document whose text starts at ``offset`` of its file."""
    if text.startswith("\ufeff"):  # libyaml takes it off without counting it
        text, offset = text[1:], offset + 1
    draft = Draft(printable(text), offset)
    faults: list[Fault] = []
    told: dict[int, list[Mistake]] = {}
    spent, complete = 0, True
    while True:
        builder = Builder(draft)
        mistake = builder.build()
        spent += len(draft.text)
        if mistake is None:
            break
        line = draft.place(line_at(draft.text, mistake.start).start)
        before = told.setdefault(line, [])
        if all(m.sure and m.hint != mistake.hint for m in before):
            faults.append(_fault(mistake, draft, builder.halt))
        before.append(mistake)
        if len(before) > MENDED_ON_A_LINE:
            mistake = without_line(draft.text, mistake.start)
        complete = complete and not mistake.loses
        mended = draft.mended(mistake.edits)
        if spent > READ_AGAIN_LIMIT or mended.text == draft.text:
            complete = False
            break
        draft = mended
    tree = builder.tree
    return Tree(tree.root, faults + tree.faults, complete and tree.complete)


def _fault(mistake: Mistake, draft: Draft, halt: Halt) -> Fault:
    values = {"hint": mistake.hint, "char": mistake.char, "problem": halt.problem}
    values["suggestion"] = _line_as_mended(mistake, draft) if mistake.sure else None
    span = Span(draft.place(mistake.start), draft.place(mistake.end))
    return Fault("yaml-cu-phap", span, values)


def _line_as_mended(mistake: Mistake, draft: Draft) -> str | None:
    """The line of ``mistake`` as it should be; None where more than that line changes."""
    line = line_at(draft.text, mistake.start)
    if not all(line.start <= edit.start and edit.end <= line.end for edit in mistake.edits):
        return None
    edits = (Edit(e.start - line.start, e.end - line.start, e.text) for e in mistake.edits)
    return Draft(draft.text[line.start : line.end], 0).mended(tuple(edits)).text
