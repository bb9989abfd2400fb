"""Where files meet: by what a rule that sees several at once tells which of them belong together.

Such a rule declares a :class:`Meeting`. Of each file that gives a few names, which depend on the
file, the lists and the records of bodies alone: the body and year of a report, the number of a
paper. **What the rules of a meeting tell of a file rests on that file and on those that share a
name with it, on nothing else.** So names can be kept, and after an edit only those files are looked
at again that share one with a changed file (:mod:`archive.checking.neighbours`).
"""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from archive.model.archive import Archive
from archive.reading.content_file import ContentFile
from archive.reading.digests import DIGEST_SIZE

NEVER, BESIDE, ALONE = range(3)
"""When something may be told of a file: never, as others only look at it; where it meets another
one; even where it meets none."""


class Facts(NamedTuple):
    """What one file brings to a meeting, as plain data.

    ``told`` is one of the three above. ``said`` is a digest of all that matters to what is told of
    this file or of others. ``names`` and ``chains`` are sums of names, in eight hexadecimal figures
    each: two names of the same sum only make a file be looked at more.
    """

    told: int
    said: str
    names: str
    chains: str


FactsOf = Callable[[ContentFile, Archive], Facts | None]


@dataclass(frozen=True, eq=False)
class Meeting:
    """A kind of meeting: its permanent ``name``, and what a file brings to it beside the bodies."""

    name: str
    facts: FactsOf


def facts(
    file: ContentFile,
    names: Iterable[str],
    *,
    told: int = BESIDE,
    said: str | None = None,
    chains: Iterable[str] = (),
) -> Facts:
    """What ``file`` brings to a meeting.

    Without ``said`` all of the file may matter. Those who are linked by ``chains`` belong together
    with whomever these are linked to in turn, however far away.
    """
    if said is None:
        said = file.digest
    elif said:
        data = said.encode("utf-8", "surrogatepass")
        said = blake2b(data, digest_size=DIGEST_SIZE).hexdigest()
    return Facts(told, said, _sums(names), _sums(chains))


def _sums(names: Iterable[str]) -> str:
    sums = {crc32(name.encode("utf-8", "surrogatepass")) for name in names}
    return array("I", sorted(sums)).tobytes().hex() if sums else ""
