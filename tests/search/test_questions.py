"""What may be a question is seen without the words that only ask, which are fetched later."""

import re
from pathlib import Path

from archive.language.folding import fold

ENGINE = Path(__file__).parents[2] / "macros/tim-kiem/engine"


def test_every_way_of_asking_is_noticed_by_the_first_script() -> None:
    (noticed,) = re.findall(r"const ASKS = /(.+)/u;", (ENGINE / "search.js").read_text("utf-8"))
    asking = (ENGINE / "asking.js").read_text("utf-8")
    lists = dict(re.findall(r'const (ASK|BEGIN|END) = listed\("(.+)"\);', asking))

    phrases = [phrase for name in ("ASK", "BEGIN", "END") for phrase in lists[name].split(", ")]
    assert len(phrases) > 15
    for phrase in phrases:
        assert any(re.search(noticed, fold(word)) for word in phrase.split()), phrase
