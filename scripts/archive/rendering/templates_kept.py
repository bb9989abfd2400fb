"""Compiled templates from build to build: to compile them takes longer than a page or two.

They are code, as what Python keeps beside its sources is. So they lie in a store that is sealed
with a secret: what anybody else put there is never loaded.
"""

from pathlib import Path

from archive.checking.store import open_store
from archive.composing.site import TEMPLATES
from archive.composing.templates import COMPILED


def keep_templates(folder: Path, program: str, *, fresh: bool = False) -> None:
    """Keep compiled templates in ``folder`` from now on; with ``fresh`` all are compiled anew.

    ``program`` is the hash of what compiles them.
    """
    COMPILED.keep_in(open_store(folder, TEMPLATES, program), fresh=fresh)
