"""A finished folder takes the place of the former one, or nothing changes."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def publishing(site: Path) -> Iterator[Path]:
    """A folder to build in; it becomes ``site`` when the block ends without an error.

    The folder lies beside ``site``, so that the last step is a rename. A build that fails or is
    killed leaves ``site`` as it was.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield making
        _replace(making, site)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _replace(making: Path, site: Path) -> None:
    making.chmod(0o755)  # mkdtemp makes it private; a web server must read it
    if not site.exists():
        making.rename(site)
        return
    former = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    os.replace(site, former)  # noqa: PTH105  Path.replace will not take an empty folder's place
    making.rename(site)
    shutil.rmtree(former, ignore_errors=True)
