"""Circles among references: found once, wherever one is, in time that grows with the links."""

from hypothesis import given
from hypothesis import strategies as st

from archive.checking.circles import circles

NAMES = st.sampled_from("abcdefgh")
LINKS = st.dictionaries(NAMES, st.lists(NAMES, max_size=3))


def test_a_circle_begins_with_its_least_name_wherever_one_enters_it() -> None:
    assert list(circles({"a": ["d"], "d": ["c"], "c": ["b"], "b": ["d"]})) == [["b", "d", "c"]]


def test_two_circles_are_told_apart() -> None:
    links = {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}

    assert list(circles(links)) == [["a", "b"], ["c", "d"]]


def test_a_name_that_points_at_itself_or_at_nothing_is_no_circle() -> None:
    assert list(circles({"a": ["a", "elsewhere"], "b": ["a"]})) == []


def test_a_chain_of_fifty_thousand_is_no_burden() -> None:
    links = {str(number): [str(number + 1)] for number in range(50_000)}
    links["50000"] = ["0"]

    assert [len(circle) for circle in circles(links)] == [50_001]


@given(LINKS)
def test_what_is_found_is_a_circle_and_one_is_found_where_there_is_any(
    links: dict[str, list[str]],
) -> None:
    found = list(circles(links))

    for circle in found:
        assert len(circle) > 1
        assert circle[0] == min(circle)
        assert all(b in links[a] for a, b in zip(circle, [*circle[1:], circle[0]], strict=True))
    assert bool(found) == any(returns(links, name) for name in links)


def returns(links: dict[str, list[str]], start: str) -> bool:
    """Whether one can walk from ``start`` over another name back to it."""
    seen: set[str] = set()
    ahead = [name for name in links[start] if name in links and name != start]
    while ahead:
        name = ahead.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            ahead += [n for n in links[name] if n in links and n != name]
    return False
