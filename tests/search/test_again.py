"""An index made from the last one and what changed is the index made from nothing."""

import re
from pathlib import Path

import pytest

from archive.composing.search import index, list_parts
from tests.search.edited import Edited, Making

STEPS = 7


@pytest.fixture(autouse=True)
def long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small an archive has no long lists; here a few."""
    monkeypatch.setattr(list_parts, "LONG", 40)


@pytest.mark.parametrize(("seed", "small"), [(0, 1_000), (1, 2)])
def test_after_chance_changes_it_is_as_from_nothing(
    pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, small: int
) -> None:
    """Also where the parts grow with each report, as they do in an archive that is not small."""
    monkeypatch.setattr(index, "REPORTS", small)
    edited = Edited(pristine, tmp_path, seed)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    taken = 0
    for step in range(STEPS):
        changed = edited.edit()
        making.make(changed)
        taken += making.taken > 0
        fresh = making.fresh()
        assert list(making.files) == list(fresh), (step, changed)
        other = [path for path in fresh if making.files[path] != fresh[path]]
        assert not other, (step, changed)
    assert taken > STEPS / 2


@pytest.mark.usefixtures("same_dictionary")
@pytest.mark.parametrize(("seed", "long"), [(0, 40), (1, 4)])
def test_after_reports_come_or_go_it_is_as_from_nothing(
    twins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, long: int
) -> None:
    monkeypatch.setattr(list_parts, "LONG", long)
    edited = Edited(twins, tmp_path, seed)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    anew = 0
    for _ in range(STEPS):
        changed = edited.come_or_go()
        making.make(changed)
        fresh = making.fresh()
        assert list(making.files) == list(fresh), changed
        assert not [path for path in fresh if making.files[path] != fresh[path]], changed
        anew += making.anew
    assert anew < STEPS / 2


@pytest.mark.usefixtures("same_dictionary")
def test_words_stand_the_other_way_round(twins: Path, tmp_path: Path) -> None:
    """As many units have each of them as before, but fewer have the two side by side."""
    edited = Edited(twins, tmp_path, 0)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    file = min(edited.content.glob("to-chuc/*/20*.md"))
    head, text = file.read_text(encoding="utf-8").rsplit("---\n", 1)
    assert " đối ngoại " in text
    file.write_text(f"{head}---\n{text.replace(' đối ngoại ', ' ngoại đối ')}", encoding="utf-8")
    making.make(file.relative_to(edited.content).as_posix())
    assert making.files == making.fresh()
    assert not making.anew


def test_nothing_changed(pristine: Path, tmp_path: Path) -> None:
    making = Making(pristine, tmp_path / "kept")
    making.make(known=False)
    making.make("gioi-thieu.md")
    assert any("/h/" in path for path in making.files)
    assert making.taken > len(making.files) * 0.9
    assert making.files == making.fresh()


@pytest.mark.usefixtures("same_dictionary")
def test_one_word_changes_few_files(pristine: Path, tmp_path: Path) -> None:
    edited = Edited(pristine, tmp_path, 0)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    file = min(edited.content.glob("to-chuc/*/2*.md"))
    head, text = file.read_text(encoding="utf-8").rsplit("---\n", 1)
    file.write_text(f"{head}---\n{text.replace(' và ', ' khuooi ', 1)}", encoding="utf-8")
    making.make(file.relative_to(edited.content).as_posix())
    assert making.taken > len(making.files) * 0.6
    assert making.files == making.fresh()


@pytest.mark.usefixtures("same_dictionary")
def test_what_an_entry_told_stands_in_the_text(pristine: Path, tmp_path: Path) -> None:
    edited = Edited(pristine, tmp_path, 0)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    point = re.compile(r"(text: .*\n)    - kind: .*\n      text: (.*)\n")
    reports = sorted(edited.content.glob("to-chuc/*/2*.md"))
    file = next(f for f in reports if point.search(f.read_text(encoding="utf-8")))
    *before, text = file.read_text(encoding="utf-8").rsplit("---\n", 1)
    head, said = point.sub(r"\1", before[0], count=1), point.search(before[0])
    assert said
    file.write_text(f"{head}---\n{text}\n{said[2]}\n", encoding="utf-8")
    making.make(file.relative_to(edited.content).as_posix())
    assert making.taken
    assert making.files == making.fresh()


def test_a_changed_list_makes_it_anew(pristine: Path, tmp_path: Path) -> None:
    edited = Edited(pristine, tmp_path, 0)
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    file = edited.content / "danh-muc/chu-viet-tat.csv"
    text = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([text[0], *text[4:], ""]), encoding="utf-8")
    making.make("danh-muc/chu-viet-tat.csv")
    assert making.files == making.fresh()


@pytest.mark.parametrize("made_again", [False, True])
@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "gone"])
def test_a_damaged_file_is_not_used(
    pristine: Path, tmp_path: Path, damage: str, *, made_again: bool
) -> None:
    making = Making(pristine, tmp_path / "kept")
    making.make(known=False)
    if made_again:
        making.make()
    file = making.folder / "chi-muc"
    data = file.read_bytes()
    middle = len(data) // 2
    if damage == "gone":
        file.unlink()
    else:
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        file.write_bytes({"cut": data[:middle], "flip": flipped, "empty": b""}[damage])
    making.make()
    assert making.taken == 0
    assert making.files == making.fresh()
