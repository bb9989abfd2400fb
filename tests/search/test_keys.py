"""Keys of parts, told in Python and read again by the script."""

import json
import subprocess
from base64 import b64encode
from pathlib import Path
from random import Random

from archive.composing.search.packing import told_keys

READER = Path(__file__).with_name("read_keys.mjs")
LETTERS = "aăâ đơ\u0323ັ人\U00020b1b\U00020b1d\U0002a5c4"
"""Of the Latin alphabet, of Lao, of Han and of chữ Nôm, which the script takes for two."""


def test_any_keys_are_read_as_they_were(node_program: str) -> None:
    chance = Random(7)  # noqa: S311  repeatable
    lists = [[], ["a" * 40, "a" * 40 + "b"], ["\U00020b1b", "\U00020b1d", "\U00020b1d人"]]
    for _ in range(200):
        words = ("".join(chance.choices(LETTERS, k=chance.randint(1, 45))) for _ in range(9))
        begun = [word[: chance.randint(0, 40)] + chance.choice(LETTERS) for word in words]
        lists.append(sorted({*begun, *(word + "a" for word in begun)}))
    told = [b64encode(told_keys(keys)).decode() for keys in lists]

    done = subprocess.run(
        [node_program, READER], input=json.dumps(told), capture_output=True, check=True, text=True
    )

    assert json.loads(done.stdout) == lists
