"""What may be a question is seen without the words that only ask, which are fetched later."""

import re
from pathlib import Path

ENGINE = Path(__file__).parents[2] / "macros/tim-kiem/engine"


def test_every_way_of_asking_is_noticed_by_the_first_script() -> None:
    (noticed,) = re.findall(r"const DOUBT = /(.+)/iu;", (ENGINE / "search.js").read_text("utf-8"))
    noticed = noticed.replace(r"\p{L}", r"[^\W\d_]")
    asking = (ENGINE / "asking.js").read_text("utf-8")
    (texts,) = re.findall(r"const ASK = listed\(([^)]+)\);", asking)
    phrases = "".join(re.findall(r'"([^"]*)"', texts)).split(", ")

    assert len(phrases) > 15
    for phrase in phrases:
        assert re.search(noticed, f"họp {phrase} đó"), phrase
    assert not re.search(noticed, "giao lưu khai trương Gia Lai")
