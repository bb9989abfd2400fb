"""A new site takes the place of the former one whole, or not at all."""

from pathlib import Path

import pytest

from archive.rendering.publish import publishing


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
