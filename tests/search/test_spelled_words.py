"""Spellings stand behind their word, and in its part as long as that stays small."""

from itertools import pairwise

from archive.composing.search.family import Family
from archive.composing.search.spelled_words import behind_words, is_word

SIZE = 40
WORDS = [("an", 0, bytes(30)), ("ban", 8, bytes(35)), ("bang", 0, bytes(5)), ("xa", 0, bytes(35))]
SPELLINGS = [
    ("an", 0, bytes(5)), ("ban", 0, bytes(20)), ("bán", 0, bytes(20)), ("bạn", 0, bytes(60)),
    ("xa", 0, bytes(3)), ("xã", 0, bytes(3)), ("án", 0, bytes(5)),
]  # fmt: skip


def test_all_stand_in_order_each_spelling_behind_its_word() -> None:
    keys = Family.of([*WORDS, *behind_words(SPELLINGS)]).keys

    assert keys == ["an", "an an", "an án", "ban", "ban ban", "ban bán", "ban bạn", "bang",
                    "xa", "xa xa", "xa xã"]  # fmt: skip
    assert all(one < other for one, other in pairwise(keys))


def test_a_part_begins_with_a_word_unless_it_were_thrice_as_large() -> None:
    family = Family.of([*WORDS, *behind_words(SPELLINGS)])
    firsts = [first for first, *_ in family.parts(SIZE, is_word)]

    assert firsts == ["a", "b", "ban bạ", "bang", "x"]
    assert len(list(family.parts(SIZE))) > len(firsts)
