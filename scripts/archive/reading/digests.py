"""A digest of a file's bytes: what tells whether it is still the file that was read.

Two files of equal digests are read as the same, whenever.
"""

import os
from errno import errorcode
from hashlib import sha256
from stat import S_ISREG
from typing import TYPE_CHECKING

from archive.reading.folder import FoundFile
from archive.reading.source import SIZE_LIMIT

if TYPE_CHECKING:
    from hashlib import _Hash

DIGEST_SIZE = 20
"""Bytes of a digest, the first ones of SHA-256: nobody finds two files with the same.

Processors have instructions for it.
"""

_PIECE = 1 << 20
"""Bytes that are read at a time."""


def digest_of(root: str, found: FoundFile) -> str:
    """The digest of the file ``found`` below ``root``, as 40 hexadecimal figures.

    It is one of all that reading the file depends on: its path, which is data too, its kind, why it
    is refused, its bytes; of a file that cannot be read, why. Never raises.
    """
    whole = _begun(found)
    if found.refused is None:
        try:
            _take_in(whole, f"{root}/{found.path}", found)
        except OSError as error:
            return digest_of_failure(found, error)
    return whole.hexdigest()[: 2 * DIGEST_SIZE]


def digest_of_data(found: FoundFile, data: bytes, size: int) -> str:
    """The same of a text of ``size`` bytes; ``data`` is all that reading took of it."""
    whole = _begun(found)
    whole.update(b"%d\0" % size)
    whole.update(data)
    return whole.hexdigest()[: 2 * DIGEST_SIZE]


def digest_of_failure(found: FoundFile, error: OSError) -> str:
    """The same of a file that cannot be read."""
    whole = _begun(found)
    whole.update(errorcode.get(error.errno or 0, "").encode())
    return whole.hexdigest()[: 2 * DIGEST_SIZE]


def _begun(found: FoundFile) -> "_Hash":
    about = f"{found.path}\0{found.kind}\0{found.refused or ''}\0{found.expected or ''}\0"
    return sha256(about.encode())


def _take_in(whole: "_Hash", path: str, found: FoundFile) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        about = os.fstat(descriptor)
        size = about.st_size
        whole.update(b"%d\0" % size)
        # of a text that is too large no more is ever read; of a picture all is published
        left = size if found.kind == "image" else min(size, SIZE_LIMIT) + 1
        while left > 0 and (data := os.read(descriptor, min(left, _PIECE))):
            whole.update(data)
            # a file that gave less than it was asked for has no more
            is_all = S_ISREG(about.st_mode) and len(data) < min(left, _PIECE)
            left = 0 if is_all else left - len(data)
    finally:
        os.close(descriptor)
