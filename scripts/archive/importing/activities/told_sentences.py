"""The sentences of a paragraph as they tell of activities."""

from collections.abc import Callable

from archive.importing.activities.kinds import Doing
from archive.importing.activities.telling import Telling, but_apart, pieces_of
from archive.importing.activities.telling_words import CLOSING, OF_THE_PROVINCE, TITLE, WORTH
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import Sentence, sentences

_DENIED = frozenset({"none", "not_done"})


def sentences_told(text: str, year: int, state_of: Callable[[str], Doing]) -> list[Sentence]:
    """The sentences of ``text`` but a title that leads them: "Thể thao. Ngày …".

    One that denies something in one of its parts alone is parted; ``state_of`` says of words
    whether something was done.
    """
    said = sentences(text)
    if len(said) > 1 and TITLE.fullmatch(said[0].text):
        said = said[1:]
    parted: list[Sentence] = []
    for sentence in said:
        pieces = [
            part
            for piece in pieces_of(sentence.text, year)
            for part in but_apart(sentence.text, piece)
        ]
        if len(pieces) == 1:
            parted.append(sentence)
            continue
        states = {state_of(sentence.text[start:end]) for start, end in pieces}
        if not ("done" in states and states & _DENIED) or state_of(sentence.text) == "done":
            parted.append(sentence)
            continue
        for start, end in pieces:
            at = sentence.start + start
            parted.append(Sentence(at, sentence.start + end, sentence.text[start:end]))
    return parted


def only_sums_up(block: Block, text: str, before: list[Telling]) -> bool:
    """Whether a sentence ends the paper, says what a gift was worth, or what a list adds up to."""
    leads = block.text.rstrip().endswith(":") and OF_THE_PROVINCE.match(text) is not None
    return leads or bool(CLOSING.match(text)) or (bool(before) and bool(WORTH.match(text)))
