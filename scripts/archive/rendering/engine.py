"""The engine's adapter: composed pages in, a site out.

Nothing of the product lives here. Whoever knows only MkDocs gets the same site by
``mkdocs build`` over the same ``build/docs``; a test compares the bytes. :class:`Engine` renders
one page by itself, since a page depends on nothing but its own inputs; :func:`render` is the
engine's own way, all pages at once.
"""

import gzip
import io
import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlsplit

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from archive.composing.site import FormSettings, Settings
from archive.composing.templates import COMPILED
from archive.rendering.addresses import Public
from archive.rendering.frames import Frames, encoded
from archive.rendering.headings import Headings

_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


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
    return _set_by_the_operator(_settings(config_file))


class Engine:
    """The engine with the settings and the theme of one ``mkdocs.yml``, read once.

    Raises :class:`EngineError` when the file is not a valid configuration.
    """

    def __init__(self, config_file: Path) -> None:
        self._config = _settings(config_file)
        self._environment = self._config.theme.get_env()
        self._environment.auto_reload = False
        self._environment.bytecode_cache = COMPILED
        self._template = self._environment.get_template("main.html")
        self._headings = Headings(self._config)
        self._nowhere = Navigation([], [])
        self._public = Public(self._canonical)
        self._frames = Frames(self._whole, self._public)

    def page(self, path: str, meta: Mapping[str, str], pieces: Sequence[bytes]) -> bytes:
        """The HTML file of the composed page at ``path`` below ``build/docs``.

        ``meta`` is its head, ``pieces`` what stands below it. Raises :class:`EngineError` when the
        engine warns of anything.
        """
        parts = self._headings.parts(pieces)
        if parts is not None:
            return self._frames.page(path, meta, *parts)
        page = self._new(path, meta)
        page.markdown = b"\n".join(pieces).decode()
        self._by_the_engine(page)
        return encoded(self._rendered(page))

    def _new(self, path: str, meta: Mapping[str, str]) -> Page:
        page = Page(None, File(path, "", "", use_directory_urls=True), self._config)
        page.meta = dict(meta)
        return page

    def _rendered(self, page: Page) -> str:
        context = get_context(self._nowhere, [], self._config, page)
        html: str = self._template.render(context)
        return html

    def _whole(
        self,
        path: str,
        meta: Mapping[str, str],
        content: str,
        public: str | None,
        tokens: Sequence[Mapping[str, Any]],
    ) -> str:
        """A page by the theme's template; ``public`` stands for its address for the public."""
        page = self._new(path, meta)
        page.content, page.toc = (
            content,
            get_toc(nest_toc_tokens(cast("Any", [dict(token) for token in tokens]))),
        )
        page.canonical_url = public or page.canonical_url
        return self._rendered(page)

    def around(self, addresses: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """What a site has besides its pages: their map, the page of a missing one, the theme."""
        files = Files([])
        files.add_files_from_theme(self._environment, self._config)
        for file in files:
            yield file.dest_uri, file.content_bytes
        # in the order of the engine, which walks folders
        listed = [
            SimpleNamespace(page=SimpleNamespace(canonical_url=self._public.of(address)))
            for address in sorted(addresses, key=lambda address: address.split("/"))
        ]
        for name in sorted(self._config.theme.static_templates):
            error = name == "404.html"
            base = urlsplit(self._config.site_url or "/").path if error else "."
            context = get_context(
                self._nowhere,
                listed,  # type: ignore[arg-type] # all that the map of the site reads
                self._config,
                base_url=base,
            )
            data = self._environment.get_template(name).render(context).encode()
            yield name, data
            if name == "sitemap.xml":
                yield f"{name}.gz", _packed(name, data)

    @property
    def settings(self) -> Settings:
        """What the operator set in ``mkdocs.yml``."""
        return _set_by_the_operator(self._config)

    @property
    def theme_folders(self) -> list[Path]:
        """Where the theme's files lie, ours first."""
        return [Path(folder) for folder in self._config.theme.dirs]

    def _canonical(self, address: str) -> str | None:
        return Page(
            None, File(f"{address}index.md", "", "", use_directory_urls=True), self._config
        ).canonical_url

    def _by_the_engine(self, page: Page) -> None:
        with _listening() as said:
            page.render(self._config, Files([page.file]))
        if said:
            raise EngineError("\n".join(said))


def render(config_file: Path, docs: Path, out: Path) -> None:
    """Build the site of ``docs`` into ``out``, which the engine empties first.

    Raises :class:`EngineError` with all that the engine said when it warns of anything.
    """
    config = _config(config_file, docs_dir=str(docs.absolute()), site_dir=str(out.absolute()))
    with _listening() as said:
        try:
            build(config)
        except Exception as error:
            raise EngineError("\n".join([*said, str(error)])) from error
    if said:
        raise EngineError("\n".join(said))


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Whatever the engine warns of meanwhile."""
    warnings = _Warnings()
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    try:
        yield warnings.said
    finally:
        log.removeHandler(warnings)


def _set_by_the_operator(config: MkDocsConfig) -> Settings:
    extra = dict(config.extra)
    form = extra.get("form")
    form = form if isinstance(form, dict) else {}
    return Settings(
        name=config.site_name,
        url=config.site_url or "",
        repository=str(extra.get("repository") or "").rstrip("/"),
        forge=str(extra.get("forge") or ""),
        mail=_mail(str(extra.get("mail") or "").strip()),
        form=FormSettings(
            branch=str(form.get("branch") or "main"),
            login=str(form.get("login") or "").rstrip("/"),
            client=str(form.get("client") or ""),
            local=str(form.get("local") or ""),
        ),
    )


def _mail(address: str) -> str:
    if address and not _ADDRESS.fullmatch(address):
        message = f"extra.mail trong mkdocs.yml không phải một địa chỉ thư: {address!r}"
        raise EngineError(message)
    return address


def _settings(config_file: Path) -> MkDocsConfig:
    # any folder that is there: the engine will not read its settings without one
    return _config(config_file, docs_dir=str(config_file.parent / "macros"))


def _config(config_file: Path, **changes: str) -> MkDocsConfig:
    try:
        return load_config(str(config_file), **changes)
    except Exception as error:
        message = f"{config_file.name}: {error}"
        raise EngineError(message) from error


def _packed(name: str, data: bytes) -> bytes:
    """``data`` as gzip, without the time of packing."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename=name, mode="wb", fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()
