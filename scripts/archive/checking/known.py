"""What earlier runs found out about an archive, and what of it still holds.

Three things are kept of each file: its findings, its gist (:mod:`archive.reading.recall`), and
what it brings to the meetings of files (:mod:`archive.checking.meeting`), under the same key as its
findings.

- The **gist** is a matter of the file's bytes and of the program alone.
- The **findings** of the rules of one file rest on the file's bytes and name, on the program, and
  on the surroundings: the lists and the records of bodies, which is all that these rules may look
  at (:mod:`archive.checking.surroundings` stops any that looks further). So their key holds a
  digest of the file and one of the surroundings; the text of a body's profile is no part of it.
- What shows only **when all is seen together** (rules of the whole archive, and those declared
  with ``beyond``) rests on every byte: it is kept once, with all findings, under the digest of the
  snapshot. So when nothing changed nothing is parsed. When anything did, these rules are asked
  again of what it touches (:mod:`archive.checking.met`).

The program (its source, Python, the libraries) is part of the seal of every file of the store, so
what another program found is never seen.

Of a file with a mark of secrecy or with private data nothing is kept, neither its findings nor its
entries, and then nothing of the whole: it is read and checked again at every run.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from archive.checking.met import Brought, Met
from archive.checking.problem import Problem
from archive.checking.rows import CODE, Row, data_of, problems_of, rows_of
from archive.checking.rule import RULES, Subject
from archive.checking.store import Store
from archive.reading.digests import DIGEST_SIZE
from archive.reading.snapshot import Snapshot

_FINDINGS, _MET = "findings", "met"
_SHARDS = "0123456789abcdef"
_OF_SECRETS: Subject = "bao-mat"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about one file: problems, and the wide rules that may find more.

    ``has_gist``: whether there is something of it to keep for recalling it. ``brought``: its
    facts for each meeting.
    """

    rows: tuple[Row, ...]
    wide: tuple[str, ...]
    has_gist: bool
    brought: Brought

    @property
    def is_secret(self) -> bool:
        """Whether something was found that must not be written down anywhere."""
        return any(RULES[row[CODE]].about == _OF_SECRETS for row in self.rows)


def key_of(*parts: str) -> str:
    """One digest of several texts."""
    return blake2b("\0".join(parts).encode(), digest_size=DIGEST_SIZE).hexdigest()


class Known:
    """What the store holds of an archive; without a store nothing is known, and nothing kept."""

    def __init__(self, store: Store | None, *, fresh: bool = False) -> None:
        """With ``fresh`` nothing is read from the store, and all of it is written anew."""
        self._store = store
        self._fresh = fresh
        self._shards: dict[str, dict[str, tuple[str, bytes]]] = {}
        said = json.loads(self._load(_FINDINGS) or b"{}")
        self._files: Mapping[str, list[Any]] = said.get("files", {})
        self._whole: list[Any] | None = said.get("whole")

    def whole(self, key: str) -> list[Problem] | None:
        """All problems of the archive with that digest, in order; None when it is another one."""
        if self._whole is None or self._whole[0] != key:
            return None
        return list(problems_of(self._whole[1]))

    def found(self, path: str, key: str) -> Found | None:
        """What was found out about a file, when it and its surroundings are the same."""
        entry = self._files.get(path)
        if entry is None or entry[0] != key:
            return None
        brought = self.met.files.get(path)
        if brought is None or brought[0] != key:
            return None
        return Found(tuple(map(tuple, entry[1])), tuple(entry[2]), entry[3], brought[1])

    @cached_property
    def met(self) -> Met:
        """What was told of all files together."""
        said = self._load(_MET)
        return Met.of(said) if said is not None else Met()

    def gist(self, path: str, digest: str) -> bytes | None:
        """The gist of a file, when its bytes are the same."""
        kept = self._gists(_shard(path)).get(path)
        return kept[1] if kept is not None and kept[0] == digest else None

    def forget(self) -> None:
        """Let go of what was loaded: what is asked for then is loaded again, findings never."""
        self._files, self._whole = {}, None
        self._shards.clear()
        self.__dict__.pop("met", None)

    def keep(
        self,
        snapshot: Snapshot,
        found: Mapping[str, tuple[str, Found]],
        gists: Mapping[str, bytes],
        whole: list[Problem],
        met: Met,
    ) -> None:
        """Keep, for the next run, findings with their keys, new gists, and all problems.

        ``met`` is how the files met, with what they were told then.
        """
        if self._store is None:
            return
        secret = {path for path, (_, one) in found.items() if one.is_secret}
        files = {
            path: [key, one.rows, one.wide, one.has_gist]
            for path, (key, one) in found.items()
            if path not in secret
        }
        said = {"files": files, "whole": None if secret else [snapshot.digest, rows_of(whole)]}
        new: dict[str, dict[str, bytes]] = {shard: {} for shard in _SHARDS}
        for path, data in gists.items():
            new[_shard(path)][path] = data
        for shard, of_shard in new.items():
            self._keep_gists(shard, snapshot, secret, of_shard)
        self._store.save(_MET, met.without(secret).data)
        self._store.save(_FINDINGS, data_of(said))

    def _keep_gists(
        self, shard: str, snapshot: Snapshot, secret: set[str], gists: Mapping[str, bytes]
    ) -> None:
        before = self._gists(shard)
        after = {
            path: kept
            for path, kept in before.items()
            if path in snapshot.files and snapshot.files[path].digest == kept[0]
        }
        for path, data in gists.items():
            after[path] = snapshot.files[path].digest, data
        for path in secret:
            after.pop(path, None)
        if self._store is not None and (after != before or self._fresh):
            lines = (f"{p}\t{digest}\t".encode() + data for p, (digest, data) in after.items())
            self._store.save(f"gists-{shard}", b"\n".join(lines))
        self._shards[shard] = after

    def _gists(self, shard: str) -> dict[str, tuple[str, bytes]]:
        if shard not in self._shards:
            kept: dict[str, tuple[str, bytes]] = {}
            for line in (self._load(f"gists-{shard}") or b"").split(b"\n"):
                path, _, rest = line.partition(b"\t")
                digest, _, data = rest.partition(b"\t")
                if data:
                    kept[path.decode()] = digest.decode(), data
            self._shards[shard] = kept
        return self._shards[shard]

    def _load(self, name: str) -> bytes | None:
        return None if self._store is None or self._fresh else self._store.load(name)


def _shard(path: str) -> str:
    return blake2b(path.encode(), digest_size=1).hexdigest()[0]
