"""Hashes of parts, of texts and of plain values, from which keys are made."""

from hashlib import blake2b

from archive.model.entry import Entries

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


def written(entries: Entries | tuple[Entries, ...] | None) -> bytes:
    """What was written in entries, in the order of declaration, as JSON.

    It is the same for entries that hold their defaults and for those that do not.
    """
    if isinstance(entries, tuple):
        return b"[%b]" % b",".join(map(written, entries))
    if entries is None:
        return b"null"
    return entries.__pydantic_serializer__.to_json(entries, exclude_unset=True)
