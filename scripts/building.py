"""A build from the content to the site; what prevents one is told in words."""

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from archive.checking.examine import findings_of
from archive.checking.problem import LEVEL_NAMES, Problem
from archive.checking.recheck import Begun, begin
from archive.checking.rule import RULES, SUBJECTS
from archive.checking.share import WorkerDiedError
from archive.checking.showing.text import show
from archive.checking.showing.visible import visible
from archive.composing.site import Bundle, RuleText, Site, assets_stamp
from archive.reading.content_file import Reading
from archive.reading.snapshot import ChangedMeanwhileError, Snapshot, take
from archive.reading.watch import Watch, unwatched
from archive.rendering.aside import aside
from archive.rendering.engine import Engine, EngineError
from archive.rendering.finishing import Tally
from archive.rendering.lock import alone
from archive.rendering.making import looking, looking_at_docs, make_site, unchanged
from archive.rendering.places import Places, Way, cache_beside
from archive.rendering.program import SCRIPTS, inputs_digest, program_digest
from archive.rendering.shards import ShardError, join, make_share
from archive.rendering.state import State, read_state
from archive.rendering.template_mistakes import mistake
from archive.rendering.templates_kept import keep_templates
from archive.rendering.workers import WorkError

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
    read: Callable[[Reading, Site, Engine], None] = lambda *_: None
    bundle: Bundle = NO_BUNDLE
    former: Reading | None = None
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
    with _locked(site_dir):
        return _explained(lambda: join(shares, site_dir))


def _build(content: Path, site_dir: Path, docs_dir: Path, options: Options, watch: Watch) -> Tally:
    places = Places(content, site_dir, docs_dir, cache_beside(docs_dir))
    with _locked(site_dir) as site_lock, _locked(docs_dir) as docs_lock:
        held = site_lock, docs_lock
        program = program_digest(CONFIG)
        keep_templates(places.cache / "mau", program, fresh=options.fresh)
        engine = Engine(CONFIG)
        way, whole = Way(options.jobs, options.fresh, held, watch), options.shard is None
        before = read_state(places.state) if whole and not options.fresh else State()
        docs = looking_at_docs(places, before, way) if whole else None
        snapshot = take(content, watch)
        told = [repr(engine.settings), repr(options.bundle), snapshot.digest]

        def inputs_now(program: str) -> str:
            return inputs_digest(program, (SCRIPTS, ROOT / "macros"), told)

        inputs = inputs_now(program)

        def settled() -> None:
            # the content was held against its snapshot: this is what else was read meanwhile
            if inputs_now(program_digest(CONFIG)) != inputs:
                raise ChangedMeanwhileError("mkdocs.yml, macros/ hay scripts/")

        if docs and unchanged(places, before, inputs, docs):
            return Tally(before.pages)
        looked = looking(places, before, way, docs) if docs else None
        begun = _begun(content, snapshot, places.cache, options, watch)
        if begun.wrong or not whole:
            _refuse_wrong(content, begun.reading, begun.problems(), options)
        reading, site = begun.reading, _site(begun.reading, engine, options)
        # what shows only when all is seen together is looked for beside, over the same records: to
        # copy those that are touched there costs less than to make all of them twice
        problems = aside(begun.problems, held) if whole else begun.problems
        if options.shard is not None:
            options.read(reading, site, engine)
            arguments = (reading, site, engine, places)
            return make_share(*arguments, options.shard, program=program, way=way, settled=settled)

        def checked() -> None:
            _refuse_wrong(content, reading, problems(), options)
            options.read(reading, site, engine)

        return make_site(
            reading, site, engine, places, program=program, inputs=inputs, way=way, before=before,
            checked=checked, looked=looked, settled=settled,
        )  # fmt: skip


def read_site(
    content: Path, docs_dir: Path, options: Options = Options()
) -> tuple[Reading, Site, Engine]:
    """The archive as a build would read it. Raises :class:`BuildError` when it has errors."""
    engine = Engine(CONFIG)
    cache = cache_beside(docs_dir)

    def read() -> Begun:
        begun = _begun(content, take(content), cache, options, unwatched)
        _refuse_wrong(content, begun.reading, begun.problems(), options)
        return begun

    reading = _explained(read).reading
    return reading, _site(reading, engine, options), engine


def _begun(content: Path, snapshot: Snapshot, cache: Path, options: Options, watch: Watch) -> Begun:
    return begin(
        content,
        snapshot,
        cache / "checks",
        watch=watch,
        fresh=options.fresh,
        jobs=options.jobs,
        former=options.former,
    )


def _site(reading: Reading, engine: Engine, options: Options) -> Site:
    rules = tuple(rule_texts())
    return Site(reading.archive, engine.settings, rules, assets_stamp(), options.bundle)


def _refuse_wrong(
    content: Path, reading: Reading, problems: list[Problem], options: Options
) -> None:
    """Raise :class:`BuildError` where there is an error among ``problems``."""
    heard = [problem for problem in problems if not options.overlooks(problem.path)]
    findings = findings_of(content, reading, heard)
    if findings.counts["error"]:
        raise BuildError(show(findings))


def rule_texts() -> Iterator[RuleText]:
    """Every rule, by subject, as its page tells it."""
    for subject, name in SUBJECTS.items():
        for rule in RULES.values():
            if rule.about == subject:
                level = LEVEL_NAMES[rule.level]
                wrong = "\n".join(map(visible, rule.wrong.split("\n")))
                yield RuleText(rule.code, name, level, rule.says, rule.why, wrong, rule.right)


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
    except (EngineError, ShardError) as error:
        raise BuildError(str(error)) from error
    except ChangedMeanwhileError as error:
        told = f"{error} vừa bị sửa trong lúc dựng; trang cũ giữ nguyên."
        raise ContentChangedError(told) from error
    except WorkerDiedError as error:
        raise BuildError(f"Không kiểm tra xong: {error}; trang cũ giữ nguyên.") from error
    except WorkError as error:
        raise BuildError(
            f"Không làm được /{error.name}; trang cũ giữ nguyên.\n{error.reason}"
        ) from error
    except Exception as error:
        wrong = mistake(error)
        if wrong is not None:
            raise BuildError(f"Khuôn trang có lỗi; trang cũ giữ nguyên.\n{wrong}") from error
        if isinstance(error, OSError):
            raise BuildError(_refused(error)) from error
        raise


def _refused(error: OSError) -> str:
    """What the system would not do."""
    why = FULL.get(error.errno or 0, error.strerror or str(error))
    where = f" khi ghi {error.filename}" if error.filename else ""
    return f"Không dựng được: {why}{where}. Trang cũ giữ nguyên."
