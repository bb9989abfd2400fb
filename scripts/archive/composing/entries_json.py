"""What was written in entries, as the hashes of pages take it."""

from archive.model.entry import Entries


def written(entries: Entries | tuple[Entries, ...] | None) -> bytes:
    """What was written in entries, in the order of declaration, as JSON.

    It is the same for entries that hold their defaults and for those that do not.
    """
    if isinstance(entries, tuple):
        return b"[%b]" % b",".join(map(written, entries))
    if entries is None:
        return b"null"
    return entries.__pydantic_serializer__.to_json(entries, exclude_unset=True)
