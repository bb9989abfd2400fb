"""The files of an archive, of which earlier runs know some."""

from collections.abc import Iterator, Mapping

from archive.checking.known import Known
from archive.reading.content_file import ContentFile
from archive.reading.load import read_file
from archive.reading.recall import RecalledFile
from archive.reading.snapshot import Snapshot


class FilesKnown(Mapping[str, ContentFile]):
    """The files of a snapshot, each recalled or read when it is first asked for."""

    def __init__(
        self,
        snapshot: Snapshot,
        known: Known,
        gists: Mapping[str, bytes],
        former: Mapping[str, ContentFile],
    ) -> None:
        self._snapshot = snapshot
        self._known = known
        self._gists = gists
        self._made: dict[str, ContentFile] = {}
        if isinstance(former, FilesKnown):
            self._made.update(former.still(snapshot))

    def still(self, snapshot: Snapshot) -> Iterator[tuple[str, ContentFile]]:
        """The recalled files that ``snapshot`` has too; they are of that one from now on."""
        if snapshot.root != self._snapshot.root:
            return
        for path, file in self._made.items():
            seen = snapshot.files.get(path)
            if isinstance(file, RecalledFile) and seen is not None and seen.digest == file.digest:
                file.move_to(snapshot)
                yield path, file

    def __getitem__(self, path: str) -> ContentFile:
        if path not in self._made:
            seen = self._snapshot.files[path]
            kept = self._gists.get(path) or self._known.gist(path, seen.digest)
            self._made[path] = (
                in_full(self._snapshot, path)
                if kept is None
                else RecalledFile(path, self._snapshot, kept)
            )
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._snapshot.files)

    def __len__(self) -> int:
        return len(self._snapshot.files)


def in_full(snapshot: Snapshot, path: str) -> ContentFile:
    """The file at ``path``, read whole; it must still be that of the snapshot."""
    file = read_file(snapshot.root, snapshot.files[path].found)
    snapshot.hold(path, file.digest)
    return file
