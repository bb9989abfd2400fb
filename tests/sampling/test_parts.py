"""The parts of the room, one by one."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.checking.figures import told
from archive.language.dates import parse_edtf
from archive.language.numbers import find_numbers
from archive.reading.content_file import Reading
from archive.reading.load import read_markdown
from archive.sampling.amounts import PLANNED, QUALIFIERS, Writing, count, money
from archive.sampling.bodies import catalogue
from archive.sampling.chance import Chance
from archive.sampling.foreign import read_partners
from archive.sampling.front_matter import Inline, front_matter, scalar
from archive.sampling.moments import FORMS, moment
from archive.sampling.phrases import Teller, parsed, tables, tidied
from archive.sampling.places import read_places
from archive.sampling.schedule import ScheduleEndsError, schedule


@given(st.integers(0, 10**6), st.sampled_from(sorted(FORMS)), st.integers(1996, 2025))
def test_the_words_of_a_moment_hold_its_date(seed: int, form: str, year: int) -> None:
    chance = Chance(seed, "thử")
    when = moment(chance, {form: 1}, date(year, 1, 1), date(year, 12, 28))

    for words in (when.leading, when.trailing, when.bare):
        if when.edtf:
            assert told(f"Đoàn đến {words}, rồi về.", 0, year).holds(parse_edtf(when.edtf))


@given(st.integers(0, 10**6), st.booleans(), st.booleans(), st.integers(1, 30_000))
def test_a_count_is_found_in_its_words(seed: int, bold: bool, bare: bool, most: int) -> None:
    amount = count(Chance(seed, "thử"), Writing(bold, bare), 1, most)
    found = told(f"Tặng {amount.words} chiếc.", 0, 2021).numbers

    assert [number.value for number in found] == [Decimal(amount.value)]
    assert found[0].qualifier == (amount.qualifier or None)


@given(st.integers(0, 10**6), st.booleans(), st.sampled_from(["VND", "USD", "LAK", "KHR"]))
def test_a_sum_is_found_in_its_words(seed: int, bold: bool, currency: str) -> None:
    usual = 10 ** (seed % 6 + 4)
    sum_ = money(Chance(seed, "thử"), Writing(bold, bare_thousands=False), usual, currency)
    found = told(f"Trị giá {sum_.amount.words}.", 0, 2021).numbers

    assert [number.value for number in found] == [Decimal(sum_.amount.value)]
    assert usual * 0.4 <= sum_.amount.value <= usual * 2


def test_a_planned_count_says_so_elsewhere() -> None:
    amount = count(
        Chance(1, "thử"), Writing(bold=False, bare_thousands=False), 50, 90, planned=True
    )

    assert amount.qualifier == PLANNED
    assert len(find_numbers(amount.words)) == 1
    assert not amount.words.startswith(
        tuple(word for words in QUALIFIERS.values() for word in words)
    )


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
)
def test_any_line_is_read_back_as_it_was_written(text: str) -> None:
    text = text.strip() or "x"
    entries = {"title": text, "notes": [text], "document": {"signer": Inline(name=text)}}
    file = read_markdown("to-chuc/a/2021.md", "report", f"---\n{front_matter(entries)}---\n")
    written = (
        file.written("title"),
        file.written("notes", 0),
        file.written("document", "signer", "name"),
    )

    assert [getattr(node, "text", None) for node in written] == [text] * 3


@pytest.mark.parametrize(
    "value, plain, in_flow",
    [
        ("Trao quà", "Trao quà", "Trao quà"),
        ("Phó Bí thư, Bí thư", "Phó Bí thư, Bí thư", '"Phó Bí thư, Bí thư"'),
        ("Lưu: VP", '"Lưu: VP"', '"Lưu: VP"'),
        ("Nhà #2", '"Nhà #2"', '"Nhà #2"'),
        ("- gạch", '"- gạch"', '"- gạch"'),
        (20000, "20000", "20000"),
    ],
)
def test_quotation_marks_only_where_they_must_be(value: object, plain: str, in_flow: str) -> None:
    assert scalar(value) == plain
    assert scalar(value, in_flow=True) == in_flow


def test_a_part_falls_out_with_its_fact() -> None:
    teller = Teller(Chance(1, "thử"))
    facts = {"bo": "Hội", "luc": "", "noi": "Lao Bảo"}
    text = teller._text(
        parsed("<{luc}, >{bo} họp<, tại {noi}><; {luc}|, không rõ ngày>."), facts, frozenset()
    )

    assert tidied(text) == "Hội họp, tại Lao Bảo, không rõ ngày."
    assert teller.used == {"bo", "noi"}


@pytest.mark.parametrize("text", ["<{a}", "[a|b", "a]", "a>", "<a]"])
def test_a_bracket_without_its_pair_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="without its pair"):
        parsed(text)


def test_a_fragment_is_not_used_twice_while_others_are_left() -> None:
    teller = Teller(Chance(3, "thử"))
    said = [teller.tell("ly-do", {}, frozenset()) for _ in range(4)]

    assert len(set(said)) >= 3


def test_every_table_of_phrases_has_fragments_for_any_marks() -> None:
    empty = [name for name, table in tables().items() if not table.for_marks(frozenset())]

    assert [name for name in empty if not name.startswith("them.") and name != "sap.vat"] == []


def test_ranks_are_drawn_as_words_are_used() -> None:
    chance = Chance(1, "thử")
    drawn = Counter(chance.by_rank("abcdefghij") for _ in range(5_000))

    assert drawn["a"] > 1.5 * drawn["b"] > 1.5 * drawn["e"] > 0
    assert drawn["j"] > 50


def test_streams_of_one_name_are_the_same_and_of_two_names_are_not() -> None:
    one, two, other = (Chance(1, "a", 7), Chance(1, "a", 7), Chance(1, "a", 8))
    first = [one.part() for _ in range(5)]

    assert first == [two.part() for _ in range(5)]
    assert first != [other.part() for _ in range(5)]


def test_turns_never_repeat_a_report(hundreds: Reading) -> None:
    bodies = catalogue(read_places(hundreds.archive.lists))
    turns = list(schedule(1, bodies, 3_000))

    assert [turn.index for turn in turns] == list(range(3_000))
    assert len({turn.key for turn in turns}) == 3_000
    assert all(turn.year in turn.body.years for turn in turns)


def test_a_schedule_that_ends_says_how_long_it_is(hundreds: Reading) -> None:
    bodies = catalogue(read_places(hundreds.archive.lists))
    few = dict([pair for pair in bodies.items() if pair[0].endswith("-2025")][:30])

    with pytest.raises(ScheduleEndsError) as ended:
        list(schedule(1, few, 1_000))
    assert ended.value.count == 30


def test_there_is_room_for_a_hundred_thousand_reports(hundreds: Reading) -> None:
    bodies = catalogue(read_places(hundreds.archive.lists))

    assert sum(len(body.years) for body in bodies.values()) > 100_000


def test_every_body_and_partner_refers_to_those_that_are_there(hundreds: Reading) -> None:
    places = read_places(hundreds.archive.lists)
    bodies, partners = catalogue(places), read_partners(places).by_id
    named = {id_ for body in bodies.values() for id_ in (body.parent, *body.before, *body.after)}

    assert named - bodies.keys() <= {""}
    assert {partner.parent for partner in partners.values()} - partners.keys() <= {""}


def test_every_partner_kind_that_bodies_ask_for_exists(hundreds: Reading) -> None:
    places = read_places(hundreds.archive.lists)
    partners = read_partners(places)
    asked = {kind for body in catalogue(places).values() for kind in body.partner_kinds}

    assert [kind for kind in asked if not partners.of(kind)] == []
    assert asked <= set(hundreds.archive.lists.terms("loai-doi-tac"))
