"""The engine's adapter: composed pages in, a site out.

Nothing of the product lives here. Whoever knows only MkDocs gets the same site by
``mkdocs build`` over the same ``build/docs``.
"""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from archive.composing.site import Settings


class EngineError(Exception):
    """The engine would not build, or warned of something in the composed pages."""


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def site_settings(config_file: Path) -> Settings:
    """What the operator set in ``mkdocs.yml``.

    Raises :class:`EngineError` when the file is not a valid configuration.
    """
    # any folder that is there: the engine will not read its settings without one
    config = _config(config_file, docs_dir=str(config_file.parent / "macros"))
    extra = dict(config.extra)
    return Settings(
        name=config.site_name,
        url=config.site_url or "",
        repository=str(extra.get("repository") or "").rstrip("/"),
    )


def render(config_file: Path, docs: Path, out: Path) -> None:
    """Build the site of ``docs`` into ``out``, which the engine empties first.

    Raises :class:`EngineError` with all that the engine said when it warns of anything.
    """
    config = _config(config_file, docs_dir=str(docs.absolute()), site_dir=str(out.absolute()))
    warnings = _Warnings()
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    try:
        build(config)
    except Exception as error:
        raise EngineError("\n".join([*warnings.said, str(error)])) from error
    finally:
        log.removeHandler(warnings)
    if warnings.said:
        raise EngineError("\n".join(warnings.said))


def _config(config_file: Path, **changes: str) -> MkDocsConfig:
    try:
        return load_config(str(config_file), **changes)
    except Exception as error:
        message = f"{config_file.name}: {error}"
        raise EngineError(message) from error
