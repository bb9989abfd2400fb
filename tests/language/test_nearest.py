import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language.nearest import is_slip, nearest

KINDS = [
    "trao-tang",
    "tiep-nhan",
    "giao-luu",
    "doan-ra",
    "doan-vao",
    "hoi-dam",
    "ky-ket",
    "tap-huan",
]
BODIES = ["to-chuc/tinh-doan-tay-ninh", "to-chuc/ldld-quang-tri", "to-chuc/tong-ldld"]


@pytest.mark.parametrize(
    "word, candidates, near",
    [
        ("trao-tan", KINDS, ["trao-tang"]),
        ("Trao tặng", KINDS, ["trao-tang"]),
        ("tarotang", KINDS, ["trao-tang"]),
        ("doan-va", KINDS, ["doan-vao", "doan-ra"]),
        ("ket-ky", KINDS, ["ky-ket"]),
        ("to-chuc/tinhdoan-tay-nin", BODIES, ["to-chuc/tinh-doan-tay-ninh"]),
        ("tay-ninh", BODIES, ["to-chuc/tinh-doan-tay-ninh"]),
        (
            "quang-tri",
            [*BODIES, "to-chuc/so-ngoai-vu-quang-tri"],
            [BODIES[1], "to-chuc/so-ngoai-vu-quang-tri"],
        ),
        ("ninh", BODIES, []),
        ("titel", ["title", "items", "kind"], ["title"]),
        ("chiec", ["chiếc", "chai", "thùng"], ["chiếc"]),
        ("KL", ["LA", "KH", "KR"], ["KH", "KR"]),
        ("xyz", KINDS, []),
        ("", KINDS, []),
        ("a", ["b"], []),
        ("kinh-phi", KINDS, []),
        ("trao-tang", [], []),
    ],
)
def test_only_near_names_are_offered_the_nearest_first(
    word: str, candidates: list[str], near: list[str]
) -> None:
    assert nearest(word, candidates) == near


def test_marks_decide_between_names_that_fold_alike() -> None:
    assert nearest("dân", ["dần", "dan", "dân"]) == ["dân", "dan", "dần"]


def test_the_limit_holds() -> None:
    assert nearest("aaaa", ["aaab", "aaac", "aaad", "aaae"], limit=2) == ["aaab", "aaac"]
    assert len(nearest("aaaa", ["aaab", "aaac", "aaad", "aaae"])) == 3


@given(st.lists(st.text("abđ-", max_size=6)), st.text("abđ-", max_size=6), st.randoms())
def test_the_answer_holds_candidates_once_whatever_their_order(
    candidates: list[str], word: str, random: Random
) -> None:
    answer = nearest(word, candidates)
    shuffled = list(candidates)
    random.shuffle(shuffled)
    assert nearest(word, shuffled) == answer
    assert len(set(answer)) == len(answer) <= 3
    assert set(answer) <= set(candidates)


def test_ten_thousand_names_take_no_time() -> None:
    names = [f"to-chuc/tinh-doan-{number:05}" for number in range(10_000)]
    began = time.perf_counter()
    assert nearest("to-chuc/tinh-doan-o4242", names)[0] == "to-chuc/tinh-doan-04242"
    assert nearest("x" * 1_000_000, names) == []
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("word", "other", "slip"),
    [
        ("doi-tac/hoi-lhtn-svay-rien", "doi-tac/hoi-lhtn-svay-rieng", True),
        ("trao-qaun", "trao-quan", True),
        ("trào-quà", "trao-qua", True),
        ("trao-qua", "trao-qua", True),
        ("cong-doan-salavan", "cong-doan-savannakhet", False),
        ("hoi-lhtn-prey-veng", "hoi-lhtn-svay-rieng", False),
        ("dot-2", "dot-3", False),
        ("a" * 1000, "a" * 1001, False),
    ],
)
def test_a_slip_is_one_letter_and_never_a_figure(word: str, other: str, slip: bool) -> None:
    assert is_slip(word, other) is slip
