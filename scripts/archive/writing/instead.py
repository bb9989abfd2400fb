"""A value in the place of another, written as that one was."""

from archive.writing.emit import emit, in_flow
from archive.writing.plain import Plain
from archive.writing.scalars import in_block, in_quotes, scalar


def in_place_of(written: str, value: Plain, *, margin: int, flow: bool) -> str:
    """``value`` for the place of ``written``; its further lines begin at column ``margin``.

    A text keeps the other's quotation marks or its block, where it can; ``flow``: within brackets.
    """
    if not isinstance(value, str):
        return in_flow(value) if flow or not value else emit(value, margin).strip()
    if written[:1] in {"|", ">"}:
        return _as_block(written, value, margin)
    if written[:1] in {'"', "'"}:
        return in_quotes(value, written[0])
    if "\n" in value and not flow:
        return _as_block("|", value, margin)
    return scalar(value, flow=flow)


def _as_block(written: str, value: str, margin: int) -> str:
    """A block like the one before: its sign and comment, its margin, its lines while they last."""
    head, *lines = written.splitlines()
    content = [line for line in lines if line.strip()]
    margin = min((len(line) - len(line.lstrip(" ")) for line in content), default=margin)
    like = [line[margin:].rstrip() for line in lines]
    block = in_block(value, folded=True, like=like) if head[0] == ">" else None
    block = block or in_block(value)
    comment = head.lstrip("|>+-0123456789")
    if block is None:
        return scalar(value) + comment
    sign, *new = block
    return "\n".join([sign + comment, *(f"{' ' * margin}{line}" if line else "" for line in new)])
