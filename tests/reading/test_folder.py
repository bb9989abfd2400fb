"""Which files there are, what each is, and which must not be opened."""

import os
from pathlib import Path

import pytest

from archive.reading.folder import find_files, report_name
from archive.reading.load import load


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"---\ntitle: x\n---\n")


def found(root: Path) -> dict[str, tuple[str, str | None]]:
    return {item.path: (item.kind, item.refused) for item in find_files(root)}


def test_what_a_file_is_follows_from_its_place(tmp_path: Path) -> None:
    write(
        tmp_path,
        "index.md",
        "gioi-thieu.md",
        "dong-gop.md",
        "dong-gop/van-thu.md",
        "dong-gop/buoc-mot.webp",
        "to-chuc/a/index.md",
        "to-chuc/a/2021.md",
        "to-chuc/a/2021-b-c.md",
        "to-chuc/a/anh.png",
        "doi-tac/b.md",
        "chuyen-de/c.md",
        "danh-muc/don-vi.yml",
        "danh-muc/quoc-gia.csv",
    )

    assert found(tmp_path) == {
        "index.md": ("page", None),
        "gioi-thieu.md": ("page", None),
        "dong-gop.md": ("page", None),
        "dong-gop/van-thu.md": ("page", None),
        "dong-gop/buoc-mot.webp": ("image", None),
        "to-chuc/a/index.md": ("organization", None),
        "to-chuc/a/2021.md": ("report", None),
        "to-chuc/a/2021-b-c.md": ("report", None),
        "to-chuc/a/anh.png": ("image", None),
        "doi-tac/b.md": ("partner", None),
        "chuyen-de/c.md": ("dossier", None),
        "danh-muc/don-vi.yml": ("list", None),
        "danh-muc/quoc-gia.csv": ("list", None),
    }


@pytest.mark.parametrize(
    "path, refused",
    [
        ("ghi chú.txt", "tep-la"),
        (".htaccess", "tep-la"),
        ("to-chuc/2021.md", "tep-la"),
        ("to-chuc/a/b/2021.md", "tep-la"),
        ("danh-muc/khac.yml", "tep-la"),
        ("gioi-thieu/them.md", "tep-la"),
        ("dong-gop/a/b.md", "tep-la"),
        ("dong-gop/index.md", "ten-tep-sai"),
        ("dong-gop/ma-loi.md", "ten-tep-sai"),
        ("dong-gop/dinh-dang.md", "ten-tep-sai"),
        ("dong-gop/a..b.md", "ten-tep-sai"),
        ("danh-muc/don-vi.csv", "ten-tep-sai"),
        ("to-chuc/a/2021.MD", "tep-la"),
        ("to-chuc/a/21.md", "ten-tep-sai"),
        ("to-chuc/a/2021_2.md", "ten-tep-sai"),
        ("to-chuc/a/٢٠٢١.md", "ten-tep-sai"),
        ("to-chuc/a/9999.md", "ten-tep-sai"),
        ("to-chuc/Tỉnh đoàn/2021.md", "ten-tep-sai"),
        ("to-chuc/a..b/2021.md", "ten-tep-sai"),
        ("doi-tac/..md", "ten-tep-sai"),
        ("doi-tac/a..b.md", "ten-tep-sai"),
        ("doi-tac/a\nb.md", "ten-tep-sai"),
        ("doi-tac/a\x1b[31m.md", "ten-tep-sai"),
        ("doi-tac/a\u202eb.md", "ten-tep-sai"),
    ],
)
def test_what_does_not_belong_there_is_refused(tmp_path: Path, path: str, refused: str) -> None:
    write(tmp_path, path, "doi-tac/right.md")
    files = [item for item in find_files(tmp_path) if item.path != "doi-tac/right.md"]

    assert [item.refused for item in files] == [refused]
    assert files[0].path.isprintable()
    reading = load(tmp_path)
    assert [fault.kind for fault in reading.files[files[0].path].faults] == [refused]
    assert list(reading.archive.partners) == ["right"]


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside, content = tmp_path / "outside", tmp_path / "content"
    write(outside, "secret.md", "to-chuc/a/2021.md")
    write(content, "doi-tac/right.md")
    (content / "doi-tac/link.md").symlink_to(outside / "secret.md")
    (content / "to-chuc").symlink_to(outside / "to-chuc", target_is_directory=True)
    (content / "loop").symlink_to(content, target_is_directory=True)
    (content / "gone.md").symlink_to(content / "nowhere")

    assert found(content) == {
        "doi-tac/link.md": ("unknown", "tep-lien-ket"),
        "doi-tac/right.md": ("partner", None),
        "gone.md": ("unknown", "tep-lien-ket"),
        "loop": ("unknown", "tep-lien-ket"),
        "to-chuc": ("unknown", "tep-lien-ket"),
    }
    assert load(content).archive.reports == ()


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "doi-tac/right.md")
    os.mkfifo(tmp_path / "doi-tac/pipe.md")

    assert found(tmp_path)["doi-tac/pipe.md"] == ("unknown", "tep-la")
    assert list(load(tmp_path).archive.partners) == ["right"]


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    write(tmp_path, "doi-tac/" + os.fsdecode(b"a\xff.md"))
    (path,) = found(tmp_path)

    assert found(tmp_path)[path] == ("unknown", "ten-tep-sai")
    assert path == "doi-tac/a\\udcff.md"


def test_deep_folders_end(tmp_path: Path) -> None:
    write(tmp_path, "/".join(["a"] * 60).removeprefix("/") + "/b.md")

    assert [kind for _, kind in found(tmp_path).values()] == ["tep-la"]


def test_names_of_reports() -> None:
    assert report_name("2021") == (2021, None)
    assert report_name("2021-so-ket") == (2021, "so-ket")
    assert report_name("2021-Sơ kết") is None
    assert report_name("2021-") is None
    assert report_name("bao-cao") is None


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        load(tmp_path / "absent")
