"""Decap CMS from npm: by the lock file, at build time, kept beside the other things that are built.

The lock file names one package with its hash and none of those it was made from: its ``dist``
folder is ready-made. npm checks the hash; no script of the package runs.
"""

import hashlib
import shutil
from pathlib import Path

from archive.composing.bundle import Bundle

SCRIPTS = Path(__file__).parents[3] / "macros/soan"
"""Where the lock file lies."""

LONGEST = 120
"""Seconds that npm may take; then the site is built without the form."""

_MAIN = "decap-cms.js"


def bundle(cache: Path) -> Bundle:
    """The bundle that the lock file names: from ``cache`` (``build/cache``), else fetched now.

    Where that cannot be done the answer says why, and the site is built without the form.
    """
    manifest = [SCRIPTS / "package.json", SCRIPTS / "package-lock.json"]
    version = hashlib.sha256(b"\0".join(file.read_bytes() for file in manifest)).hexdigest()[:8]
    folder = cache / "soan" / version
    if (folder / _MAIN).is_file():
        return Bundle(folder, version)
    return _fetched(folder, version, manifest)


def _fetched(folder: Path, version: str, manifest: list[Path]) -> Bundle:
    import subprocess  # noqa: PLC0415  most builds fetch nothing
    import tempfile  # noqa: PLC0415  as above

    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return Bundle(missing="máy này không có npm (apt-get install npm)")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        for file in manifest:
            shutil.copy(file, made)
        fetch = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
        try:
            subprocess.run(fetch, cwd=made, check=True, capture_output=True, timeout=LONGEST)  # noqa: S603  npm by its own path, no words of others
        except subprocess.TimeoutExpired:
            return Bundle(missing=f"npm không tải xong trong {LONGEST} giây")
        except subprocess.CalledProcessError:
            return Bundle(missing="npm không tải được, có thể vì không có mạng")
        ready = Path(made, "ready")
        ready.mkdir()
        for file in sorted(Path(made, "node_modules/decap-cms/dist").iterdir()):
            if file.name == _MAIN or file.name.endswith(f".{_MAIN}"):
                shutil.copy(file, ready)
        if not (ready / _MAIN).is_file():
            return Bundle(missing=f"gói tải về không có {_MAIN}")
        shutil.rmtree(folder, ignore_errors=True)
        ready.rename(folder)
    return Bundle(folder, version)
