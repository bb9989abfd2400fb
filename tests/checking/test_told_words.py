"""A word is looked for in a passage as if all its words had been parted."""

import re

from hypothesis import given
from hypothesis import strategies as st

from archive.checking.figures import Told


@given(st.text("ab_ ,", max_size=60), st.sampled_from(["a", "b", "ab", "ba", "aa"]))
def test_words_within_others_are_not_said(text: str, word: str) -> None:
    assert Told(text, (), ()).says(word) is (word in re.findall(r"\w+", text))
