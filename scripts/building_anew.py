"""The part of a build that makes something; :mod:`building` loads it when there is any need."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.checking.examine import findings_of
from archive.checking.problem import LEVEL_NAMES, Problem
from archive.checking.recheck import Begun, begin
from archive.checking.rule import RULES, SUBJECTS
from archive.checking.showing.text import show
from archive.checking.showing.visible import visible
from archive.composing.site import RuleText, Site, assets_stamp
from archive.reading.content_file import Reading
from archive.reading.snapshot import Snapshot, take
from archive.rendering.aside import aside
from archive.rendering.engine import Engine, EngineError
from archive.rendering.making import looking, make_site
from archive.rendering.places import Places, Way, cache_beside
from archive.rendering.shards import ShardError, join, make_share
from archive.rendering.state import State
from archive.rendering.tally import Tally
from archive.rendering.template_mistakes import mistake
from archive.rendering.templates_kept import keep_templates
from archive.rendering.unchanged import Docs
from archive.rendering.workers import WorkError
from building import CONFIG, BuildError, Options


def anew(
    snapshot: Snapshot,
    places: Places,
    options: Options,
    way: Way,
    *,
    program: str,
    inputs: str,
    before: State,
    docs: Docs | None,
    settled: Callable[[], None],
) -> Tally:
    """Make what is not as ``snapshot`` of the content wants it; what that was.

    ``docs`` is what :func:`unchanged.looking_at_docs` gave, None for a share; the other arguments
    are those of :func:`making.make_site`. Raises :class:`BuildError` and what that raises.
    """
    with _refused():
        content, whole = places.content, options.shard is None
        keep_templates(places.cache / "mau", program, fresh=options.fresh)
        engine = Engine(CONFIG)
        looked = looking(places, before, way, docs) if docs else None
        begun = _begun(content, snapshot, places.cache, options, way)
        if begun.wrong or not whole:
            _refuse_wrong(content, begun.reading, begun.problems(), options)
        reading, site = begun.reading, _site(begun.reading, engine, options)
        # what shows only when all is seen together is looked for beside, over the same records: to
        # copy those that are touched there costs less than to make all of them twice
        problems = aside(begun.problems, way.held) if whole else begun.problems
        if options.shard is not None:
            begun.forget()
            options.read(reading, site, engine)
            arguments = (reading, site, engine, places)
            return make_share(*arguments, options.shard, program=program, way=way, settled=settled)

        def checked() -> None:
            _refuse_wrong(content, reading, problems(), options)
            begun.forget()
            options.read(reading, site, engine)

        return make_site(
            reading, site, engine, places, program=program, inputs=inputs, way=way, before=before,
            checked=checked, looked=looked, settled=settled,
        )  # fmt: skip


def site_read(content: Path, docs_dir: Path, options: Options) -> tuple[Reading, Site, Engine]:
    """The archive as a build would read it. Raises as :func:`anew`."""
    with _refused():
        engine = Engine(CONFIG)
        begun = _begun(content, take(content), cache_beside(docs_dir), options, Way())
        _refuse_wrong(content, begun.reading, begun.problems(), options)
        return begun.reading, _site(begun.reading, engine, options), engine


def joined(shares: list[Path], site_dir: Path) -> int:
    """Put shares together as the site; gives the number of files. Raises as :func:`anew`."""
    with _refused():
        return join(shares, site_dir)


def rule_texts() -> Iterator[RuleText]:
    """Every rule, by subject, as its page tells it."""
    for subject, name in SUBJECTS.items():
        for rule in RULES.values():
            if rule.about == subject:
                level = LEVEL_NAMES[rule.level]
                wrong = "\n".join(map(visible, rule.wrong.split("\n")))
                yield RuleText(rule.code, name, level, rule.says, rule.why, wrong, rule.right)


def _begun(content: Path, snapshot: Snapshot, cache: Path, options: Options, way: Way) -> Begun:
    return begin(
        content,
        snapshot,
        cache / "checks",
        watch=way.watch,
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


@contextmanager
def _refused() -> Iterator[None]:
    """What pages or shares are refused for in the block comes as a :class:`BuildError`."""
    try:
        yield
    except (EngineError, ShardError) as error:
        raise BuildError(str(error)) from error
    except WorkError as error:
        raise BuildError(
            f"Không làm được /{error.name}; trang cũ giữ nguyên.\n{error.reason}"
        ) from error
    except Exception as error:
        wrong = mistake(error)
        if wrong is None:
            raise
        raise BuildError(f"Khuôn trang có lỗi; trang cũ giữ nguyên.\n{wrong}") from error
