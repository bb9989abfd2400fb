"""A set of files that keeps something for itself knows what changed since."""

from pathlib import Path

import pytest

from archive.rendering.keeping import keeping


def test_what_changed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "tim-kiem"
    with keeping(folder, {"a": "1", "b": "2", "c": "3"}, "p", fresh=False) as earlier:
        assert earlier.changed is None
        (earlier.folder / "phan").write_text("của riêng")

    with keeping(folder, {"a": "1", "b": "4", "d": "5"}, "p", fresh=False) as earlier:
        assert earlier.changed == frozenset("bcd")
        assert (earlier.folder / "phan").read_text() == "của riêng"


@pytest.mark.parametrize("why", ["another program", "fresh", "damaged", "failed"])
def test_what_is_not_sure_begins_anew(tmp_path: Path, why: str) -> None:
    folder, digests = tmp_path / "tim-kiem", {"a": "1"}
    with keeping(folder, digests, "p", fresh=False) as earlier:
        (earlier.folder / "phan").write_text("của riêng")
    if why == "damaged":
        record = next(file for file in folder.iterdir() if file.name != "phan")
        record.write_bytes(record.read_bytes()[:-2])
    if why == "failed":
        with pytest.raises(ZeroDivisionError), keeping(folder, digests, "p", fresh=False):
            _ = 1 / 0

    program = "khác" if why == "another program" else "p"
    with keeping(folder, digests, program, fresh=why == "fresh") as earlier:
        assert earlier.changed is None
        assert list(folder.iterdir()) == []
