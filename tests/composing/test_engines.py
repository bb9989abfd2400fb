"""No product logic in the engine: whoever builds the composed pages gets the same archive."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Site

EXTENSION = "  - archive.rendering.fragments\n"


def settings(docs: Path, site: Path, *, with_extension: bool = True) -> str:
    """The project's mkdocs.yml, reading and writing elsewhere."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for ours, theirs in (
        ("docs_dir: build/docs\n", f"docs_dir: {docs}\n"),
        ("site_dir: site\n", f"site_dir: {site}\n"),
        ("custom_dir: macros/theme\n", f"custom_dir: {ROOT / 'macros/theme'}\n"),
        (EXTENSION, EXTENSION if with_extension else ""),
    ):
        assert text.count(ours) == 1, ours
        text = text.replace(ours, theirs)
    return text


def built_by(engine: str, docs: Path, home: Path, *, with_extension: bool = True) -> Path:
    """The site that a plain, strict build by ``engine`` makes of ``docs``."""
    site, file = home / "site", home / "mkdocs.yml"
    file.write_text(settings(docs, site, with_extension=with_extension), encoding="utf-8")
    run([sys.executable, "-m", engine, "build", "--quiet", "--strict", "-f", file])
    return site


def run(command: list[str | Path], **environment: str) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "scripts"),
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def differing(one: Path, other: Path) -> list[str]:
    """Files that are not the same bytes in both, or in one only."""
    ours, theirs = files(one), files(other)
    return sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))


def mains(folder: Path) -> dict[str, str]:
    """What stands between the chrome of each page, by its address."""
    texts = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.html")}
    return {
        file.relative_to(folder).as_posix(): text[text.index("<main") : text.index("</main>")]
        for file, text in texts.items()
        if "<main" in text  # a redirect has none
    }


def test_a_plain_mkdocs_build_is_the_same_bytes(site: Site, tmp_path: Path) -> None:
    assert differing(site.folder, built_by("mkdocs", site.docs, tmp_path)) in (
        [],
        ["sitemap.xml.gz"],
    )


def test_the_pages_are_the_same_without_the_extension(site: Site, tmp_path: Path) -> None:
    plain = built_by("mkdocs", site.docs, tmp_path, with_extension=False)

    assert [name for name in differing(site.folder, plain) if name.endswith(".html")] == []


def test_properdocs_gives_the_same_archive(site: Site, tmp_path: Path) -> None:
    theirs = built_by("properdocs", site.docs, tmp_path)

    assert mains(site.folder)
    assert mains(theirs) == mains(site.folder)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_two_builds_are_the_same_bytes(
    site: Site, toy_content: Path, tmp_path: Path, seed: str
) -> None:
    again, docs = tmp_path / "site", tmp_path / "docs"
    command: list[str | Path] = [sys.executable, "scripts/build.py", "--content", toy_content]
    run([*command, "--docs-dir", docs, "--site-dir", again], PYTHONHASHSEED=seed)

    assert differing(site.docs, docs) == []
    assert differing(site.folder, again) == []
