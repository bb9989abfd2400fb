"""A folder of what may be forgotten at any time, and must never be believed unseen.

Every file in it begins with a digest over its name, the program that wrote it and its content,
made with a secret. So a file that is cut off, altered, older, of another program or put there by
somebody else is noticed before a byte of it is parsed, and counts as absent. The content is JSON
and text, which nothing can execute; nothing here is ever unpickled.

The secret is a random key beside the files, for its owner alone (mode 0600), together with the
number and the time of birth of the key's own file (device, inode, time of change). Whoever
contributes a folder of this kind, key and all, within a pull request knows neither number nor time
of the key that git will write at the reader's: his files are foreign there. For the same reason a
copied or restored folder is made anew.

Files are written aside and renamed: whoever reads sees the former or the new one, and of two that
write at once the later stays. A folder that cannot be written to (or is a link, or another
user's) is done without.
"""

import contextlib
import os
import secrets
import shutil
import stat
import tempfile
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import BinaryIO

_KEY = "key"
_KEY_SIZE = 32
_SEAL_SIZE = 32
_MOST_FOLDERS = 8
"""Archives whose caches are kept; that of the one looked at longest ago goes first."""


class Store:
    """The files of one archive, sealed for one program."""

    def __init__(self, folder: Path, secret: bytes, program: str) -> None:
        self._folder = folder
        self._secret = secret
        self._program = program

    def load(self, name: str) -> bytes | None:
        """What was saved as ``name``; None where that is absent or is not ours."""
        try:
            with _opened(self._folder / name) as file:
                data = file.read()
        except OSError:
            return None
        seal, content = data[:_SEAL_SIZE], memoryview(data)[_SEAL_SIZE:]
        return bytes(content) if compare_digest(seal, self._seal(name, content)) else None

    def save(self, name: str, content: bytes) -> bool:
        """Keep ``content``; False where that cannot be done, and then nothing is lost."""
        try:
            handle, aside = tempfile.mkstemp(prefix=".", dir=self._folder)
        except OSError:
            return False
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self._seal(name, content))
                file.write(content)
            Path(aside).replace(self._folder / name)
        except OSError:  # no room, perhaps
            with contextlib.suppress(OSError):
                Path(aside).unlink()
            return False
        return True

    def _seal(self, name: str, content: bytes | memoryview) -> bytes:
        whole = blake2b(key=self._secret, digest_size=_SEAL_SIZE)
        whole.update(f"{name}\0{self._program}\0".encode())
        whole.update(content)
        return whole.digest()


def open_store(caches: Path, about: Path, program: str) -> Store | None:
    """The store for the archive at ``about`` within the folder ``caches``; None for no store."""
    name = blake2b(os.fsencode(about.resolve()), digest_size=8).hexdigest()
    folder = caches / name
    try:
        caches.mkdir(parents=True, exist_ok=True)
        if not _is_ours(caches):
            return None
        folder.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours(folder):
            return None
        os.utime(folder)
        secret = _secret(folder / _KEY)
        _forget_others(caches)
    except OSError:
        return None
    return Store(folder, secret, program)


def _is_ours(folder: Path) -> bool:
    about = folder.lstat()
    return stat.S_ISDIR(about.st_mode) and about.st_uid == os.getuid()


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")


def _secret(path: Path) -> bytes:
    """The secret of the key at ``path``, which is made where there is none worth its name."""
    found = _read_key(path)
    if found is None:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        with contextlib.suppress(FileExistsError):  # another check was quicker
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(_KEY_SIZE))
        found = _read_key(path)
    if found is None:
        raise OSError(f"no key at {path}")
    return found


def _read_key(path: Path) -> bytes | None:
    try:
        with _opened(path) as file:
            about, key = os.fstat(file.fileno()), file.read(_KEY_SIZE + 1)
    except OSError:
        return None
    own = about.st_uid == os.getuid() and stat.S_IMODE(about.st_mode) == 0o600
    if not own or not stat.S_ISREG(about.st_mode) or len(key) != _KEY_SIZE:
        return None
    birth = f"{about.st_dev} {about.st_ino} {about.st_ctime_ns}".encode()
    return blake2b(key + birth, digest_size=_KEY_SIZE).digest()


def _forget_others(caches: Path) -> None:
    folders = [path for path in caches.iterdir() if path.is_dir() and not path.is_symlink()]
    folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in folders[_MOST_FOLDERS:]:
        shutil.rmtree(path, ignore_errors=True)
