"""The files of tasks in columns are the files of the tasks."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from archive.rendering.outputs import DOCS, KEPT, SITE, Output, Outputs
from archive.rendering.state import Index, State, read_state, write_state
from archive.rendering.stored import Stored

KEYS = [f"{number:040x}" for number in range(6)]
numbers = st.integers(0, 2**62)
files = st.lists(
    st.builds(
        Output,
        st.booleans(),
        st.booleans(),
        st.text("abđ/.", min_size=1, max_size=4),
        st.builds(Stored, st.sampled_from(KEYS), numbers, numbers),
    ),
    max_size=3,
)
tasks = st.dictionaries(st.sampled_from(KEYS), files)


def columns(made: dict[str, list[Output]]) -> Outputs:
    return Outputs().with_others(made, made)


@given(tasks, tasks, st.permutations(KEYS))
def test_tasks_taken_over_and_made_anew_stand_in_their_order(
    before: dict[str, list[Output]], others: dict[str, list[Output]], order: list[str]
) -> None:
    expected = {key: {**before, **others}[key] for key in order if key in {**before, **others}}

    made = columns(before).with_others(expected, others)

    assert list(made.columns.keys) == list(expected)
    assert {key: made.of(key) for key in expected} == expected
    every = [output for several in expected.values() for output in several]
    assert list(made) == every
    assert made.digests() == {output.stored.digest for output in every}
    assert all(
        made.last_of(key) == several[-1].stored for key, several in expected.items() if several
    )
    for path in {output.path for output in every}:
        assert made.keys_of({path}) == {
            key for key, several in expected.items() if path in {o.path for o in several}
        }


@given(tasks, st.lists(st.one_of(files.filter(bool).map(lambda some: some[0]), st.integers(0, 17))))
def test_rows_of_the_last_build_stand_for_its_files(
    before: dict[str, list[Output]], told: list[Output | int]
) -> None:
    former = columns(before)
    told = [made for made in told if not isinstance(made, int) or made < len(former)]

    made = former.with_others([*before, "neu"], {"neu": told})

    assert made.of("neu") == [former.output(one) for one in told]
    assert {key: made.of(key) for key in before} == before
    for key, several in before.items():
        rows = former.rows_by_path(key)
        assert {path: former.output(row).path for path, row in rows.items()} == {
            o.path: o.path for o in several
        }
        assert [*map(former.output, former.rows_of(key))] == several


@given(tasks)
def test_files_are_found_by_where_they_belong(made: dict[str, list[Output]]) -> None:
    every, found = [o for several in made.values() for o in several], columns(made)
    docs = [o for o in every if o.docs]
    site = [o for o in every if o.site]

    assert found.standing(DOCS) == {o.path: o.stored for o in docs}
    assert found.standing(SITE, {"a"}) == {o.path: o.stored for o in site if o.path == "a"}
    assert found.sizes_and_times(SITE) == {o.path: o.stored[1:] for o in site}
    assert set(found.standing(KEPT)) == {o.path for o in every if not (o.docs or o.site)}
    assert (found.doubled(DOCS) is None) == (len({o.path for o in docs}) == len(docs))


@given(tasks, st.lists(numbers, max_size=3))
def test_a_state_is_read_as_it_was_written(made: dict[str, list[Output]], some: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        joined = Index([Stored(KEYS[1], 2, 3)], some, KEYS[:2], some, some, "đ")
        write_state(Path(folder) / "s.json", State("vào", 7, columns(made), joined, 9))

        read = read_state(Path(folder) / "s.json")

    assert (read.inputs, read.pages, read.stored) == ("vào", 7, 9)
    assert list(read.made.columns.keys) == list(made)
    assert {key: read.made.of(key) for key in made} == made
    assert read.joined.files == joined.files
    assert list(read.joined.rows) == list(read.joined.sizes) == read.joined.heads == some
    assert (read.joined.pieces, read.joined.tails) == (KEYS[:2], "đ")
