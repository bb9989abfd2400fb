"""Hashes of parts, of texts and of plain values, from which keys are made."""

from hashlib import blake2b

SIZE = 16
"""Bytes of a hash: two of 10¹² inputs are alike with a chance below 10⁻¹⁴."""


def digest(*parts: bytes) -> bytes:
    """One hash of several parts; their lengths keep ``ab, c`` and ``a, bc`` apart."""
    told = b"".join([b"%d:%b" % (len(part), part) for part in parts])
    return blake2b(told, digest_size=SIZE).digest()


def digest_of_row(length: int, told: bytes) -> bytes:
    """The hash of a row of so many values, whose own hashes stand in ``told`` one after another."""
    return blake2b(b"%d;%b" % (length, told), digest_size=SIZE).digest()


def hash_of_text(text: str) -> bytes:
    """The hash of a text; a short one stands for itself."""
    data = text.encode()
    return b"%d:%b" % (len(data), data) if len(data) < SIZE else digest(data)


def hash_of_printed(value: object) -> bytes:
    """The hash of what is told wholly by how Python prints it."""
    return b"=" + hash_of_text(repr(value))
