"""A new site takes the place of the former one whole, or not at all."""

from pathlib import Path

import pytest

from archive.rendering.publish import exchange, publishing, recover


def build(site: Path, text: str) -> None:
    with publishing(site) as making:
        (making / "index.html").write_text(text)


def build_on_a_full_disk(site: Path) -> None:
    with publishing(site) as making:
        (making / "index.html").write_text("dở dang")
        raise OSError("đĩa đầy")


def test_the_first_site_appears(tmp_path: Path) -> None:
    build(tmp_path / "site", "một")

    assert (tmp_path / "site/index.html").read_text() == "một"


def test_a_new_site_replaces_all_of_the_former(tmp_path: Path) -> None:
    build(tmp_path / "site", "một")
    (tmp_path / "site/cu.html").write_text("trang đã bỏ")

    build(tmp_path / "site", "hai")

    assert [p.name for p in (tmp_path / "site").iterdir()] == ["index.html"]
    assert (tmp_path / "site/index.html").read_text() == "hai"


def test_a_build_that_fails_leaves_the_former_site_and_nothing_else(tmp_path: Path) -> None:
    build(tmp_path / "site", "một")

    with pytest.raises(OSError, match="đĩa đầy"):
        build_on_a_full_disk(tmp_path / "site")

    assert (tmp_path / "site/index.html").read_text() == "một"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_web_server_may_read_it(tmp_path: Path) -> None:
    build(tmp_path / "site", "một")

    assert (tmp_path / "site").stat().st_mode & 0o755 == 0o755


@pytest.fixture(params=[True, False], ids=["one step", "two steps"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without the system's own exchange of two names."""
    if not request.param:
        monkeypatch.setattr("archive.rendering.publish._exchanged", lambda *_: False)


def test_two_folders_change_places(tmp_path: Path, either_way: None) -> None:
    for name in ("site", "moi"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ten").write_text(name)

    exchange(tmp_path / "moi", tmp_path / "site")

    assert (tmp_path / "site/ten").read_text() == "moi"
    assert (tmp_path / "moi/ten").read_text() == "site"


def test_a_site_that_was_set_aside_comes_back(tmp_path: Path) -> None:
    (tmp_path / ".site-truoc").mkdir()
    (tmp_path / ".site-truoc/ten").write_text("cũ")
    (tmp_path / ".site-x1").mkdir()

    recover(tmp_path / "site")

    assert (tmp_path / "site/ten").read_text() == "cũ"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
