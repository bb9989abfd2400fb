"""Rules that are asked of some files only find nothing in the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.checking.rule import RULES, Concern
from archive.checking.run import _asked_of
from archive.reading.content_file import Reading

DREADFUL = Path(__file__).parents[1] / "dreadful/content"
ASKED = [(code, rule.of) for code, rule in RULES.items() if rule.of is not None]


@pytest.mark.parametrize("code, of", ASKED, ids=[code for code, _ in ASKED])
def test_nothing_is_lost(code: str, of: Concern, overlaid: Callable[[Path], Reading]) -> None:
    reading = overlaid(DREADFUL)
    check = RULES[code].of_file
    assert check is not None

    others = [file for file in reading.files.values() if not of(file)]

    assert others
    assert not [found for file in others for found in check(file, reading.archive)]


def test_the_others_are_not_asked(overlaid: Callable[[Path], Reading]) -> None:
    for file in overlaid(DREADFUL).files.values():
        listed = {rule.code for rule, _ in _asked_of(file)}

        assert all((code in listed) is of(file) for code, of in ASKED)
