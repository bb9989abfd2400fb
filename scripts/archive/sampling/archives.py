"""A whole made-up archive, written into a new folder or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.reading.load import load
from archive.reading.watch import Watch, unwatched
from archive.sampling.authority import organization, partner
from archive.sampling.bodies import catalogue
from archive.sampling.bodies import closure as all_bodies
from archive.sampling.foreign import closure as all_partners
from archive.sampling.foreign import read_partners
from archive.sampling.pages import pages
from archive.sampling.places import read_places
from archive.sampling.reports import report
from archive.sampling.schedule import schedule
from archive.sampling.setting import World


def sample(
    count: int, folder: Path, seed: int, lists: Path, watch: Watch = unwatched
) -> dict[str, int]:
    """Write an archive of ``count`` reports into ``folder``; how many files of each kind it has.

    ``lists`` is the folder of controlled lists, which are copied. Nothing that is already written
    changes when ``count`` grows, but for what ``schedule`` says of twins. Raises
    ``FileExistsError`` when ``folder`` holds anything, ``ScheduleEndsError`` when ``count`` is
    more than there can be.
    """
    with _new_folder(folder) as making:
        shutil.copytree(lists, making / "danh-muc")
        places = read_places(load(making).archive.lists)
        world = World(seed, places, catalogue(places), read_partners(places))
        bodies: set[str] = set()
        partners: set[str] = set()
        turns = list(schedule(seed, world.bodies, count))  # too many are refused before any is told
        for turn in watch(turns, "Tạo báo cáo"):
            made = report(world, turn)
            _write(making, made.path, made.text)
            bodies |= made.bodies
            partners |= made.partners
        records = all_bodies(bodies, world.bodies), all_partners(partners, world.partners.by_id)
        for id_ in records[0]:
            _write(making, *organization(world.bodies[id_]))
        for id_ in records[1]:
            _write(making, *partner(world, world.partners.by_id[id_]))
        for path, text in pages(seed, turns[0] if turns else None):
            _write(making, path, text)
    return {"bao-cao": count, "to-chuc": len(records[0]), "doi-tac": len(records[1])}


def _write(folder: Path, path: str, text: str) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder beside ``folder`` that takes its place once everything is in it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield making
        making.chmod(0o755)  # mkdtemp makes it private
        os.replace(making, folder)  # noqa: PTH105  takes the place of an empty folder too
    finally:
        shutil.rmtree(making, ignore_errors=True)
