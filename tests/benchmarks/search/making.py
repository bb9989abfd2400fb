"""Makes the search index of an archive in a process of its own, and tells what that took.

``python -m tests.benchmarks.search.making CONTENT OUT`` prints one JSON object: processor seconds
(and those of them that the system took) and memory (MB) of making and writing the index, without
and with the archive that was loaded, and files and bytes of each of its parts.

``OUT`` should be new, and no other folder of so many files should just have been removed: without a
journal ext4 passes over each file that was deleted in the last minutes whenever it makes one, which
took 0.5 to 3.4 s for 6,000 files instead of 0.15.
"""

import json
import os
import resource
import sys
from collections import Counter
from pathlib import Path

from archive.composing.search.files import FOLDER, files
from archive.reading.load import load


def main() -> None:
    content, out = map(Path, sys.argv[1:])
    archive = load(content).archive
    loaded, before = _memory_now(), resource.getrusage(resource.RUSAGE_SELF)
    count: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for path, data in files(archive):
        part = path.removeprefix(f"{FOLDER}/").split("/")[0]
        if not count[part]:
            (out / path).parent.mkdir(parents=True, exist_ok=True)
        _write(f"{out}/{path}", data)
        count[part] += 1
        size[part] += len(data)
    after = resource.getrusage(resource.RUSAGE_SELF)
    system = after.ru_stime - before.ru_stime
    told = {
        "reports": len(archive.reports),
        "seconds": after.ru_utime - before.ru_utime + system,
        "system": system,
        "loaded": loaded,
        "peak": after.ru_maxrss / 1024,
        "parts": {part: (count[part], size[part]) for part in count},
    }
    sys.stdout.write(json.dumps(told))


def _write(path: str, data: bytes) -> None:
    """As the build writes files: a path is built and a file opened for each of thousands."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        assert os.write(file, data) == len(data), path
    finally:
        os.close(file)


def _memory_now() -> float:
    """Resident memory in MB; where the system does not tell it, the most so far."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
