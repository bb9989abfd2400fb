"""A build from the content to the site; what prevents one is told in words.

Nothing that makes pages is loaded here: a site that is up to date needs none of it.
"""

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from archive.checking.share import WorkerDiedError
from archive.composing.bundle import Bundle
from archive.reading.collecting import uncollected
from archive.reading.snapshot import ChangedMeanwhileError, take
from archive.reading.watch import Watch, unwatched
from archive.rendering.lock import alone
from archive.rendering.places import Places, Way, cache_beside
from archive.rendering.program import SCRIPTS, inputs_digest, program_digest, set_from_outside
from archive.rendering.state import State, read_state
from archive.rendering.tally import Tally
from archive.rendering.unchanged import looking_at_docs, unchanged

if TYPE_CHECKING:  # what makes pages
    from archive.composing.site import Site
    from archive.reading.content_file import Reading
    from archive.rendering.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
R = TypeVar("R")

CONFIG = ROOT / "mkdocs.yml"

FULL = {errno.ENOSPC: "đĩa đã đầy", errno.EDQUOT: "đã hết chỗ được cấp", errno.EFBIG: "tệp quá lớn"}


class BuildError(Exception):
    """Why there is no new site, for people to read."""


class ContentChangedError(BuildError):
    """Somebody changed what a build reads while it did so; the next one may succeed."""


NO_BUNDLE = Bundle()


@dataclass(frozen=True)
class Options:
    """How to build: processes (None: as many as processors), from nothing, only a share.

    ``read`` is told what was read, where that is free of errors and anything has to be built.
    ``bundle`` are the scripts of the form under ``/soan/``. ``former`` is what this process read of
    the same content before. Problems of files whose path it ``overlooks`` prevent nothing.
    """

    jobs: int | None = None
    fresh: bool = False
    shard: tuple[int, int] | None = None
    read: "Callable[[Reading, Site, Engine], None]" = lambda *_: None
    bundle: Bundle = NO_BUNDLE
    former: "Reading | None" = None
    overlooks: Callable[[str], bool] = lambda _: False


def build(
    content: Path,
    site_dir: Path,
    docs_dir: Path,
    options: Options = Options(),
    watch: Watch = unwatched,
) -> Tally:
    """Build the site of ``content``.

    Raises :class:`BuildError` when the archive has errors, the engine refuses a page or the disk is
    full; the former site then stays as it was.
    """
    return _explained(lambda: _build(content, site_dir, docs_dir, options, watch))


def join_shares(shares: list[Path], site_dir: Path) -> int:
    """Put the shares of a build together as the site; gives the number of files.

    Raises :class:`BuildError` when they are not all shares of one build, or as :func:`build`.
    """
    from building_anew import joined  # noqa: PLC0415  it loads what makes pages

    with _locked(site_dir):
        return _explained(lambda: joined(shares, site_dir))


def read_site(
    content: Path, docs_dir: Path, options: Options = Options()
) -> "tuple[Reading, Site, Engine]":
    """The archive as a build would read it. Raises :class:`BuildError` when it has errors."""
    from building_anew import site_read  # noqa: PLC0415  as above

    return _explained(lambda: site_read(content, docs_dir, options))


def _build(content: Path, site_dir: Path, docs_dir: Path, options: Options, watch: Watch) -> Tally:
    places = Places(content, site_dir, docs_dir, cache_beside(docs_dir))
    with _locked(site_dir) as site_lock, _locked(docs_dir) as docs_lock:
        way = Way(options.jobs, options.fresh, (site_lock, docs_lock), watch)
        program, whole = program_digest(CONFIG), options.shard is None
        before = read_state(places.state) if whole and not options.fresh else State()
        docs = looking_at_docs(places, before, way) if whole else None
        snapshot = take(content, watch)
        told = [*set_from_outside(CONFIG), repr(options.bundle), snapshot.digest]

        def inputs_now(program: str) -> str:
            return inputs_digest(program, (SCRIPTS, ROOT / "macros"), told)

        inputs = inputs_now(program)

        def settled() -> None:
            # the content was held against its snapshot: this is what else was read meanwhile
            if inputs_now(program_digest(CONFIG)) != inputs:
                raise ChangedMeanwhileError("mkdocs.yml, macros/ hay scripts/")

        if docs and unchanged(places, before, inputs, docs):
            return Tally(before.pages)
        with uncollected():
            from building_anew import anew  # noqa: PLC0415  as above

        return anew(
            snapshot, places, options, way, program=program, inputs=inputs, before=before,
            docs=docs, settled=settled,
        )  # fmt: skip


@contextmanager
def _locked(folder: Path) -> Iterator[int]:
    """One build at a time of ``folder``; the second says so and waits."""

    def wait(holder: str) -> None:
        print(f"Tiến trình {holder} đang dựng {folder}; chờ nó xong…", file=sys.stderr, flush=True)

    try:
        with alone(folder.with_name(f".{folder.name}.khoa"), wait) as descriptor:
            yield descriptor
    except PermissionError as error:
        raise BuildError(f"Không ghi được {error.filename}: {error.strerror}.") from error


def _explained(work: Callable[[], R]) -> R:
    """``work()``, with what people can do something about as a :class:`BuildError`."""
    try:
        return work()
    except ChangedMeanwhileError as error:
        told = f"{error} vừa bị sửa trong lúc dựng; trang cũ giữ nguyên."
        raise ContentChangedError(told) from error
    except WorkerDiedError as error:
        raise BuildError(f"Không kiểm tra xong: {error}; trang cũ giữ nguyên.") from error
    except OSError as error:
        why = FULL.get(error.errno or 0, error.strerror or str(error))
        where = f" khi ghi {error.filename}" if error.filename else ""
        raise BuildError(f"Không dựng được: {why}{where}. Trang cũ giữ nguyên.") from error
