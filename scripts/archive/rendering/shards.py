"""A build in shares: each made anywhere, all joined to the bytes of one build.

A share holds the site's files of every Nth task and a list of them, with the hash of what all tasks
are made from: shares of another content or another program do not join.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from archive.composing.site import Site
from archive.reading.content_file import Reading
from archive.rendering.engine import Engine
from archive.rendering.finishing import finished
from archive.rendering.making import publish
from archive.rendering.outputs import SITE
from archive.rendering.places import Places, Way
from archive.rendering.publish import publishing, recover
from archive.rendering.state import State, read_state, write_state
from archive.rendering.store import SIZE, digest_of
from archive.rendering.tally import Tally
from archive.rendering.task import Task
from archive.rendering.tasks import every_task

LIST = "phan.json"
"""The file in a share that says what it is and lists its files."""

FORM = 2


class ShardError(Exception):
    """Why shares do not make a site, for people to read."""


@dataclass(frozen=True)
class Share:
    """A share as its list tells it: the ``number``th of ``count``; hashes of files by path."""

    folder: Path
    number: int
    count: int
    inputs: str
    files: dict[str, str]


def make_share(
    reading: Reading,
    site: Site,
    engine: Engine,
    places: Places,
    part: tuple[int, int],
    *,
    program: str,
    way: Way = Way(),  # noqa: B008  frozen
    settled: Callable[[], None] = lambda: None,
) -> Tally:
    """Make the share ``part`` (the number, from 1, and how many there are) as ``places.site``.

    Arguments and errors are those of :func:`making.make_site`; ``build/docs`` is left alone.
    """
    number, count = part
    tasks = every_task(reading, site, engine, program)
    state = State() if way.fresh else read_state(places.state)
    done = finished(tasks, places, way, state, part=slice(number - 1, None, count))
    settled()
    wanted = done.made.standing(SITE)
    told = {
        "form": FORM,
        "number": number,
        "count": count,
        "inputs": _inputs(tasks.every),
        "files": {path: stored.digest for path, stored in sorted(wanted.items())},
    }
    wanted[LIST] = places.store.put(json.dumps(told, indent=1).encode() + b"\n")
    write_state(places.state, State("", done.tally.pages, done.made))
    recover(places.site)
    publish(places, wanted)
    return done.tally


def join(folders: Sequence[Path], site: Path) -> int:
    """Make ``site`` of all shares in ``folders``; the number of its files.

    Raises :class:`ShardError` when a share is missing, double, damaged or of another build, and
    ``OSError`` on a full disk; ``site`` then stays as it was.
    """
    shares = [_share(folder) for folder in folders]
    _belong_together(shares)
    taken: dict[str, Path] = {}
    with publishing(site) as making:
        for share in shares:
            for path, data in _checked(share):
                if path in taken:
                    raise ShardError(f"Tệp {path} có cả trong {taken[path]} và {share.folder}.")
                taken[path] = share.folder
                file = making / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
    return len(taken)


def _inputs(tasks: list[Task]) -> str:
    told = "\n".join(f"{task.name} {task.key}" for task in tasks)
    return blake2b(told.encode(), digest_size=SIZE).hexdigest()


def _share(folder: Path) -> Share:
    try:
        told = json.loads((folder / LIST).read_text(encoding="utf-8"))
        if told["form"] != FORM:
            raise ShardError(f"{folder} do một bản khác của chương trình làm ra.")
        files = dict(told["files"])
        return Share(folder, int(told["number"]), int(told["count"]), told["inputs"], files)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{folder} không phải một phần do build.py --shard làm: thiếu hay hỏng {LIST}."
        raise ShardError(message) from error


def _belong_together(shares: list[Share]) -> None:
    first, *others = shares
    for share in others:
        if (share.inputs, share.count) != (first.inputs, first.count):
            message = (
                f"{share.folder} và {first.folder} không cùng một bản dựng:"
                " khác nội dung, khác chương trình hay khác số phần."
            )
            raise ShardError(message)
    numbers = [share.number for share in shares]
    for number in numbers:
        if numbers.count(number) > 1:
            raise ShardError(f"Phần {number}/{first.count} có hai lần.")
    missing = sorted(set(range(1, first.count + 1)) - set(numbers))
    if missing:
        said = ", ".join(f"{number}/{first.count}" for number in missing)
        raise ShardError(f"Còn thiếu phần {said}.")


def _checked(share: Share) -> Iterator[tuple[str, bytes]]:
    """The files of ``share`` that its list names, each as its list has it."""
    for path, digest in share.files.items():
        file = share.folder / path
        inside = not path.startswith("/") and ".." not in path.split("/")
        try:
            data = file.read_bytes() if inside else b""
        except OSError:
            data = b""
        if not inside or digest_of(data) != digest:
            raise ShardError(f"Tệp {path} trong {share.folder} thiếu hay đã bị đổi.")
        yield path, data
