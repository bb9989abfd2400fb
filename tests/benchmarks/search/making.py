"""Makes the search index of an archive in a process of its own, and tells what that took.

``python -m tests.benchmarks.search.making CONTENT OUT`` prints one JSON object: processor seconds
and memory (MB) of making and writing the index, without and with the archive that was loaded, and
files and bytes of each of its parts.
"""

import json
import resource
import sys
from collections import Counter
from pathlib import Path

from archive.composing.search.files import FOLDER, files
from archive.reading.load import load


def main() -> None:
    content, out = map(Path, sys.argv[1:])
    archive = load(content).archive
    loaded, before = _memory_now(), _processor()
    count: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for path, data in files(archive):
        file = out / path
        part = path.removeprefix(f"{FOLDER}/").split("/")[0]
        if not count[part]:
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        count[part] += 1
        size[part] += len(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {
        "reports": len(archive.reports),
        "seconds": _processor() - before,
        "loaded": loaded,
        "peak": peak,
        "parts": {part: (count[part], size[part]) for part in count},
    }
    sys.stdout.write(json.dumps(told))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _memory_now() -> float:
    """Resident memory in MB; where the system does not tell it, the most so far."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
