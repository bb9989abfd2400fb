"""Links to pages that an archive has only when it is large."""

import pytest

from archive.checking import addresses
from archive.checking.run import check
from archive.model import documents
from archive.reading.content_file import Reading
from archive.reading.load import join, read_markdown

PAGE = "gioi-thieu.md"


def broken(toy: Reading, *targets: str) -> list[str]:
    """What is told of a page that links to ``targets``."""
    links = " ".join(f"[văn kiện]({target})" for target in targets)
    text = f"---\ntitle: Giới thiệu\n---\nXem {links}.\n"
    files = {**toy.files, PAGE: read_markdown(PAGE, "page", text)}
    reading = Reading(toy.root, join(files.values()), files)
    addresses.pages.cache_clear()
    return [p.message for p in check(reading, jobs=1) if p.code == "lien-ket-hong"]


def test_documents_of_a_year(toy: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_ON_A_PAGE", 2)

    (told,) = broken(toy, "/van-kien/nam/1994/", "/van-kien/nam/1893/")

    assert "nam/1893/" in told


def test_few_documents_stand_on_one_page(toy: Reading) -> None:
    (told,) = broken(toy, "/van-kien/", "/van-kien/nam/1994/")

    assert "nam/1994/" in told
